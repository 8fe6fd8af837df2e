// SampleCounty

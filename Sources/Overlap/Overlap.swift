// Overlap

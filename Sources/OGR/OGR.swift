// OGR

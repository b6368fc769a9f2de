"""`./run panorama`: a station's own photographs of the shore, cut to tiles and put before the shipped pictures."""

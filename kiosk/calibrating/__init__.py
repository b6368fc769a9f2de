"""`./run smile calibrate`: a person beside the door says who smiled; the door's threshold and figures follow."""

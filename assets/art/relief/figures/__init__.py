"""People: bodies, clothes and poses."""

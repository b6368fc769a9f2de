"""From a depth picture to a carved height map and its light."""

"""Relief pictures of the story zhou-porthos."""

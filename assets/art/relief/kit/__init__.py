"""Things a scene is built from."""

"""The booth's camera through Qt Multimedia: preview and stills, the real one, a file, and the pretend one."""

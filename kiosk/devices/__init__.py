"""One module per thing you can touch: the interface, the real one, the pretend one."""

"""The deferred renderer of the riverfront pictures: moderngl, any OpenGL 4.3, no window needed."""

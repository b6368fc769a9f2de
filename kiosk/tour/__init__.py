"""./run tour: a scripted visitor walks through every scene with pretend devices and the real window, and leaves pictures."""

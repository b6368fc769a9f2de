"""./run tour: a scripted visitor walks every scene with pretend devices and the real window, and leaves pictures."""

"""The small web server a phone reaches, in its own process."""

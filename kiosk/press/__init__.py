"""What makes things: bytes out; no Qt window, no device."""

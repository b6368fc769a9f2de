"""What the check desk can find out about, one module each."""

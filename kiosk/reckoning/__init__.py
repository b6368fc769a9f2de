"""What may be said of numbers that were counted: shares with their uncertainty."""

"""The vocabulary of the house: Inputs (what came in), Facts (what to remember), Orders (what to do)."""

"""The Riverfront Station Kiosk: the exhibits of a visitor station on the Yangpu riverfront."""

__version__ = "0.1.0"

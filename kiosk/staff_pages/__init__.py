"""The page for staff in a browser on the station's network, in its own process."""

"""A hall under load: days of scripted visitors in minutes, with faults sprinkled in."""

"""How a finished card reaches a phone: from this station, or through a store that phones reach."""

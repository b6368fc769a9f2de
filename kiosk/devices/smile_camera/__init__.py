"""The smile camera of one door: its own process, shut off from the network, that sees frames and says numbers."""

"""The postcard printer: a CUPS queue, a folder of PDF sheets, or the pretend one; one job in flight."""

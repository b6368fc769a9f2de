"""Content packs: words and pictures that go live only when they were checked, and lead back in one press."""

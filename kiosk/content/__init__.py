"""scenes/*/*.yaml as types: words, stories, buildings, frames; what is missing or damaged is refused with its place."""

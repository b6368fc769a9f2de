"""Makes the spoken words of stories and buildings, once, when content is saved; the hall only plays the files.

The way through the room: command > shelves > batch > studio > engine (kokoro, espeak) > level > the files in
assets/story/voice and assets/panorama/voice.
"""

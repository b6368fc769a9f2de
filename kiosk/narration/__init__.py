"""Makes the spoken words of the stories, once, when content is saved; the hall only plays the files.

The way through the room: command > batch > studio > engine (kokoro, espeak) > level > the files in assets/story/voice.
"""

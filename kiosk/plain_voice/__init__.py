"""The computer's own speech through pyttsx3 and espeak-ng: plain, and on every machine."""

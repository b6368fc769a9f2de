"""Speaks one text into one WAV file and ends. Exit status 3: no speech here or no such voice, as the last line says."""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path


def main() -> int:
    """The order comes as JSON on standard input: text, voice, words_per_minute, path, limit_s."""
    order = json.load(sys.stdin)
    try:
        import pyttsx3

        engine = pyttsx3.init()
        engine.setProperty("voice", order["voice"])
        engine.setProperty("rate", order["words_per_minute"])
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        print(f"can't be used: {error} (Debian: sudo apt-get install espeak-ng)", file=sys.stderr)
        return 3
    known = [voice.id for voice in engine.getProperty("voices")]
    if order["voice"] not in known:
        print(f"no such voice; for example {', '.join(known[:3])}", file=sys.stderr)
        return 3
    finished = threading.Event()
    engine.connect("finished-utterance", lambda name, completed: finished.set())
    engine.save_to_file(order["text"], order["path"])
    engine.runAndWait()
    # runAndWait comes back before the file is written; the event comes after.
    if not finished.wait(order["limit_s"]):
        print(f"did not finish within {order['limit_s']:.0f} s", file=sys.stderr)
        return 1
    path = Path(order["path"])
    if not path.is_file() or not path.stat().st_size:
        print("wrote no sound", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

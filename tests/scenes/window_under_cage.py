"""A bare window of the hall as a process that a compositor starts: python -m tests.scenes.window_under_cage QML.

It says on standard output, a line each, when its work begins and whether it was seen by then, and how it ended.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.bridge import hall
from kiosk.places import ASSETS, ROOT


def main(qml: Path) -> int:
    hall.NO_SCREEN_MS = 1500
    window = hall.Hall(ASSETS / "fonts", ROOT)

    def begin() -> None:
        print("begun", os.getpid(), "seen" if window.seen else "unseen", window.found, flush=True)

    window.open(qml, {}, "primary", None, begin)
    status = window.run(window.end)
    print("ended", status, flush=True)
    window.close()
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""A process whose children do each deed of the card store once, each killed at another step it takes on the disk.

A deed's children work in folders DEED/0, DEED/1, … of the folder given; the last one of each is not killed but ends.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from kiosk.press.store import CardMeta, CardPictures, CardStore

CARD_ID = "a" * 22
DAY = "2026-11-23"
PICTURES = CardPictures(b"phone" * 40_000, b"front" * 40_000, b"back" * 40_000)
META = CardMeta(1_000, 2_000, "zh", rehearsal=False, short_code="204718")
BEFORE_SAVE = 6
_STEPS = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir"}

DEEDS: Mapping[str, Callable[[CardStore], object]] = {
    "save": lambda store: store.save(CARD_ID, PICTURES, META),
    "update": lambda store: store.update(CARD_ID, print_failed=True),
    "delete": lambda store: store.delete(CARD_ID),
    "expire": lambda store: store.expire(META.expires_utc_ms),
    "count": lambda store: store.count(DAY, BEFORE_SAVE + 1),
}


def main(folder: Path) -> None:
    for name, deed in DEEDS.items():
        for step in count():
            store = CardStore(folder / name / str(step))
            store.count(DAY, BEFORE_SAVE)
            if name in ("update", "delete", "expire"):
                store.save(CARD_ID, PICTURES, META)
            child = os.fork()
            if child == 0:
                _kill_at(step, store.folder)
                deed(store)
                os._exit(0)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
                break


def _kill_at(step: int, folder: Path) -> None:
    """Let this process be killed right before its `step`th change in the folder, from 0."""
    taken = count()

    def at(path: Any) -> None:
        if str(path).startswith(str(folder)) and next(taken) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sync = os.fsync

    def watched(fd: Any) -> None:
        at(folder)
        sync(fd)

    os.fsync = watched
    sys.addaudithook(lambda event, given: at(given[0]) if event in _STEPS else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

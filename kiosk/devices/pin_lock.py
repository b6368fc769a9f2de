"""What wrong PINs have come to, kept over restarts: pulling the plug gives nobody fresh tries."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)
# So long after the last wrong PIN everything is forgotten: who mistyped last month is not held to it.
FORGOTTEN_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class KeptLock:
    """`wrong` PINs in a row, `locks` so far, locked for `left_s` more seconds."""

    wrong: int
    locks: int
    left_s: float


class PinLock:
    """One file at `path`. `utc_s` is the wall clock, the only one that goes on while the machine is off.

    A clock set back, or wrong at the start, neither opens a lock nor makes it longer than it was; set forward by more
    than a lock it opens one, which a visitor can't do.
    """

    def __init__(self, path: Path, utc_s: Callable[[], float] = time.time) -> None:
        self._path = path
        self._utc_s = utc_s

    def read(self) -> KeptLock | None:
        """What was kept; None when nothing was, when it is long past, or when the file can't be understood."""
        try:
            kept = json.loads(self._path.read_text(encoding="ascii"))
            wrong, locks = int(kept["wrong"]), int(kept["locks"])
            left_s, at_s = float(kept["left_s"]), float(kept["at_utc_s"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            log.warning("the lock of wrong PINs can't be read, so it begins anew: %s", type(error).__name__)
            return None
        passed_s = max(0.0, self._utc_s() - at_s)
        # What is no number at all (JSON knows NaN) compares as neither.
        if not passed_s <= FORGOTTEN_S or not (wrong or locks):
            return None
        return KeptLock(wrong, locks, left_s - passed_s if left_s > passed_s else 0.0)

    def keep(self, wrong: int, locks: int, left_s: float) -> None:
        """Keep this from now on; a disk that refuses is told to the log."""
        kept = {"wrong": wrong, "locks": locks, "left_s": left_s, "at_utc_s": self._utc_s()}
        try:
            write_whole(self._path, json.dumps(kept).encode())
        except OSError as error:
            log.warning("the lock of wrong PINs can't be kept: %s", error)

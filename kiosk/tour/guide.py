"""Walks a script: does a thing, waits until it shows, takes a picture; stops at the first thing that does not come."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage

from kiosk.bridge.hall import Hall

LOOK_EVERY_MS = 40


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour.

    `does` runs once, `shows` is asked until true for at most `within_s`; then, `rest_ms` later, a picture named `name`
    is taken (none when `name` is empty).
    """

    name: str
    does: Callable[[], None]
    shows: Callable[[], bool]
    within_s: float = 20.0
    rest_ms: int = 400


class Guide(QObject):
    """Walks the stops one by one; `done` is called with what failed, or ""; `at` with the name of every stop.

    What the hall showed when a stop failed is kept as a picture whose name ends in `-failed`.
    """

    def __init__(
        self,
        hall: Hall,
        stops: Iterator[Stop],
        out: Path,
        clock: Callable[[], float],
        done: Callable[[str], None],
        at: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._hall = hall
        self._stops = stops
        self._out = out
        self._clock = clock
        self._done = done
        self._at = at
        self._stop: Stop | None = None
        self._began_s = 0.0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._looked)
        self.pictures: list[Path] = []

    def begin(self) -> None:
        self._next()

    def _next(self) -> None:
        self._stop = next(self._stops, None)
        if self._stop is None:
            self._done("")
            return
        self._began_s = self._clock()
        self._at(self._stop.name)
        try:
            self._stop.does()
        except Exception:
            self._fail(traceback.format_exc())
            return
        self._look.start()

    def _looked(self) -> None:
        stop = self._stop
        if stop is None:
            return
        try:
            shown = stop.shows()
        except Exception:
            self._fail(traceback.format_exc())
            return
        if shown:
            self._look.stop()
            QTimer.singleShot(stop.rest_ms, self, self._take)
        elif self._clock() - self._began_s > stop.within_s:
            self._fail(f"did not show within {stop.within_s:g} s")

    def _take(self) -> None:
        if self._stop is not None and self._stop.name:
            self._hall.grab(self._keep)
        else:
            self._next()

    def _keep(self, picture: QImage) -> None:
        stop = self._stop
        if stop is None:
            return
        path = self._out / f"{len(self.pictures) + 1:02d}-{stop.name}.png"
        if not picture.save(str(path)):
            self._fail(f"the picture {path} can't be written")
            return
        self.pictures.append(path)
        self._next()

    def _fail(self, reason: str) -> None:
        self._look.stop()
        name = self._stop.name if self._stop else ""
        self._stop = None
        where = f"{len(self.pictures) + 1:02d}-{name}"

        def keep(picture: QImage) -> None:
            picture.save(str(self._out / f"{where}-failed.png"))
            self._done(f"stop {where}: {reason}")

        self._hall.grab(keep)

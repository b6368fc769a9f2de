"""Counting paper: sheets in the tray and prints of the day, kept in a small file over restarts."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from kiosk.settings.postcard import Printing
from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tally:
    """`printed` on the local `day` (2026-03-01), on which staff raised the cap `lifts` times.

    `sheets_left` in the tray are by our own count. `jobs` of the `queue` are not known to be over: they must not come
    out after everybody forgot them.
    """

    day: str
    sheets_left: int
    printed: int = 0
    lifts: int = 0
    queue: str = ""
    jobs: tuple[int, ...] = ()


class TallyBook:
    """The tally in `file`; None keeps it in memory. `today` is the station's local day, asked anew each time.

    A `damaged` file is begun anew, until the tray is filled: how much paper there is nobody knows. One that can't be
    written is told by `unwritten`, and the count goes on in memory.
    """

    def __init__(self, file: Path | None, printing: Printing, queue: str, today: Callable[[], str]) -> None:
        self._file = file
        self._printing = printing
        self._today = today
        self.damaged = False
        self.unwritten = False
        self._tally = Tally(today(), printing.tray_sheets, queue=queue)
        if kept := self._read():
            self._tally = replace(kept, sheets_left=min(kept.sheets_left, printing.tray_sheets), queue=queue)
            if kept.queue != queue:
                self._tally = replace(self._tally, jobs=())

    @property
    def tally(self) -> Tally:
        """As of today: a new day begins from nothing, on the same paper."""
        if self._tally.day != (day := self._today()):
            self._tally = replace(self._tally, day=day, printed=0, lifts=0)
        return self._tally

    @property
    def cap(self) -> int:
        """As many prints as today may have."""
        return self._printing.daily_cap * (1 + self.tally.lifts)

    @property
    def allowed(self) -> int:
        """So many prints more."""
        return max(0, self.cap - self.tally.printed)

    def begun(self, job: int) -> None:
        self._write(jobs=(*self.tally.jobs, job))

    def over(self, job: int, printed: int = 0) -> None:
        """The job is done with; `printed` cards came out, one sheet each."""
        tally = self.tally
        self._write(
            jobs=tuple(other for other in tally.jobs if other != job),
            printed=tally.printed + printed,
            sheets_left=max(0, tally.sheets_left - printed),
        )

    def refilled(self) -> None:
        self.damaged = False
        self._write(sheets_left=self._printing.tray_sheets)

    def ran_out(self) -> None:
        """The printer says so, whatever was counted."""
        if self.tally.sheets_left:
            self._write(sheets_left=0)

    def lifted(self) -> None:
        self._write(lifts=self.tally.lifts + 1)

    def _write(self, **changes: Any) -> None:
        self._tally = replace(self.tally, **changes)
        if self._file is None:
            return
        try:
            write_whole(self._file, json.dumps(asdict(self._tally)).encode())
            self.unwritten = False
        except OSError as error:
            log.warning("the paper count can't be kept: %s", error)
            self.unwritten = True

    def _read(self) -> Tally | None:
        if self._file is None:
            return None
        try:
            return _tally_of(json.loads(self._file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            log.warning("the paper count %s can't be read and begins anew: %s", self._file, error)
            self.damaged = True
            return None


def _tally_of(kept: object) -> Tally:
    """ValueError unless it is what TallyBook writes."""
    if not isinstance(kept, Mapping) or set(kept) != {field.name for field in fields(Tally)}:
        raise ValueError("not a paper count")
    counts = [kept["sheets_left"], kept["printed"], kept["lifts"]]
    jobs = kept["jobs"]
    if not isinstance(jobs, list) or not all(type(number) is int and number >= 0 for number in [*counts, *jobs]):
        raise ValueError("not a count")
    if not isinstance(kept["day"], str) or not isinstance(kept["queue"], str):
        raise ValueError("not a day and a queue")
    return Tally(**{**kept, "jobs": tuple(jobs)})

"""What a calibration keeps, and where: numbers only, written after every tap, so that one can stop and go on later."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from kiosk.happenings.words import Door
from kiosk.reckoning.calibration import CountCheck, Judged
from kiosk.whole_file import write_whole

# What the person beside the door saw; `unanswered`: nobody said it while they still knew.
Tap = Literal["smiled", "unsmiling", "unsure", "nobody", "unanswered"]
_Number = Annotated[float, Field(allow_inf_nan=False, ge=0)]


@dataclass(slots=True)
class Passage:
    """One passage the camera counted. `at_s` is Unix time; `probability` None: not judged; `tap` None: it waits."""

    at_s: _Number
    seen_s: _Number
    probability: Annotated[float, Field(ge=0, le=1)] | None
    tap: Tap | None = None


@dataclass(slots=True)
class Notes:
    """One calibration of one door. `rehearsal`: by a pretend camera or a film.

    `missed_s`: when somebody passed and was not counted. `written`: what went into config.yaml at the end.
    """

    door: Door
    rehearsal: bool
    began_s: _Number
    passages: list[Passage] = field(default_factory=list)
    missed_s: list[_Number] = field(default_factory=list)
    written: dict[str, str | int | float | bool] = field(default_factory=dict)

    def judged(self) -> list[Judged]:
        """The passages that the camera judged and the person was sure of."""
        return [
            Judged(passage.probability, passage.tap == "smiled")
            for passage in self.passages
            if passage.probability is not None and passage.tap in ("smiled", "unsmiling")
        ]

    def taps(self, tap: Tap) -> int:
        return sum(passage.tap == tap for passage in self.passages)

    @property
    def unjudged(self) -> int:
        """People whose smile the person saw and the camera did not judge."""
        return self.taps("smiled") + self.taps("unsmiling") - len(self.judged())

    def check(self) -> CountCheck:
        """How the camera counted; of what nobody looked at nothing is known."""
        seen = sum(self.taps(tap) for tap in ("smiled", "unsmiling", "unsure"))
        nobody = self.taps("nobody")
        return CountCheck(seen + nobody, nobody, len(self.missed_s))


_ADAPTER = TypeAdapter(Notes)


class NotesShelf:
    """The notes of one door in the data folder. A rehearsal has a file of its own: it never mixes with what is real."""

    def __init__(self, folder: Path, door: Door, rehearsal: bool) -> None:
        self._folder = folder
        self._door = door
        self._rehearsal = rehearsal
        self.path = folder / f"smile_calibration_{door}{'_rehearsal' if rehearsal else ''}.json"

    def begin(self, now_s: float) -> Notes:
        """Fresh notes, not yet written."""
        return Notes(self._door, self._rehearsal, now_s)

    def read(self) -> Notes | None:
        """Unfinished notes; None when there are none. What can't be read is set aside. Raises OSError."""
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return None
        try:
            notes = _ADAPTER.validate_json(text, strict=True)
        except ValidationError:
            notes = None
        if notes is None or (notes.door, notes.rehearsal) != (self._door, self._rehearsal):
            self.path.replace(self.path.with_suffix(".damaged"))
            return None
        return notes

    def write(self, notes: Notes) -> None:
        """Whole or not at all. Raises OSError."""
        write_whole(self.path, _ADAPTER.dump_json(notes, indent=1))

    def finish(self, notes: Notes, day: str) -> Path:
        """Keep the notes as the record of `day`; the next calibration begins anew. Raises OSError."""
        self.write(notes)
        record = self.path.with_name(f"{self.path.stem}_{day}.json")
        self.path.replace(record)
        return record

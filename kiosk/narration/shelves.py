"""Everything the house tells, shelf by shelf: the stories and the buildings, and where the voices of each lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kiosk.narration.buildings import building_texts
from kiosk.narration.script import NarrationText
from kiosk.narration.stories import narration_texts
from kiosk.yaml_source import Fault, SourceError

Kind = Literal["stories", "buildings"]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Texts that belong together, and the folder of their clips: `clip_id` and language name the files in it."""

    kind: Kind
    texts: tuple[NarrationText, ...]
    voices: Path

    def of(self, name: str) -> Shelf:
        """Only what is told of one story or building."""
        return Shelf(self.kind, tuple(text for text in self.texts if text.clip_id.split("/")[0] == name), self.voices)


def load_shelves(scenes: Path, assets: Path) -> tuple[Shelf, ...]:
    """The stories and the buildings; raises `SourceError` with every fault of both."""
    sources: list[tuple[Kind, Callable[[Path], list[NarrationText]], Path, Path]] = [
        ("stories", narration_texts, scenes / "story" / "stories", assets / "story" / "voice"),
        ("buildings", building_texts, scenes / "panorama" / "buildings", assets / "panorama" / "voice"),
    ]
    shelves: list[Shelf] = []
    faults: list[Fault] = []
    for kind, read, folder, voices in sources:
        try:
            shelves.append(Shelf(kind, tuple(read(folder)), voices))
        except SourceError as error:
            faults += error.faults
    if faults:
        raise SourceError(faults)
    return tuple(shelves)

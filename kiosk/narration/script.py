"""What is to be spoken: a text, its language, and how its doubtful words are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from kiosk.happenings.words import Language

Part = Literal["zh_female", "zh_male", "en"]


@dataclass(frozen=True, slots=True)
class NarrationText:
    """One clip to speak. `clip_id`: 'story/panel' or 'building/part'; `readings`: how words are read.

    `speaker` is the story's or building's choice of Mandarin voice; English has one voice for all.
    """

    clip_id: str
    language: Language
    text: str
    readings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    speaker: Literal["female", "male"] = "female"

    @property
    def part(self) -> Part:
        """Whose part it is to speak this: one of the station's three voices."""
        return "en" if self.language == "en" else "zh_female" if self.speaker == "female" else "zh_male"

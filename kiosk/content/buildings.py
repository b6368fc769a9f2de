"""解读: the buildings and places of the shore, each a file in scenes/panorama/buildings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from kiosk.content.folder import NamedPiece, read_folder
from kiosk.content.spoken import spoken_mandarin, unspoken
from kiosk.content.story import LANGUAGES, Story
from kiosk.content.text import Line, Piece, Text
from kiosk.happenings.words import Language
from kiosk.yaml_source import Fault, Place, fault_at

Confidence = Literal["high", "medium", "low"]
Part = Literal["past", "present", "greeting"]
PARTS: tuple[Part, ...] = ("past", "present", "greeting")
"""What is told of a building; `past` then `present` are its card, `greeting` is said when it comes abeam."""

# As many characters as each place holds at its type size, or as can be said while a building passes by.
LONGEST = {"zh": 140, "en": 430}
LONGEST_NAME = {"zh": 14, "en": 40}
LONGEST_GREETING = {"zh": 34, "en": 110}
LONGEST_THEN = {"zh": 40, "en": 120}
LONGEST_YEAR = {"zh": 20, "en": 56}
DOUBT = {"zh": ("约", "据"), "en": ("about", "account")}
SHORE_KM = 2.8
EARLIEST_YEAR = 1800


def _last_year() -> int:
    return datetime.now(UTC).year // 100 * 100 + 99


def _pair(value: Any) -> Any:
    if not (isinstance(value, list) and len(value) == 2 and all(type(n) in (int, float) for n in value)):
        raise ValueError("write two numbers in metres: [along the shore, up from the quay]")
    x_m, z_m = (float(n) for n in value)
    if not (abs(x_m) < 1e5 and abs(z_m) < 1e4):
        raise ValueError(f"[{x_m:g}, {z_m:g}] lies far outside the picture; write metres")
    return x_m, z_m


def _polygon(corners: list[tuple[float, float]]) -> list[tuple[float, float]]:
    after = corners[1:] + corners[:1]
    doubled_area = sum(x0 * z1 - x1 * z0 for (x0, z0), (x1, z1) in zip(corners, after, strict=True))
    if abs(doubled_area) < 2.0:
        raise ValueError("its corners lie on one line, so no finger could meet it")
    return corners


def _year(value: int) -> int:
    if not EARLIEST_YEAR <= value <= _last_year():
        raise ValueError(f"must lie between {EARLIEST_YEAR} and {_last_year()}")
    return value


PointM = Annotated[tuple[float, float], BeforeValidator(_pair)]
"""A place in the picture, in metres: along the shore from the wharf, and up from the quay."""
PolygonM = Annotated[list[PointM], Field(min_length=3), AfterValidator(_polygon)]


class Doubted(Piece):
    """Words about a time, with how sure they are; what is not sure must say so."""

    text: Text
    confidence: Confidence = "high"

    @model_validator(mode="after")
    def _owns_its_doubt(self) -> Doubted:
        owned = all(any(word in self.text[language].lower() for word in DOUBT[language]) for language in LANGUAGES)
        if self.confidence != "high" and not owned:
            raise ValueError(
                f"confidence is {self.confidence}: say 约 or 据 in Chinese and 'about' or 'account' in English,"
                " or leave it out"
            )
        return self


class Built(Doubted):
    """When it was built, as shown."""

    confidence: Confidence


class Year(Doubted):
    """A mark on the line of years: what happened at the building then. Low confidence has no place there."""

    year: Annotated[int, AfterValidator(_year)]
    confidence: Literal["high", "medium"] = "high"


class Time(Piece):
    """The building in one time: what it was used for, and its story."""

    use: Text
    text: Text


class Reading(Piece):
    """Hints for the Mandarin voice: pieces of the text as they are `spoken`, and `heteronyms` in pinyin."""

    spoken: dict[Line, Line] = Field(default_factory=dict)
    heteronyms: dict[Line, Line] = Field(default_factory=dict)


class ToldStory(Piece):
    """The story that happened here: its id, and its panel by index from 0."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    panel: Annotated[int, Field(ge=0)]


class Building(NamedPiece):
    """One building or place on the shore; `km` along the shore from the wharf, 0..2.8.

    `mark`: where its name stands in the picture; `outline`: the polygons a finger may tap, both in picture metres.
    `then`: what the picture of the past shows, and that it is imagined. `voice`: who tells of it in Mandarin.
    """

    km: Annotated[float, Field(ge=0, le=SHORE_KM)]
    km_confidence: Confidence
    star: bool
    name: Text
    mark: PointM
    outline: Annotated[list[PolygonM], Field(min_length=1)]
    built: Built | None = None
    years: Annotated[list[Year], Field(min_length=2, max_length=5)]
    greeting: Text
    past: Time
    present: Time
    then: Text
    story: ToldStory | None = None
    voice: Literal["female", "male"]
    reading: Reading = Reading()
    confidence: Literal["high", "medium"]
    sources: Annotated[list[Line], Field(min_length=1)]
    editors_note: str = ""

    @model_validator(mode="after")
    def _years_go_on(self) -> Building:
        years = [mark.year for mark in self.years]
        for before, after in pairwise(years):
            if after <= before:
                raise ValueError(f"years must go on from the first to the last, but {after} stands after {before}")
        return self

    def shown(self, part: Part, language: Language) -> str:
        """A part's words as they are read on the screen."""
        texts = {"past": self.past.text, "present": self.present.text, "greeting": self.greeting}
        return texts[part][language]

    def spoken(self, part: Part, language: Language) -> str:
        """A part's words as they are said: in Mandarin with every number in characters."""
        words = self.shown(part, language)
        return spoken_mandarin(words, self.reading.spoken) if language == "zh" else words


def load_buildings(folder: Path) -> tuple[list[tuple[Path, Building]], list[Fault]]:
    """The buildings that could be read, each with its file, and every fault found in them."""
    pieces, faults = read_folder(folder, Building, "building")
    for path, building in pieces:
        faults += _length_faults(building, path) + _unspoken_faults(building, path)
    return pieces, faults


def told_story_faults(pieces: Sequence[tuple[Path, Building]], stories: Mapping[str, Story]) -> list[Fault]:
    """A fault for every building that sends its visitor to a story or a panel that is not there."""
    faults = []
    for path, building in pieces:
        if building.story is None:
            continue
        story = stories.get(building.story.id)
        if story is None:
            reason = f"is no story; there are: {', '.join(stories)}"
            faults.append(fault_at(path, ("story", "id"), building.story.id, reason))
        elif building.story.panel >= len(story.panels):
            reason = f"the story's panels count from 0 to {len(story.panels) - 1}"
            faults.append(fault_at(path, ("story", "panel"), str(building.story.panel), reason))
    return faults


def _length_faults(building: Building, path: Path) -> list[Fault]:
    places: list[tuple[Place, Text, dict[str, int], str]] = [
        (("name",), building.name, LONGEST_NAME, "the card holds"),
        (("past", "text"), building.past.text, LONGEST, "the card holds"),
        (("present", "text"), building.present.text, LONGEST, "the card holds"),
        (("greeting",), building.greeting, LONGEST_GREETING, "a greeting has at most"),
        (("then",), building.then, LONGEST_THEN, "its line holds"),
    ]
    places += [
        (("years", number, "text"), mark.text, LONGEST_YEAR, "the line of years holds")
        for number, mark in enumerate(building.years)
    ]
    faults = []
    for place, text, longest, what in places:
        for language in LANGUAGES:
            words = text[language]
            if len(words) > longest[language]:
                reason = f"has {len(words)} characters, {what} {longest[language]}"
                faults.append(fault_at(path, (*place, language), words, reason))
    return faults


def _unspoken_faults(building: Building, path: Path) -> list[Fault]:
    places: dict[Part, Place] = {"past": ("past", "text"), "present": ("present", "text"), "greeting": ("greeting",)}
    reason = "no Mandarin voice can say this: tell how under reading.spoken"
    return [
        fault_at(path, (*places[part], "zh"), piece, reason)
        for part in PARTS
        for piece in unspoken(building.spoken(part, "zh"))
    ]

"""回首: the stories, each a file in scenes/story/stories, with its pictures and voices."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from kiosk.content.folder import NamedPiece, load_folder, read_folder
from kiosk.content.text import Line, Piece, PointOf1, Text
from kiosk.happenings.words import Language
from kiosk.yaml_source import Fault, SourceError

LANGUAGES: tuple[Language, Language] = ("zh", "en")

# As many characters as fit a detail's sign and its card at their type sizes.
LONGEST_SIGN = {"zh": 8, "en": 24}
LONGEST_DETAIL = {"zh": 60, "en": 190}


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("write the day as 1919-03-17 (year-month-day)") from None


Day = Annotated[date, BeforeValidator(_day)]


class Reading(Piece):
    """Hints for the voice: how years and heteronyms are read."""

    years: list[Line]
    heteronyms: dict[Line, Line]


class Detail(Piece):
    """A thing in the picture that answers a tap: `at` in 0..1 across and down, its name and a short text."""

    at: PointOf1
    name: Text
    text: Text

    @model_validator(mode="after")
    def _fits(self) -> Detail:
        for language in LANGUAGES:
            for what, words, longest in (("name", self.name, LONGEST_SIGN), ("text", self.text, LONGEST_DETAIL)):
                if len(words[language]) > longest[language]:
                    raise ValueError(
                        f"{what}.{language} has {len(words[language])} characters, {longest[language]} fit: shorten it"
                    )
        return self


class Question(Piece):
    """A closing question: two to four options, the index of the right one from 0, and why it is right."""

    ask: Text
    options: Annotated[list[Text], Field(min_length=2, max_length=4)]
    answer: Annotated[int, Field(ge=0)]
    explain: Text

    @model_validator(mode="after")
    def _answer_is_there(self) -> Question:
        if self.answer >= len(self.options):
            raise ValueError(f"answer is {self.answer}, but the options count from 0 to {len(self.options) - 1}")
        return self


class Panel(Piece):
    """One panel: heading, text on its card and the narration; its picture and voice are found by its id.

    `happened`: the day it tells of, for 历史上的今天. `where`: the riverfront building where it happened, as in the
    panorama files. `focus`: the picture's subject, 0..1 across and down. The rest is for editors and the voice.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    heading: Text
    text: Text
    narration: Text
    happened: Day | None = None
    where: str = ""
    focus: PointOf1 = (0.5, 0.45)
    details: Annotated[list[Detail], Field(max_length=4)] = Field(default_factory=list)
    reading: Reading
    confidence: Literal["high", "medium"]
    sources: Annotated[list[Line], Field(min_length=1)]
    editors_note: str = ""


class Story(NamedPiece):
    """One story of at least one panel, told in Mandarin by the station's female or male voice."""

    title: Text
    summary: Text
    voice: Literal["female", "male"] = "female"
    panels: Annotated[list[Panel], Field(min_length=1)]
    questions: list[Question] = Field(default_factory=list)
    editors_note: str = ""

    @model_validator(mode="after")
    def _panels_differ(self) -> Story:
        ids = [panel.id for panel in self.panels]
        for panel_id in ids:
            if ids.count(panel_id) > 1:
                raise ValueError(f"two panels have the id {panel_id}")
        return self


def picture_path(assets: Path, story_id: str, panel_id: str, kind: str) -> Path:
    """A panel's picture: `light` (normals) and `shadow` for the live shader, `lit` the still for cards and signs, and
    `height`, what they were made from.
    """
    ending = "png" if kind == "height" else "webp"
    return assets / "story" / "relief" / story_id / f"{panel_id}-{kind}.{ending}"


def load_stories(folder: Path) -> Mapping[str, Story]:
    """All stories by id in file-name order; raises `SourceError` with every fault."""
    return load_folder(folder, Story, "story")


def readable_stories(folder: Path) -> tuple[Mapping[str, Story], list[Fault]]:
    """The stories that can be told, and what is wrong with the others; raises `SourceError` when none can."""
    pieces, faults = read_folder(folder, Story, "story")
    stories: dict[str, Story] = {}
    for _, story in pieces:
        stories.setdefault(story.id, story)
    if not stories:
        raise SourceError(faults)
    return stories, faults


@dataclass(frozen=True, slots=True)
class DayStory:
    """A panel whose day comes round near today: `days_off` is negative when it is past, positive when it is to come."""

    story_id: str
    panel_id: str
    day: date
    days_off: int


def story_of_the_day(stories: Mapping[str, Story], today: date) -> DayStory | None:
    """The panel whose day of the year is nearest; of two as near the past one, then the first in the files."""
    dated = [
        DayStory(story.id, panel.id, panel.happened, _days_off(panel.happened, today))
        for story in stories.values()
        for panel in story.panels
        if panel.happened
    ]
    return min(dated, key=lambda told: (abs(told.days_off), told.days_off), default=None)


def _days_off(day: date, today: date) -> int:
    """Days from today to the nearest return of a day; a 29 February returns on the 28th in other years."""
    returns = []
    for year in (today.year - 1, today.year, today.year + 1):
        leap_day = (day.month, day.day) == (2, 29) and not isleap(year)
        returns.append(day.replace(year=year, day=28) if leap_day else day.replace(year=year))
    return min(((back - today).days for back in returns), key=lambda off: (abs(off), off))

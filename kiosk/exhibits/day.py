"""历史上的今天: which story's day is near today; the resting screen shows it, and follows the date at midnight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiosk.content.story import DayStory, Story, story_of_the_day
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.words import Input

NEAR_DAYS = 3
"""A story whose day is further off is no story of these days."""


@dataclass(frozen=True, slots=True)
class DayState:
    """`told`: the panel for today, or None where no story's day is near."""

    stories: Mapping[str, Story]
    today: date
    told: DayStory | None = None

    @property
    def very_day(self) -> bool:
        """It happened on this day of the year, not only on one near it."""
        day = self.told.day if self.told else None
        return day is not None and (day.month, day.day) == (self.today.month, self.today.day)


def start(stories: Mapping[str, Story], today: date) -> DayState:
    """The story of the day the house opens on."""
    return _on(DayState(stories, today), today)


def due(state: DayState) -> float | None:
    """Nothing here waits: the house itself tells when the date changes."""
    return None


def step(state: DayState, happening: Input, now_s: float) -> Step[DayState]:
    """Another date may have another story."""
    if isinstance(happening, inputs.DayCounted):
        today = date.fromisoformat(happening.local_day)
        return Step(state if today == state.today else _on(state, today))
    return Step(state)


def _on(state: DayState, today: date) -> DayState:
    nearest = story_of_the_day(state.stories, today)
    near = nearest is not None and abs(nearest.days_off) <= NEAR_DAYS
    return replace(state, today=today, told=nearest if near else None)

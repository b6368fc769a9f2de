"""A year goes by before the resting screen: which story is near, how near, and what midnight changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.content.story import DayStory, Story, load_stories, story_of_the_day
from kiosk.exhibits import day
from kiosk.happenings import inputs
from kiosk.places import SCENES

SHIPPED = load_stories(SCENES / "story" / "stories")


def happened(**days: str) -> dict[str, Story]:
    """Stories of one panel each, by the day they tell of."""
    plain = SHIPPED["voyage-begins"]
    return {
        name: plain.model_copy(
            update={"id": name, "panels": [plain.panels[0].model_copy(update={"happened": date.fromisoformat(told)})]}
        )
        for name, told in days.items()
    }


def nearest(stories: dict[str, Story], today: str) -> tuple[str, int]:
    told = story_of_the_day(stories, date.fromisoformat(today))
    assert told is not None
    return told.story_id, told.days_off


def counted(today: str) -> inputs.DayCounted:
    return inputs.DayCounted(today)


def test_the_day_of_the_porthos() -> None:
    told = story_of_the_day(SHIPPED, date(2026, 11, 7))
    assert told == DayStory("zhou-porthos", "p3", date(1920, 11, 7), 0)


@pytest.mark.parametrize(
    ("today", "story", "days_off"),
    [
        ("2026-12-30", "new-year", 2),
        ("2027-01-02", "new-year", -1),
        ("2026-12-28", "christmas", -3),
        ("2026-12-29", "new-year", 3),
    ],
)
def test_the_year_s_end_is_no_wall(today: str, story: str, days_off: int) -> None:
    stories = happened(christmas="1919-12-25", **{"new-year": "1921-01-01"})
    assert nearest(stories, today) == (story, days_off)


def test_a_leap_day_comes_every_year() -> None:
    stories = happened(leap="1920-02-29")
    assert nearest(stories, "2024-02-29") == ("leap", 0)
    assert nearest(stories, "2026-02-28") == ("leap", 0)
    assert nearest(stories, "2026-03-01") == ("leap", -1)
    assert nearest(stories, "2024-03-01") == ("leap", -1)
    assert nearest(happened(may="1930-05-01"), "2024-02-29") == ("may", 62)


def test_of_two_as_near_the_past_one_is_told_and_of_one_day_the_first_in_the_files() -> None:
    assert nearest(happened(coming="1920-06-07", past="1920-06-03"), "2026-06-05") == ("past", -2)
    assert nearest(happened(first="2021-05-06", second="1930-05-06"), "2026-05-06") == ("first", 0)


def test_half_a_year_away_is_as_far_as_it_gets() -> None:
    far = [nearest(happened(once="1920-07-01"), str(date(2026, 1, 1) + timedelta(days=n)))[1] for n in range(365)]
    assert max(map(abs, far)) == 182


def test_without_a_day_in_any_story_there_is_none() -> None:
    plain = SHIPPED["voyage-begins"]
    undated = plain.model_copy(
        update={"panels": [panel.model_copy(update={"happened": None}) for panel in plain.panels]}
    )
    assert story_of_the_day({"undated": undated}, date(2026, 11, 7)) is None
    assert day.start({"undated": undated}, date(2026, 11, 7)).told is None


def test_midnight_brings_another_story_and_far_days_none() -> None:
    porthos = {"zhou-porthos": SHIPPED["zhou-porthos"]}
    state = day.start(porthos, date(2026, 11, 3))
    assert state.told is None
    found = []
    for night in range(4, 13):
        state = day.step(state, counted(f"2026-11-{night:02d}"), 0.0).state
        found.append((state.told.story_id, state.very_day) if state.told else None)
    near = ("zhou-porthos", False)
    assert found == [near, near, near, ("zhou-porthos", True), near, near, near, None, None]


def test_the_day_told_again_or_anything_else_changes_nothing() -> None:
    state = day.start(SHIPPED, date(2026, 11, 7))
    assert day.step(state, counted("2026-11-07"), 0.0).state is state
    assert day.step(state, inputs.AttractTouched("v1"), 0.0).state is state
    assert day.due(state) is None


def test_a_leap_day_is_not_called_today_on_the_28th() -> None:
    stories = happened(leap="1920-02-29")
    assert not day.start(stories, date(2026, 2, 28)).very_day
    assert day.start(stories, date(2028, 2, 29)).very_day

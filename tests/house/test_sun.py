"""The light of the hour follows the sun over the riverfront."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.inputs import LightOfHour
from kiosk.happenings.words import Input
from kiosk.sun import Sun, light_at

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("hour", "light"),
    [
        ("2026-06-21 03:30", "night"),
        ("2026-06-21 05:00", "dusk"),
        ("2026-06-21 12:00", "day"),
        ("2026-06-21 18:50", "dusk"),
        ("2026-06-21 20:00", "night"),
        ("2026-12-21 12:00", "day"),
        ("2026-12-21 16:40", "dusk"),
        ("2026-12-21 18:00", "night"),
    ],
)
def test_long_summer_days_and_early_winter_dusk(hour: str, light: str) -> None:
    assert light_at(datetime.fromisoformat(hour).replace(tzinfo=SHANGHAI)) == light


def test_the_machine_s_own_zone_does_not_matter() -> None:
    noon = datetime(2026, 3, 20, 12, tzinfo=SHANGHAI)
    assert light_at(noon) == light_at(noon.astimezone(UTC)) == "day"


def test_each_light_is_told_once() -> None:
    hours = [f"2026-03-20 {clock}" for clock in ("16:00", "17:00", "17:50", "18:00", "18:30", "23:00", "05:00")]
    moments = [datetime.fromisoformat(hour).replace(tzinfo=SHANGHAI) for hour in hours]
    rung: list[Input] = []
    sun = Sun(rung.append, lambda: moments[0])
    while moments:
        sun.look()
        moments.pop(0)
    assert rung == [LightOfHour("day"), LightOfHour("dusk"), LightOfHour("night")]


def test_it_keeps_its_thread_to_itself() -> None:
    rung: list[Input] = []
    sun = Sun(rung.append, lambda: datetime(2026, 3, 20, 12, tzinfo=SHANGHAI))
    sun.start()
    sun.stop()
    assert rung == [LightOfHour("day")]

"""The machine is set to another time zone while the hall is open: its days and hours are the station's own."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.hall_clock import HallClock
from kiosk.happenings.facts import VisitorCounted
from kiosk.happenings.inputs import HallTold
from kiosk.happenings.words import Input
from kiosk.journal.command import summary_main
from kiosk.journal.writer import Journal
from kiosk.settings import Settings
from kiosk.settings.schedule import schedule_of
from tests.journal.made_days import settings_with

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the machine's own zone can be set in a process")
# Half past seven in the evening in Shanghai, half an hour before the hall closes; morning, or tomorrow, elsewhere.
EVENING = datetime(2026, 11, 30, 11, 30, tzinfo=UTC)


@pytest.fixture
def settings() -> Settings:
    return settings_with()


@pytest.fixture
def set_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.fault(
    "The machine's time zone is changed while the hall is open (stand-in clock)",
    visitor="nothing: the hall closes at its own hour",
    staff="nothing: days and hours are those of the station's zone",
    lost="nothing",
)
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_another_zone_of_the_machine_changes_neither_hours_nor_days(
    set_zone: pytest.MonkeyPatch, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str], zone: str
) -> None:
    rung: list[Input] = []
    clock = HallClock(
        tmp_path / "hours.json",
        rung.append,
        lambda: datetime.fromtimestamp(EVENING.timestamp()).astimezone(settings.station.zone),
        schedule_of(settings.opening_hours, settings.special_days),
        holidays_known=lambda _: True,
    )
    path = tmp_path / "journal.sqlite"
    evening_ms = round(EVENING.timestamp() * 1000)

    def counted(number: int) -> int:
        """How many passed that day, when one more has."""
        with Journal(path, "qinhuangdao") as journal:
            fact = VisitorCounted("entry", True, 0.9, 2.0)
            journal.note(fact, visit_id=None, rehearsal=False, utc_ms=evening_ms + number)
        assert summary_main(["2026-11-30", "--format", "json"], path, settings) == 0
        return int(json.loads(capsys.readouterr().out)["passages"])

    clock.look()
    (told,) = [ring for ring in rung if isinstance(ring, HallTold)]
    assert (told.open, told.closes) == (True, "20:00")
    assert counted(1) == 1
    set_zone.setenv("TZ", zone)
    time.tzset()
    rung.clear()
    clock.look()
    assert rung == [], "nothing of the hours has changed"
    assert counted(2) == 2

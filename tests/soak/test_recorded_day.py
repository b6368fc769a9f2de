"""A day of the journal as numbers alone, to be played again."""

import json
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.facts import SceneEntered, VisitBegan
from kiosk.journal.writer import Journal
from kiosk.soak import recorded_day

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 30)
MIDNIGHT_MS = 1_795_968_000_000


def test_a_days_real_visits_are_kept_as_seconds_and_nothing_else(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite", "wharf")
    for second, rehearsal in ((36_000.0, False), (36_040.5, False), (36_100.0, True), (90_000.0, False)):
        began_ms = MIDNIGHT_MS + round(second * 1000)
        journal.note(VisitBegan(), visit_id="v", rehearsal=rehearsal, utc_ms=began_ms)
        journal.note(SceneEntered("home"), visit_id="v", rehearsal=rehearsal, utc_ms=began_ms)
    assert journal.close()
    kept = recorded_day.record(tmp_path / "journal.sqlite", DAY, ZONE)
    assert kept == {"format": "riverfront-day-1", "day": "2026-11-30", "began_s": [36_000.0, 36_040.5]}
    file = tmp_path / "day.json"
    file.write_text(json.dumps(kept), encoding="utf-8")
    assert list(recorded_day.gaps(recorded_day.read(file))) == [40.5]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"began_s": 3}',
        '{"format": "other", "began_s": []}',
        '{"format": "riverfront-day-1", "began_s": [-1]}',
        '{"format": "riverfront-day-1", "began_s": []}',
    ],
)
def test_a_file_that_is_no_recorded_day_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "day.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(recorded_day.RecordedDayError, match=r"no recorded day|nobody came"):
        recorded_day.read(file)

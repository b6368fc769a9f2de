"""What a day, a week and a year counted: exactly, by the station's own days, with n, and without rehearsal."""

from __future__ import annotations

import random
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.facts import (
    BuildingRead,
    CardCreated,
    CardPrinted,
    FactsDropped,
    JournalRecovered,
    LookedAround,
    PanelViewed,
    QuestionAnswered,
    SceneEntered,
    StoryViewed,
    VisitBegan,
    VisitorCounted,
)
from kiosk.happenings.words import Door, Fact
from kiosk.journal import tallies
from kiosk.journal.schema import open_reader, open_writer, transaction
from kiosk.journal.summary import DoorCount, Summary, summarise
from kiosk.journal.summary_text import as_text
from tests.journal.made_days import DAY, SHANGHAI, Noted, at, passages, told, write


def summary_of(path: Path, first: date = DAY, last: date = DAY, zone: ZoneInfo = SHANGHAI, **options: bool) -> Summary:
    connection = open_reader(path)
    try:
        return summarise(connection, first, last, zone, **options)
    finally:
        connection.close()


def test_rehearsal_is_left_out_and_said_to_be_unless_asked_for(path: Path) -> None:
    write(path, passages("entry", 2, 2, 0) + passages("entry", 50, 0, 0, rehearsal=True))
    assert summary_of(path).entry == DoorCount(smiling=2, not_smiling=2, not_judged=0)
    assert "未计演练记录 50 条 · 50 rehearsed facts left out" in as_text(told(path))
    asked = summary_of(path, rehearsal=True)
    assert asked.entry == DoorCount(smiling=52, not_smiling=2, not_judged=0)
    assert "rehearsal counted in" in as_text(told(path, rehearsal=True))
    assert asked.rehearsal_left_out == 0


def test_visits_panels_buildings_and_postcards_are_counted(path: Path) -> None:
    noon = at("2018-09-07 12:00")
    facts: list[Fact] = [VisitBegan()] * 5
    facts += [PanelViewed("s", "p", "zh", 3.0, True)] * 4 + [BuildingRead("b", 2.0)] * 3
    facts += [LookedAround("b", 20.0, 180.0)] * 2
    facts += [CardCreated("f", True, False)] * 2 + [CardPrinted()]
    facts += [StoryViewed("s", "zh", 90.0, 4, True)] * 2 + [QuestionAnswered("s", 1, 1, True)]
    write(path, [(fact, noon, False) for fact in facts])
    found = summary_of(path)
    assert (found.visits, found.panels_viewed, found.buildings_read, found.cards_made, found.cards_printed) == (
        5,
        4,
        3,
        2,
        1,
    )
    assert (found.stories_viewed, found.questions_answered, found.looks_around) == (2, 1, 2)


@pytest.mark.parametrize("zone_name", ["Asia/Shanghai", "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", "UTC"])
def test_a_day_is_the_stations_own_from_midnight_to_midnight(path: Path, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    passed = VisitorCounted("entry", True, 0.5, 1.0)
    for moment in ("2018-09-06 23:59:59.999", "2018-09-07 00:00", "2018-09-07 23:59:59.999", "2018-09-08 00:00"):
        write(path, [(passed, at(moment, zone), False)])
    days = [summary_of(path, DAY + timedelta(days=n), DAY + timedelta(days=n), zone).entry.passed for n in (-1, 0, 1)]
    assert days == [1, 2, 1]
    assert summary_of(path, DAY - timedelta(days=1), DAY + timedelta(days=1), zone).entry.passed == 4


def test_days_of_23_and_25_hours_are_whole_days(path: Path) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    hours = [(VisitBegan(), datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=n), False) for n in range(24 * 365)]
    write(path, hours)
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert summary_of(path, spring, spring, berlin).visits == 23
    assert summary_of(path, autumn, autumn, berlin).visits == 25


def test_a_clock_set_back_by_a_day_counts_each_fact_on_the_day_the_clock_showed(path: Path) -> None:
    days = [7, 7, 6, 6, 6, 7]
    write(path, [(VisitBegan(), at(f"2018-09-0{day} 12:00"), False) for day in days])
    assert summary_of(path).visits == 3
    assert summary_of(path, DAY - timedelta(days=1), DAY - timedelta(days=1)).visits == 3


def a_random_year(seed: int, n: int) -> list[Noted]:
    chance = random.Random(seed)
    start = at("2018-01-01 00:00")
    facts: list[Noted] = []
    for _ in range(n):
        smile = chance.choice([True, False, None])
        door: Door = chance.choice(("entry", "exit"))
        kinds: list[Fact] = [VisitorCounted(door, smile, None, 1.0), VisitBegan(), SceneEntered("story"), CardPrinted()]
        when = start + timedelta(seconds=chance.randrange(365 * 86400))
        facts.append((chance.choice(kinds), when, chance.random() < 0.2))
    return facts


def raw_count(path: Path, first_ms: int, after_ms: int, door: str, smile: str) -> int:
    connection = sqlite3.connect(path)
    (n,) = connection.execute(
        "SELECT count(*) FROM happenings WHERE kind = 'visitor-counted' AND rehearsal = 0"
        " AND utc_ms >= ? AND utc_ms < ?"
        f" AND json_extract(detail, '$.door') = ? AND json_extract(detail, '$.smile') {smile}",
        (first_ms, after_ms, door),
    ).fetchone()
    connection.close()
    return int(n)


def test_summaries_agree_with_the_happenings_themselves(path: Path) -> None:
    write(path, a_random_year(1, 4000))
    chance = random.Random(2)
    for _ in range(20):
        first = date(2018, 1, 1) + timedelta(days=chance.randrange(300))
        last = first + timedelta(days=chance.randrange(60))
        first_ms = round(at(first.isoformat()).timestamp() * 1000)
        after_ms = round(at((last + timedelta(days=1)).isoformat()).timestamp() * 1000)
        found = summary_of(path, first, last)
        for door, count in (("entry", found.entry), ("exit", found.exit)):
            raw = [raw_count(path, first_ms, after_ms, door, smile) for smile in ("= 1", "= 0", "IS NULL")]
            assert [count.smiling, count.not_smiling, count.not_judged] == raw


def test_tallies_are_the_happenings_counted_and_can_be_counted_anew(path: Path) -> None:
    write(path, a_random_year(3, 3000))
    connection = open_writer(path)
    assert tallies.wrong(connection) == 0
    kept = connection.execute("SELECT * FROM tallies").fetchall()
    connection.execute("UPDATE tallies SET n = n + 1 WHERE slot % 2")
    connection.execute("DELETE FROM tallies WHERE slot % 3 = 0")
    assert tallies.wrong(connection) > 0
    with transaction(connection):
        tallies.rebuild(connection)
    assert tallies.wrong(connection) == 0
    assert connection.execute("SELECT * FROM tallies").fetchall() == kept
    connection.close()


def test_gaps_of_the_journal_are_confessed(path: Path) -> None:
    noon, later = at("2018-09-07 12:00"), at("2018-09-09 12:00")
    noon_ms = round(noon.timestamp() * 1000)
    write(path, [(FactsDropped(40, noon_ms, noon_ms + 5), later, False), (JournalRecovered(10, 3, "x"), later, False)])
    found = summary_of(path)
    assert (found.facts_dropped, found.facts_unreadable) == (40, 3)
    assert "40 facts could not be kept" in as_text(told(path))
    assert "3 facts were lost in a damaged journal" in as_text(told(path))
    after = summary_of(path, date(2018, 9, 10), date(2018, 9, 10))
    assert (after.facts_dropped, after.facts_unreadable) == (0, 0)


def test_any_stretch_of_quarters_is_summed_right_by_fine_and_coarse_tallies(path: Path) -> None:
    quarter_ms = 15 * 60_000
    start = datetime(2018, 9, 7, tzinfo=UTC)
    write(path, [(VisitBegan(), start + timedelta(minutes=15 * n, seconds=1), False) for n in range(200)])
    connection = open_reader(path)
    start_ms = round(start.timestamp() * 1000)
    for first in range(0, 200, 7):
        for after in range(first, 200, 5):
            found = list(tallies.sums(connection, start_ms + first * quarter_ms, start_ms + after * quarter_ms))
            assert found == ([(False, "visit-began", "", after - first)] if after > first else [])
    connection.close()

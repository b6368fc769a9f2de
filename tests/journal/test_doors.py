"""The doors' counts by the quarter of an hour: exact, whoever wrote, and the same when counted anew."""

from __future__ import annotations

import random
import sqlite3
from datetime import timedelta
from pathlib import Path

from kiosk.happenings.facts import DoorMeasured, VisitorCounted, VisitorLeftOut
from kiosk.happenings.words import Door, Means
from kiosk.journal import doors
from kiosk.journal.doors import QUARTER_MS, Counts, Quarter
from kiosk.journal.schema import open_reader, open_writer, transaction
from tests.journal.made_days import DAY, Noted, at, measured, ms, passages, write


def quarters_of(path: Path) -> list[Quarter]:
    connection = open_reader(path)
    try:
        return list(doors.quarters(connection, 0, 2**45))
    finally:
        connection.close()


def test_passages_are_counted_by_door_smile_and_means(path: Path) -> None:
    write(
        path,
        passages("entry", 3, 2, 1)
        + passages("entry", 4, 1, means="buttons")
        + passages("exit", 1, 0)
        + passages("exit", 5, 5, rehearsal=True),
    )
    connection = open_reader(path)
    found = {(was, door, means): counts for was, door, means, counts in doors.sums(connection, 0, 2**45)}
    connection.close()
    assert found == {
        (False, "entry", "camera"): Counts(3, 2, 1),
        (False, "entry", "buttons"): Counts(4, 1, 0),
        (False, "exit", "camera"): Counts(1, 0, 0),
        (True, "exit", "camera"): Counts(5, 5, 0),
    }


def test_who_was_left_out_is_counted_apart_and_never_as_a_passage(path: Path) -> None:
    write(path, [(VisitorLeftOut("exit"), at("2018-09-07 12:00"), False)] * 2)
    (quarter,) = quarters_of(path)
    assert quarter.counts == Counts(left_out=2)


def test_facts_of_before_there_were_buttons_are_the_cameras(path: Path) -> None:
    connection = open_writer(path)
    connection.execute(
        "INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)"
        " VALUES (randomblob(16), 0, 's', 'visitor-counted', 'smile', NULL, 0, ?)",
        ('{"door":"entry","smile":true,"score":0.9,"seen_s":2.0}',),
    )
    connection.close()
    assert quarters_of(path) == [Quarter(0, False, "entry", "camera", Counts(smiling=1))]


def test_a_measured_minute_across_a_quarter_is_shared_between_the_two(path: Path) -> None:
    write(path, [(DoorMeasured("entry", 60.0), at("2018-09-07 12:00:20"), False)])
    before, after = quarters_of(path)
    assert (after.begins_ms, after.counts.measured_ms) == (ms(at("2018-09-07 12:00")), 20_000)
    assert (before.begins_ms, before.counts.measured_ms) == (after.begins_ms - QUARTER_MS, 40_000)


def test_an_hour_told_by_the_minute_fills_its_four_quarters_exactly(path: Path) -> None:
    write(path, measured("exit", "2018-09-07 12:00:00", 60))
    full = [quarter for quarter in quarters_of(path) if quarter.counts.measured_ms]
    assert [quarter.counts.measured_ms for quarter in full] == [QUARTER_MS] * 4
    assert full[0].begins_ms == ms(at("2018-09-07 12:00"))


def a_wild_day(seed: int) -> list[Noted]:
    chance = random.Random(seed)
    noted: list[Noted] = []
    for _ in range(3000):
        door: Door = chance.choice(("entry", "exit"))
        means: Means = chance.choice(("camera", "buttons"))
        when = at("2018-09-06 22:00") + timedelta(milliseconds=chance.randrange(93_600_000))
        rehearsal = chance.random() < 0.2
        fact = chance.choice(
            [
                VisitorCounted(door, chance.choice([True, False, None]), None, 1.0, means),
                VisitorLeftOut(door),
                DoorMeasured(door, chance.choice([60.0, 59.98, 12.5, 0.0, -3.0, float("nan"), 1000.0]), means),
            ]
        )
        noted.append((fact, when, rehearsal))
    return noted


def test_counts_are_the_happenings_and_can_be_counted_anew(path: Path) -> None:
    write(path, a_wild_day(5))
    connection = open_writer(path)
    assert doors.wrong(connection) == 0
    kept = connection.execute("SELECT * FROM doors").fetchall()
    connection.execute("UPDATE doors SET measured_ms = measured_ms + 1 WHERE slot % 2")
    connection.execute("DELETE FROM doors WHERE slot % 3 = 0")
    assert doors.wrong(connection) > 0
    with transaction(connection):
        doors.rebuild(connection)
    assert doors.wrong(connection) == 0
    assert connection.execute("SELECT * FROM doors").fetchall() == kept
    connection.close()


def test_sums_over_any_stretch_are_the_sums_of_its_quarters(path: Path) -> None:
    write(path, a_wild_day(6))
    connection = open_reader(path)
    first = ms(at("2018-09-06 22:00"))
    for begin in range(0, 100, 7):
        span = (first + begin * QUARTER_MS, first + (begin + 13) * QUARTER_MS)
        added: dict[tuple[bool, str, str], Counts] = {}
        for quarter in doors.quarters(connection, *span):
            key = (quarter.rehearsal, quarter.door, quarter.means)
            added[key] = added.get(key, Counts()).plus(quarter.counts)
        assert added == {(was, door, means): counts for was, door, means, counts in doors.sums(connection, *span)}
    connection.close()


def test_a_newer_programs_third_door_is_left_to_it(path: Path) -> None:
    connection = open_writer(path)
    for detail in ('{"door":"roof","smile":true}', '{"smile":true}', '{"door":"entry","means":"mirror","smile":true}'):
        connection.execute(
            "INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)"
            " VALUES (randomblob(16), 0, 's', 'visitor-counted', 'smile', NULL, 0, ?)",
            (detail,),
        )
    assert doors.wrong(connection) == 0
    connection.close()
    assert quarters_of(path) == []


OLD = Path(__file__).with_name("journal_2026_11.sql")


def an_older_file(path: Path) -> None:
    """A journal of November 2026 with two doors' passages in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    noon = ms(at(f"{DAY} 12:00"))
    for n in range(40):
        smile = ("true", "false", "null")[n % 3]
        connection.execute(
            "INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)"
            " VALUES (?, ?, 's', 'visitor-counted', 'smile', NULL, ?, ?)",
            (
                n.to_bytes(16),
                noon + n * 100_000,
                n % 10 == 9,
                f'{{"door":"{"entry" if n % 2 else "exit"}","smile":{smile},"score":null,"seen_s":1.0}}',
            ),
        )
    connection.commit()
    connection.close()


def test_an_older_file_gets_its_doors_counted_from_what_it_has(path: Path) -> None:
    an_older_file(path)
    before = path.read_bytes()
    seen_by_a_reader = quarters_of(path)
    assert path.read_bytes() == before, "looking at an older file changes nothing"
    for _ in range(2):
        open_writer(path).close()
    connection = open_reader(path)
    assert doors.wrong(connection) == 0
    connection.close()
    assert quarters_of(path) == seen_by_a_reader
    assert sum(quarter.counts.smiling for quarter in seen_by_a_reader) == 14


def test_an_older_file_goes_on_counting_at_its_doors(path: Path) -> None:
    an_older_file(path)
    write(path, passages("entry", 2, 0, begin="2018-09-08 12:00") + measured("entry", "2018-09-08 12:00:00", 15))
    connection = open_reader(path)
    assert doors.wrong(connection) == 0
    found = list(doors.quarters(connection, ms(at("2018-09-08 00:00")), 2**45))
    connection.close()
    assert found[0].counts == Counts(smiling=2, measured_ms=QUARTER_MS)

"""The digest beside the journal: it grows with it, is never counted twice, and is made anew when it does not fit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.happenings.facts import (
    BuildingRead,
    GroupReceived,
    LookedAround,
    StationStarted,
    StationStopped,
    StoryViewed,
)
from kiosk.journal.digest import Digest, Named
from kiosk.journal.favourites import Favourite, favourite_buildings, favourite_stories
from kiosk.journal.groups import Group, groups_of_day, register, totals
from kiosk.journal.schema import open_reader, open_writer
from tests.journal.made_days import DAY, SHANGHAI, Noted, at, insert, ms, write

MORNING, EVENING = at("2018-09-07 10:30"), at("2018-09-07 19:30")
USED: list[Noted] = [
    (StoryViewed("mao-farewell", "zh", 60.0, 4, True), MORNING, False),
    (StoryViewed("mao-farewell", "en", 20.0, 1, False), MORNING, False),
    (StoryViewed("voyage-begins", "zh", 90.0, 5, True), MORNING, False),
    (StoryViewed("voyage-begins", "zh", 90.0, 5, True), MORNING, True),
    (BuildingRead("waterworks", 12.0), MORNING, False),
    (LookedAround("waterworks", 30.0, 200.0), MORNING, False),
    (LookedAround("ewo-mill", 30.0, 200.0), MORNING, False),
]
NIGHT_AND_DAY = (0, 2**60)


@pytest.fixture
def digest(tmp_path: Path):
    made = Digest(tmp_path / "journal.sqlite", tmp_path / "digest.sqlite", SHANGHAI)
    yield made
    made.close()


def add(folder: Path, noted: list[Noted]) -> None:
    with closing(open_writer(folder / "journal.sqlite")) as connection:
        insert(connection, noted)


def test_favourites_are_counted_by_local_day_and_practice_is_left_out(tmp_path, digest):
    write(tmp_path / "journal.sqlite", [*USED, (BuildingRead("waterworks", 8.0), at("2018-09-08 00:01"), False)])
    assert digest.update()
    used = digest.named(DAY, DAY)
    assert favourite_stories(used) == [
        Favourite("mao-farewell", 2, 80.0, finished=1),
        Favourite("voyage-begins", 1, 90.0, finished=1),
    ]
    assert favourite_buildings(used) == [
        Favourite("waterworks", 1, 42.0, looks=1),
        Favourite("ewo-mill", 0, 30.0, looks=1),
    ]
    assert favourite_buildings(digest.named(DAY, DAY + timedelta(days=1)))[0] == Favourite(
        "waterworks", 2, 50.0, looks=1
    )
    assert Named("story-viewed", "voyage-begins", 2, 180.0, 2) in digest.named(DAY, DAY, rehearsal=True)


def test_what_is_written_later_is_taken_in_once_however_often_it_looks(tmp_path, digest):
    write(tmp_path / "journal.sqlite", USED)
    for _ in range(3):
        assert digest.update(portions=1)
    add(tmp_path, [(StoryViewed("voyage-begins", "zh", 5.0, 1, False), EVENING, False)])
    # As after a restart: what was kept is gone on with.
    digest.close()
    assert digest.update()
    assert favourite_stories(digest.named(DAY, DAY)) == [
        Favourite("voyage-begins", 2, 95.0, finished=1),
        Favourite("mao-farewell", 2, 80.0, finished=1),
    ]


def test_another_journal_in_its_place_is_read_from_its_beginning(tmp_path, digest):
    write(tmp_path / "journal.sqlite", USED)
    digest.update()
    for name in ("journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    write(tmp_path / "journal.sqlite", [(StoryViewed("deng-sixteen", "zh", 5.0, 1, False), MORNING, False)] * 9)
    digest.update()
    assert [one.name for one in digest.named(DAY, DAY)] == ["deng-sixteen"]
    assert digest.named(DAY, DAY)[0].n == 9


def test_a_damaged_digest_is_begun_anew_and_on_a_full_disk_it_is_kept_in_memory(tmp_path):
    write(tmp_path / "journal.sqlite", USED)
    (tmp_path / "digest.sqlite").write_bytes(b"no database" * 1000)
    nowhere = tmp_path / "missing" / "digest.sqlite"
    for kept in (tmp_path / "digest.sqlite", nowhere):
        digest = Digest(tmp_path / "journal.sqlite", kept, SHANGHAI)
        assert digest.update()
        assert favourite_stories(digest.named(DAY, DAY))[0].name == "mao-farewell"
        digest.close()
    assert not nowhere.exists()


def test_a_long_journal_is_taken_in_by_portions_and_says_when_it_has_not_got_all(tmp_path, digest, monkeypatch):
    monkeypatch.setattr("kiosk.journal.digest.PORTION", 4)
    write(tmp_path / "journal.sqlite", USED)
    assert not digest.update(portions=1)
    assert sum(one.n for one in digest.named(DAY, DAY)) == 3
    assert digest.update()
    assert sum(one.n for one in digest.named(DAY, DAY)) == 6


def test_a_start_knows_what_was_written_down_before_it(tmp_path, digest):
    started = at("2018-09-07 14:00")
    write(
        tmp_path / "journal.sqlite",
        [(BuildingRead("ewo-mill", 3.0), MORNING, False), (StationStarted("1"), started, False)],
    )
    digest.update()
    (moment,) = digest.moments(["station-started"], *NIGHT_AND_DAY)
    assert moment.before_ms == ms(MORNING)
    assert digest.last_start_ms(ms(EVENING)) == ms(started) == digest.next_start_ms(ms(MORNING))
    assert digest.next_start_ms(ms(EVENING)) is None


def test_groups_are_registered_and_the_last_one_taken_back(tmp_path, digest):
    noted: list[Noted] = [
        (GroupReceived(persons), MORNING + timedelta(minutes=minute), rehearsal)
        for minute, persons, rehearsal in [
            (0, 20, False),
            (5, 31, False),
            (6, -31, False),
            (9, 13, False),
            (12, 500, True),
        ]
    ]
    write(tmp_path / "journal.sqlite", [(GroupReceived(7), at("2018-09-06 23:59"), False), *noted])
    digest.update()
    groups = register(digest.moments(["group-received"], ms(at("2018-09-07 00:00")), ms(at("2018-09-08 00:00"))))
    assert groups == [
        Group(ms(MORNING), 20),
        Group(ms(MORNING + timedelta(minutes=5)), 31, taken_back=True),
        Group(ms(MORNING + timedelta(minutes=9)), 13),
    ]
    assert totals(groups) == (2, 33)
    with closing(open_reader(tmp_path / "journal.sqlite")) as connection:
        assert groups_of_day(connection, DAY, SHANGHAI) == groups
        assert totals(groups_of_day(connection, date(2018, 9, 6), SHANGHAI)) == (1, 7)


def test_the_digest_holds_no_visitors(tmp_path, digest):
    write(tmp_path / "journal.sqlite", [*USED, (StationStopped("staff"), EVENING, False)])
    digest.update()
    digest.close()
    with closing(sqlite3.connect(tmp_path / "digest.sqlite")) as kept:
        tables = {name for (name,) in kept.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == {"upto", "named", "moments"}
        assert kept.execute("SELECT kind FROM moments").fetchall() == [("station-stopped",)]

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
from kiosk.journal.digest import MOMENTS, Digest, Named
from kiosk.journal.favourites import Favourite, favourite_buildings, favourite_stories
from kiosk.journal.groups import Group, groups_of_day, register, totals
from kiosk.journal.schema import open_reader, open_writer
from tests.journal.made_days import DAY, SHANGHAI, Noted, at, insert, ms, write
from tests.small_disk import fill, mounted_disk

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


def told(digest: Digest) -> tuple[object, ...]:
    """Everything that pages ask of it."""
    return (
        digest.named(DAY, DAY, rehearsal=True),
        digest.moments(MOMENTS, *NIGHT_AND_DAY),
        digest.last_start_ms(2**60),
        digest.next_start_ms(0),
    )


def many_pages() -> list[Noted]:
    """So many names and moments that the digest has a page for each kind of what it keeps, and some more."""
    groups: list[Noted] = [(GroupReceived(20 + n), MORNING + timedelta(minutes=n), False) for n in range(150)]
    read: list[Noted] = [(BuildingRead(f"building-{n}", 3.0), MORNING, False) for n in range(150)]
    return [(StationStarted("1"), MORNING, False), *USED, *groups, *read]


def test_a_damaged_digest_is_begun_anew_and_tells_the_same(tmp_path, digest):
    write(tmp_path / "journal.sqlite", many_pages())
    digest.update()
    whole = told(digest)
    digest.close()
    file = tmp_path / "digest.sqlite"
    kept = file.read_bytes()
    page = int.from_bytes(kept[16:18])
    pages = len(kept) // page
    assert pages > 8
    for zeroed in (range(pages // 2, pages), range(2, pages), range(1, 2), range(pages)):
        broken = bytearray(kept)
        for number in zeroed:
            broken[number * page : (number + 1) * page] = bytes(page)
        file.write_bytes(broken)
        again = Digest(tmp_path / "journal.sqlite", file, SHANGHAI)
        assert again.update()
        assert told(again) == whole
        again.close()
        # What was begun anew is kept: the next one reads nothing twice.
        with closing(sqlite3.connect(file)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert opened.execute("SELECT seq FROM upto").fetchone() == (len(many_pages()),)


@pytest.mark.parametrize(
    "ask",
    [
        lambda digest: digest.named(DAY, DAY, rehearsal=True),
        lambda digest: digest.moments(MOMENTS, *NIGHT_AND_DAY),
        lambda digest: digest.last_start_ms(2**60),
        lambda digest: digest.next_start_ms(0),
        lambda digest: digest.update(),
    ],
)
def test_a_digest_that_breaks_while_it_is_used_answers_all_the_same_from_the_journal(tmp_path, digest, ask):
    write(tmp_path / "journal.sqlite", many_pages())
    digest.update()
    asked, whole = ask(digest), told(digest)
    with closing(sqlite3.connect(tmp_path / "digest.sqlite", isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE rootpage > 0")
        other.execute("PRAGMA schema_version = 4711")
    assert ask(digest) == asked
    assert told(digest) == whole


def test_a_digest_whose_file_breaks_again_and_again_is_kept_in_memory(tmp_path, digest):
    write(tmp_path / "journal.sqlite", many_pages())
    digest.update()
    whole = told(digest)
    file = tmp_path / "digest.sqlite"
    for _ in range(3):
        if file.exists():
            with closing(sqlite3.connect(file, isolation_level=None)) as other:
                other.execute("DROP TABLE IF EXISTS named")
        assert told(digest) == whole


def test_trouble_with_the_journal_itself_leaves_the_digest_alone(tmp_path, digest):
    write(tmp_path / "journal.sqlite", USED)
    digest.update()
    whole = told(digest)
    with closing(sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)) as other:
        other.execute("DROP TABLE happenings")
    with pytest.raises(sqlite3.Error):
        digest.update()
    assert told(digest) == whole


def test_the_digest_can_be_cut_off_at_any_moment_and_is_whole(tmp_path, digest):
    write(tmp_path / "journal.sqlite", USED)
    digest.update()
    with closing(sqlite3.connect(tmp_path / "digest.sqlite")) as kept:
        assert kept.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_what_is_no_digest_is_begun_anew_and_where_no_file_can_be_it_is_kept_in_memory(tmp_path):
    write(tmp_path / "journal.sqlite", USED)
    (tmp_path / "digest.sqlite").write_bytes(b"no database" * 1000)
    (tmp_path / "folder.sqlite").mkdir()
    nowhere = tmp_path / "missing" / "digest.sqlite"
    for kept in (tmp_path / "digest.sqlite", tmp_path / "folder.sqlite", nowhere):
        digest = Digest(tmp_path / "journal.sqlite", kept, SHANGHAI)
        assert digest.update()
        assert favourite_stories(digest.named(DAY, DAY))[0].name == "mao-farewell"
        digest.close()
    assert not nowhere.exists()


def test_on_a_disk_that_fills_up_the_digest_goes_on_in_memory(tmp_path):
    write(tmp_path / "journal.sqlite", USED)
    with mounted_disk(tmp_path, "256k") as disk:
        full = Digest(tmp_path / "journal.sqlite", disk / "digest.sqlite", SHANGHAI)
        assert full.update()
        fill(disk)
        add(tmp_path, many_pages())
        assert full.update()
        roomy = Digest(tmp_path / "journal.sqlite", tmp_path / "digest.sqlite", SHANGHAI)
        assert roomy.update()
        assert told(full) == told(roomy)
        full.close()
        roomy.close()


def test_a_digest_that_another_process_holds_is_not_deleted_and_the_pages_wait_for_nobody(
    tmp_path, digest, monkeypatch
):
    monkeypatch.setattr("kiosk.journal.digest_file.BUSY_MS", 10)
    write(tmp_path / "journal.sqlite", USED)
    digest.update()
    whole = told(digest)
    digest.close()
    with closing(sqlite3.connect(tmp_path / "digest.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert told(digest) == whole
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM named").fetchone()[0] > 0


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

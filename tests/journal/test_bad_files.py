"""Full, read-only, newer, foreign, damaged, gone: a plain sentence, the hall goes on, what was noted gets written."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from kiosk.happenings.facts import JournalRecovered, StaffRefused
from kiosk.journal import tallies
from kiosk.journal.leftover import found
from kiosk.journal.schema import (
    ForeignFileError,
    NewerJournalError,
    NoJournalError,
    open_reader,
    open_writer,
)
from kiosk.journal.writer import Journal, Ticket
from tests.conftest import Recovery
from tests.journal.desk import PATIENCE_S, Health, OpenJournal, is_whole, read_back, remount


def note(journal: Journal, first: int, after: int) -> list[Ticket]:
    return [
        journal.note(StaffRefused(n), visit_id=f"v-{n}", rehearsal=False, utc_ms=1_800_000_000_000 + n)
        for n in range(first, after)
    ]


def numbers(path: Path) -> list[int]:
    """The numbers noted, each with the time and visit it was noted with."""
    entries = [entry for entry in read_back(path) if isinstance(entry.fact, StaffRefused)]
    for entry in entries:
        assert entry.utc_ms == 1_800_000_000_000 + entry.detail["tries"]
        assert entry.visit_id == f"v-{entry.detail['tries']}"
    return [entry.detail["tries"] for entry in entries]


def fill(disk: Path) -> Path:
    """Fill the disk to its last byte."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def flip_bits(path: Path, first: int, after: int, *, seed: int, times: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(times):
        content[chance.randrange(first, min(after, len(content)))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def a_journal_of(path: Path, n: int, open_journal: OpenJournal) -> None:
    journal = open_journal(path)
    note(journal, 0, n)
    assert journal.close()


@pytest.mark.fault(
    "The journal's disk is full",
    visitor="nothing",
    staff="The journal … lies on a full disk: please make room. What happens is kept and written as soon as it can be.",
    lost="nothing: facts wait and are written with their own times",
)
def test_on_a_full_disk_facts_wait_and_are_written_when_there_is_room(
    small_disk: Path, open_journal: OpenJournal, health: Health, recovery: Recovery
) -> None:
    path = small_disk / "journal.sqlite"
    journal = open_journal(path)
    assert note(journal, 0, 1)[0].wait(PATIENCE_S)
    health.until("ok")
    filler = fill(small_disk)
    tickets = note(journal, 1, 3001)
    assert "lies on a full disk: please make room" in health.until("fault")
    assert not tickets[-1].acknowledged
    recovery.begins()
    filler.unlink()
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    recovery.over()
    health.until("ok")
    assert numbers(path) == list(range(3001))
    assert is_whole(path)


@pytest.mark.fault(
    "The disk is full when the hall opens",
    visitor="nothing",
    staff="The journal … lies on a full disk: please make room. What happens is kept and written as soon as it can be.",
    lost="nothing: facts wait",
)
def test_a_journal_can_begin_on_a_disk_that_is_full_already(
    small_disk: Path, open_journal: OpenJournal, health: Health, recovery: Recovery
) -> None:
    filler = fill(small_disk)
    path = small_disk / "var" / "journal.sqlite"
    journal = open_journal(path)
    tickets = note(journal, 0, 5)
    assert "full disk" in health.until("fault")
    recovery.begins()
    filler.unlink()
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    recovery.over()
    assert numbers(path) == list(range(5))


@pytest.mark.fault(
    "The journal's disk is read-only",
    visitor="nothing",
    staff=(
        "The journal … can't be written (read-only): please check the disk and its permissions. What happens "
        "is kept and written as soon as it can be."
    ),
    lost="nothing: facts wait",
)
def test_on_a_read_only_disk_facts_wait_and_are_written_when_it_can_be(
    small_disk: Path, open_journal: OpenJournal, health: Health, recovery: Recovery
) -> None:
    path = small_disk / "journal.sqlite"
    a_journal_of(path, 3, open_journal)
    health.until("ok")
    remount(small_disk, "ro")
    assert numbers(path) == [0, 1, 2], "reading needs no writing"
    journal = open_journal(path)
    tickets = note(journal, 3, 9)
    assert "can't be written (read-only)" in health.until("fault")
    recovery.begins()
    remount(small_disk, "rw")
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    recovery.over()
    health.until("ok")
    assert numbers(path) == list(range(9))


@pytest.mark.fault(
    "The journal was written by a newer version",
    visitor="nothing",
    staff="The journal … was written by a newer version of this program: please update it. Facts are kept.",
    lost="nothing: facts wait in a file beside it for the update",
)
def test_a_newer_journal_is_refused_politely_and_left_as_it_is(
    path: Path, open_journal: OpenJournal, health: Health
) -> None:
    a_journal_of(path, 2, open_journal)
    health.until("ok")
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO migrations VALUES ('2031-04 tides', 0)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerJournalError, match=r"newer version of this program .2031-04 tides.: update the program"):
        open_reader(path)
    journal = open_journal(path)
    note(journal, 2, 4)
    assert "written by a newer version" in health.until("fault")
    assert not journal.close()
    assert "they wait in" in health.until("fault", "next start")
    assert path.read_bytes() == before
    assert len(found(path)) == 1


def test_what_could_not_be_written_before_the_end_is_taken_in_at_the_next_start(
    path: Path, open_journal: OpenJournal, health: Health
) -> None:
    a_journal_of(path, 2, open_journal)
    aside = path.with_name("away.sqlite")
    path.rename(aside)
    path.mkdir()
    for first in (2, 4):
        journal = open_journal(path)
        note(journal, first, first + 2)
        assert not journal.close()
    assert len(found(path)) == 2
    path.rmdir()
    aside.rename(path)
    after = open_journal(path)
    assert note(after, 6, 7)[0].wait(PATIENCE_S)
    assert numbers(path) == list(range(7))
    assert found(path) == []


def test_a_leftover_file_taken_in_twice_counts_once(path: Path, open_journal: OpenJournal) -> None:
    path.mkdir(parents=True)
    journal = open_journal(path)
    note(journal, 0, 3)
    journal.close()
    path.rmdir()
    (rows_file,) = found(path)
    copy = path.with_name("copy")
    shutil.copy(rows_file, copy)
    open_journal(path).close()
    copy.rename(rows_file)
    open_journal(path).close()
    assert numbers(path) == [0, 1, 2]


def test_a_leftover_file_with_a_broken_line_gives_the_others_and_is_kept(path: Path, open_journal: OpenJournal) -> None:
    path.mkdir(parents=True)
    journal = open_journal(path)
    note(journal, 0, 3)
    journal.close()
    path.rmdir()
    (rows_file,) = found(path)
    lines = rows_file.read_text(encoding="utf-8").splitlines()
    rows_file.write_text("\n".join([lines[0], lines[1][:20], lines[2]]), encoding="utf-8")
    open_journal(path).close()
    assert numbers(path) == [0, 2]
    assert rows_file.with_suffix(".unreadable").exists()


@pytest.mark.fault(
    "Another program's database lies in the journal's place",
    visitor="nothing",
    staff="… is another program's database, not a journal: move it away or change data.folder in config.yaml.",
    lost="nothing: facts wait",
)
def test_a_database_of_another_program_is_refused_and_left_as_it_is(
    path: Path, open_journal: OpenJournal, health: Health
) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(ForeignFileError, match="is a database of another program"):
        open_writer(path)
    open_journal(path)
    assert "another program's database" in health.until("fault")
    assert path.read_bytes() == before


def test_no_journal_yet_is_said_plainly(path: Path) -> None:
    with pytest.raises(NoJournalError, match=r"there is no journal yet at .*; it begins when the kiosk first runs"):
        open_reader(path)
    assert not path.parent.exists(), "looking for it does not make it"


@pytest.mark.fault(
    "Forty bits of the journal are flipped",
    visitor="nothing",
    staff=(
        "The journal is being written: … It was damaged: … facts were read back, … could not be; the old "
        "file is kept as …"
    ),
    lost="what stood on the damaged pages, counted and told; the damaged file is kept",
)
@pytest.mark.parametrize("seed", range(5))
def test_a_journal_with_flipped_bits_is_moved_aside_and_read_back(
    path: Path, open_journal: OpenJournal, health: Health, seed: int, recovery: Recovery
) -> None:
    a_journal_of(path, 5000, open_journal)
    health.until("ok")
    flip_bits(path, 40_000, 10**9, seed=seed, times=40)
    damaged = path.read_bytes()
    recovery.begins()
    journal = open_journal(path)
    assert note(journal, 5000, 5001)[0].wait(PATIENCE_S)
    recovery.over()
    journal.close()
    assert "It was damaged" in health.until("ok", "damaged")
    (recovered,) = [entry.fact for entry in read_back(path) if isinstance(entry.fact, JournalRecovered)]
    aside = path.with_name(recovered.aside)
    assert aside.read_bytes() == damaged, "the damaged file is kept as it was"
    assert recovered.recovered + recovered.unreadable >= 5000
    assert recovered.recovered > 3500, "forty flipped bits cost forty pages at most"
    assert is_whole(path)
    connection = open_reader(path)
    assert tallies.wrong(connection) == 0
    connection.close()


@pytest.mark.fault(
    "The journal's first page is destroyed",
    visitor="nothing",
    staff=(
        "The journal is being written: … It was damaged: … facts were read back, … could not be; the old "
        "file is kept as …"
    ),
    lost="nothing: it is read back from the pages behind",
)
def test_a_broken_first_page_costs_nothing(path: Path, open_journal: OpenJournal, recovery: Recovery) -> None:
    a_journal_of(path, 5000, open_journal)
    flip_bits(path, 0, 100, seed=7, times=300)
    recovery.begins()
    journal = open_journal(path)
    assert note(journal, 5000, 5001)[0].wait(PATIENCE_S)
    recovery.over()
    assert numbers(path) == list(range(5001))


@pytest.mark.fault(
    "The journal is cut to half its length",
    visitor="nothing",
    staff=(
        "The journal is being written: … It was damaged: … facts were read back, … could not be; the old "
        "file is kept as …"
    ),
    lost="what was cut off, counted and told; the cut file is kept",
)
def test_a_journal_cut_short_gives_what_is_left(path: Path, open_journal: OpenJournal, recovery: Recovery) -> None:
    a_journal_of(path, 5000, open_journal)
    os.truncate(path, path.stat().st_size // 2)
    recovery.begins()
    journal = open_journal(path)
    assert note(journal, 5000, 5001)[0].wait(PATIENCE_S)
    recovery.over()
    back = numbers(path)
    assert back == sorted(back)
    assert len(back) > 1000


@pytest.mark.fault(
    "The journal is replaced by rubbish",
    visitor="nothing",
    staff=(
        "The journal is being written: … It was damaged: … facts were read back, … could not be; the old "
        "file is kept as …"
    ),
    lost="what was in the journal that is gone; the rubbish is kept",
)
def test_a_file_that_never_was_a_journal_gives_way_to_one(path: Path, open_journal: OpenJournal) -> None:
    path.parent.mkdir()
    path.write_bytes(random.Random(3).randbytes(100_000))
    journal = open_journal(path)
    assert note(journal, 0, 1)[0].wait(PATIENCE_S)
    assert numbers(path) == [0]
    assert len(list(path.parent.glob("journal.damaged-*.sqlite"))) == 1


@pytest.mark.fault(
    "The disk overwrites the journal while the hall is open",
    visitor="nothing",
    staff=(
        "The journal is being written: … It was damaged: … facts were read back, … could not be; the old "
        "file is kept as …"
    ),
    lost="what stood on the overwritten pages; nothing that is noted from then on",
)
def test_damage_met_while_writing_is_recovered_from_too(
    path: Path, open_journal: OpenJournal, health: Health, recovery: Recovery
) -> None:
    a_journal_of(path, 5000, open_journal)
    journal = open_journal(path)
    assert note(journal, 5000, 5001)[0].wait(PATIENCE_S)
    other = sqlite3.connect(path)
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    # Over the file while it is open, as a failing disk would: everything from the second page on.
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (path.stat().st_size - 4096))
    # Another's write makes the journal read its pages anew.
    other.execute("PRAGMA user_version = 1")
    other.close()
    recovery.begins()
    tickets = note(journal, 5001, 5101)
    assert all(ticket.wait(PATIENCE_S) for ticket in tickets)
    recovery.over()
    assert numbers(path) == list(range(5001, 5101))
    assert "It was damaged" in health.until("ok", "damaged")
    assert is_whole(path)


@pytest.mark.fault(
    "The journal is taken away while the hall is open",
    visitor="nothing",
    staff="The journal is being written: …",
    lost="what was in the file that was taken",
)
def test_a_journal_taken_away_while_the_hall_is_open_is_begun_anew(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path)
    assert note(journal, 0, 1)[0].wait(PATIENCE_S)
    for part in path.parent.glob("journal.sqlite*"):
        part.rename(part.with_name(part.name.replace("journal", "taken")))
    assert note(journal, 1, 2)[0].wait(PATIENCE_S)
    assert numbers(path) == [1]
    assert numbers(path.with_name("taken.sqlite")) == [0]


def test_another_process_that_has_the_file_open_follows_a_recovery(path: Path, open_journal: OpenJournal) -> None:
    a_journal_of(path, 5000, open_journal)
    one = open_journal(path)
    assert note(one, 5000, 5001)[0].wait(PATIENCE_S)
    flip_bits_in_place(path)
    other = open_journal(path)
    assert note(other, 5001, 5002)[0].wait(PATIENCE_S)
    assert note(one, 5002, 5003)[0].wait(PATIENCE_S)
    assert {5001, 5002} <= set(numbers(path))
    assert is_whole(path)


def flip_bits_in_place(path: Path) -> None:
    """Damage the open file itself, not a copy in its place."""
    with path.open("r+b") as file:
        for page in range(12, path.stat().st_size // 4096, 9):
            file.seek(page * 4096)
            file.write(b"\xff" * 64)

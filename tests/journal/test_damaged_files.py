"""A journal that is damaged, cut, replaced or taken away: moved aside, read back, and the hall goes on noting."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from kiosk.happenings.facts import JournalRecovered
from kiosk.journal import tallies
from kiosk.journal.schema import open_reader
from tests.conftest import Recovery
from tests.journal.desk import PATIENCE_S, Health, OpenJournal, a_journal_of, is_whole, note, numbers, read_back


def flip_bits(path: Path, first: int, after: int, *, seed: int, times: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(times):
        content[chance.randrange(first, min(after, len(content)))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


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

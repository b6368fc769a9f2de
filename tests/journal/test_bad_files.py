"""Full, read-only, newer, foreign, gone: a plain sentence, the hall goes on, what was noted gets written."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from kiosk.journal.leftover import found
from kiosk.journal.schema import (
    ForeignFileError,
    NewerJournalError,
    NoJournalError,
    open_reader,
    open_writer,
)
from tests.conftest import Recovery
from tests.journal.desk import (
    PATIENCE_S,
    Health,
    OpenJournal,
    a_journal_of,
    is_whole,
    note,
    numbers,
    remount,
)
from tests.small_disk import fill


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

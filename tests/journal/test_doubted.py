"""A journal that somebody found damaged: the next start looks through all of it, however long that takes."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.happenings.facts import JournalRecovered
from kiosk.journal import damaged, leftover, store
from kiosk.journal.command import journal_main
from kiosk.journal.damaged import doubt, is_doubted
from kiosk.journal.store import Store
from tests.journal.desk import PATIENCE_S, Health, OpenJournal, a_journal_of, is_whole, note, numbers, read_back


@pytest.fixture
def bitten(path: Path, open_journal: OpenJournal) -> Path:
    """A journal of 300 facts with one bit of one id flipped."""
    a_journal_of(path, 300, open_journal)
    with closing(sqlite3.connect(path)) as connection:
        (identity,) = connection.execute("SELECT id FROM happenings WHERE seq = 200").fetchone()
    content = bytearray(path.read_bytes())
    content[content.find(identity) + 9] ^= 1
    path.write_bytes(content)
    return path


def test_checking_at_the_command_line_has_the_next_start_mend_it_as_it_says(
    bitten: Path, open_journal: OpenJournal, health: Health, capsys: pytest.CaptureFixture[str]
) -> None:
    open_journal(bitten).close()
    assert not is_whole(bitten), "nobody looks so closely at every start"
    assert journal_main(["check"], bitten, ZoneInfo("UTC")) == 1
    assert "reads it back when it next starts" in capsys.readouterr().err
    journal = open_journal(bitten)
    assert note(journal, 300, 301)[0].wait(PATIENCE_S)
    assert "300 facts were read back, 0 could not be" in health.until("ok", "damaged")
    journal.close()
    assert is_whole(bitten) and numbers(bitten) == list(range(301))
    assert len([entry for entry in read_back(bitten) if isinstance(entry.fact, JournalRecovered)]) == 1
    assert journal_main(["check"], bitten, ZoneInfo("UTC")) == 0
    assert not is_doubted(bitten)


def test_a_whole_journal_that_was_doubted_is_looked_through_once(
    path: Path, open_journal: OpenJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_journal_of(path, 3, open_journal)
    doubt(path, "somebody thought so")
    looks: list[bool] = []

    def looked(connection: sqlite3.Connection, give_up: object, *, deeply: bool) -> bool | None:
        looks.append(deeply)
        return damaged.is_damaged(connection, lambda: False, deeply=deeply)

    monkeypatch.setattr(store, "is_damaged", looked)
    for _ in range(2):
        open_journal(path).close()
    assert looks == [True, False]
    assert not list(path.parent.glob("journal.damaged-*"))


def test_a_program_that_ends_does_not_wait_for_the_look_and_the_next_one_takes_it_up(
    bitten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "LOOK_S", -1.0)
    doubt(bitten, "a row is missing from its index")
    ending = Store(bitten, lambda: True)
    ending.open()
    assert ending.taken_recoveries() == []
    ending.close()
    assert is_doubted(bitten), "it is still to be looked through"
    after = Store(bitten)
    after.open()
    assert [(mended.recovered, mended.unreadable) for mended in after.taken_recoveries()] == [(300, 0)]
    after.close()
    assert is_whole(bitten) and not is_doubted(bitten)


def test_cut_off_after_the_mending_the_next_start_looks_again_and_loses_nothing(
    bitten: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_: Path) -> None:
        raise KeyboardInterrupt

    doubt(bitten, "a row is missing from its index")
    monkeypatch.setattr(store, "settle", cut_off)
    with pytest.raises(KeyboardInterrupt):
        Store(bitten).open()
    monkeypatch.undo()
    assert is_doubted(bitten)
    after = Store(bitten)
    after.open()
    assert after.taken_recoveries() == []
    after.close()
    assert numbers(bitten) == list(range(300)) and not is_doubted(bitten)


def test_on_a_disk_that_takes_no_file_a_doubt_is_only_logged(
    path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(damaged, "write_whole", refused)
    doubt(path, "a row is missing from its index")
    assert "Read-only" in caplog.text


def test_what_is_noted_while_a_long_mending_outlasts_the_end_is_laid_down(
    bitten: Path, open_journal: OpenJournal, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()

    def slowly(path: Path) -> damaged.Recovery:
        begun.set()
        assert may_go_on.wait(PATIENCE_S)
        return damaged.recover(path)

    monkeypatch.setattr(store, "recover", slowly)
    doubt(bitten, "a row is missing from its index")
    journal = open_journal(bitten)
    assert begun.wait(PATIENCE_S)
    note(journal, 300, 303)
    assert not journal.close(timeout_s=0.01)
    assert "3 facts are not in the journal yet" in health.until("fault", "next start")
    assert len(leftover.found(bitten)) == 1
    may_go_on.set()
    assert journal.close(PATIENCE_S)
    open_journal(bitten).close()
    assert numbers(bitten) == list(range(303)), "written late as well, they count once"
    assert leftover.found(bitten) == []

"""The file is brought up to the program once, in named steps, by whoever comes first."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from kiosk.journal import doors, schema
from kiosk.journal.damaged import recover
from kiosk.journal.schema import MIGRATIONS, open_reader, open_writer
from kiosk.journal.store import Store
from tests.journal.made_days import passages, write
from tests.journal.test_doors import an_older_file


def applied(path: Path) -> list[str]:
    connection = open_reader(path)
    names = [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY rowid")]
    connection.close()
    return names


def test_a_new_file_has_every_step_once_and_opening_again_adds_none(path: Path) -> None:
    for _ in range(2):
        open_writer(path).close()
    assert applied(path) == [name for name, _ in MIGRATIONS]


def test_what_is_acknowledged_is_on_the_disk(path: Path) -> None:
    connection = open_writer(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,), "2 is FULL"
    connection.close()


def test_an_older_file_gets_only_what_it_lacks(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_writer(path).close()

    def tides(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE tides (utc_ms INTEGER)")

    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("2031-04 tides", tides)))
    for _ in range(2):
        open_writer(path).close()
    assert applied(path) == [*(name for name, _ in MIGRATIONS), "2031-04 tides"]


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_writer(path).close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE tides (utc_ms INTEGER)")
        connection.execute("CREATE TABLE tides (utc_ms INTEGER)")

    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", (*MIGRATIONS, ("2031-04 tides", broken)))
        with pytest.raises(sqlite3.OperationalError, match="tides already exists"):
            open_writer(path)
    assert applied(path) == [name for name, _ in MIGRATIONS]


def test_programs_that_start_together_make_one_file(path: Path) -> None:
    ready = threading.Barrier(6)
    failures: list[BaseException] = []

    def start() -> None:
        ready.wait()
        store = Store(path)
        try:
            store.open()
        except (sqlite3.Error, OSError) as error:
            failures.append(error)
        store.close()

    threads = [threading.Thread(target=start) for _ in range(6)]
    path.parent.mkdir()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert applied(path) == [name for name, _ in MIGRATIONS]


def test_the_texts_of_all_tables_fit_the_first_page(path: Path) -> None:
    connection = open_writer(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    leaf = 0x0D
    assert path.read_bytes()[100] == leaf, "recovery gives a damaged file a healthy one's first page"


def test_an_older_file_brought_up_can_still_lose_its_first_page(path: Path) -> None:
    an_older_file(path)
    write(path, passages("exit", 30, 30, begin="2018-09-08 12:00"))
    with path.open("r+b") as file:
        file.write(b"\xff" * 100)
    recovery = recover(path)
    assert (recovery.recovered, recovery.unreadable) == (100, 0)
    connection = open_reader(path)
    assert doors.wrong(connection) == 0
    connection.close()

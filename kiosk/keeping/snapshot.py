"""The journal copied while it is written, and a copy looked through."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.journal.schema import open_reader

_PAGES = 4096


@dataclass(frozen=True, slots=True)
class JournalLook:
    """How many happenings there are, and the id (hex) of the last one written."""

    happenings: int
    last_id: str


class DamagedCopyError(Exception):
    """The copy can't be a journal; the message is what SQLite found."""


def copy_journal(source: Path, target: Path) -> JournalLook:
    """Copy the journal as it is at one moment; who writes to it meanwhile neither waits nor changes the copy.

    `target` is one file without a write-ahead log. Raises JournalError, sqlite3.Error or OSError.
    """
    reading = open_reader(source)
    writing = sqlite3.connect(target, isolation_level=None)
    try:
        # One reading for all of it: between two steps of its own the copy would begin anew with every fact noted.
        reading.execute("BEGIN")
        look = _look(reading)
        reading.backup(writing, pages=_PAGES)
        reading.execute("ROLLBACK")
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        reading.close()
    return look


def look_through(path: Path) -> JournalLook:
    """Read a journal that nobody writes, every page of it; raises DamagedCopyError, JournalError or sqlite3.Error."""
    with _opened(path) as connection:
        try:
            found = [text for (text,) in connection.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"]:
                raise DamagedCopyError(found[0])
            return _look(connection)
        except sqlite3.DatabaseError as error:
            raise DamagedCopyError(str(error)) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        connection = open_reader(path)
    except sqlite3.DatabaseError as error:
        raise DamagedCopyError(str(error)) from error
    try:
        yield connection
    finally:
        connection.close()


def _look(connection: sqlite3.Connection) -> JournalLook:
    (happenings,) = connection.execute("SELECT count(*) FROM happenings").fetchone()
    last = connection.execute("SELECT id FROM happenings ORDER BY seq DESC LIMIT 1").fetchone()
    return JournalLook(happenings, last[0].hex() if last else "")

"""The journal copied while it is written, a copy looked through, and the copy of a damaged one mended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.journal.damaged import doubt, is_damaged, recover
from kiosk.journal.schema import open_reader
from kiosk.journal.troubles import is_damage

_PAGES = 4096
_ONE_FILE = "PRAGMA journal_mode = DELETE"


@dataclass(frozen=True, slots=True)
class JournalLook:
    """How many happenings there are, and the id (hex) of the last one written."""

    happenings: int
    last_id: str


class DamagedCopyError(Exception):
    """The copy can't be a journal; the message is what SQLite found."""


@contextmanager
def doubting(journal: Path) -> Iterator[None]:
    """What finds the journal damaged in here has the program's next start mend it; the error goes on."""
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            doubt(journal, str(error))
        raise


def copy_journal(source: Path, target: Path) -> None:
    """Copy the journal as it is at one moment; who writes to it meanwhile neither waits nor changes the copy.

    `target` is one file without a write-ahead log. Raises JournalError, sqlite3.Error or OSError.
    """
    reading = open_reader(source)
    writing = sqlite3.connect(target, isolation_level=None)
    try:
        # One reading for all of it: between two steps of its own the copy would begin anew with every fact noted.
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        reading.backup(writing, pages=_PAGES)
        reading.execute("ROLLBACK")
        writing.execute(_ONE_FILE)
    finally:
        writing.close()
        reading.close()


def whole_copy(source: Path, target: Path) -> tuple[JournalLook, int | None]:
    """Copy the journal, and mend the copy where the journal is damaged: then the next start mends the journal itself.

    What the copy holds, and how many facts could not be read into it; None of a journal that is whole. Raises
    DamagedCopyError when the copy alone is damaged, and what `copy_journal` raises.
    """
    with doubting(source):
        copy_journal(source, target)
    try:
        return look_through(target), None
    except DamagedCopyError as damage:
        if _is_whole(source):
            raise
        doubt(source, str(damage))
    mended = recover(target)
    target.with_name(mended.aside).unlink()
    with closing(sqlite3.connect(target, isolation_level=None)) as writing:
        writing.execute(_ONE_FILE)
    return look_through(target), mended.unreadable


def _is_whole(journal: Path) -> bool:
    with closing(open_reader(journal)) as reading:
        return is_damaged(reading, lambda: False, deeply=True) is False


def look_through(path: Path) -> JournalLook:
    """Read every page of a journal that nobody writes; raises DamagedCopyError, JournalError or sqlite3.Error."""
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

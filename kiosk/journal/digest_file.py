"""The digest's own SQLite file: looked through when it is opened, begun anew when it is damaged, else in memory."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

FORM = "1"
"""Of the digest's own tables: another one is begun anew."""
MOST_ANEW = 2
BUSY_MS = 5000
log = logging.getLogger(__name__)
# The file can't be used, but nothing says that it is damaged.
_UNUSABLE = {
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class DigestFile:
    """The tables `upto`, `named` and `moments` for a journal read in the time zone `zone`, by its name; not locked."""

    def __init__(self, path: Path, zone: str) -> None:
        self._path = path
        self._zone = zone
        self._place = str(path)
        self._anew = 0
        self._opened: sqlite3.Connection | None = None

    def opened(self) -> sqlite3.Connection:
        """Its connection, tables there; raises sqlite3.Error."""
        if self._opened is None:
            self._opened = _begun(self._place, self._zone)
        return self._opened

    def give_up(self, error: sqlite3.Error) -> None:
        """After this error begin anew, empty, in the file or in memory; raises it again when neither would help."""
        # The low byte says what kind it is; what the looking through found has no number.
        kind = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if self._place == ":memory:" or (kind in _BUSY and self._opened):
            raise error
        self.close()
        log.warning("the digest can't be used as it is: %s", error)
        self._anew += 1
        if kind in _UNUSABLE | _BUSY or self._anew > MOST_ANEW or not self._deleted():
            self._place = ":memory:"

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _deleted(self) -> bool:
        try:
            # Its neighbours first: a write-ahead log must never be found beside another file than its own.
            for path in (f"{self._path}-wal", f"{self._path}-shm", self._path):
                Path(path).unlink(missing_ok=True)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def at_once(kept: sqlite3.Connection) -> Iterator[None]:
    """One write transaction."""
    kept.execute("BEGIN IMMEDIATE")
    try:
        yield
        kept.execute("COMMIT")
    except BaseException:
        if kept.in_transaction:
            kept.execute("ROLLBACK")
        raise


def _begun(place: str, zone: str) -> sqlite3.Connection:
    """The file with its tables, emptied when it was made for another zone or by another program."""
    kept = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    try:
        kept.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        # What a power cut takes from its end is read from the journal again, but what is there must be whole.
        kept.execute("PRAGMA journal_mode = WAL")
        kept.execute("PRAGMA synchronous = NORMAL")
        (found,) = kept.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        with at_once(kept):
            _make_tables(kept, zone)
    except BaseException:
        kept.close()
        raise
    return kept


def _make_tables(kept: sqlite3.Connection, zone: str) -> None:
    kept.execute("CREATE TABLE IF NOT EXISTS upto (form TEXT, zone TEXT, seq INTEGER, id BLOB) STRICT")
    if kept.execute("SELECT form, zone FROM upto").fetchone() == (FORM, zone):
        return
    for table in ("named", "moments"):
        kept.execute(f"DROP TABLE IF EXISTS {table}")
    kept.execute("DELETE FROM upto")
    kept.execute("INSERT INTO upto VALUES (?, ?, 0, x'')", (FORM, zone))
    kept.execute(
        "CREATE TABLE named (day TEXT, kind TEXT, name TEXT, rehearsal INTEGER, n INTEGER, seconds REAL, "
        "finished INTEGER, PRIMARY KEY (day, kind, name, rehearsal)) STRICT, WITHOUT ROWID"
    )
    kept.execute(
        "CREATE TABLE moments (seq INTEGER PRIMARY KEY, utc_ms INTEGER, kind TEXT, rehearsal INTEGER, "
        "detail TEXT, before_ms INTEGER) STRICT"
    )
    kept.execute("CREATE INDEX moments_by_time ON moments (utc_ms)")

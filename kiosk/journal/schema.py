"""The journal's file: its tables, its migrations, and how it is opened for writing and for reading."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.journal import doors, tallies

# "Kios": tells our file from any other SQLite file (kept in the file's header).
APPLICATION_ID = 0x4B696F73
BUSY_MS = 2000
COLUMNS = "id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail"


class JournalError(Exception):
    """The file can't be used as a journal by this program, but nothing is broken; the message is one plain sentence."""


class NewerJournalError(JournalError):
    """A newer program has changed the file; `unknown` names its migrations that this program lacks."""

    def __init__(self, path: Path, unknown: list[str]) -> None:
        super().__init__(
            f"{path} was written by a newer version of this program ({', '.join(unknown)}): update the program"
        )
        self.unknown = unknown


class ForeignFileError(JournalError):
    """An SQLite file of some other program stands where the journal should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is a database of another program, not a journal: move it away or set data.folder in config.yaml"
        )


class NoJournalError(JournalError):
    """There is no journal yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"there is no journal yet at {path}; it begins when the kiosk first runs")


def _happenings_and_tallies(connection: sqlite3.Connection) -> None:
    table = """
        CREATE TABLE happenings (
          seq INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
          utc_ms INTEGER NOT NULL CHECK (utc_ms >= 0),
          station TEXT NOT NULL,
          kind TEXT NOT NULL,
          exhibit TEXT NOT NULL,
          visit_id TEXT,
          rehearsal INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
          detail TEXT NOT NULL CHECK (json_type(detail) = 'object')
        ) STRICT
    """
    connection.execute(tallies.squeezed(table))
    tallies.create(connection)
    # The few rows that say where the journal has gaps are found without reading the many.
    connection.execute("CREATE INDEX gaps ON happenings (utc_ms) WHERE kind IN ('facts-dropped', 'journal-recovered')")
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER happenings_keep_{verb.lower()} BEFORE {verb} ON happenings "
            "BEGIN SELECT raise(ABORT, 'what happened is never changed or deleted'); END"
        )


# The texts of all tables and triggers must fit the file's first page (tests/journal/test_migrations.py): a damaged file
# is read back by giving it a healthy one's first page.
MIGRATIONS: tuple[tuple[str, Callable[[sqlite3.Connection], None]], ...] = (
    ("2026-11 happenings and tallies", _happenings_and_tallies),
    (doors.MIGRATION, doors.create),
)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One write transaction: taken at once, committed at the end, rolled back by any error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _applied(connection: sqlite3.Connection, path: Path) -> set[str]:
    """Names of the migrations in the file; raises ForeignFileError or NewerJournalError."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return set()
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID or "migrations" not in names:
        raise ForeignFileError(path)
    applied = {name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY rowid")}
    unknown = [name for name in sorted(applied) if name not in dict(MIGRATIONS)]
    if unknown:
        raise NewerJournalError(path, unknown)
    return applied


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file up to this program: all missing migrations in one transaction, each once."""
    if _applied(connection, path) == set(dict(MIGRATIONS)):
        return
    with transaction(connection):
        applied = _applied(connection, path)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_utc_ms INTEGER NOT NULL) STRICT"
        )
        for name, change in MIGRATIONS:
            if name not in applied:
                change(connection)
                connection.execute("INSERT INTO migrations VALUES (?, ?)", (name, time.time_ns() // 1_000_000))


def safe_settings(connection: sqlite3.Connection) -> None:
    """What is acknowledged survives a power cut: write-ahead log, flushed to the disk at every commit."""
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def open_writer(path: Path) -> sqlite3.Connection:
    """Open or begin the journal for writing; raises JournalError, sqlite3.Error or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        # The type of file is looked at before anything in it is changed.
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        _applied(connection, path)
        safe_settings(connection)
        migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def open_reader(path: Path) -> sqlite3.Connection:
    """Open the journal so that nothing can be changed; raises JournalError or sqlite3.Error."""
    if not path.exists():
        raise NoJournalError(path)
    address = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    try:
        try:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            applied = _applied(connection, path)
        except sqlite3.OperationalError:
            # A write-ahead log needs its neighbour files; a read-only disk has none, and nothing changes there.
            if Path(f"{path}-wal").exists():
                raise
            connection.close()
            connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
            applied = _applied(connection, path)
        if not applied:
            raise NoJournalError(path)
        if doors.MIGRATION not in applied:
            doors.show_older(connection)
    except BaseException:
        connection.close()
        raise
    return connection

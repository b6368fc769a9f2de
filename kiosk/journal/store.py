"""The journal's file as one process holds it: opened when needed, looked at, recovered, appended to."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from operator import attrgetter
from pathlib import Path

import filelock

from kiosk.journal.damaged import INSERT, Recovery, finish_interrupted, is_damaged, is_doubted, recover, settle
from kiosk.journal.kinds import Row
from kiosk.journal.schema import open_writer, transaction
from kiosk.journal.troubles import is_damage

LOCK_S = 2.0
LOOK_S = 2.0
VALUES = attrgetter(*Row.__slots__)


def writers_lock(path: Path) -> filelock.FileLock:
    """The lock under which writers of one journal take turns; it falls with the process that holds it.

    SQLite up to 3.51.2 (Debian 12 has 3.40) can damage a file when one process checkpoints while another commits
    ("WAL-reset bug"). Checkpoints happen inside commits here, so taking turns shuts that out. It also keeps a file from
    being set aside while somebody writes to it.
    """
    return filelock.FileLock(f"{path}.lock", timeout=LOCK_S, poll_interval=0.005)


class Store:
    """Used by one thread. After any error the file is opened anew.

    `ending`, asked from that thread: whether the program is about to end, so that a look through a large file that was
    found damaged is left to the next start.
    """

    def __init__(self, path: Path, ending: Callable[[], bool] = lambda: False) -> None:
        self._path = path
        self._ending = ending
        self._lock = writers_lock(path)
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._recoveries: list[Recovery] = []

    def open(self) -> None:
        """Open or begin the file, recovering it if it is damaged; raises JournalError, sqlite3.Error or OSError."""
        self.append([])

    def append(self, rows: Sequence[Row]) -> None:
        """Write the rows and flush them to the disk, all or none; a row whose id is there already is left as it is.

        Raises JournalError, sqlite3.Error or OSError.
        """
        try:
            self._append(rows)
        except sqlite3.DatabaseError as error:
            self.close()
            if not is_damage(error):
                raise
            self._recover(self._file)
            self._append(rows)
        except BaseException:
            self.close()
            raise

    def taken_recoveries(self) -> list[Recovery]:
        """Recoveries since this was last asked."""
        taken, self._recoveries = self._recoveries, []
        return taken

    def close(self) -> None:
        """Close the file; the next append opens it again."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # The last to close empties the write-ahead log into the file: that is a writer's turn too.
        try:
            with self._lock:
                connection.close()
        except OSError:
            connection.close()

    def _append(self, rows: Sequence[Row]) -> None:
        connection = self._opened()
        if not rows:
            return
        values = [VALUES(row) for row in rows]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            # Somebody may have moved the file away: what is written must not go with it.
            if self._file_now() != self._file:
                self.close()
                connection = self._connect()
            with transaction(connection):
                connection.executemany(INSERT, values)

    def _opened(self) -> sqlite3.Connection:
        if self._connection is not None:
            return self._connection
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._lock:
            finish_interrupted(self._path)
            self._file = self._file_now()
            connection = self._connect()
        if self._looks_damaged(connection):
            self.close()
            self._recover(self._file)
            with self._lock:
                connection = self._connect()
        return connection

    def _looks_damaged(self, connection: sqlite3.Connection) -> bool:
        """For a short time at every start; to the end after somebody found damage in it."""
        until = time.monotonic() + LOOK_S
        deeply = is_doubted(self._path)
        found = is_damaged(
            connection, lambda: time.monotonic() > until and (not deeply or self._ending()), deeply=deeply
        )
        if deeply and found is False:
            settle(self._path)
        return bool(found)

    def _connect(self) -> sqlite3.Connection:
        self._connection = open_writer(self._path)
        self._file = self._file_now()
        return self._connection

    def _recover(self, damaged: tuple[int, int] | None) -> None:
        with self._lock:
            # Another process may have set it aside in the meantime.
            if self._file_now() == damaged:
                self._recoveries.append(recover(self._path))
                settle(self._path)

    def _file_now(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

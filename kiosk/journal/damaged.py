"""A damaged journal: noticed, read back as far as it goes, moved aside, never deleted."""

from __future__ import annotations

import json
import logging
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.journal import tallies
from kiosk.journal.schema import COLUMNS, open_writer, transaction
from kiosk.journal.troubles import is_damage
from kiosk.whole_file import flush, write_whole

log = logging.getLogger(__name__)
INSERT = f"INSERT INTO happenings ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
PAGE_BYTES = 4096
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Recovery:
    """What came of a damaged journal: facts read back, facts known to be lost, and the name of the file set aside."""

    recovered: int
    unreadable: int
    aside: str


def neighbours(path: Path) -> list[Path]:
    """The write-ahead log and its index, which belong to the file."""
    return [Path(f"{path}-wal"), Path(f"{path}-shm")]


def is_damaged(connection: sqlite3.Connection, give_up: Callable[[], bool], *, deeply: bool) -> bool | None:
    """Look through the file for damage; None when `give_up`, asked all the while, ended that before it was done.

    `deeply`: every row is also compared with the indexes over it. A journal of many years takes minutes so.
    """
    connection.set_progress_handler(give_up, 1_000)
    try:
        found = connection.execute(f"PRAGMA {'integrity_check' if deeply else 'quick_check'}(1)").fetchone()
        return bool(found != ("ok",))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return None
        raise
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return True
        raise
    finally:
        connection.set_progress_handler(None, 0)


def doubt(path: Path, why: str) -> None:
    """Have the next start look through the whole journal at `path` and mend it; `why` is what was found wrong.

    A disk that does not take this note is only logged.
    """
    try:
        write_whole(_note_of_doubt(path), f"{why}\n".encode())
    except OSError as error:
        log.warning("the next start will not know that %s is damaged: %s", path, error)


def is_doubted(path: Path) -> bool:
    """Whether somebody found the journal damaged since it was last looked through to its end."""
    return _note_of_doubt(path).exists()


def settle(path: Path) -> None:
    """The journal is whole; a note that can't be taken away leads to one look more."""
    with suppress(OSError):
        _note_of_doubt(path).unlink(missing_ok=True)


def _note_of_doubt(path: Path) -> Path:
    # Named after the journal, so that it stays out of backups and goes aside with its journal.
    return Path(f"{path}.doubted")


def recover(path: Path) -> Recovery:
    """Write what can still be read into a new journal, then let the two change places; raises sqlite3.Error or OSError.

    The damaged file stays in place until the new one is whole, so a crash in between loses nothing.
    """
    fresh = path.with_name(f"{path.stem}.recovering{path.suffix}")
    grafted = path.with_name(f"{path.stem}.grafted{path.suffix}")
    scraps = [fresh, *neighbours(fresh), grafted, *neighbours(grafted)]
    _unlink(scraps)
    try:
        target = open_writer(fresh)
        try:
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            reading = _copy(path, target)
            if reading.recovered == 0:
                # Nothing at all: perhaps only the first page is broken, which says where the tables begin.
                _graft(path, fresh, grafted)
                reading = _copy(grafted, target)
        finally:
            target.close()
        flush(fresh)
        aside = _free_name(path)
        # The log goes first: a log that stayed behind would be played into the new file.
        for part in neighbours(path):
            if part.exists():
                part.rename(f"{aside}{str(part)[len(str(path)) :]}")
        path.rename(aside)
        fresh.rename(path)
        flush(path.parent)
    finally:
        _unlink(scraps)
    return Recovery(reading.recovered, reading.unreadable, aside.name)


def finish_interrupted(path: Path) -> None:
    """If a recovery was cut off between its last two renames, do the last one."""
    fresh = path.with_name(f"{path.stem}.recovering{path.suffix}")
    if not path.exists() and fresh.exists() and not Path(f"{fresh}-wal").exists():
        fresh.rename(path)


@dataclass(slots=True)
class _Reading:
    recovered: int = 0
    unreadable: int = 0
    rows: list[tuple[Any, ...]] = field(default_factory=list)


def _copy(source_path: Path, target: sqlite3.Connection) -> _Reading:
    reading = _Reading()
    source = sqlite3.connect(f"{source_path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    source.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        for row in _readable_rows(source, reading):
            reading.rows.append(row)
            if len(reading.rows) == BATCH:
                _put(target, reading)
        _put(target, reading)
        reading.unreadable = max(reading.unreadable, _expected(source) - reading.recovered)
    finally:
        source.close()
    return reading


def _put(target: sqlite3.Connection, reading: _Reading) -> None:
    with transaction(target):
        for row in reading.rows:
            try:
                reading.recovered += target.execute(INSERT, row).rowcount
            except sqlite3.IntegrityError:
                reading.unreadable += 1
    reading.rows.clear()


def _readable_rows(source: sqlite3.Connection, reading: _Reading) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read, by seq.

    An unreadable stretch is jumped over by the smallest jump that lands on readable rows or past the end.
    """
    seq = -1
    while True:
        try:
            rows = source.execute(f"SELECT seq, {COLUMNS} FROM happenings WHERE seq > ? ORDER BY seq", (seq,))
            for at, *row in rows:
                seq = at
                if _whole(row):
                    yield tuple(row)
                else:
                    reading.unreadable += 1
            return
        except sqlite3.DatabaseError as error:
            if not (is_damage(error) or isinstance(error, sqlite3.OperationalError)):
                raise
        jump = _jump(source, seq)
        if jump is None:
            return
        reading.unreadable += jump
        seq += jump


def _jump(source: sqlite3.Connection, seq: int) -> int | None:
    def lands(jump: int) -> bool:
        try:
            source.execute(
                f"SELECT seq, {COLUMNS} FROM happenings WHERE seq > ? ORDER BY seq LIMIT 1", (seq + jump,)
            ).fetchone()
        except sqlite3.DatabaseError:
            return False
        return True

    high = 1
    while not lands(high):
        high *= 2
        if high > 2**40:
            return None
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if lands(middle) else (middle, high)
    return high


def _whole(row: list[Any]) -> bool:
    """Whether a row read from a damaged file can be believed."""
    identity, utc_ms, _station, kind, _exhibit, _visit_id, rehearsal, detail = row
    try:
        return (
            isinstance(identity, bytes)
            and len(identity) == 16
            and isinstance(utc_ms, int)
            and utc_ms >= 0
            and re.fullmatch("[a-z0-9-]+", kind) is not None
            and rehearsal in (0, 1)
            and isinstance(json.loads(detail), dict)
        )
    except (TypeError, ValueError):
        return False


def _expected(source: sqlite3.Connection) -> int:
    """How many facts the tallies say there were; 0 when they can't be read either."""
    try:
        return tallies.total(source)
    except sqlite3.DatabaseError:
        return 0


def _graft(path: Path, healthy: Path, grafted: Path) -> None:
    """A copy of a damaged file with the first page of a healthy one.

    Its tables begin on the same pages, because the same migrations made them.
    """
    shutil.copyfile(path, grafted)
    if Path(f"{path}-wal").exists():
        shutil.copyfile(f"{path}-wal", f"{grafted}-wal")
    with healthy.open("rb") as whole:
        first = bytearray(whole.read(PAGE_BYTES))
    pages = path.stat().st_size // PAGE_BYTES
    first[28:32] = pages.to_bytes(4)
    with grafted.open("r+b") as file:
        file.write(first)


def _free_name(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    name = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    number = 2
    while name.exists():
        name = path.with_name(f"{path.stem}.damaged-{stamp}-{number}{path.suffix}")
        number += 1
    return name


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)

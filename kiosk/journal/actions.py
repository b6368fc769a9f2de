"""What `./run journal` does: the latest happenings, counts, exports, and looking through the file."""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.journal import doors, tallies
from kiosk.journal.damaged import doubt
from kiosk.journal.days import local_time
from kiosk.journal.export import Selection, export
from kiosk.journal.kinds import KINDS, Entry, entry_of
from kiosk.journal.schema import COLUMNS, JournalError, open_reader, open_writer, transaction
from kiosk.journal.store import writers_lock
from kiosk.places import TYPED

FOLLOW_S = 0.5


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """The journal, opened so that nothing can be changed, and closed in the end."""
    connection = open_reader(path)
    try:
        yield connection
    finally:
        connection.close()


def require_writable(path: Path, out: Path) -> None:
    """Raise JournalError when `out` is the journal at `path`, a folder, or in none."""
    if out.resolve() in (path.resolve(), *(Path(f"{path.resolve()}{end}") for end in ("-wal", "-shm", ".lock"))):
        raise JournalError(f"{out} is the journal itself: choose another name")
    if out.is_dir() or not out.resolve().parent.is_dir():
        raise JournalError(
            f"{out} can't be written: " + ("it is a folder" if out.is_dir() else "its folder is missing")
        )


def tail(path: Path, zone: ZoneInfo, n: int, *, follow: bool) -> None:
    """Print the latest `n` happenings; `follow`: go on with what comes."""
    with reading(path) as connection:
        rows = connection.execute(f"SELECT seq, {COLUMNS} FROM happenings ORDER BY seq DESC LIMIT ?", (n,)).fetchall()
        (latest,) = connection.execute("SELECT coalesce(max(seq), 0) FROM happenings").fetchone()
        for row in reversed(rows):
            print(_shown(entry_of(row), zone))
        while follow:
            sys.stdout.flush()
            fresh = connection.execute(
                f"SELECT seq, {COLUMNS} FROM happenings WHERE seq > ? ORDER BY seq LIMIT 1000", (latest,)
            ).fetchall()
            for row in fresh:
                print(_shown(entry_of(row), zone))
                latest = row[0]
            if not fresh:
                time.sleep(FOLLOW_S)


def _shown(entry: Entry, zone: ZoneInfo) -> str:
    when = local_time(entry.utc_ms, zone).isoformat(" ", "milliseconds")
    marks = (" 演练 rehearsal" if entry.rehearsal else "") + (
        " (newer program)" if entry.fact is None or entry.extra else ""
    )
    visit = f" visit {entry.visit_id}" if entry.visit_id else ""
    fields = " ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in entry.detail.items())
    line = f"{when}  {entry.station}  {entry.kind}{marks}{visit}  {fields}".rstrip()
    # Texts come from printers and phones: nothing in them may steer the terminal.
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)


def count(path: Path, zone: ZoneInfo, by: str, *, rehearsal: bool) -> None:
    """Print how many happenings there are of each kind or local day."""
    counts: Counter[str] = Counter()
    left_out = 0
    with reading(path) as connection:
        for begins_ms, kind, was_rehearsal, n in tallies.quarters(connection):
            if was_rehearsal and not rehearsal:
                left_out += n
                continue
            counts[kind if by == "kind" else str(local_time(begins_ms, zone).date())] += n
    for name, n in sorted(counts.items()):
        print(f"{n:>12,}  {name}")
    print(f"{counts.total():>12,}  together" + (f" ({left_out:,} rehearsed left out)" if left_out else ""))


def export_to(path: Path, zone: ZoneInfo, out: Path, form: str, selection: Selection) -> None:
    """Write the chosen happenings to `out`; raises JournalError when it must not or can't be written."""
    require_writable(path, out)
    with reading(path) as connection:
        known = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM tallies")} | set(KINDS)
        if selection.kind is not None and selection.kind not in known:
            raise JournalError(f"{selection.kind!r} is no kind; there are: {', '.join(sorted(known))}")
        n = export(connection, out, form, selection, zone)
    print(f"{n:,} happenings written to {out}")


def check(path: Path) -> int:
    """Print what is wrong with the file; 0 when nothing is."""
    with reading(path) as connection:
        faults = [text for (text,) in connection.execute("PRAGMA integrity_check(20)") if text != "ok"]
        (n,) = connection.execute("SELECT count(*) FROM happenings").fetchone()
        wrong = tallies.wrong(connection) + doors.wrong(connection)
    for fault in faults:
        print(fault, file=sys.stderr)
    if wrong:
        print(
            f"{wrong:,} tallies differ from the happenings: {TYPED} journal rebuild counts them anew", file=sys.stderr
        )
    if faults:
        doubt(path, faults[0])
        print("the file is damaged: the kiosk moves it aside and reads it back when it next starts", file=sys.stderr)
    if not faults and not wrong:
        print(f"{n:,} happenings, the file is whole, the tallies agree")
    return 1 if faults or wrong else 0


def rebuild(path: Path) -> None:
    """Count all tallies anew."""
    with reading(path):
        pass
    with writers_lock(path):
        connection = open_writer(path)
        try:
            with transaction(connection):
                tallies.rebuild(connection)
                doors.rebuild(connection)
            n = tallies.total(connection)
        finally:
            connection.close()
    print(f"{n:,} happenings counted anew")

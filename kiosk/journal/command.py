"""`./run journal …` and `./run summary`: reading the journal at the command line."""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.journal import tallies
from kiosk.journal.days import local_time, span_ms
from kiosk.journal.export import FORMATS, Selection, export
from kiosk.journal.kinds import KINDS, Entry, entry_of
from kiosk.journal.kinds_page import page
from kiosk.journal.schema import COLUMNS, JournalError, open_reader, open_writer, transaction
from kiosk.journal.store import writers_lock
from kiosk.journal.summary import summarise
from kiosk.journal.summary_forms import FORMS
from kiosk.journal.troubles import is_damage, trouble_of

FOLLOW_S = 0.5


def journal_main(argv: list[str], journal_path: Path, zone: ZoneInfo) -> int:
    """`./run journal ARGV`: 0 done, 1 could not (a sentence stands on standard error), 2 wrong arguments."""
    parser = argparse.ArgumentParser(prog="./run journal", description="Read the journal.")
    commands = parser.add_subparsers(dest="command", required=True)
    tail = commands.add_parser("tail", help="the latest happenings")
    tail.add_argument("-n", type=_natural, default=20, metavar="N", help="how many (20)")
    tail.add_argument("--follow", action="store_true", help="go on with what comes, until Ctrl-C")
    count = commands.add_parser("count", help="how many happenings of each kind or on each local day")
    count.add_argument("--by", choices=("kind", "day"), default="kind")
    count.add_argument("--rehearsal", action="store_true", help="count rehearsed ones too")
    out = commands.add_parser("export", help="write happenings to a file")
    out.add_argument("--format", choices=tuple(FORMATS), required=True)
    out.add_argument("--kind", help="this kind only, its fields as columns")
    out.add_argument("--rehearsal", action="store_true", help="rehearsed ones too")
    _add_days(out)
    out.add_argument("out", type=Path, metavar="OUT")
    commands.add_parser("kinds", help="the reference page of kinds (kiosk/journal/KINDS.md)")
    commands.add_parser("check", help="look through the whole file and compare the tallies")
    commands.add_parser("rebuild", help="count the tallies anew")
    try:
        args = parser.parse_args(argv)
        days = _days(parser, args) if args.command == "export" else None
    except SystemExit as ended:
        return int(ended.code or 0)
    if args.command == "kinds":
        print(page(), end="")
        return 0
    with _told(journal_path) as outcome:
        if args.command == "tail":
            _tail(journal_path, zone, args.n, follow=args.follow)
        elif args.command == "count":
            _count(journal_path, zone, args.by, rehearsal=args.rehearsal)
        elif args.command == "export":
            span = None if days is None else span_ms(*days, zone)
            _export(journal_path, zone, args.out, args.format, Selection(span, args.kind, args.rehearsal))
        elif args.command == "check":
            outcome.code = _check(journal_path)
        else:
            _rebuild(journal_path)
    return outcome.code


def summary_main(argv: list[str], journal_path: Path, zone: ZoneInfo) -> int:
    """`./run summary ARGV`: today, or the local days --from … --to; same exit codes as `journal_main`."""
    parser = argparse.ArgumentParser(
        prog="./run summary", description="Passages, smiles, visits and postcards; today unless told."
    )
    _add_days(parser)
    parser.add_argument("--format", choices=tuple(FORMS), default="text")
    parser.add_argument("--rehearsal", action="store_true", help="count what pretend devices reported too")
    try:
        args = parser.parse_args(argv)
        today = datetime.now(zone).date()
        first, last = _days(parser, args, today) or (today, today)
    except SystemExit as ended:
        return int(ended.code or 0)
    with _told(journal_path) as outcome, _reading(journal_path) as connection:
        sys.stdout.write(FORMS[args.format](summarise(connection, first, last, zone, rehearsal=args.rehearsal)))
    return outcome.code


class _Outcome:
    code = 0


@contextmanager
def _told(path: Path) -> Iterator[_Outcome]:
    """Errors of the journal and the disk as one sentence and exit code 1."""
    outcome = _Outcome()
    try:
        yield outcome
    except KeyboardInterrupt:
        pass
    except JournalError as refusal:
        outcome.code = _fail(str(refusal))
    except sqlite3.Error as error:
        if is_damage(error):
            outcome.code = _fail(
                f"the journal {path} is damaged ({error}); the kiosk moves it aside and reads it back as it next writes"
            )
        else:
            outcome.code = _fail(trouble_of(error, path).sentence_en)
    except BrokenPipeError:
        # The reader at the other end (head, less) has seen enough; nothing may be flushed to it at exit.
        sys.stdout = None
    except OSError as error:
        outcome.code = _fail(str(error))


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_reader(path)
    try:
        yield connection
    finally:
        connection.close()


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-23") from None
    if not 1970 <= day.year < 9999:
        raise argparse.ArgumentTypeError(f"{text} lies outside the years 1970 to 9998")
    return day


def _add_days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first local day, as 2026-11-23")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last local day, counted in")


def _days(
    parser: argparse.ArgumentParser, args: argparse.Namespace, today: date | None = None
) -> tuple[date, date] | None:
    """The days asked for, or None. `--from` alone goes on to today or the end, `--to` alone is that day."""
    if args.first is None and args.last is None:
        return None
    first = args.first or (args.last if today else date(1970, 1, 1))
    last = args.last or (max(today, first) if today else date(9998, 12, 31))
    if first > last:
        parser.error(f"--from {first} is after --to {last}")
    return first, last


def _tail(path: Path, zone: ZoneInfo, n: int, *, follow: bool) -> None:
    with _reading(path) as connection:
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


def _count(path: Path, zone: ZoneInfo, by: str, *, rehearsal: bool) -> None:
    counts: Counter[str] = Counter()
    left_out = 0
    with _reading(path) as connection:
        for begins_ms, kind, was_rehearsal, n in tallies.quarters(connection):
            if was_rehearsal and not rehearsal:
                left_out += n
                continue
            counts[kind if by == "kind" else str(local_time(begins_ms, zone).date())] += n
    for name, n in sorted(counts.items()):
        print(f"{n:>12,}  {name}")
    print(f"{counts.total():>12,}  together" + (f" ({left_out:,} rehearsed left out)" if left_out else ""))


def _export(path: Path, zone: ZoneInfo, out: Path, form: str, selection: Selection) -> None:
    if out.resolve() in (path.resolve(), *(Path(f"{path.resolve()}{end}") for end in ("-wal", "-shm", ".lock"))):
        raise JournalError(f"{out} is the journal itself: choose another name")
    if out.is_dir() or not out.resolve().parent.is_dir():
        raise JournalError(
            f"{out} can't be written: " + ("it is a folder" if out.is_dir() else "its folder is missing")
        )
    with _reading(path) as connection:
        known = {kind for (kind,) in connection.execute("SELECT DISTINCT kind FROM tallies")} | set(KINDS)
        if selection.kind is not None and selection.kind not in known:
            raise JournalError(f"{selection.kind!r} is no kind; there are: {', '.join(sorted(known))}")
        n = export(connection, out, form, selection, zone)
    print(f"{n:,} happenings written to {out}")


def _check(path: Path) -> int:
    with _reading(path) as connection:
        faults = [text for (text,) in connection.execute("PRAGMA integrity_check(20)") if text != "ok"]
        (n,) = connection.execute("SELECT count(*) FROM happenings").fetchone()
        wrong = tallies.wrong(connection)
    for fault in faults:
        print(fault, file=sys.stderr)
    if wrong:
        print(f"{wrong:,} tallies differ from the happenings: ./run journal rebuild counts them anew", file=sys.stderr)
    if faults:
        print("the file is damaged: the kiosk moves it aside and reads it back when it next starts", file=sys.stderr)
    if not faults and not wrong:
        print(f"{n:,} happenings, the file is whole, the tallies agree")
    return 1 if faults or wrong else 0


def _rebuild(path: Path) -> None:
    with _reading(path):
        pass
    with writers_lock(path):
        connection = open_writer(path)
        try:
            with transaction(connection):
                tallies.rebuild(connection)
            n = tallies.total(connection)
        finally:
            connection.close()
    print(f"{n:,} happenings counted anew")

"""`./run journal …` and `./run summary`: reading the journal at the command line."""

from __future__ import annotations

import argparse
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.journal import actions
from kiosk.journal.damaged import doubt
from kiosk.journal.days import span_ms
from kiosk.journal.detail import Detail, detail
from kiosk.journal.export import FORMATS, Selection
from kiosk.journal.kinds_page import page
from kiosk.journal.ranges import FIRST_DAY, FORMS as RANGES, LAST_DAY, Range, between, parse_day, parse_range
from kiosk.journal.schema import JournalError
from kiosk.journal.summary_forms import FORMS
from kiosk.journal.summary_page import LANGUAGES, write_page
from kiosk.journal.troubles import is_damage, trouble_of
from kiosk.settings import Settings


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
            actions.tail(journal_path, zone, args.n, follow=args.follow)
        elif args.command == "count":
            actions.count(journal_path, zone, args.by, rehearsal=args.rehearsal)
        elif args.command == "export":
            span = None if days is None else span_ms(*days, zone)
            chosen = Selection(span, args.kind, args.rehearsal)
            actions.export_to(journal_path, zone, args.out, args.format, chosen)
        elif args.command == "check":
            outcome.code = actions.check(journal_path)
        else:
            actions.rebuild(journal_path)
    return outcome.code


def summary_main(argv: list[str], journal_path: Path, settings: Settings) -> int:
    """`./run summary ARGV`: today, or the days asked for; same exit codes as `journal_main`."""
    parser = argparse.ArgumentParser(
        prog="./run summary", description="Passages, smiles, visits and postcards; today unless told."
    )
    parser.add_argument("days", nargs="*", metavar="DAYS", help=f"{RANGES}; also yesterday, week, month, year")
    _add_days(parser)
    parser.add_argument("--format", choices=tuple(FORMS), default="text", help="what is printed (text)")
    parser.add_argument("--pdf", type=Path, metavar="OUT", help="one page on A4 into this file, nothing printed")
    parser.add_argument("--png", type=Path, metavar="OUT", help="the same page as a picture")
    parser.add_argument("--language", choices=LANGUAGES, default="both", help="of the page (both)")
    parser.add_argument("--rehearsal", action="store_true", help="count what pretend devices reported too")
    try:
        args = parser.parse_args(argv)
        days = _range(parser, args, datetime.now(settings.station.zone).date())
    except SystemExit as ended:
        return int(ended.code or 0)
    pages = {form: out for form, out in (("pdf", args.pdf), ("png", args.png)) if out is not None}
    with _told(journal_path) as outcome:
        for out in pages.values():
            actions.require_writable(journal_path, out)
        with actions.reading(journal_path) as connection:
            found = detail(connection, days, settings, rehearsal=args.rehearsal)
        _give(found, pages, settings, args)
    return outcome.code


def _give(found: Detail, pages: dict[str, Path], settings: Settings, args: argparse.Namespace) -> None:
    if not pages:
        sys.stdout.write(FORMS[args.format](found))
    for form, out in pages.items():
        write_page(found, out, form, settings.station, args.language)
        print(f"{found.range.name} written to {out}")


def _range(parser: argparse.ArgumentParser, args: argparse.Namespace, today: date) -> Range:
    try:
        if not (args.first or args.last):
            return parse_range(args.days, today)
        if args.days:
            raise ValueError("write either DAYS or --from and --to")
        # `--from` alone goes on to today, `--to` alone is that day.
        first = args.first or args.last
        return between(first, args.last or max(today, first))
    except ValueError as wrong:
        parser.error(str(wrong))


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
            doubt(path, str(error))
            outcome.code = _fail(
                f"the journal {path} is damaged ({error}); the kiosk moves it aside and reads it back at its next start"
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


def _natural(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number")
    return int(text)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from None


def _add_days(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="first local day, as 2026-11-23")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY", help="last local day, counted in")


def _days(parser: argparse.ArgumentParser, args: argparse.Namespace) -> tuple[date, date] | None:
    """The days to export; None is all of them."""
    if args.first is None and args.last is None:
        return None
    first, last = args.first or FIRST_DAY, args.last or LAST_DAY
    if first > last:
        parser.error(f"--from {first} is after --to {last}")
    return first, last

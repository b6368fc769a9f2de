"""`./run pack check | narrate | publish | rollback | list`: content packs from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.packs.intake import pack_of
from kiosk.packs.narrating import narrate
from kiosk.packs.shelf import Outcome, Shelf


def main(rest: list[str], data: Path, config: Path) -> int:
    """`./run pack REST`: 0 done, 1 refused (every fault stands on standard error), 2 wrong arguments."""
    parser = argparse.ArgumentParser(
        prog="./run pack", description="Content packs: words and pictures that go live when they are faultless."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for command, told in (
        ("check", "look for every fault"),
        ("narrate", "make the voices that its words lack, into its folder"),
        ("publish", "check, and show it from the next start on"),
    ):
        commands.add_parser(command, help=told).add_argument("name", metavar="NAME", help="as ./run pack list names it")
    commands.add_parser("rollback", help="show again what was shown before; once more changes them back")
    commands.add_parser("list", help="what is live, what was before, and the packs that lie ready")
    try:
        given = parser.parse_args(rest)
    except SystemExit as ended:
        return int(ended.code or 0)
    shelf = Shelf(data, config)
    match given.command:
        case "check":
            return _said(shelf.check(given.name))
        case "narrate":
            return narrate(given.name, data, config)
        case "publish":
            return _said(shelf.publish(given.name))
        case "rollback":
            return _said(shelf.roll_back())
    _list(shelf)
    return 0


def _said(outcome: Outcome) -> int:
    for fault in outcome.faults:
        print(fault, file=sys.stderr)
    print(outcome.en, file=sys.stdout if outcome.ok else sys.stderr)
    return 0 if outcome.ok else 1


def _list(shelf: Shelf) -> None:
    record = shelf.record()
    print(f"live: {pack_of(record.live) or 'the shipped content'}")
    if record.before is not None:
        print(f"before: {pack_of(record.before) or 'the shipped content'}")
    offered = shelf.offered()
    for name, faults in offered:
        state = "not checked yet" if faults < 0 else f"{faults} fault(s)" if faults else "faultless"
        print(f"{name}: {state}")
    if not offered:
        print(f"No pack lies in {shelf.folder}: put a folder or a zip file with scenes/ and assets/ there.")

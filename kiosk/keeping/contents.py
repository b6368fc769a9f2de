"""Which files of a station belong into its backup."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from kiosk.keeping.bundle import CONFIG, DATA

JOURNAL_FILE = "journal.sqlite"
ASIDE = "before-restore-"
# Visitors' pictures live only as long as they may: they are kept beside the backups (kiosk.keeping.cards), where they
# can still be deleted, or not at all.
VISITORS_OWN = {"postcards", "prints"}
# Made anew from what is kept: spoken stand-ins, the printer's trial card, what the staff page counted and offered.
_MADE_ANEW = {"voices", "trial-card.jpg", "digest.sqlite", "staff_page_files", "staff_page_lock.json"}
# Content packs laid over the shipped content: the next start lays them again.
_LAID = re.compile(rf"{DATA}content/[^/]+/tree")
_SERIAL = "serial.json"
# The journal itself, its neighbours, and what the mending of a damaged one makes and leaves.
_JOURNALS = (JOURNAL_FILE, "journal.damaged-", "journal.recovering", "journal.grafted")


def sources(data: Path, config: Path, backups: Path) -> Iterator[tuple[str, Path]]:
    """Name in the backup, and path, of every file but the journal, which is copied in a way of its own."""
    if config.is_file():
        yield CONFIG, config
    serial = data / "postcards" / _SERIAL
    if serial.is_file():
        yield f"{DATA}postcards/{_SERIAL}", serial
    for path in sorted(data.iterdir()):
        anew = path.name.removesuffix("-wal").removesuffix("-shm")
        if anew not in VISITORS_OWN | _MADE_ANEW and not _left_out(path, backups):
            yield from _files(path, f"{DATA}{path.name}", backups)


def _files(path: Path, name: str, backups: Path) -> Iterator[tuple[str, Path]]:
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISREG(kind):
        yield name, path
    elif stat.S_ISDIR(kind):
        for inner in sorted(path.iterdir()):
            if not (_left_out(inner, backups) or _LAID.fullmatch(f"{name}/{inner.name}")):
                yield from _files(inner, f"{name}/{inner.name}", backups)


def _left_out(path: Path, backups: Path) -> bool:
    # What begins with a dot is half written, or a lock.
    return path.name.startswith((".", ASIDE, *_JOURNALS)) or path.suffix == ".lock" or path == backups


def packed_size(data: Path, config: Path, backups: Path) -> int:
    """Bytes of all that `sources` names, and of the journal with its write-ahead log."""
    paths = [path for _, path in sources(data, config, backups)]
    paths += [data / JOURNAL_FILE, data / f"{JOURNAL_FILE}-wal"]
    return sum(path.stat().st_size for path in paths if path.is_file())

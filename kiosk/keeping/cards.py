"""Postcards kept beside the backups, each only as long as its visitor lets it live.

They lie there as they do in the station: a folder per card, so that a card is deleted on its own. Every store of cards
has a name (`origin`): a card that is gone from the store it came from was deleted by its owner, and goes here too; one
whose store was lost waits for its return until its hours are over.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from kiosk.press.store import BACK_FILE, CARD_ID, FRONT_FILE, META_FILE, PHONE_FILE, CardStore
from kiosk.whole_file import flush, write_flushed, write_whole

FOLDER = "postcards"
_ORIGIN_FILE, _SUMS_FILE = "origin.json", "sums.json"
_ORIGIN = re.compile(r"[0-9a-f]{32}")
_PART = ".part-"


def origin_of(store: Path) -> str:
    """The name of this store of cards, "" while it has none."""
    try:
        told = json.loads((store / _ORIGIN_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    name = told.get("origin") if isinstance(told, dict) else None
    return name if isinstance(name, str) and _ORIGIN.fullmatch(name) else ""


def mirror_cards(store: Path, kept: Path, now_utc_ms: int) -> tuple[str, int]:
    """Lay every living card of `store` into `kept` too; its origin, and how many cards lie there now.

    Only one process may do this at a time. Raises OSError.
    """
    if not store.is_dir():
        return "", 0
    origin = origin_of(store)
    if not origin:
        origin = secrets.token_hex(16)
        _name(store, origin)
    here, there = CardStore(store), CardStore(kept / origin)
    there.sweep()
    tidy_cards(store, kept, now_utc_ms)
    there.folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for card_id in _ids(store):
        if here.find(card_id, now_utc_ms):
            with suppress(FileNotFoundError):
                # Deleted by its owner in this moment: then it is nowhere.
                _copy_card(store / card_id, there.folder)
                count += 1
    return origin, count


def tidy_cards(store: Path, kept: Path, now_utc_ms: int) -> None:
    """Delete from `kept` every card whose hours are over or that its owner deleted; never raises OSError."""
    with suppress(OSError):
        origin = origin_of(store)
        for folder in kept.iterdir() if kept.is_dir() else ():
            if _ORIGIN.fullmatch(folder.name):
                there = CardStore(folder)
                there.expire(now_utc_ms)
                if folder.name == origin:
                    for card_id in _ids(folder):
                        if CardStore(store).gone(card_id):
                            there.delete(card_id)
                with suppress(OSError):
                    folder.rmdir()


def restore_cards(kept: Path, origin: str, store: Path, now_utc_ms: int) -> int:
    """Lay the living cards of `origin` back into `store`, beside those there; returns how many. Raises OSError.

    A card that is damaged stays away, and one that its owner has deleted since.
    """
    if not _ORIGIN.fullmatch(origin) or not (kept / origin).is_dir():
        return 0
    tidy_cards(store, kept, now_utc_ms)
    there = CardStore(kept / origin)
    store.mkdir(parents=True, exist_ok=True)
    count = 0
    for card_id in _ids(there.folder):
        if there.find(card_id, now_utc_ms) and _whole(there.folder / card_id) and not (store / card_id).exists():
            _copy_card(there.folder / card_id, store)
            count += 1
    if not origin_of(store):
        _name(store, origin)
    return count


def _name(store: Path, origin: str) -> None:
    write_whole(store / _ORIGIN_FILE, json.dumps({"origin": origin}).encode())


def _ids(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if CARD_ID.fullmatch(path.name)) if folder.is_dir() else []


def _copy_card(card: Path, into: Path) -> None:
    """The card in `into` as well, whole or not at all; what is known of it is always the newest."""
    target, part = into / card.name, into / f"{_PART}{card.name}"
    if target.is_dir():
        known = (card / META_FILE).read_bytes()
        if (target / META_FILE).read_bytes() != known:
            write_whole(target / META_FILE, known)
        return
    try:
        part.mkdir(mode=0o750)
        names = [PHONE_FILE, FRONT_FILE] + [BACK_FILE] * (card / BACK_FILE).is_file()
        for name in names:
            shutil.copyfile(card / name, part / name)
            flush(part / name)
        write_flushed(part / META_FILE, (card / META_FILE).read_bytes())
        write_flushed(part / _SUMS_FILE, json.dumps({name: _sum(part / name) for name in names}).encode())
        flush(part)
        part.rename(target)
        flush(into)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _whole(card: Path) -> bool:
    try:
        sums = json.loads((card / _SUMS_FILE).read_text(encoding="utf-8"))
        return bool(sums) and all(_sum(card / name) == told for name, told in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

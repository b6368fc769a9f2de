"""Where finished postcards lie until they expire: a folder per card, named by its unguessable id."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter

from kiosk.happenings.words import Language

CARD_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_PART = ".part-"


def new_card_id() -> str:
    """128 random bits as 22 characters that may stand in a link."""
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class CardMeta:
    """What is known of a stored card. `rehearsal`: its photo came from a pretend camera."""

    created_utc_ms: int
    expires_utc_ms: int
    language: Language
    rehearsal: bool


_META = TypeAdapter(CardMeta)


class CardStore:
    """The postcards in `folder`, which is made when the first one is saved. Clock times are arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, card_id: str, jpeg: bytes, meta: CardMeta) -> Path:
        """Keep a card; returns the picture's path. Raises OSError when the disk refuses, and then nothing is left."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{_PART}{card_id}"
        try:
            part.mkdir(mode=0o750)
            _write(part / "card.jpg", jpeg)
            _write(part / "meta.json", json.dumps(asdict(meta)).encode())
            _flush_folder(part)
            part.rename(self.folder / card_id)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            raise
        _flush_folder(self.folder)
        return self.picture(card_id)

    def find(self, card_id: str, now_utc_ms: int) -> CardMeta | None:
        """A card that has not expired; None for everything else, whatever `card_id` is."""
        if not CARD_ID.fullmatch(card_id):
            return None
        meta = self._meta(card_id)
        return meta if meta and now_utc_ms < meta.expires_utc_ms else None

    def picture(self, card_id: str) -> Path:
        return self.folder / card_id / "card.jpg"

    def delete(self, card_id: str) -> bool:
        """Delete a card now; False when there was none."""
        if not CARD_ID.fullmatch(card_id):
            return False
        return _remove(self.folder / card_id)

    def expire(self, now_utc_ms: int) -> int:
        """Delete every card past its time and every one that can't be read; returns how many."""
        gone = 0
        for card_id in self._ids():
            meta = self._meta(card_id)
            if meta is None or now_utc_ms >= meta.expires_utc_ms:
                gone += _remove(self.folder / card_id)
        return gone

    def sweep(self) -> None:
        """Remove what a killed program left half written. Only for the one process that saves."""
        if self.folder.is_dir():
            for part in self.folder.glob(f"{_PART}*"):
                shutil.rmtree(part, ignore_errors=True)

    def serial(self, local_day: str) -> int:
        """The serial the next card of `local_day` (YYYY-MM-DD) gets, from 1."""
        try:
            kept = json.loads((self.folder / "serial.json").read_text(encoding="utf-8"))
            return int(kept["last"]) + 1 if kept["day"] == local_day else 1
        except (OSError, ValueError, KeyError, TypeError):
            return 1

    def count(self, local_day: str, serial: int) -> None:
        """Remember that `serial` of that day is taken; nothing is left when the disk refuses (OSError)."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{_PART}serial"
        try:
            _write(part, json.dumps({"day": local_day, "last": serial}).encode())
            part.replace(self.folder / "serial.json")
        except OSError:
            part.unlink(missing_ok=True)
            raise
        _flush_folder(self.folder)

    def _ids(self) -> Iterator[str]:
        if self.folder.is_dir():
            yield from (entry.name for entry in self.folder.iterdir() if CARD_ID.fullmatch(entry.name))

    def _meta(self, card_id: str) -> CardMeta | None:
        try:
            return _META.validate_json((self.folder / card_id / "meta.json").read_bytes(), strict=True)
        except (OSError, ValueError):
            return None


def _remove(card: Path) -> bool:
    # Renamed first, so that a phone never meets a card half deleted.
    gone = card.with_name(f"{_PART}gone-{secrets.token_hex(8)}")
    try:
        card.rename(gone)
    except FileNotFoundError:
        return False
    shutil.rmtree(gone, ignore_errors=True)
    return True


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)

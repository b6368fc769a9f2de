"""Where finished postcards lie until they expire: a folder per card, named by its unguessable id."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
import secrets
import shutil
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import filelock
from pydantic import TypeAdapter

from kiosk.happenings.words import Language
from kiosk.whole_file import flush, write_flushed

CARD_ID = re.compile(r"[A-Za-z0-9_-]{22}")
SHORT_CODE = re.compile(r"[0-9]{6}")
_SHORT_CODES = 1_000_000
PHONE_FILE, FRONT_FILE, BACK_FILE, META_FILE = "phone.jpg", "front.jpg", "back.jpg", "meta.json"
_SERIAL_FILE, _LOCK_FILE = "serial.json", ".lock"
_DAYS_KEPT = 4
_PART, _GONE = ".part-", ".gone-"
_LOCK_S = 10.0


def new_card_id() -> str:
    """128 random bits as 22 characters that may stand in a link."""
    return secrets.token_urlsafe(16)


def new_short_code(taken: Collection[str]) -> str:
    """Six random digits that are not among `taken`; ValueError when all are."""
    if len(taken) >= _SHORT_CODES:
        raise ValueError("every short code is taken")
    while (code := f"{secrets.randbelow(_SHORT_CODES):06d}") in taken:
        pass
    return code


@dataclass(frozen=True, slots=True)
class CardMeta:
    """What is known of a stored card.

    `rehearsal`: its photo came from a pretend camera. `print_failed`: it may be printed later by its `short_code`.
    """

    created_utc_ms: int
    expires_utc_ms: int
    language: Language
    rehearsal: bool
    short_code: str = ""
    print_failed: bool = False


@dataclass(frozen=True, slots=True)
class CardPictures:
    """A card as JPEG: what a phone gets, and each side for the printer; no `back` where nothing stands on it."""

    phone: bytes
    front: bytes
    back: bytes | None = None


_META = TypeAdapter(CardMeta)


class CardStore:
    """The postcards in `folder`, which is made when the first one is saved. Clock times are arguments.

    Several processes and threads may use one folder; a card is there whole or not at all, at every moment.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, card_id: str, pictures: CardPictures, meta: CardMeta) -> None:
        """Keep a card. Raises OSError when the disk refuses, and then nothing is left; ValueError for a bad id."""
        whole, part = self._card(card_id), self.folder / f"{_PART}{card_id}"
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            part.mkdir(mode=0o750)
            write_flushed(part / PHONE_FILE, pictures.phone)
            write_flushed(part / FRONT_FILE, pictures.front)
            if pictures.back is not None:
                write_flushed(part / BACK_FILE, pictures.back)
            write_flushed(part / META_FILE, json.dumps(asdict(meta)).encode())
            flush(part)
            part.rename(whole)
            flush(self.folder)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            # Nobody was told of it: it must not lie there.
            _remove(whole)
            raise

    def find(self, card_id: str, now_utc_ms: int) -> CardMeta | None:
        """A card that has not expired; None for everything else, whatever `card_id` is."""
        if not CARD_ID.fullmatch(card_id):
            return None
        meta = self._meta(card_id)
        return meta if meta and now_utc_ms < meta.expires_utc_ms else None

    def find_code(self, short_code: str, now_utc_ms: int) -> str | None:
        """The id of the living card with this short code; None for everything else, whatever it is."""
        if not SHORT_CODE.fullmatch(short_code):
            return None
        return next((card_id for card_id, meta in self._living(now_utc_ms) if meta.short_code == short_code), None)

    def short_codes(self, now_utc_ms: int) -> frozenset[str]:
        """The short codes of all living cards."""
        return frozenset(meta.short_code for _, meta in self._living(now_utc_ms))

    def picture(self, card_id: str) -> Path:
        """What a phone gets: the front, with the back below where something stands there. ValueError for a bad id."""
        return self._card(card_id) / PHONE_FILE

    def sides(self, card_id: str) -> tuple[Path, Path | None]:
        """Front and back for the printer; no back where nothing stands on it. ValueError for a bad id."""
        card = self._card(card_id)
        back = card / BACK_FILE
        return card / FRONT_FILE, back if back.is_file() else None

    def update(self, card_id: str, **changes: str | int | bool) -> bool:
        """Change what is known of a card, at once or not at all; False when there is none.

        Raises OSError when the disk refuses, TypeError or ValueError for what CardMeta does not know.
        """
        if not CARD_ID.fullmatch(card_id) or not self.folder.is_dir():
            return False
        with filelock.FileLock(self.folder / _LOCK_FILE, timeout=_LOCK_S):
            meta = self._meta(card_id)
            if meta is None:
                return False
            text = json.dumps(asdict(dataclasses.replace(meta, **changes))).encode()  # type: ignore[arg-type]
            _META.validate_json(text, strict=True)
            part = self._card(card_id) / f"{_PART}{META_FILE}"
            try:
                write_flushed(part, text)
                part.replace(self._card(card_id) / META_FILE)
                flush(self._card(card_id))
            except FileNotFoundError:
                # Deleted meanwhile, by the phone.
                return False
            except OSError:
                part.unlink(missing_ok=True)
                raise
        return True

    def gone(self, card_id: str) -> bool:
        """Whether a card was deleted; False also where the whole folder can't be seen."""
        return self.folder.is_dir() and not self._card(card_id).exists()

    def delete(self, card_id: str) -> bool:
        """Delete a card now; False when there was none."""
        if not CARD_ID.fullmatch(card_id):
            return False
        return _remove(self.folder / card_id)

    def expire(self, now_utc_ms: int) -> list[str]:
        """Delete every card past its time and every one that can't be read, and what a broken deletion left.

        Returns the ids of the deleted cards. One that the disk keeps is tried again next time, like one that only now
        can't be read.
        """
        gone = []
        for card_id in self._ids():
            with contextlib.suppress(OSError):
                if self._is_over(card_id, now_utc_ms) and _remove(self.folder / card_id):
                    gone.append(card_id)
        self._clear(_GONE)
        return gone

    def _is_over(self, card_id: str, now_utc_ms: int) -> bool:
        """Raises OSError where nobody can tell now, as when too many files are open."""
        try:
            meta = self._read(card_id)
        except (FileNotFoundError, ValueError):
            return True
        return meta is None or now_utc_ms >= meta.expires_utc_ms

    def sweep(self) -> None:
        """Remove what a killed program left half written. Only for the one process that saves."""
        self._clear(_PART)
        self._clear(_GONE)

    def serial(self, local_day: str) -> int:
        """The serial the next card of `local_day` (YYYY-MM-DD) gets, from 1."""
        return self._counted().get(local_day, 0) + 1

    def count(self, local_day: str, serial: int) -> None:
        """Remember that `serial` of that day is taken; nothing is left when the disk refuses (OSError).

        A few days are remembered, so that a clock set forward and back again brings no serial twice.
        """
        kept = {**self._counted(), local_day: serial}
        days = sorted(kept, key=lambda day: (day == local_day, day))[-_DAYS_KEPT:]
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / f"{_PART}serial"
        try:
            write_flushed(part, json.dumps({day: kept[day] for day in days}).encode())
            part.replace(self.folder / _SERIAL_FILE)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        flush(self.folder)

    def _counted(self) -> dict[str, int]:
        try:
            kept = json.loads((self.folder / _SERIAL_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(kept, dict):
            return {}
        return {day: last for day, last in kept.items() if type(last) is int and last > 0}

    def _card(self, card_id: str) -> Path:
        if not CARD_ID.fullmatch(card_id):
            raise ValueError(f"{card_id!r} is no card's id")
        return self.folder / card_id

    def _ids(self) -> Iterator[str]:
        if self.folder.is_dir():
            yield from (entry.name for entry in self.folder.iterdir() if CARD_ID.fullmatch(entry.name))

    def _living(self, now_utc_ms: int) -> Iterator[tuple[str, CardMeta]]:
        for card_id in self._ids():
            if meta := self.find(card_id, now_utc_ms):
                yield card_id, meta

    def _meta(self, card_id: str) -> CardMeta | None:
        try:
            return self._read(card_id)
        except (OSError, ValueError):
            return None

    def _read(self, card_id: str) -> CardMeta | None:
        card = self.folder / card_id
        meta = _META.validate_json((card / META_FILE).read_bytes(), strict=True)
        return meta if (card / PHONE_FILE).is_file() and (card / FRONT_FILE).is_file() else None

    def _clear(self, mark: str) -> None:
        if self.folder.is_dir():
            for left in self.folder.glob(f"{mark}*"):
                shutil.rmtree(left, ignore_errors=True)
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)


def _remove(card: Path) -> bool:
    # Renamed first, so that a phone never meets a card half deleted.
    gone = card.with_name(f"{_GONE}{secrets.token_hex(8)}")
    try:
        card.rename(gone)
    except FileNotFoundError:
        return False
    except OSError:
        # A full disk may refuse a new name: without what is known of it the card is not served either.
        (card / META_FILE).unlink(missing_ok=True)
        gone = card
    shutil.rmtree(gone, ignore_errors=True)
    return True

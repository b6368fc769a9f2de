"""Which way this station's cards take to a phone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.devices.delivery.bucket import BucketWay, Place
from kiosk.devices.delivery.local import LocalWay
from kiosk.devices.delivery.uploads import Uploads
from kiosk.devices.delivery.way import Way
from kiosk.press.phone_page import PhoneCard, Words, card_page, picture_size
from kiosk.press.store import CardStore
from kiosk.settings.postcard import Upload


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes what is uploaded of a card. `station`: its name by language; `zone`: of the times on the page."""

    store: CardStore
    words: Words
    station: Mapping[str, str]
    zone: ZoneInfo
    utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000

    def picture(self, card_id: str) -> bytes | None:
        """The JPEG a phone gets; None when the card is gone."""
        try:
            return self.store.picture(card_id).read_bytes()
        except OSError:
            return None

    def page(self, card_id: str) -> bytes | None:
        """The page beside it; None when the card is gone."""
        meta = self.store.find(card_id, self.utc_ms_now())
        size_px = picture_size(self.store.picture(card_id)) if meta else None
        if meta is None or size_px is None:
            return None
        until = datetime.fromtimestamp(meta.expires_utc_ms / 1000, UTC).astimezone(self.zone)
        card = PhoneCard(card_id, size_px, until, meta.language, deletable=False)
        return card_page(self.words, self.station, card).encode()


def choose_way(
    upload: Upload,
    key_folder: Path,
    data: Path,
    pages: PageMaker,
    link: Callable[[str], str],
    answers: Callable[[str], bool],
) -> Way:
    """The store of `upload` where one is set, else the station itself by `link` and `answers` of its pickup server.

    `key_folder`: what a relative `upload.key_file` is relative to. `data`: the station's data folder.
    """
    if not upload.endpoint:
        return LocalWay(link, answers)
    place = Place(upload.endpoint, upload.region, upload.bucket, upload.public_url, key_folder / upload.key_file)
    return BucketWay(place, Uploads(data / "uploads"), pages.page, pages.picture)

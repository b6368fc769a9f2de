"""A station that uploads its cards, and what a phone elsewhere meets."""

from __future__ import annotations

import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import obstore
from obstore.store import S3Store

from kiosk.content.words import load_words
from kiosk.devices.delivery.bucket import BucketWay, Place
from kiosk.devices.delivery.choice import PageMaker
from kiosk.devices.delivery.uploads import Uploads
from kiosk.places import SCENES
from kiosk.press.store import CardStore
from tests.devices.object_store import KEYS, ObjectStore
from tests.pickup.served import stored

NOON_MS = 1_795_406_400_000
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Station:
    """A station that uploads: its store, its way, and what a phone elsewhere meets."""

    def __init__(self, folder: Path, out_there: ObjectStore) -> None:
        self.folder = folder
        self.store = CardStore(folder / "postcards")
        self.now_ms = NOON_MS
        self.key_file = folder / "keys"
        self.key_file.write_text("\n".join(KEYS) + "\n")
        self.key_file.chmod(0o600)
        self.place = Place(out_there.endpoint, "us-east-1", "cards", out_there.public_url(), self.key_file)
        names = {"zh": "秦皇岛路码头驿站", "en": "Qinhuangdao Road Wharf Station"}
        words = load_words(SCENES)["postcard"]
        self.pages = PageMaker(self.store, words, names, ZoneInfo("Asia/Shanghai"), lambda: self.now_ms)

    def way(self, **place: object) -> BucketWay:
        at = replace(self.place, **place)  # type: ignore[arg-type]
        return BucketWay(at, Uploads(self.folder / "uploads"), self.pages.page, self.pages.picture)

    def card(self, **more) -> str:
        return stored(self.store, self.now_ms, **more)

    def lying(self, card_id: str) -> list[str]:
        """What of this card lies out there, by the keeper's own list."""
        return sorted(
            one["path"] for some in obstore.list(self.keeper(), "c/") for one in some if card_id in one["path"]
        )

    def keeper(self) -> S3Store:
        return S3Store(
            "cards",
            endpoint=self.place.endpoint,
            region="us-east-1",
            access_key_id=KEYS[0],
            secret_access_key=KEYS[1],
            virtual_hosted_style_request=False,
            client_options={"allow_http": True},
        )


def seen(link: str) -> tuple[int, dict[str, str], bytes]:
    """What a phone gets there."""
    try:
        with DIRECT.open(link, timeout=30) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()

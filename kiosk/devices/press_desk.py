"""The press desk: composes and keeps postcards on a thread of its own, and shows them small."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from kiosk.content.postcard import Frame
from kiosk.content.postcard_back import Back
from kiosk.devices.desk import Desk, discreet
from kiosk.devices.still import Still
from kiosk.happenings.inputs import CardFailed, CardMade, DeviceReported, PreviewFailed, PreviewMade
from kiosk.happenings.orders import ForgetPreviews, MakeCard, PreviewCard
from kiosk.happenings.words import Input, Language, Order, Side
from kiosk.press.card import CardWords, compose, encode_jpeg, phone_picture, preview
from kiosk.press.measure import CARD_PLATE, Plate
from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id, new_short_code

PREVIEW_PX = 1480
DISK_REFUSED = (
    "磁盘写不进去，明信片没有做成。请清理磁盘。",
    "The disk takes nothing more, so a postcard could not be made. Please make room.",
)
WELL = ("明信片又能做成了。", "Postcards can be made again.")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the press puts on every card of this station, on which paper, and how long cards are kept."""

    frames: Mapping[str, Frame]
    back: Back
    assets: Path
    station_zh: str
    station_en: str
    zone: ZoneInfo
    keep_hours: float
    plate: Plate = CARD_PLATE


class PressDesk(Desk):
    """Does PreviewCard, MakeCard and ForgetPreviews. `still` finds a photo by its id.

    Its shelf holds the pictures that are shown, by the ids that were rung, until ForgetPreviews.
    """

    ORDERS: tuple[type[Order], ...] = (PreviewCard, MakeCard, ForgetPreviews)

    def __init__(
        self,
        ring: Callable[[Input], None],
        store: CardStore,
        imprint: Imprint,
        still: Callable[[str], Still | None],
        utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__("press-desk")
        self._ring = ring
        self._store = store
        self._imprint = imprint
        self._still = still
        self._utc_ms_now = utc_ms_now
        self._shelf: dict[str, Image.Image] = {}
        self._shelf_lock = threading.Lock()
        self._round = 0
        self._disk_refused = False

    def take(self, order: Order) -> None:
        with self._shelf_lock:
            if isinstance(order, ForgetPreviews):
                # At once, and not in turn: what is asked after this belongs to the next visitor.
                self._round += 1
                self._shelf.clear()
            asked = _AskedIn(order, self._round)
        super().take(asked)

    def picture(self, picture_id: str) -> Image.Image | None:
        """A picture by the id that was rung, while it is remembered. From any thread."""
        with self._shelf_lock:
            return self._shelf.get(picture_id)

    def lay(self, picture_id: str, picture: Image.Image) -> None:
        """Put another's picture on the shelf too, such as a code. From any thread."""
        with self._shelf_lock:
            self._shelf[picture_id] = picture

    def _work(self) -> None:
        self._store.sweep()
        while (asked := self._asked.get()) is not None:
            # What was asked by a visitor who left meanwhile nobody waits for.
            if isinstance(asked, _AskedIn) and asked.round == self._round:
                self._do(asked.order, asked.round)

    def _do(self, order: Order, began: int) -> None:
        # Whatever goes wrong with one card, the desk must be there for the next.
        try:
            if isinstance(order, PreviewCard):
                self._preview(order, began)
            elif isinstance(order, MakeCard):
                self._make(order, began)
        except Exception as error:
            log.error("the press failed at %s: %s", type(order).__name__, discreet(error))
            if isinstance(order, MakeCard):
                self._ring(CardFailed(type(error).__name__, order.job))
            elif isinstance(order, PreviewCard):
                self._ring(PreviewFailed(order.frame_id, order.job, order.side))

    def _preview(self, order: PreviewCard, began: int) -> None:
        card = self._composed(order.side, order, self._photo(order.still_id), self._words(order.language))
        picture_id = f"preview-{order.job}-{order.side}-{order.frame_id}"
        if self._lay_since(began, {picture_id: preview(card, PREVIEW_PX)}):
            self._ring(PreviewMade(order.frame_id, picture_id, order.job, order.side))

    def _make(self, order: MakeCard, began: int) -> None:
        photo, words = self._photo(order.still_id), self._words(order.language)
        front = self._composed("front", order, photo, words)
        back = self._composed("back", order, photo, words) if _writes_on_back(order) else None
        phone = phone_picture(front, back)
        card_id = new_card_id()
        # The very pixels: making them smaller would take longer than all else that is not composing.
        shown = {f"card-{card_id}": phone, f"front-{card_id}": front}
        jpeg = encode_jpeg(front)
        encoded = CardPictures(phone=jpeg, front=jpeg)
        if back is not None:
            shown[f"back-{card_id}"] = back
            encoded = CardPictures(encode_jpeg(phone), jpeg, encode_jpeg(back))
        now_ms = self._utc_ms_now()
        meta = CardMeta(
            created_utc_ms=now_ms,
            expires_utc_ms=now_ms + round(self._imprint.keep_hours * 3_600_000),
            language=order.language,
            rehearsal=bool(photo and photo.rehearsal),
            short_code=new_short_code(self._store.short_codes(now_ms)),
        )
        try:
            # Counted first: a serial may be lost, but no card may lie there that nobody was given.
            self._store.count(f"{words.day:%Y-%m-%d}", words.serial)
            self._store.save(card_id, encoded, meta)
        except OSError:
            self._tell_disk(refused=True)
            raise
        self._tell_disk(refused=False)
        self._lay_since(began, shown)
        self._ring(
            CardMade(
                card_id,
                meta.expires_utc_ms,
                meta.rehearsal,
                picture_id=f"card-{card_id}",
                front_id=f"front-{card_id}",
                back_id=f"back-{card_id}" if back is not None else "",
                short_code=meta.short_code,
                job=order.job,
            )
        )

    def _tell_disk(self, refused: bool) -> None:
        """Staff hear of it once, and once of its end."""
        if refused != self._disk_refused:
            self._disk_refused = refused
            self._ring(DeviceReported("press", *(("fault", *DISK_REFUSED) if refused else ("ok", *WELL))))

    def _composed(
        self, side: Side, order: PreviewCard | MakeCard, photo: Still | None, words: CardWords
    ) -> Image.Image:
        imprint = self._imprint
        return compose(
            side,
            imprint.frames[order.frame_id],
            imprint.back,
            imprint.plate,
            words,
            order.language,
            photo.picture if photo else None,
            order.strokes if isinstance(order, MakeCard) else (),
            order.typed if isinstance(order, MakeCard) else None,
            imprint.assets,
        )

    def _photo(self, still_id: str | None) -> Still | None:
        if still_id is None:
            return None
        photo = self._still(still_id)
        if photo is None:
            raise LookupError(f"the photo {still_id} was forgotten already")
        return photo

    def _words(self, language: Language) -> CardWords:
        day = datetime.fromtimestamp(self._utc_ms_now() / 1000, UTC).astimezone(self._imprint.zone)
        name = self._imprint.station_zh if language == "zh" else self._imprint.station_en
        return CardWords(name, self._imprint.station_zh, day, self._store.serial(f"{day:%Y-%m-%d}"))

    def _lay_since(self, began: int, pictures: Mapping[str, Image.Image]) -> bool:
        """Put pictures on the shelf, unless it was cleared since the work began."""
        with self._shelf_lock:
            if began != self._round:
                return False
            self._shelf.update(pictures)
            return True


@dataclass(frozen=True, slots=True)
class _AskedIn(Order):
    """An order, and the round it was asked in."""

    order: Order
    round: int


def _writes_on_back(order: MakeCard) -> bool:
    typed = order.typed is not None and order.typed.side == "back" and bool(order.typed.text.strip())
    return typed or any(stroke.side == "back" for stroke in order.strokes)

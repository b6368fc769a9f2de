"""The press desk: composes, keeps and deletes postcards on a thread of its own, and shows them small."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image

from kiosk.content.postcard import Frame
from kiosk.devices.desk import Desk
from kiosk.devices.notebook import Notebook
from kiosk.devices.still import Still
from kiosk.happenings.facts import CardExpired
from kiosk.happenings.inputs import CardFailed, CardMade, PreviewFailed, PreviewMade
from kiosk.happenings.orders import DeleteCard, ForgetPreviews, MakeCard, PreviewCard
from kiosk.happenings.words import Input, Language, Order, Stroke
from kiosk.press.card import CardWords, compose, encode_jpeg, preview
from kiosk.press.qr import qr_picture
from kiosk.press.store import CardMeta, CardStore, new_card_id

EXPIRE_EVERY_S = 180.0
PREVIEW_PX = 1480
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the press puts on every card of this station, and where it keeps them."""

    frames: Mapping[str, Frame]
    assets: Path
    station_zh: str
    station_en: str
    zone: ZoneInfo
    keep_hours: float


class PressDesk(Desk):
    """Does PreviewCard, MakeCard, DeleteCard and ForgetPreviews; deletes expired cards every 3 minutes.

    `still` finds a photo by its id, `link` gives a card's link (empty: phones can't be served), `answers` asks there.
    """

    ORDERS: tuple[type[Order], ...] = (PreviewCard, MakeCard, DeleteCard, ForgetPreviews)

    def __init__(
        self,
        ring: Callable[[Input], None],
        journal: Notebook,
        store: CardStore,
        imprint: Imprint,
        still: Callable[[str], Still | None],
        link: Callable[[str], str],
        answers: Callable[[str], bool],
        utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__("press-desk")
        self._ring = ring
        self._journal = journal
        self._store = store
        self._imprint = imprint
        self._still = still
        self._link = link
        self._answers = answers
        self._utc_ms_now = utc_ms_now
        self._shelf: dict[str, Image.Image] = {}
        self._shelf_lock = threading.Lock()
        self._round = 0

    def take(self, order: Order) -> None:
        if isinstance(order, ForgetPreviews):
            # At once, and not in turn: what is asked after this belongs to the next visitor.
            with self._shelf_lock:
                self._round += 1
                self._shelf.clear()
        super().take(order)

    def picture(self, picture_id: str) -> Image.Image | None:
        """A picture by the id that was rung, while it is remembered. From any thread."""
        with self._shelf_lock:
            return self._shelf.get(picture_id)

    def expire(self) -> None:
        """Delete the cards past their time and note how many."""
        gone = self._store.expire(self._utc_ms_now())
        if gone:
            self._journal.note(CardExpired(gone), visit_id=None, rehearsal=False)

    def _work(self) -> None:
        self._store.sweep()
        expire_s = time.monotonic()
        while True:
            if time.monotonic() >= expire_s:
                self._tidy()
                expire_s = time.monotonic() + EXPIRE_EVERY_S
            try:
                order = self._asked.get(timeout=max(0.0, expire_s - time.monotonic()))
            except queue.Empty:
                continue
            if order is None:
                return
            self._do(order)

    def _tidy(self) -> None:
        try:
            self.expire()
        except OSError as error:
            log.warning("expired postcards can't be deleted: %s", error)

    def _do(self, order: Order) -> None:
        # Whatever goes wrong with one card, the desk must be there for the next.
        try:
            if isinstance(order, PreviewCard):
                self._preview(order)
            elif isinstance(order, MakeCard):
                self._make(order)
            elif isinstance(order, DeleteCard):
                self._store.delete(order.card_id)
        except Exception as error:
            log.exception("the press failed at %s", type(order).__name__)
            if isinstance(order, MakeCard):
                self._ring(CardFailed(f"{type(error).__name__}: {error}", order.job))
            elif isinstance(order, PreviewCard):
                self._ring(PreviewFailed(order.frame_id, order.job))

    def _preview(self, order: PreviewCard) -> None:
        began = self._round
        photo = self._photo(order.still_id)
        card = self._composed(order.frame_id, order.language, photo, (), self._words(order.language))
        picture_id = f"preview-{order.job}-{order.frame_id}"
        if self._lay(picture_id, preview(card, PREVIEW_PX), began):
            self._ring(PreviewMade(order.frame_id, picture_id, order.job))

    def _make(self, order: MakeCard) -> None:
        began = self._round
        photo = self._photo(order.still_id)
        words = self._words(order.language)
        card = self._composed(order.frame_id, order.language, photo, order.strokes, words)
        now_ms = self._utc_ms_now()
        until_ms = now_ms + round(self._imprint.keep_hours * 3_600_000)
        card_id, rehearsal = new_card_id(), bool(photo and photo.rehearsal)
        # Counted first: a serial may be lost, but no card may lie there that nobody was given.
        self._store.count(f"{words.day:%Y-%m-%d}", words.serial)
        self._store.save(card_id, encode_jpeg(card), CardMeta(now_ms, until_ms, order.language, rehearsal))
        link = self._link(card_id)
        if link and not self._answers(link):
            log.warning("the pickup server does not answer at %s", link.rpartition("/")[0])
            link = ""
        self._lay(f"card-{card_id}", preview(card, PREVIEW_PX), began)
        if link:
            self._lay(f"code-{card_id}", qr_picture(link), began)
        self._ring(
            CardMade(
                card_id, link, until_ms, rehearsal, f"card-{card_id}", f"code-{card_id}" if link else "", order.job
            )
        )

    def _composed(
        self, frame_id: str, language: Language, photo: Still | None, strokes: tuple[Stroke, ...], words: CardWords
    ) -> Image.Image:
        frame = self._imprint.frames[frame_id]
        return compose(frame, self._imprint.assets, words, language, photo.picture if photo else None, strokes)

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

    def _lay(self, picture_id: str, picture: Image.Image, began: int) -> bool:
        """Put a picture on the shelf, unless it was cleared since the work began."""
        with self._shelf_lock:
            if began != self._round:
                return False
            self._shelf[picture_id] = picture
            return True

"""The delivery desk: gives a card its link, watches it while its code is shown, and takes cards back in time."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kiosk.devices.delivery.way import NotDeliveredError, Way
from kiosk.devices.desk import Desk, discreet
from kiosk.devices.notebook import Notebook
from kiosk.happenings.facts import CardExpired
from kiosk.happenings.inputs import (
    CardFound,
    CardGone,
    CardLinked,
    CardMade,
    CardNotFound,
    CardUnlinked,
    DeviceReported,
)
from kiosk.happenings.orders import DeleteCard, FindCard, LinkCard, UnwatchLink
from kiosk.happenings.words import Input, Order
from kiosk.press.qr import qr_picture
from kiosk.press.store import CardMeta, CardStore

EXPIRE_EVERY_S = 180.0
MISSES_UNTIL_TOLD = 2
PREVIEW_PX = 1480
WIFI_CODE_ID = "wifi-code"
UPLOAD_WELL = ("云存储正常，手机可以领取明信片。", "The store works; phones can fetch postcards.")
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Watch:
    """A card whose code is shown, or will be. `told`: what the booth knows; `misses`: failed tries in a row."""

    card_id: str
    due_s: float
    link: str = ""
    code_id: str = ""
    codes: int = 0
    misses: int = 0
    told: bool | None = None


class DeliveryDesk(Desk):
    """Does LinkCard, UnwatchLink, FindCard and DeleteCard; every three minutes it deletes what is past its time.

    `lay(picture_id, picture)` shows a picture to the window; `wifi`: what the network's QR code says, empty for none;
    `again_min`: so young a card must be to show its code again. `clock`: seconds that only go forward.
    """

    ORDERS: tuple[type[Order], ...] = (LinkCard, UnwatchLink, FindCard, DeleteCard)

    def __init__(
        self,
        ring: Callable[[Input], None],
        journal: Notebook,
        store: CardStore,
        way: Way,
        lay: Callable[[str, Image.Image], object],
        wifi: str,
        again_min: float,
        utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__("delivery-desk")
        self._ring = ring
        self._journal = journal
        self._store = store
        self._way = way
        self._lay = lay
        self._wifi = wifi
        self._again_ms = again_min * 60_000
        self._utc_ms_now = utc_ms_now
        self._clock = clock
        self._expire_s = clock()
        self._trouble: tuple[str, str] | None = None
        # Guards the two below: what a visitor left behind must not be shown to the next.
        self._lock = threading.Lock()
        self._watch: _Watch | None = None
        self._visit = 0

    def take(self, order: Order) -> None:
        with self._lock:
            visit = self._visit
            if isinstance(order, LinkCard):
                self._watch = _Watch(order.card_id, self._clock())
            elif isinstance(order, UnwatchLink):
                self._watch = None
                self._visit += 1
            elif isinstance(order, DeleteCard) and self._watch and self._watch.card_id == order.card_id:
                self._watch = None
        # What is watched is settled; in the queue it only wakes the thread.
        super().take(_FindIn(order, visit) if isinstance(order, FindCard) else order)

    def work_off(self) -> bool:
        """Do what was asked and what is due by now; False when asked to stop."""
        while not self._asked.empty():
            order = self._asked.get()
            if order is None:
                return False
            self._do(order)
        if self._clock() >= self._expire_s:
            self._expire_s = self._clock() + EXPIRE_EVERY_S
            self._tidy_safely()
        watch = self._watch
        if watch and self._clock() >= watch.due_s:
            self._look(watch)
        return True

    def _work(self) -> None:
        while self.work_off():
            watch = self._watch
            due_s = min(self._expire_s, watch.due_s) if watch else self._expire_s
            try:
                order = self._asked.get(timeout=max(0.0, due_s - self._clock()))
            except queue.Empty:
                continue
            if order is None:
                return
            self._do(order)

    def _do(self, order: Order) -> None:
        # Whatever goes wrong with one card, the desk must be there for the next.
        try:
            if isinstance(order, _FindIn):
                self._find(order)
            elif isinstance(order, DeleteCard):
                try:
                    self._store.delete(order.card_id)
                finally:
                    self._withdraw(order.card_id)
        except Exception as error:
            log.error("the delivery desk failed at %s: %s", type(order).__name__, discreet(error))
            if isinstance(order, _FindIn):
                self._ring(CardNotFound(order.order.job))

    def _look(self, watch: _Watch) -> None:
        """Ask at the link as a phone does, and tell the booth what changed."""
        try:
            if self._store.find(watch.card_id, self._utc_ms_now()) is None:
                if self._store.gone(watch.card_id):
                    self._gone(watch)
                    return
                raise NotDeliveredError
            link = self._way.publish(watch.card_id)
            self._way.ask(link)
        except NotDeliveredError as error:
            self._missed(watch, error)
        except Exception as error:
            log.error("a card could not be given out: %s", discreet(error))
            self._missed(watch, NotDeliveredError())
        else:
            self._linked(watch, link)

    def _linked(self, watch: _Watch, link: str) -> None:
        self._tell(None)
        watch.misses = 0
        watch.due_s = self._clock() + self._way.ask_again_s
        if watch.told and link == watch.link:
            return
        with self._lock:
            if self._watch is not watch:
                return
            if link != watch.link:
                watch.codes += 1
                watch.link, watch.code_id = link, f"code-{watch.card_id}-{watch.codes}"
                self._lay(watch.code_id, qr_picture(link))
                if self._wifi:
                    self._lay(WIFI_CODE_ID, qr_picture(self._wifi))
            watch.told = True
            self._ring(CardLinked(watch.card_id, link, watch.code_id, WIFI_CODE_ID if self._wifi else ""))

    def _gone(self, watch: _Watch) -> None:
        with self._lock:
            if self._watch is watch:
                self._watch = None
                self._ring(CardGone(watch.card_id))

    def _missed(self, watch: _Watch, error: NotDeliveredError) -> None:
        self._tell(error)
        watch.misses += 1
        watch.due_s = self._clock() + min(self._way.longest_pause_s, 2.0 ** (watch.misses - 1))
        # One answer that does not come in time must not take a code away that is being read just now.
        if watch.told is False or (watch.told and watch.misses < MISSES_UNTIL_TOLD):
            return
        with self._lock:
            if self._watch is watch:
                watch.told = False
                self._ring(CardUnlinked(watch.card_id))

    def _find(self, asked: _FindIn) -> None:
        order, now_ms = asked.order, self._utc_ms_now()
        card_id = self._store.find_code(order.short_code, now_ms)
        meta = self._store.find(card_id, now_ms) if card_id else None
        # A clock that was set back makes a card younger than it is: the visitor is here all the same.
        young = meta is not None and now_ms - meta.created_utc_ms < self._again_ms
        if card_id is None or meta is None or not (young or meta.print_failed):
            self._ring(CardNotFound(order.job))
            return
        try:
            shown = self._shown(card_id, meta, order.job)
        except OSError as error:
            log.warning("a card's pictures can't be read: %s", type(error).__name__)
            self._ring(CardNotFound(order.job))
            return
        made, pictures = shown
        with self._lock:
            if self._visit != asked.visit:
                return
            for picture_id, picture in pictures.items():
                self._lay(picture_id, picture)
            self._ring(CardFound(made, young, meta.print_failed, order.job))

    def _shown(self, card_id: str, meta: CardMeta, job: int) -> tuple[CardMade, dict[str, Image.Image]]:
        front, back = self._store.sides(card_id)
        made = CardMade(
            card_id,
            meta.expires_utc_ms,
            meta.rehearsal,
            f"card-{card_id}",
            f"front-{card_id}",
            f"back-{card_id}" if back else "",
            meta.short_code,
            job,
        )
        pictures = {made.picture_id: _small(self._store.picture(card_id)), made.front_id: _small(front)}
        if back:
            pictures[made.back_id] = _small(back)
        return made, pictures

    def _tidy_safely(self) -> None:
        # Whatever the disk or the store says: next time is soon, and visitors are here now.
        try:
            self._tidy()
        except Exception as error:
            log.error("postcards past their time can't be taken back yet: %s", discreet(error))

    def _tidy(self) -> None:
        gone = self._store.expire(self._utc_ms_now())
        if gone:
            self._journal.note(CardExpired(len(gone)), visit_id=None, rehearsal=False)
        for card_id in self._way.given_out():
            # Expired, deleted at the booth, or gone while the station was off.
            if self._store.find(card_id, self._utc_ms_now()) is None:
                if not self._withdraw(card_id):
                    break
                self._tell(None)

    def _withdraw(self, card_id: str) -> bool:
        try:
            self._way.withdraw(card_id)
        except NotDeliveredError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: NotDeliveredError | None) -> None:
        """Staff hear of a trouble once, and once of its end (None)."""
        trouble = (error.sentence_zh, error.sentence_en) if error else None
        # What has no sentences another device tells.
        if trouble == self._trouble or (trouble and not all(trouble)):
            return
        self._trouble = trouble
        if trouble:
            self._ring(DeviceReported("upload", "fault", *trouble))
        else:
            self._ring(DeviceReported("upload", "ok", *UPLOAD_WELL))


@dataclass(frozen=True, slots=True)
class _FindIn(Order):
    """A search, and the visit it was asked in."""

    order: FindCard
    visit: int


def _small(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        opened.draft("RGB", (PREVIEW_PX, PREVIEW_PX))
        opened.thumbnail((PREVIEW_PX, opened.height), Image.Resampling.LANCZOS)
        return opened.convert("RGB")

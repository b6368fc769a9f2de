"""The desk of packs: does what staff press with content packs, on a thread of its own, and tells how they stand."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported, PacksTold
from kiosk.happenings.orders import HandlePack
from kiosk.happenings.words import Input, Level, Order, PackAct
from kiosk.packs.content import Content
from kiosk.packs.intake import pack_of
from kiosk.packs.shelf import Outcome, Shelf, called

log = logging.getLogger(__name__)
# So long the kiosk must have run with a pack before a later start may fall back to it.
WELL_AFTER_S = 30.0
NOTHING = Outcome(True, "", "")
_DOING: dict[PackAct, tuple[str, str]] = {
    "check": ("正在检查内容包 {}，大约需要一分钟。", "Checking the pack {}: about a minute."),
    "preview": ("正在检查内容包 {}，然后预览。", "Checking the pack {}, then it is previewed."),
    "publish": ("正在检查内容包 {}，然后发布。", "Checking the pack {}, then it goes live."),
}


class PackDesk(Desk):
    """Does `HandlePack` and rings `PacksTold`: at the start, before and after every order.

    `content`: what this run of the kiosk shows. "packs" is told to staff: what is shown, or that a pack could not be.
    """

    ORDERS: tuple[type[Order], ...] = (HandlePack,)

    def __init__(self, ring: Callable[[Input], None], shelf: Shelf, content: Content) -> None:
        super().__init__("pack-desk")
        self._ring = ring
        self._shelf = shelf
        self._preview = content.pack if content.preview else ""
        self._content = content

    def start(self) -> None:
        super().start()
        self._begin()

    def stop(self) -> None:
        """Ends a check that goes on; what was live stays live."""
        self._shelf.stop()
        super().stop()

    def _begin(self) -> None:
        content = self._content
        zh, en = _shown(content)
        broken = content.why != ""
        level: Level = "fault" if broken else "ok"
        self._ring(DeviceReported("packs", level, zh, en))
        told = Outcome(False, zh, en) if broken else NOTHING
        self._tell("look", told, fell_back=bool(content.fell_from))

    def _work(self) -> None:
        wait_s: float | None = None if self._preview else WELL_AFTER_S
        while True:
            try:
                order = self._asked.get(timeout=wait_s)
            except queue.Empty:
                self._shelf.ran_well(self._content.folder)
                wait_s = None
                continue
            if not isinstance(order, HandlePack):
                return
            try:
                self._do(order)
            except Exception as error:
                log.exception("the pack desk failed at %s", order.act)
                kind = type(error).__name__
                zh = f"没有做成（{kind}），观众看到的没有变。"
                self._tell(order.act, Outcome(False, zh, f"That failed ({kind}); visitors see what they saw before."))

    def _do(self, order: HandlePack) -> None:
        if order.act in _DOING:
            zh, en = _DOING[order.act]
            self._tell(order.act, Outcome(True, zh.format(order.pack), en.format(order.pack)), busy=True)
        outcome = NOTHING
        match order.act:
            case "check":
                outcome = self._shelf.check(order.pack)
            case "preview":
                outcome = self._shelf.preview(order.pack)
            case "publish":
                outcome = self._shelf.publish(order.pack)
            case "roll_back":
                outcome = self._shelf.roll_back()
            case "leave_preview":
                outcome = self._shelf.leave_preview()
        if outcome.ok and order.act == "preview":
            self._preview = order.pack
        elif outcome.ok and order.act in ("publish", "leave_preview"):
            self._preview = ""
        self._tell(order.act, outcome)

    def _tell(self, done: PackAct, outcome: Outcome, *, busy: bool = False, fell_back: bool = False) -> None:
        record = self._shelf.record()
        before = None if record.before is None else pack_of(record.before)
        offered = self._shelf.offered()
        told = PacksTold(
            pack_of(record.live),
            before,
            self._preview,
            offered,
            busy,
            outcome.ok,
            outcome.zh,
            outcome.en,
            done,
            fell_back,
        )
        self._ring(told)


def _shown(content: Content) -> tuple[str, str]:
    """What staff read about what is on screen."""
    zh, en = called(content.pack)
    if content.fell_from:
        was_zh, was_en = called(content.fell_from) if content.fell_from != "?" else ("内容记录", "the record of packs")
        return (
            f"{was_zh}无法使用，已改为展出{zh}。请检查后重新发布。原因：{content.why}",
            f"On show is {en}, because {was_en} can't be used: check it, then publish it again. {content.why}",
        )
    if content.why:
        return (
            f"内容包无法预览，现在展出的是{zh}。原因：{content.why}",
            f"The preview failed; this is shown: {en}. {content.why}",
        )
    if content.preview:
        return f"正在预览{zh}，观众的内容没有变。", f"On screen to be looked at: {en}."
    return f"展出的是{zh}。", f"On show: {en}."

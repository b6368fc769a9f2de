"""Keeps which exhibits rest, and whether staff practise, over restarts; tells staff in a sentence how they stand."""

from __future__ import annotations

import json
import logging
import queue
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported, ExhibitRestTold, PracticeTold
from kiosk.happenings.orders import KeepRest, TellSteady
from kiosk.happenings.words import Input, Level, Order, RestingExhibit
from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)
WRITE_AGAIN_S = 60.0
NAMES: dict[RestingExhibit, tuple[str, str]] = {
    "story": ("回首滨江", "Looking Back"),
    "panorama": ("解读滨江", "Reading the Riverfront"),
    "postcard": ("留影滨江", "Keeping the Riverfront"),
    "smile": ("微笑滨江", "Smiling Riverfront"),
}
_RESTS_ZH = (
    "展项“%s”接连出错三次，今天已自动休息，访客会看到休息牌。请在“照看展项”页唤醒它试一次；再休息就请联系维护人员。"
)
_RESTS_EN = (
    "%s made three mistakes in a row and rests for today; visitors see a sign. Wake it once on the page “Exhibits”; if "
    "it rests again, call whoever maintains the station."
)
_DAMAGED = (
    "哪些展项在休息的记录无法读取，已全部唤醒：需要休息的，请在“照看展项”页重新设置。",
    "Which exhibits rest can't be read, so all are awake: let them rest again on the page “Exhibits” where needed.",
)
_UNWRITTEN = (
    "展项休息与练习的状态未能保存（已执行，但重启后会失效）：请检查磁盘。",
    "Which exhibits rest is obeyed but can't be kept over a restart: please check the disk.",
)
_KEPT = ("展项休息与练习的状态已保存。", "Which exhibits rest is kept.")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the file says; `by_itself` and `practising` hold on `day` (ISO date) only."""

    resting: tuple[RestingExhibit, ...] = ()
    by_itself: tuple[RestingExhibit, ...] = ()
    practising: bool = False
    day: str = ""


class CareDesk(Desk):
    """Keeps `KeepRest` in `path`; rings what was kept at the start. `today` is the local day at the station.

    "care" is told to staff only when something is wrong with the file.
    """

    ORDERS: tuple[type[Order], ...] = (KeepRest, TellSteady)

    def __init__(self, path: Path, ring: Callable[[Input], None], today: Callable[[], date]) -> None:
        super().__init__("care-desk")
        self._path = path
        self._ring = ring
        self._today = today
        self._by_itself: frozenset[RestingExhibit] = frozenset()
        self._unwritten: KeepRest | None = None
        self._told: Level = "ok"

    def start(self) -> None:
        kept = _read(self._path)
        if kept is None:
            self._tell("fault", _DAMAGED)
            kept = _Kept()
        of_today = kept.day == self._today().isoformat()
        for exhibit in kept.resting:
            self._ring(ExhibitRestTold(exhibit, True, "staff"))
        for exhibit in kept.by_itself if of_today else ():
            self._ring(ExhibitRestTold(exhibit, True, "itself"))
        self._tell_resting(frozenset(kept.by_itself if of_today else ()))
        if kept.practising and of_today:
            self._ring(PracticeTold(True))
        super().start()

    def take(self, order: Order) -> None:
        """Tell staff at once, and keep it without waiting for the disk."""
        if isinstance(order, TellSteady):
            zh, en = NAMES[order.exhibit]
            self._ring(DeviceReported(order.exhibit, "ok", f"展项“{zh}”正常。", f"{en} works."))
        elif isinstance(order, KeepRest):
            self._tell_resting(frozenset(order.by_itself))
            super().take(order)

    def _tell_resting(self, by_itself: frozenset[RestingExhibit]) -> None:
        for exhibit in sorted(by_itself - self._by_itself):
            zh, en = NAMES[exhibit]
            self._ring(DeviceReported(exhibit, "fault", _RESTS_ZH % zh, _RESTS_EN % en))
        self._by_itself = by_itself

    def _work(self) -> None:
        ends = False
        while not ends:
            try:
                orders = [self._asked.get(timeout=WRITE_AGAIN_S if self._unwritten else None)]
            except queue.Empty:
                orders = [self._unwritten]
            # Of presses that came while the disk was slow only the last one matters.
            while not self._asked.empty():
                orders.append(self._asked.get())
            ends = None in orders
            wanted = [order for order in orders if isinstance(order, KeepRest)]
            if wanted:
                self._keep(wanted[-1])

    def _keep(self, order: KeepRest) -> None:
        content: dict[str, Any] = {
            "resting": order.resting,
            "by_itself": order.by_itself,
            "practising": order.practising,
            "day": self._today().isoformat(),
        }
        try:
            write_whole(self._path, json.dumps(content).encode())
        except OSError as error:
            log.warning("which exhibits rest can't be kept: %s", error)
            self._unwritten = order
            self._tell("fault", _UNWRITTEN)
            return
        self._unwritten = None
        if self._told == "fault":
            self._tell("ok", _KEPT)

    def _tell(self, level: Level, sentences: tuple[str, str]) -> None:
        self._told = level
        self._ring(DeviceReported("care", level, *sentences))


def _read(path: Path) -> _Kept | None:
    """What was kept; nothing rests where there is no file yet. None when it can't be understood."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        exhibits = {key: tuple(name for name in NAMES if name in kept[key]) for key in ("resting", "by_itself")}
        if any(len(exhibits[key]) != len(kept[key]) for key in exhibits):
            raise ValueError("an exhibit of another name")
        return _Kept(exhibits["resting"], exhibits["by_itself"], kept["practising"] is True, str(kept["day"]))
    except FileNotFoundError:
        return _Kept()
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        log.warning("which exhibits rest can't be read from %s, so all are awake: %s", path, error)
        return None

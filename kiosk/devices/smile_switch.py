"""Whether smiles are counted: staff's one press, kept over restarts, and the hall's hours; obeyed by every door."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import DeviceReported, SmileSwitched
from kiosk.happenings.orders import MirrorDoor, RestDoors, SwitchSmile
from kiosk.happenings.words import Door, Input, Level, Order
from kiosk.whole_file import write_whole

log = logging.getLogger(__name__)
WRITE_AGAIN_S = 60.0
_DAMAGED = (
    "微笑计数的开关状态无法读取，为保护隐私已停止计数：需要时请在员工界面重新打开。",
    "Whether smiles are counted can't be read. To be safe nobody is counted: switch it on again in the staff corner.",
)
_UNWRITTEN = (
    "微笑计数的开关状态未能保存（已执行，但重启后可能失效）：请检查磁盘。",
    "The switch of the smile count is obeyed but can't be kept over a restart: please check the disk.",
)
_KEPT = ("微笑计数的开关状态已保存。", "The switch of the smile count is kept.")


class SwitchedDoor(Protocol):
    """A door that can rest: no camera is open then, and nobody is counted. Each call may take two seconds.

    It asks the switch whether it is for staff's press or because the hall is closed, and tells staff so.
    """

    def rest(self) -> None: ...

    def wake(self) -> None:
        """Count again; who never rested only tells again how it stands."""

    def mirror(self, door: Door, shown: bool) -> None:
        """Tell where faces are at `door` (FacesSeen), or stop telling; never waits."""


class SmileSwitch(Desk):
    """Keeps on or off in `path`, and rests and wakes the doors it was given; hands them `MirrorDoor` too.

    `RestDoors` lets them rest while the hall is closed, whatever the switch says, and is not kept.
    Rings `SmileSwitched`: as it was kept at the start, and at every change at once, before the doors have obeyed. A
    file that can't be understood means off; none means on. "smile_switch" is told to staff only when something is
    wrong with the file.
    """

    ORDERS: tuple[type[Order], ...] = (SwitchSmile, MirrorDoor, RestDoors)

    def __init__(self, path: Path, ring: Callable[[Input], None]) -> None:
        super().__init__("smile-switch")
        self._path = path
        self._ring = ring
        self._doors: list[SwitchedDoor] = []
        self._told: Level = "ok"
        self._unwritten = False
        kept = _read(path)
        self._damaged = kept is None
        self._on = bool(kept)
        self._hall_closed = False
        # Whether the doors count, and if not, whether it is for the hall's hours that they don't.
        self._obeyed = (self._on, False)

    @property
    def on(self) -> bool:
        """Whether the doors are to count."""
        return self._on and not self._hall_closed

    @property
    def for_the_night(self) -> bool:
        """Whether doors that rest do so because the hall is closed, and not for staff's press."""
        return self._on and self._hall_closed

    @property
    def folder(self) -> Path:
        """Where this kiosk keeps its files."""
        return self._path.parent

    def add(self, door: SwitchedDoor) -> None:
        """This door is switched too from now on; a door asks `on` itself when it starts."""
        self._doors.append(door)

    def start(self) -> None:
        self._ring(SmileSwitched(self._on, kept=True))
        if self._damaged:
            self._tell("fault", _DAMAGED)
        super().start()

    def take(self, order: Order) -> None:
        """Switch, or pass the mirror's wish on; a second press of the same kind changes nothing."""
        if isinstance(order, MirrorDoor):
            for door in self._doors:
                door.mirror(order.door, order.shown)
        elif isinstance(order, RestDoors):
            if order.resting != self._hall_closed:
                self._hall_closed = order.resting
                super().take(order)
        elif isinstance(order, SwitchSmile) and (order.on != self._on or self._damaged):
            changed = order.on != self._on
            self._on = order.on
            self._damaged = False
            if changed:
                self._ring(SmileSwitched(order.on))
            super().take(order)

    def _work(self) -> None:
        ends = False
        while not ends:
            try:
                orders = [self._asked.get(timeout=WRITE_AGAIN_S if self._unwritten else None)]
            except queue.Empty:
                self._keep()
                continue
            # Of presses that came while a camera closed or the disk was slow only the last one matters.
            while not self._asked.empty():
                orders.append(self._asked.get())
            ends = None in orders
            if orders[0] is not None:
                # The cameras first: a disk that hangs must not keep them open.
                self._obey(self.on, self.for_the_night)
                # What could not be understood stays as it is until staff press.
                if any(isinstance(order, SwitchSmile) for order in orders):
                    self._keep()

    def _obey(self, on: bool, for_the_night: bool) -> None:
        # Off and on again before the doors heard of it: the hall wants to hear anew how they stand.
        if (on, for_the_night) == self._obeyed and not on:
            return
        self._obeyed = on, for_the_night
        for door in self._doors:
            try:
                door.wake() if on else door.rest()
            except Exception:
                log.exception("a door did not obey the smile switch")

    def _keep(self) -> None:
        try:
            write_whole(self._path, json.dumps({"on": self._on}).encode())
            self._unwritten = False
        except OSError as error:
            log.warning("the smile switch can't be kept: %s", error)
            self._unwritten = True
            if not self._on:
                # An emptied file, which a full disk allows, is read as off: better than yesterday's on.
                with contextlib.suppress(OSError):
                    os.truncate(self._path, 0)
        if self._unwritten:
            self._tell("fault", _UNWRITTEN)
        elif self._told == "fault":
            self._tell("ok", _KEPT)

    def _tell(self, level: Level, sentences: tuple[str, str]) -> None:
        self._told = level
        self._ring(DeviceReported("smile_switch", level, *sentences))


def _read(path: Path) -> bool | None:
    """What the file says; True when there is none yet, None when it can't be understood."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return True
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the smile switch %s can't be read, so it is off: %s", path, error)
        return None
    if isinstance(kept, dict) and set(kept) == {"on"} and isinstance(kept["on"], bool):
        return kept["on"]
    log.warning("the smile switch %s says neither on nor off, so it is off", path)
    return None

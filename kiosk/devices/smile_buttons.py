"""A door where people press a smiling or a straight face themselves: no camera, only the time it could be pressed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from kiosk.device_thread import DeviceThread
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, DoorWatched
from kiosk.happenings.words import Door, Input, Order

TELL_EVERY_S = 60.0
_NAMES: dict[Door, tuple[str, str]] = {"entry": ("入口", "entry"), "exit": ("出口", "exit")}


class ButtonsDoor(DeviceThread):
    """Tells that the door is counted by buttons, and once a minute for how long it was, until it rests or stops.

    The presses come from the door's screen. `clock` is in seconds, and never goes back. A minute in which the machine
    slept counts as a minute and no more.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self,
        door: Door,
        ring: Callable[[Input], None],
        switch: SmileSwitch,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(f"{door}-buttons")
        self._door: Door = door
        self._ring = ring
        self._switch = switch
        self._clock = clock
        self._lock = threading.Lock()
        self._since_s: float | None = None
        switch.add(self)

    def take(self, order: Order) -> None:
        """There are no orders for buttons."""

    def start(self) -> None:
        if self._switch.on:
            self.wake()
        else:
            self.rest()
        super().start()

    def stop(self) -> None:
        super().stop()
        self._tell_watched(on=False)

    def wake(self) -> None:
        """Count presses from now on."""
        self._tell_watched(on=True)
        self._ring(DoorState(self._door, True, "buttons"))
        zh, en = _NAMES[self._door]
        self._report(
            f"{zh}以笑脸按键计数，未使用相机。", f"Smiles at the {en} are counted by buttons, without a camera."
        )

    def rest(self) -> None:
        """Count no presses."""
        self._tell_watched(on=False)
        self._ring(DoorState(self._door, False, "buttons"))
        zh, en = _NAMES[self._door]
        if self._switch.for_the_night:
            self._report(f"{zh}笑脸按键随闭馆休息。", f"The smiley buttons at the {en} rest: the hall is closed.")
        else:
            self._report(f"{zh}笑脸按键已由员工关闭。", f"Staff switched the smiley buttons at the {en} off.")

    def mirror(self, door: Door, shown: bool) -> None:
        """Nothing sees faces here."""

    def look(self) -> None:
        """Tell the time since it was told last, while presses are counted."""
        if self._since_s is not None:
            self._tell_watched(on=True)

    def _run(self) -> None:
        while not self._stopping.wait(TELL_EVERY_S):
            self.look()

    def _tell_watched(self, on: bool) -> None:
        with self._lock:
            now_s = self._clock()
            since_s, self._since_s = self._since_s, now_s if on else None
        if since_s is not None and (watched_s := min(now_s - since_s, TELL_EVERY_S)) > 0:
            self._ring(DoorWatched(self._door, round(watched_s, 1), rehearsal=False, means="buttons"))

    def _report(self, sentence_zh: str, sentence_en: str) -> None:
        self._ring(DeviceReported(f"{self._door}_camera", "ok", sentence_zh, sentence_en))

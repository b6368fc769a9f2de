"""A door's smile camera as the window process knows it: a child process whose lines become inputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kiosk.devices.child_process import ChildName, ChildProcess, Line, python_module
from kiosk.devices.smile_camera.source import parse_source
from kiosk.happenings.inputs import DeviceReported, VisitorPassed
from kiosk.happenings.words import Door, Input, Level, Order
from kiosk.settings import Smile

_NAMES: dict[Door, ChildName] = {
    "entry": ChildName("入口微笑相机", "The smile camera at the entry"),
    "exit": ChildName("出口微笑相机", "The smile camera at the exit"),
}


class SmileDoor:
    """Counts at one door from `start` to `stop`: rings `VisitorPassed`, and `DeviceReported` as its camera's setting.

    `source` is what `door_sources` gives: pretend, v4l2:…, file:…, rtsp://… or http(s)://…. What the pretend camera or
    a film reports is rehearsal. `extra` are further arguments of the process, for tests and the tour.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self, door: Door, source: str, smile: Smile, ring: Callable[[Input], None], extra: Sequence[str] = ()
    ) -> None:
        self._door = door
        self._ring = ring
        self._device = f"{door}_camera"
        self._rehearsal = parse_source(source).way in ("pretend", "file")
        self._works = self._measures = False
        command = python_module(
            "kiosk.devices.smile_camera",
            f"--door={door}",
            "--source=-",
            f"--threshold={smile.threshold}",
            f"--min-face-px={smile.min_face_px}",
            *(["--rehearsal"] if self._rehearsal else []),
            *extra,
        )
        self._child = ChildProcess(_NAMES[door], command, self._hear, self._health, first_words=source)

    @property
    def pid(self) -> int | None:
        """The process id of the smile-camera process while there is one."""
        return self._child.pid

    def take(self, order: Order) -> None:
        """There are no orders for a smile camera."""

    def start(self) -> None:
        self._child.start()

    def stop(self) -> None:
        self._child.stop()

    def _hear(self, line: Line) -> None:
        match line:
            case {
                "kind": "passed",
                "smile": bool() | None as smile,
                "score": float() | None as score,
                "seen_s": float() as seen_s,
            }:
                self._ring(VisitorPassed(self._door, smile, score, seen_s, rehearsal=self._rehearsal))
            case {"kind": "measuring"}:
                self._measures = True
                self._tell_well()
            case {"kind": "fault", "sentence_zh": str() as zh, "sentence_en": str() as en}:
                self._measures = False
                self._tell("fault", zh, en)

    def _health(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._works = level != "fault"
        if self._works:
            self._tell_well()
        else:
            self._measures = False
            self._tell(level, sentence_zh, sentence_en)

    def _tell_well(self) -> None:
        # A process that runs is no camera that sees: both must be so.
        if self._works and self._measures:
            name = _NAMES[self._door]
            if self._rehearsal:
                self._tell("rehearsal", f"{name.zh}为演练：人数不计入正式统计。", f"{name.en} is a rehearsal.")
            else:
                self._tell("ok", f"{name.zh}正在计数。", f"{name.en} is counting.")

    def _tell(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._ring(DeviceReported(self._device, level, sentence_zh, sentence_en))

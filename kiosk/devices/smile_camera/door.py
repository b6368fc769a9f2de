"""A door's smile camera as the window process knows it: a child process whose lines become inputs."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.devices.child_process import ChildName, ChildProcess, Line, python_module
from kiosk.devices.smile_camera.source import parse_source
from kiosk.devices.smile_camera.watched_time import WatchedTime
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.inputs import DeviceReported, DoorState, DoorWatched, FacesSeen, Lamp, VisitorPassed
from kiosk.happenings.words import Door, Input, Level, Order
from kiosk.settings import Smile, SmileDoor as DoorSettings

_NAMES: dict[Door, ChildName] = {
    "entry": ChildName("入口微笑相机", "The smile camera at the entry"),
    "exit": ChildName("出口微笑相机", "The smile camera at the exit"),
}
_BOTH = ChildName("出入口微笑相机", "The smile camera of both doors")


class SmileDoor:
    """Counts at one door, or with `both_…` in its settings at both, from `start` to `stop` while `switch` is on.

    Rings `VisitorPassed`, `DoorWatched` about once a minute and when counting ends, `DoorState` when it changes,
    `FacesSeen` while a mirror wants it, and `DeviceReported` as its camera's setting. `source` is what `door_sources`
    gives: pretend, v4l2:…, file:…, rtsp://… or http(s)://…. What the pretend camera or a film reports is rehearsal.
    `extra` are further arguments of the process, for tests and the tour. `exit_threshold`: of a camera that counts both
    doors, the exit's own.
    """

    # Switching and mirrors reach the doors through the switch: the house gives an order to one device only.
    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self,
        door: Door,
        source: str,
        smile: Smile,
        settings: DoorSettings,
        ring: Callable[[Input], None],
        switch: SmileSwitch,
        extra: Sequence[str] = (),
        exit_threshold: float | None = None,
    ) -> None:
        self._door: Door = door
        self._exit_threshold = exit_threshold
        both = settings.passing.startswith("both_")
        self._doors: tuple[Door, ...] = ("entry", "exit") if both else (door,)
        self._name = _BOTH if both else _NAMES[door]
        self._ring = ring
        self._device = f"{door}_camera"
        self._source = source
        self._rehearsal = parse_source(source).way in ("pretend", "file")
        self._command = python_module(
            "kiosk.devices.smile_camera",
            f"--door={door}",
            "--source=-",
            f"--threshold={settings.threshold}",
            f"--passing={settings.passing}",
            f"--rotate={settings.rotate_deg}",
            f"--uncounted-from={settings.uncounted_from}",
            f"--uncounted-to={settings.uncounted_to}",
            f"--min-face-px={smile.min_face_px}",
            f"--most-fps={smile.most_fps}",
            f"--cpu-share={smile.cpu_share}",
            f"--gap-s={smile.pretend_gap_s}",
            f"--lock-folder={switch.folder}",
            *(["--rehearsal"] if self._rehearsal else []),
            *extra,
        )
        self._works = self._measures = False
        self._counts: bool | None = None
        self._watched = WatchedTime()
        self._mirrored: frozenset[Door] = frozenset()
        self._switch = switch
        # Rest and wake come from the switch's thread, start and stop from the house's.
        self._handle = threading.Lock()
        self._wanted = False
        self._resting = not switch.on
        self._child: ChildProcess | None = None
        switch.add(self)

    @property
    def pid(self) -> int | None:
        """The process id of the smile-camera process while there is one."""
        child = self._child
        return child.pid if child else None

    def take(self, order: Order) -> None:
        """There are no orders for a smile camera."""

    def start(self) -> None:
        with self._handle:
            self._wanted = True
            self._resting = not self._switch.on
            self._obey()

    def stop(self) -> None:
        with self._handle:
            self._wanted = False
            self._end()

    def rest(self) -> None:
        """End the process until `wake`: nothing looks through the camera."""
        with self._handle:
            self._resting = True
            self._obey()

    def wake(self) -> None:
        """Count again; who never rested tells again how it stands."""
        with self._handle:
            if not self._resting and self._counts is not None:
                for door in self._doors:
                    self._ring(DoorState(door, self._counts))
            if self._wanted and self._resting:
                self._tell("ok", f"{self._name.zh}正在启动。", f"{self._name.en} is starting.")
                self._counts = None
            self._resting = False
            self._obey()

    def mirror(self, door: Door, shown: bool) -> None:
        """Ring where faces are at `door` from now on, or no longer; of another camera's door nothing happens."""
        if door in self._doors:
            self._mirrored = self._mirrored | {door} if shown else self._mirrored - {door}

    def _obey(self) -> None:
        if not self._wanted:
            return
        if self._resting:
            self._end()
            if self._switch.for_the_night:
                self._tell("ok", f"{self._name.zh}随闭馆休息，不计数。", f"{self._name.en} rests: the hall is closed.")
            else:
                self._tell("ok", f"{self._name.zh}已由员工关闭，不计数。", f"{self._name.en} is switched off by staff.")
            self._tell_counting(False)
        elif self._child is None:
            # A new one each time: what an old process left unsaid must not reach the new one's supervisor.
            self._child = ChildProcess(self._name, self._command, self._hear, self._health, first_words=self._source)
            self._child.start()

    def _end(self) -> None:
        child, self._child = self._child, None
        if child:
            child.stop()
        self._works = self._measures = False
        self._tell_watched(self._watched.end())

    def _hear(self, line: Line) -> None:
        match line:
            case {"kind": "passed"}:
                self._hear_passed(line)
            case {"kind": "heartbeat", "measured_s": measured_s}:
                self._tell_watched(self._watched.beat(_number(measured_s)))
            case {"kind": "faces", "faces": list() as faces}:
                self._hear_faces(faces)
            case {"kind": "ready"}:
                # A new process counts its seconds from nothing.
                self._tell_watched(self._watched.end())
            case {"kind": "measuring"}:
                self._measures = True
                self._tell_well()
            case {"kind": "fault", "sentence_zh": str() as zh, "sentence_en": str() as en}:
                self._stumble("fault", zh, en)

    def _hear_passed(self, line: Line) -> None:
        door, smile, seen_s = line.get("door", self._door), line.get("smile"), _number(line.get("seen_s"))
        if door not in self._doors or not (smile is None or isinstance(smile, bool)) or seen_s is None:
            return
        score = _number(line.get("score"), most=1.0)
        if smile is None or score is None:
            # A smile without its probability was never judged; the person passed all the same.
            smile = score = None
        elif door != self._door and self._exit_threshold is not None:
            smile = score >= self._exit_threshold
        self._ring(VisitorPassed(door, smile, score, seen_s, rehearsal=self._rehearsal))

    def _hear_faces(self, faces: list[Any]) -> None:
        mirrored = [door for door in self._doors if door in self._mirrored]
        if mirrored:
            lamps = tuple(lamp for lamp in map(_lamp, faces) if lamp)
            for door in mirrored:
                self._ring(FacesSeen(door, lamps))

    def _health(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._works = level != "fault"
        if self._works:
            self._tell_well()
        else:
            self._stumble(level, sentence_zh, sentence_en)

    def _stumble(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._measures = False
        self._tell_watched(self._watched.pause())
        self._tell(level, sentence_zh, sentence_en)
        self._tell_counting(False)

    def _tell_well(self) -> None:
        # A process that runs is no camera that sees: both must be so.
        if self._works and self._measures:
            name = self._name
            if self._rehearsal:
                self._tell("rehearsal", f"{name.zh}为演练：人数不计入正式统计。", f"{name.en} is a rehearsal.")
            else:
                self._tell("ok", f"{name.zh}正在计数。", f"{name.en} is counting.")
            self._tell_counting(True)

    def _tell_counting(self, counts: bool) -> None:
        if counts != self._counts:
            self._counts = counts
            for door in self._doors:
                self._ring(DoorState(door, counts))

    def _tell_watched(self, seconds: float) -> None:
        if seconds > 0:
            for door in self._doors:
                self._ring(DoorWatched(door, seconds, rehearsal=self._rehearsal))

    def _tell(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        self._ring(DeviceReported(self._device, level, sentence_zh, sentence_en))


def _number(value: object, most: float = math.inf) -> float | None:
    """`value` as a number 0..most; None for anything else a broken process may say."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value <= most and math.isfinite(value) else None


def _lamp(face: object) -> Lamp | None:
    """A face as [x, y, width, probability or null]."""
    if not isinstance(face, list) or len(face) != 4:
        return None
    x, y, width = (_number(part, most=1.0) for part in face[:3])
    if x is None or y is None or width is None:
        return None
    return Lamp(x, y, width, _number(face[3], most=1.0))

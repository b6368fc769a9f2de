"""The speaker: keeps the process that plays alive, tells it what to play how loud, and rings where it is.

Qt's PulseAudio client ends its whole process when the sound server goes away at the wrong moment, and never finds a
server that came late. So sound has a process of its own, and a new one is the way back to a sound server.
"""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk import settings
from kiosk.devices.child_process import ChildName, ChildProcess, Line, python_module
from kiosk.devices.supervisor import RestartRules
from kiosk.happenings.inputs import DeviceReported, NarrationAt, NarrationEnded, NarrationFailed
from kiosk.happenings.orders import PlayCue, Speak, StopSpeaking
from kiosk.happenings.words import Cue, Input, Level, Order
from kiosk.places import ASSETS

NAME = ChildName("扬声器程序", "The speaker's program")
CUES: Mapping[Cue, Path] = {
    "notch": ASSETS / "panorama" / "ship" / "notch.wav",
    "shutter": ASSETS / "postcard" / "voice" / "shutter.wav",
}
RULES = RestartRules(ready_within_s=10.0, pause_most_s=10.0, lasting_pause_s=30.0)


@dataclass(frozen=True, slots=True)
class _Playing:
    """What is to be heard: the order, its number, and where it stood when that was last known."""

    order: Speak
    number: int
    at_s: float
    known_s: float


class Speaker:
    """Does `Speak` and `StopSpeaking`; rings where it is in the clip about twelve times a second while it plays.

    `PlayCue` is heard beside it, as loud as the hour allows, and says nothing back: one that can't be heard is dropped.

    `day_time` is the time of day at the station, `clock` the monotonic one. A clip that was interrupted because the
    process had to be started again goes on where it would be by then: captions ran on meanwhile.
    """

    ORDERS: tuple[type[Order], ...] = (Speak, StopSpeaking, PlayCue)

    def __init__(
        self,
        ring: Callable[[Input], None],
        loudness: settings.Speaker,
        day_time: Callable[[], dt.time],
        muted: bool = False,
        clock: Callable[[], float] = time.monotonic,
        command: Sequence[str] | None = None,
        rules: RestartRules = RULES,
        cues: Mapping[Cue, Path] = CUES,
    ) -> None:
        self._ring = ring
        self._loudness = loudness
        self._day_time = day_time
        self._clock = clock
        self._cues = cues
        command = command or python_module("kiosk.devices.speaker_child", *(["--muted"] if muted else []))
        self._child = ChildProcess(NAME, command, self._heard, self._state, rules)
        # Orders come on one thread, the child's words on another.
        self._lock = threading.Lock()
        self._number = 0
        self._playing: _Playing | None = None
        self._ready = False
        self._level: float | None = None

    @property
    def pid(self) -> int | None:
        """The process that plays, while there is one."""
        return self._child.pid

    def start(self) -> None:
        self._child.start()

    def stop(self) -> None:
        with self._lock:
            self._playing = None
        self._child.stop()
        self._ready = False

    def take(self, order: Order) -> None:
        if isinstance(order, PlayCue):
            self._child.say(json.dumps({"do": "cue", "sound": str(self._cues[order.cue])}))
            return
        with self._lock:
            self._number += 1
            self._playing = None
            if isinstance(order, Speak) and order.sound.is_file():
                self._playing = _Playing(order, self._number, order.from_s, self._clock())
                if not (self._ready and self._play(self._playing)):
                    # Captions begin by the clock; the voice joins them as soon as it can.
                    self._ring(NarrationFailed(order.clip_id, "the speaker is not ready"))
                return
            self._child.say(json.dumps({"do": "stop"}))
            if isinstance(order, Speak):
                self._ring(NarrationFailed(order.clip_id, f"the sound of {order.clip_id} is missing"))

    def _play(self, playing: _Playing) -> bool:
        asked = {"do": "speak", "number": playing.number, "sound": str(playing.order.sound), "from_s": playing.at_s}
        return self._child.say(json.dumps(asked))

    def _heard(self, line: Line) -> None:
        """A word of the child, on the supervisor's thread."""
        kind = line.get("kind")
        if kind == "output":
            self._report_output(line.get("name"), bool(line.get("playable")))
            return
        with self._lock:
            if kind in ("ready", "heartbeat"):
                self._follow_the_hour(anew=kind == "ready")
            if kind == "ready":
                self._ready = True
                if self._playing:
                    gone_s = self._clock() - self._playing.known_s
                    self._play(replace(self._playing, at_s=self._playing.at_s + gone_s))
            elif self._playing and line.get("number") == self._playing.number:
                self._told(self._playing, line)

    def _told(self, playing: _Playing, line: Line) -> None:
        clip_id = playing.order.clip_id
        if line["kind"] == "at":
            at_s = float(line["position_s"])
            self._playing = replace(playing, at_s=at_s, known_s=self._clock())
            self._ring(NarrationAt(clip_id, at_s))
        elif line["kind"] == "ended":
            self._playing = None
            self._ring(NarrationEnded(clip_id))
        elif line["kind"] == "failed":
            self._playing = None
            self._ring(NarrationFailed(clip_id, str(line["reason"])))

    def _follow_the_hour(self, anew: bool) -> None:
        level = self._loudness.level_at(self._day_time())
        if (anew or level != self._level) and self._child.say(json.dumps({"do": "volume", "level": level})):
            self._level = level

    def _state(self, level: Level, sentence_zh: str, sentence_en: str) -> None:
        """The child's health, on the supervisor's thread; that it is well is told with its sound output."""
        if level == "ok":
            return
        with self._lock:
            self._ready = False
            if self._playing:
                self._ring(NarrationFailed(self._playing.order.clip_id, "the speaker has to be started again"))
        self._ring(DeviceReported("speaker", level, sentence_zh, sentence_en))

    def _report_output(self, name: str | None, playable: bool) -> None:
        level: Level = "fault"
        if not playable:
            zh = "声音程序（Qt Multimedia）在这台机器上无法播放，只显示字幕。"
            en = "Qt Multimedia can play nothing on this machine; captions only."
        elif name is None:
            zh = "没有找到声音输出，只显示字幕；请检查音箱和声卡。"
            en = "No sound output was found, only captions are shown; check loudspeaker and sound card."
        elif not name:
            level, zh = "ok", "扬声器已在设置中关闭，只显示字幕。"
            en = "The speaker is switched off in the settings; captions only."
        else:
            level, zh, en = "ok", f"扬声器正常：{name}。", f"The speaker works: {name}."
        self._ring(DeviceReported("speaker", level, zh, en))

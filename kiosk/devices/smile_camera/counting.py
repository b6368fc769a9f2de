"""The process's main loop: glimpses in, lines out."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from kiosk.devices.smile_camera.crossing import is_this_door
from kiosk.devices.smile_camera.faces import Face
from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.passage import Passage, PassageRules, passage, probability
from kiosk.devices.smile_camera.sight import Glimpse, Sight, SightLostError
from kiosk.devices.smile_camera.tracker import Track, Tracker
from kiosk.devices.smile_camera.voice import Voice
from kiosk.happenings.words import Door

_HEARTBEAT_S = 1.0
_FACES_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Post:
    """Which door is counted, how, and as what; `source` is shown to staff.

    `uncounted`: between these two parts of the picture's width nobody is counted or read (equal: there is none such).
    """

    door: Door
    source: str
    rules: PassageRules
    min_face_px: float
    rehearsal: bool
    uncounted: tuple[float, float] = (0.0, 0.0)

    def door_of(self, passed: Passage) -> Door:
        """The door somebody passed: with one camera for both, the way tells which."""
        if is_this_door(passed.direction, self.rules.passing):
            return self.door
        return "exit" if self.door == "entry" else "entry"


class Counting:
    """Follows the faces of a sight and says who passed, where faces are, and whether it can measure."""

    def __init__(self, sight: Sight, voice: Voice, post: Post) -> None:
        self._sight = sight
        self._voice = voice
        self._post = post
        self._tracker = Tracker(post.min_face_px, post.uncounted)
        self._fault: FaultCode | None = None
        self._measuring = False
        self._measured = MeasuredTime()
        self._size = (0, 0)
        self._frames = self._frames_told = 0
        self._beat_s = self._faces_s = time.monotonic()
        self._faces_told = 0

    def run(self, stop: threading.Event) -> int:
        """Count until `stop` or the end of the film; the exit status of the process."""
        self._voice.say("ready")
        at_s = time.monotonic()
        try:
            while not stop.is_set() and (glimpse := self._sight.look(self._tracker.followed(at_s))):
                at_s = glimpse.at_s
                self._take(glimpse)
        except SightLostError as lost:
            self._end()
            self._tell_fault(lost.fault)
            return 1
        self._end()
        return 0

    def _end(self) -> None:
        self._pass(self._tracker.end())
        self._sight.close()

    def _take(self, glimpse: Glimpse) -> None:
        if glimpse.fault != self._fault:
            self._fault = glimpse.fault
            if glimpse.fault:
                self._measuring = False
                self._tell_fault(glimpse.fault)
        if glimpse.measuring and not self._measuring:
            self._measuring = True
            self._voice.say("measuring")
        self._measured.at(glimpse.at_s, glimpse.measuring, glimpse.not_measured_s)
        self._size = glimpse.size
        if glimpse.looked or not glimpse.measuring:
            self._frames += glimpse.looked
            self._pass(self._tracker.step(glimpse.at_s, glimpse.faces, glimpse.size))
        now_s = time.monotonic()
        if glimpse.looked and now_s - self._faces_s >= _FACES_EVERY_S:
            self._tell_faces(now_s)
        if now_s - self._beat_s >= _HEARTBEAT_S:
            fps = (self._frames - self._frames_told) / (now_s - self._beat_s)
            self._beat_s, self._frames_told = now_s, self._frames
            self._voice.say(
                "heartbeat",
                frames=self._frames,
                fps=round(fps, 1),
                measured_s=round(self._measured.seconds, 1),
                not_measured_s=round(glimpse.not_measured_s, 1),
            )

    def _pass(self, gone: list[Track]) -> None:
        for track in gone:
            passed = passage(track, self._post.rules, self._size)
            if passed:
                track.counted = True
                self._voice.say(
                    "passed",
                    door=self._post.door_of(passed),
                    smile=passed.smile,
                    score=None if passed.score is None else round(passed.score, 3),
                    seen_s=round(passed.seen_s, 2),
                    at_s=round(track.last_s, 2),
                    rehearsal=self._post.rehearsal,
                )

    def _tell_faces(self, now_s: float) -> None:
        seen = [track for track in self._tracker.tracks if track.last_s == self._tracker.stepped_s]
        if not seen and not self._faces_told:
            return
        self._faces_s, self._faces_told = now_s, len(seen)
        self._voice.say("faces", faces=[_told(track.face, track.smiling, self._size) for track in seen])

    def _tell_fault(self, fault: FaultCode) -> None:
        zh, en = fault_sentences(fault, source=self._post.source)
        self._voice.say("fault", reason_code=fault, sentence_zh=zh, sentence_en=en)


class MeasuredTime:
    """Seconds that were really counted. A fault is known only after a while: that while is taken back, so `seconds`,
    which never falls, stands still until it is true again.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._began: tuple[float, float] | None = None

    def at(self, now_s: float, measuring: bool, not_measured_s: float) -> None:
        """It is `now_s`; so much was not measured till now."""
        if self._began is None:
            if not measuring:
                return
            self._began = now_s, not_measured_s
        began_s, lost_before_s = self._began
        self.seconds = max(self.seconds, now_s - began_s - (not_measured_s - lost_before_s))


def _told(face: Face, logit: float | None, size: tuple[int, int]) -> list[float | None]:
    width, height = size
    smile = None if logit is None else round(probability(logit), 2)
    place = face.x_px / width, face.y_px / height, face.width_px / width
    return [*(round(min(1.0, max(0.0, part)), 3) for part in place), smile]

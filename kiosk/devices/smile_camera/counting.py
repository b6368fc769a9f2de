"""The process's main loop: glimpses in, lines out."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from kiosk.devices.smile_camera.fault_words import FaultCode, fault_sentences
from kiosk.devices.smile_camera.passage import PassageRules, passage
from kiosk.devices.smile_camera.sight import Glimpse, Sight, SightLostError
from kiosk.devices.smile_camera.tracker import Face, Track, Tracker
from kiosk.devices.smile_camera.voice import Voice
from kiosk.happenings.words import Door

_HEARTBEAT_S = 1.0
_FACES_EVERY_S = 0.2


@dataclass(frozen=True, slots=True)
class Post:
    """Which door is counted, how, and as what; `source` is shown to staff."""

    door: Door
    source: str
    rules: PassageRules
    min_face_px: float
    rehearsal: bool


class Counting:
    """Follows the faces of a sight and says who passed, where faces are, and whether it can measure."""

    def __init__(self, sight: Sight, voice: Voice, post: Post) -> None:
        self._sight = sight
        self._voice = voice
        self._post = post
        self._tracker = Tracker(post.min_face_px)
        self._fault: FaultCode | None = None
        self._measuring = False
        self._frames = self._frames_told = 0
        self._beat_s = self._faces_s = time.monotonic()
        self._faces_told = 0

    def run(self, stop: threading.Event) -> int:
        """Count until `stop` or the end of the film; the exit status of the process."""
        self._voice.say("ready")
        at_s = time.monotonic()
        try:
            while not stop.is_set() and (glimpse := self._sight.look(self._tracker.expected(at_s))):
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
        if glimpse.looked or not glimpse.measuring:
            self._frames += glimpse.looked
            self._pass(self._tracker.step(glimpse.at_s, glimpse.faces))
        now_s = time.monotonic()
        if glimpse.looked and now_s - self._faces_s >= _FACES_EVERY_S:
            self._tell_faces(glimpse.faces, glimpse.size, now_s)
        if now_s - self._beat_s >= _HEARTBEAT_S:
            fps = (self._frames - self._frames_told) / (now_s - self._beat_s)
            self._beat_s, self._frames_told = now_s, self._frames
            lost_s = round(glimpse.not_measured_s, 1)
            self._voice.say("heartbeat", frames=self._frames, fps=round(fps, 1), not_measured_s=lost_s)

    def _pass(self, gone: list[Track]) -> None:
        for track in gone:
            passed = passage(track, self._post.rules)
            if passed:
                score = None if passed.score is None else round(passed.score, 3)
                self._voice.say(
                    "passed",
                    door=self._post.door,
                    smile=passed.smile,
                    score=score,
                    seen_s=round(passed.seen_s, 2),
                    rehearsal=self._post.rehearsal,
                )

    def _tell_faces(self, faces: list[Face], size: tuple[int, int], now_s: float) -> None:
        if not faces and not self._faces_told:
            return
        self._faces_s, self._faces_told = now_s, len(faces)
        width, height = size
        told: list[list[float | None]] = [
            [round(f.x_px / width, 3), round(f.y_px / height, 3), round(f.width_px / width, 3), round(f.score, 2)]
            for f in faces
        ]
        self._voice.say("faces", faces=told)

    def _tell_fault(self, fault: FaultCode) -> None:
        zh, en = fault_sentences(fault, source=self._post.source)
        self._voice.say("fault", reason_code=fault, sentence_zh=zh, sentence_en=en)

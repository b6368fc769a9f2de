"""A camera's sight: the newest frame of a source, checked for being a picture at all, and the faces in it."""

from __future__ import annotations

import time
import zlib
from collections.abc import Sequence
from typing import Protocol

from kiosk.devices.smile_camera.fault_words import FaultCode
from kiosk.devices.smile_camera.grabber import Frame, Picture, Trouble
from kiosk.devices.smile_camera.picture_watch import Look, PictureWatch
from kiosk.devices.smile_camera.sight import Glimpse, SightLostError
from kiosk.devices.smile_camera.tracker import Face

_WAIT_S = 0.25
_STUCK_LIMIT_S = 15.0
_CHECKED_EVERY_PX = 8


class FrameSource(Protocol):
    """A grabber, a fast film, or frames shared by the reader process."""

    @property
    def trouble(self) -> Trouble | None:
        """Why no frames come, as far as the source knows."""

    @property
    def over(self) -> bool:
        """Whether a film that is not played again has ended."""

    @property
    def stuck_s(self) -> float:
        """For how long a call into the driver or stream library has not come back."""

    def next(self, timeout_s: float) -> Frame | None:
        """The newest frame not yet given out; None when none comes in time."""

    def close(self) -> None:
        """Let go of the source."""


class FaceFinder(Protocol):
    """Finds the faces of one picture, each once."""

    def find(self, picture: Picture, expected: Sequence[Face]) -> list[Face]:
        """The faces; `expected` tells where the followed ones should be."""


class CameraSight:
    """Looks for faces at most `most_fps` times a second, and for none while the picture can't be trusted."""

    def __init__(self, source: FrameSource, finder: FaceFinder, most_fps: float) -> None:
        self._source = source
        self._finder = finder
        # A little under the interval, so that a camera at just this rate loses no frame to jitter.
        self._least_apart_s = 0.9 / most_fps
        self._watch = PictureWatch(time.monotonic())
        self._looked_s = self._now_s = 0.0
        self._size = (0, 0)

    def look(self, expected: Sequence[Face]) -> Glimpse | None:
        """See `Sight.look`."""
        frame = self._source.next(_WAIT_S)
        if self._source.stuck_s > _STUCK_LIMIT_S:
            raise SightLostError("stuck")
        if frame is None and self._source.over:
            return None
        # A film that is read faster than it plays is ahead of the clock; time must not go back when it ends.
        self._now_s = frame.at_s if frame else max(time.monotonic(), self._now_s)
        if frame:
            self._size = (frame.picture.shape[1], frame.picture.shape[0])
            self._watch.saw(looked_at(frame.picture), self._now_s)
        found = self._watch.judge(self._now_s)
        fault: FaultCode | None = found
        if found == "picture_missing" and self._source.trouble:
            fault = self._source.trouble
        looked = frame is not None and fault is None and self._now_s - self._looked_s >= self._least_apart_s
        faces: list[Face] = []
        if frame and looked:
            self._looked_s = self._now_s
            faces = self._finder.find(frame.picture, expected)
        measuring = self._size != (0, 0) and fault is None
        return Glimpse(
            self._now_s, faces, looked, self._size, fault, measuring, self._watch.not_measured_s(self._now_s)
        )

    def close(self) -> None:
        """See `Sight.close`."""
        self._source.close()


def looked_at(picture: Picture) -> Look:
    """What the watch needs of a picture: numbers from which it can't be made again."""
    sample = picture[::_CHECKED_EVERY_PX, ::_CHECKED_EVERY_PX]
    return Look(zlib.crc32(sample.tobytes()), float(sample.mean()), float(sample.std()))

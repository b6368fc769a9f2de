"""A camera's sight: the newest frame of a source, checked for being a picture at all, and the faces in it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.smile_camera.faces import Face, FaceFinder, Followed
from kiosk.devices.smile_camera.fault_words import FaultCode
from kiosk.devices.smile_camera.grabber import Frame, Trouble
from kiosk.devices.smile_camera.pace import Pace
from kiosk.devices.smile_camera.picture_gauge import look_at
from kiosk.devices.smile_camera.picture_shape import Turn, upright
from kiosk.devices.smile_camera.picture_watch import PictureWatch
from kiosk.devices.smile_camera.sight import Glimpse, SightLostError

_WAIT_S = 0.25
_STUCK_LIMIT_S = 15.0


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

    @property
    def elsewhere_s(self) -> float:
        """Processor time that another process has taken for this source."""

    def next(self, timeout_s: float) -> Frame | None:
        """The newest frame; None when none comes in time."""

    def close(self) -> None:
        """Let go of the source."""


@dataclass(frozen=True, slots=True)
class Looking:
    """How the frames are looked at: turned clockwise by `rotate_deg`, and how often. `cpu_share` None: a film that is
    not played but read as fast as it can be.
    """

    most_fps: float
    cpu_share: float | None = None
    rotate_deg: Turn = 0


class CameraSight:
    """Looks for faces as often as its pace allows, and for none while the picture can't be trusted."""

    def __init__(
        self,
        source: FrameSource,
        finder: FaceFinder,
        looking: Looking,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._source = source
        self._finder = finder
        self._looking = looking
        self._sleep = sleep
        self._now_s = time.monotonic()
        # A film begins when it likes.
        begin_s = 0.0 if looking.cpu_share is None else self._now_s
        self._pace = Pace(looking.most_fps, looking.cpu_share, begin_s, self._spent_s())
        self._watch = PictureWatch(self._now_s)
        self._size = (0, 0)

    def look(self, followed: Sequence[Followed]) -> Glimpse | None:
        """See `Sight.look`."""
        live = self._looking.cpu_share is not None
        if live:
            wait_s = self._pace.wait_s(time.monotonic(), self._spent_s())
            self._sleep(min(wait_s, _WAIT_S))
            if wait_s > _WAIT_S:
                return self._glimpse(None, followed)
        frame = self._source.next(_WAIT_S)
        if self._source.stuck_s > _STUCK_LIMIT_S:
            raise SightLostError("stuck")
        if frame is None and self._source.over:
            return None
        if frame and not live and self._pace.wait_s(frame.at_s):
            self._now_s = frame.at_s
            return self._told(self._fault())
        return self._glimpse(frame, followed)

    def close(self) -> None:
        """See `Sight.close`."""
        self._source.close()

    def _glimpse(self, frame: Frame | None, followed: Sequence[Followed]) -> Glimpse:
        # A film that is read faster than it plays is ahead of the clock; time must not go back when it ends.
        self._now_s = frame.at_s if frame else max(time.monotonic(), self._now_s)
        if frame is None:
            return self._told(self._fault())
        self._pace.looked(frame.at_s)
        # Turned before anything else sees it: whoever looks, looks at an upright picture.
        picture = upright(frame.picture, self._looking.rotate_deg)
        self._size = (picture.shape[1], picture.shape[0])
        self._watch.saw(look_at(picture), self._now_s)
        fault = self._fault()
        return self._told(fault, self._finder.find(picture, followed) if fault is None else None)

    def _fault(self) -> FaultCode | None:
        found = self._watch.judge(self._now_s)
        return self._source.trouble if found == "picture_missing" and self._source.trouble else found

    def _told(self, fault: FaultCode | None, faces: list[Face] | None = None) -> Glimpse:
        lost_s = self._watch.not_measured_s(self._now_s)
        measuring = self._watch.measuring
        return Glimpse(self._now_s, faces or [], faces is not None, self._size, fault, measuring, lost_s)

    def _spent_s(self) -> float:
        """Processor time of this process, all threads together, and of the reader."""
        return time.process_time() + self._source.elsewhere_s

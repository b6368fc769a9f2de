"""The moment of a photo: which frame is kept, and when nothing more is to be hoped for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from kiosk.devices.booth_camera.moments import Moments

Frame = TypeVar("Frame")

# With no frame after the moment, one from so shortly before or after it is the photo too.
NEAR_S = 0.5
WITHIN_S = 3.0


@dataclass(frozen=True, slots=True)
class Shutter:
    """A photo that was asked for: `job` of the order, the moment its frame is to come, and when it was asked."""

    job: int
    moment_s: float
    asked_s: float

    def frame(self, moments: Moments[Frame], now_s: float) -> Frame | None:
        """The frame of the moment; None while it may still come."""
        nearest = moments.nearest(self.moment_s)
        if nearest is None:
            return None
        came_s, frame = nearest
        overdue = now_s > self.moment_s + NEAR_S and abs(came_s - self.moment_s) <= NEAR_S
        return frame if moments.reach(self.moment_s) or overdue else None

    def is_late(self, now_s: float) -> bool:
        """Whether nobody should wait any longer."""
        return now_s > max(self.moment_s, self.asked_s) + WITHIN_S

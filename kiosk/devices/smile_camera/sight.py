"""What the process sees from moment to moment: with a camera (camera_sight.py), or in the pretend hall (pretend.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kiosk.devices.smile_camera.faces import Face, Followed
from kiosk.devices.smile_camera.fault_words import FaultCode


@dataclass(frozen=True, slots=True)
class Glimpse:
    """One moment. `looked` is true when faces were searched; `size` is the frame's width and height in pixels.

    `measuring` is false before the first good frame and during a fault. `not_measured_s` adds up all time since the
    beginning that does not lie between two good frames.
    """

    at_s: float
    faces: list[Face]
    looked: bool
    size: tuple[int, int]
    fault: FaultCode | None
    measuring: bool
    not_measured_s: float


class SightLostError(Exception):
    """The source can't be taken up again by this process; only a new one helps."""

    def __init__(self, fault: FaultCode) -> None:
        super().__init__(fault)
        self.fault: FaultCode = fault


class Sight(Protocol):
    """Where glimpses come from."""

    def look(self, followed: Sequence[Followed]) -> Glimpse | None:
        """The next glimpse, after at most half a second; `followed` are the faces followed so far.

        None when the film is over; raises `SightLostError` when this process can see no more.
        """

    def close(self) -> None:
        """Let go of the source."""

"""Looking on while the booth's camera works: how fast and how large its frames come, and how bright each of them is."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from kiosk.devices.booth_camera.camera import BoothCamera
from kiosk.devices.booth_camera.judging import Look, blocks_of, look_at
from kiosk.devices.booth_camera.luma import luma_of
from kiosk.devices.booth_camera.sources import Plugged, plugged_cameras
from kiosk.happenings.inputs import CameraLost, CameraShowing, DeviceReported
from kiosk.happenings.orders import OpenCamera
from kiosk.happenings.words import Input
from kiosk.places import ASSETS

RATE_OVER_S = 2.0
RIBBON = "演练"


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen now. `state`: opening, showing, or the trouble; `fps` over the last two seconds."""

    state: str
    report: tuple[str, str]
    width: int = 0
    height: int = 0
    pixels: str = ""
    fps: float = 0.0
    look: Look | None = None


class Eye:
    """A booth camera that is open from `open` to `close`, and what came from it."""

    def __init__(
        self,
        setting: str,
        clock: Callable[[], float] = time.monotonic,
        cameras: Callable[[], list[Plugged]] = plugged_cameras,
        background: Path = ASSETS / "postcard" / "river-dusk.webp",
    ) -> None:
        self._clock = clock
        self._glass = QVideoSink()
        self._glass.videoFrameChanged.connect(self._came)
        self._arrivals: deque[float] = deque()
        self._newest: QVideoFrame | None = None
        self._kept: list[tuple[float, NDArray[np.float32]]] | None = None
        self._state = "opening"
        self.rehearsal = False
        self._report = ("还没有消息。", "Nothing heard yet.")
        self.camera = BoothCamera(self._ring, setting, background, RIBBON, 0, clock, cameras)
        self.camera.show_on(self._glass)

    def open(self) -> None:
        self.camera.start()
        self.camera.take(OpenCamera())

    def close(self) -> None:
        self.camera.stop()
        self._newest = None

    def sight(self) -> Sight:
        frame = self._newest
        if frame is None or not self._arrivals:
            return Sight(self._state, self._report)
        now_s = self._clock()
        while self._arrivals and self._arrivals[0] < now_s - RATE_OVER_S:
            self._arrivals.popleft()
        luma = luma_of(frame)
        return Sight(
            self._state,
            self._report,
            frame.width(),
            frame.height(),
            frame.pixelFormat().name.removeprefix("Format_"),
            len(self._arrivals) / RATE_OVER_S,
            None if luma is None else look_at(luma),
        )

    def record(self) -> None:
        """Keep the brightness of every frame from now on."""
        self._kept = []

    def recorded(self) -> list[tuple[float, NDArray[np.float32]]]:
        """When each frame came since `record`, and how bright its 16 x 9 parts were."""
        kept, self._kept = self._kept or [], None
        return kept

    def _came(self, frame: QVideoFrame) -> None:
        if not frame.isValid():
            return
        now_s = self._clock()
        self._newest = QVideoFrame(frame)
        self._arrivals.append(now_s)
        if self._kept is not None:
            luma = luma_of(frame)
            if luma is not None:
                self._kept.append((now_s, blocks_of(luma)))

    def _ring(self, happening: Input) -> None:
        if isinstance(happening, DeviceReported):
            self._report = (happening.sentence_zh, happening.sentence_en)
        elif isinstance(happening, CameraShowing):
            self._state, self.rehearsal = "showing", happening.rehearsal
        elif isinstance(happening, CameraLost):
            self._state = happening.trouble

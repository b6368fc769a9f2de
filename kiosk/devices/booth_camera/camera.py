"""The booth's camera: moves a preview onto the screen and keeps one still in memory while its visitor is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaDevices, QVideoFrame, QVideoSink

from kiosk.devices.booth_camera.sources import CameraSource, DrawnSource, Source, file_source, find_camera
from kiosk.devices.still import Still, StillTray
from kiosk.happenings.inputs import CameraLost, CameraShowing, DeviceReported, StillFailed, StillTaken
from kiosk.happenings.orders import CloseCamera, OpenCamera, RestCamera, TakeStill
from kiosk.happenings.words import Input, Level, Order

WATCH_EVERY_MS = 500
STALLED_S = 3.0
AGAIN_S = 5.0
FRESH_S = 1.0
STILL_WITHIN_S = 3.0


class BoothCamera(QObject):
    """Does OpenCamera, RestCamera, TakeStill, CloseCamera on the Qt thread.

    `setting` as in config.yaml: auto, pretend, off, file:PATH or a camera's name. `background` and `ribbon` are the
    pretend camera's. Stills are read from `stills`; nothing is ever written to disk.
    """

    ORDERS: tuple[type[Order], ...] = (OpenCamera, RestCamera, TakeStill, CloseCamera)

    def __init__(
        self,
        ring: Callable[[Input], None],
        setting: str,
        background: Path,
        ribbon: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._ring = ring
        self._setting = setting
        self._background = background
        self._ribbon = ribbon
        self._clock = clock
        self.stills = StillTray()
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._came)
        self._shown_on: QVideoSink | None = None
        self._devices: QMediaDevices | None = None
        self._source: Source | None = None
        self._rehearsal = False
        self._wanted = False
        self._showing = False
        self._frame: QVideoFrame | None = None
        self._frame_s = 0.0
        self._began_s = 0.0
        self._job: int | None = None
        self._asked_s = 0.0
        self._told: tuple[Level, str] | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_EVERY_MS)
        self._watch.timeout.connect(self.look)

    def start(self) -> None:
        """Tell staff what the booth has; the camera itself stays dark until a visitor comes."""
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._plugged)
        self._tell_ready()

    def stop(self) -> None:
        self.take(CloseCamera())
        self._devices = None

    def show_on(self, sink: QVideoSink | None) -> None:
        """Where the preview is seen; None when nowhere."""
        self._shown_on = sink
        if sink is not None and self._frame is not None and self._wanted:
            sink.setVideoFrame(self._frame)

    def take(self, order: Order) -> None:
        match order:
            case OpenCamera():
                self.stills.clear()
                self._wanted = True
                self._open()
                self._watch.start()
            case RestCamera():
                self._rest()
            case CloseCamera():
                self._rest()
                self.stills.clear()
            case TakeStill():
                self._job, self._asked_s = order.job, self._clock()
                if self._frame is not None and self._asked_s - self._frame_s < FRESH_S:
                    self._keep(self._frame)

    def look(self) -> None:
        """Twice a second while the booth is open: notice a camera that stalls, try again, give up on a late still."""
        now_s = self._clock()
        if self._job is not None and now_s - self._asked_s > STILL_WITHIN_S:
            job, self._job = self._job, None
            self._ring(StillFailed("the camera gave no picture", job))
        if not self._wanted:
            return
        if self._source is None:
            if now_s - self._began_s > AGAIN_S:
                self._open()
        elif now_s - max(self._frame_s, self._began_s) > STALLED_S:
            self._lose("没有画面", "gives no picture")

    def _open(self) -> None:
        self._shut()
        self._began_s = self._clock()
        setting = self._setting
        if setting == "off":
            self._ring(CameraLost())
            return
        path = Path(setting.removeprefix("file:")) if setting.startswith("file:") else None
        camera = None if path or setting == "pretend" else find_camera("" if setting == "auto" else setting)
        if path and not path.is_file():
            self._lose(f"找不到文件 {path}", f"the file {path} is missing")
            return
        if path:
            self._source, self._rehearsal = file_source(path, self._sink, self._failed), True
        elif camera is not None:
            self._source, self._rehearsal = CameraSource(camera, self._sink, self._failed), False
        elif setting in ("auto", "pretend"):
            self._source, self._rehearsal = DrawnSource(self._background, self._ribbon, self._sink), True
        else:
            self._lose(f"没有名为 {setting} 的相机", f"there is no camera called {setting}")
            return
        self._source.open()

    def _shut(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()
        self._showing = False
        self._frame = None

    def _rest(self) -> None:
        self._wanted = False
        self._job = None
        self._watch.stop()
        self._shut()
        # The last frame must not stay on the glass, nor in a sink's memory.
        self._sink.setVideoFrame(QVideoFrame())
        if self._shown_on is not None:
            self._shown_on.setVideoFrame(QVideoFrame())

    def _came(self, frame: QVideoFrame) -> None:
        if not self._wanted or self._source is None or not frame.isValid():
            return
        self._frame, self._frame_s = QVideoFrame(frame), self._clock()
        if self._shown_on is not None:
            self._shown_on.setVideoFrame(frame)
        if not self._showing:
            self._showing = True
            self._ring(CameraShowing(self._rehearsal))
            self._tell_ready()
        if self._job is not None:
            self._keep(frame)

    def _keep(self, frame: QVideoFrame) -> None:
        job, self._job = self._job, None
        assert job is not None
        image = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
        if image.isNull():
            self._ring(StillFailed("the camera's picture can't be read", job))
            return
        size = (image.width(), image.height())
        picture = Image.frombytes("RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())
        still_id = f"still-{job}"
        self.stills.keep(still_id, Still(picture, self._rehearsal))
        self._ring(StillTaken(still_id, self._rehearsal, job))

    def _failed(self, reason: str) -> None:
        # A player must not be let go from inside its own signal; and a late cry of one already closed counts no more.
        source = self._source
        QTimer.singleShot(0, self, lambda: self._blame(source, reason))

    def _blame(self, source: Source | None, reason: str) -> None:
        if source is not None and source is self._source:
            self._lose(f"出错：{reason}", f"reports: {reason}")

    def _lose(self, zh: str, en: str) -> None:
        self._shut()
        self._began_s = self._clock()
        self._tell("fault", f"留影相机{zh}。", f"The booth camera: {en}.")
        if self._job is not None:
            job, self._job = self._job, None
            self._ring(StillFailed(en, job))
        self._ring(CameraLost())

    def _plugged(self) -> None:
        if not self._wanted:
            self._tell_ready()
        elif self._setting not in ("pretend", "off") and not self._setting.startswith("file:"):
            self._open()

    def _tell_ready(self) -> None:
        """What staff read: which camera, or which is missing."""
        setting = self._setting
        if setting == "off":
            self._tell("ok", "留影不用相机。", "The booth uses no camera.")
        elif setting == "pretend":
            self._tell("rehearsal", "留影相机为模拟画面。", "The booth camera is a pretend one.")
        elif setting.startswith("file:"):
            path = Path(setting.removeprefix("file:"))
            if path.is_file():
                self._tell(
                    "rehearsal", f"留影相机播放文件 {path.name}。", f"The booth camera shows the file {path.name}."
                )
            else:
                self._tell("fault", f"留影相机找不到文件 {path}。", f"The booth camera: the file {path} is missing.")
        elif camera := find_camera("" if setting == "auto" else setting):
            name = camera.description()
            self._tell("ok", f"留影相机：{name}。", f"The booth camera is {name}.")
        elif setting == "auto":
            self._tell(
                "rehearsal", "没有接相机，留影相机为模拟画面。", "No camera is connected; the booth's is a pretend one."
            )
        else:
            self._tell(
                "fault",
                f"没有名为 {setting} 的相机，请检查连接。",
                f"There is no camera called {setting}; check its cable.",
            )

    def _tell(self, level: Level, zh: str, en: str) -> None:
        if (level, en) != self._told:
            self._told = (level, en)
            self._ring(DeviceReported("booth_camera", level, zh, en))

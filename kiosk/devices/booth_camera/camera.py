"""The booth's camera: moves a preview onto the screen and keeps stills in memory while their visitor is there."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtMultimedia import QMediaDevices, QVideoFrame, QVideoSink

from kiosk.devices.booth_camera.choosing import Choice, Chooser, Sentence, trouble_sentence
from kiosk.devices.booth_camera.judging import CameraJudge
from kiosk.devices.booth_camera.luma import look_at_frame
from kiosk.devices.booth_camera.moments import Moments
from kiosk.devices.booth_camera.pixels import picture_of
from kiosk.devices.booth_camera.shutter import Shutter
from kiosk.devices.booth_camera.source import Source
from kiosk.devices.booth_camera.sources import Plugged, plugged_cameras
from kiosk.devices.still import Still, StillTray
from kiosk.happenings.inputs import CameraLost, CameraShowing, DeviceReported, StillFailed, StillTaken
from kiosk.happenings.inputs.booth import CameraTrouble
from kiosk.happenings.orders import CloseCamera, ForgetStill, OpenCamera, RestCamera, TakeStill
from kiosk.happenings.words import Input, Order

LOOK_EVERY_MS = 500
# Looks that are further apart tell that this thread was busy, not that the camera was: its frames wait behind them.
BUSY_S = 1.5
# A camera that fails is opened again after so long, then twice as long; one that showed for a while begins anew.
AGAIN_FIRST_S, AGAIN_MOST_S = 2.0, 30.0
STEADY_S = 10.0


class BoothCamera(QObject):
    """Does OpenCamera, RestCamera, TakeStill, ForgetStill, CloseCamera on the Qt thread.

    `setting` as in config.yaml: auto, pretend, off, file:PATH, an rtsp:// or http:// address, or a camera's name.
    `background` and `ribbon` are the pretend camera's. A picture shows what was `shutter_offset_ms` before it came.
    `clock` is the house's. Stills are read from `stills`; nothing is ever written to disk.
    """

    ORDERS: tuple[type[Order], ...] = (OpenCamera, RestCamera, TakeStill, ForgetStill, CloseCamera)

    def __init__(
        self,
        ring: Callable[[Input], None],
        setting: str,
        background: Path,
        ribbon: str,
        shutter_offset_ms: int = 0,
        clock: Callable[[], float] = time.monotonic,
        cameras: Callable[[], Sequence[Plugged]] = plugged_cameras,
    ) -> None:
        super().__init__()
        self._ring = ring
        self._chooser = Chooser(setting, background, ribbon)
        self._offset_s = shutter_offset_ms / 1000
        self._clock = clock
        self._cameras = cameras
        self.stills = StillTray()
        self._numbers = itertools.count(1)
        self._sink = QVideoSink(self)
        self._sink.videoFrameChanged.connect(self._came)
        self._shown_on: QVideoSink | None = None
        self._devices: QMediaDevices | None = None
        self._choice: Choice | None = None
        self._source: Source | None = None
        self._wanted = False
        self._showing_since_s: float | None = None
        self._lost: CameraTrouble | None = None
        self._moments: Moments[QVideoFrame] = Moments(-self._offset_s)
        self._looked_s: float | None = None
        self._last_look_s = clock()
        self._judge = CameraJudge(clock())
        self._again_s: float | None = None
        self._pause_s = AGAIN_FIRST_S
        self._shutter: Shutter | None = None
        self._told: Sentence | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self._watch.timeout.connect(self.look)

    def start(self) -> None:
        """Tell staff what the booth has; the camera itself stays dark until a visitor comes."""
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.plugged)
        self._tell_choice()

    def stop(self) -> None:
        self.take(CloseCamera())
        self._devices = None

    def show_on(self, sink: QVideoSink | None) -> None:
        """Where the preview is seen; None when nowhere."""
        self._shown_on = sink
        if sink is not None and self._moments.newest is not None:
            sink.setVideoFrame(self._moments.newest)

    def take(self, order: Order) -> None:
        match order:
            case OpenCamera():
                self._begin()
            case RestCamera():
                self._rest()
            case CloseCamera():
                self._rest()
                self.stills.clear()
            case ForgetStill():
                self.stills.forget(order.still_id)
            case TakeStill():
                self._press(order)

    def look(self) -> None:
        """Twice a second while the booth is open: judge the picture, open again, give up on a late still."""
        now_s = self._clock()
        was_busy = now_s - self._last_look_s > BUSY_S
        self._last_look_s = now_s
        self._settle(now_s)
        if self._source is not None:
            if not was_busy:
                self._examine(now_s)
        elif self._again_s is not None and now_s >= self._again_s:
            self._open()

    def plugged(self) -> None:
        """Some camera was plugged in or pulled out."""
        if not self._wanted:
            self._tell_choice()
        elif self._source is None:
            self._open()
        elif not self._is_plugged():
            self._judge.lost()
            self._lose("gone")

    def _is_plugged(self) -> bool:
        """Whether the camera in use is still here; what is no camera of this machine can't be pulled out."""
        camera_id = self._choice.camera_id if self._choice else ""
        return not camera_id or camera_id in {camera.camera_id for camera in self._cameras()}

    def _begin(self) -> None:
        if self._wanted and self._source is not None:
            if self._showing_since_s is not None and self._choice is not None:
                self._ring(CameraShowing(self._choice.rehearsal))
            elif self._lost is not None:
                self._ring(CameraLost(self._lost))
            return
        self._wanted = True
        self._lost = None
        self._pause_s = AGAIN_FIRST_S
        self._last_look_s = self._clock()
        self._watch.start()
        self._open()

    def _open(self) -> None:
        self._shut()
        now_s = self._clock()
        chosen = self._chooser.choose(self._cameras())
        if isinstance(chosen, Sentence):
            self._choice = None
            self._judge.lost()
            self._tell_lost("gone", chosen)
            self._open_later()
            return
        self._choice = chosen
        self._judge.opened(now_s, chosen.still_picture)
        self._source = chosen.make(self._sink, self._failed)
        self._source.open()

    def _open_later(self) -> None:
        if self._chooser.setting != "off":
            self._again_s = self._clock() + self._pause_s
            self._pause_s = min(AGAIN_MOST_S, 2 * self._pause_s)

    def _shut(self) -> None:
        source, self._source = self._source, None
        if source is not None:
            source.close()
        self._again_s = self._showing_since_s = self._looked_s = None
        self._moments.clear()

    def _rest(self) -> None:
        self._wanted = False
        self._shutter = None
        self._watch.stop()
        self._shut()
        # The last frame must not stay on the glass, nor in a sink's memory.
        self._sink.setVideoFrame(QVideoFrame())
        if self._shown_on is not None:
            self._shown_on.setVideoFrame(QVideoFrame())

    def _came(self, frame: QVideoFrame) -> None:
        if self._source is None or not frame.isValid():
            return
        now_s = self._clock()
        self._judge.came(now_s)
        self._moments.add(QVideoFrame(frame), now_s)
        if self._shown_on is not None:
            self._shown_on.setVideoFrame(frame)
        if self._looked_s is None:
            self._examine(now_s)
        self._settle(now_s)

    def _examine(self, now_s: float) -> None:
        """Look at the newest frame, once, and act on what there is to be seen."""
        newest, came_s = self._moments.newest, self._moments.newest_s
        if newest is not None and came_s is not None and came_s != self._looked_s:
            self._looked_s = came_s
            look = look_at_frame(newest)
            if look is not None:
                self._judge.looked(look, came_s)
        found = self._judge.judge(now_s)
        if found:
            self._lose(found)
        elif newest is not None and self._judge.trouble is None:
            self._show(now_s)

    def _show(self, now_s: float) -> None:
        assert self._choice is not None
        if self._showing_since_s is None:
            self._showing_since_s = now_s
            self._lost = None
            self._ring(CameraShowing(self._choice.rehearsal))
            self._tell(self._choice.ready)
        elif now_s - self._showing_since_s > STEADY_S:
            self._pause_s = AGAIN_FIRST_S

    def _lose(self, trouble: CameraTrouble, reason: str = "") -> None:
        """There is nothing to take a photo of. Darkness is waited for; everything else is opened again."""
        shown = self._choice.shown if self._choice else self._chooser.setting
        # What came before still counts, when the moment of a photo lies there.
        self._settle(self._clock())
        self._showing_since_s = None
        if trouble != "dark":
            self._shut()
            self._open_later()
        self._tell_lost(trouble, trouble_sentence(trouble, shown, reason))

    def _tell_lost(self, trouble: CameraTrouble, sentence: Sentence) -> None:
        self._tell(sentence)
        self._fail_still(sentence.en)
        if self._lost != trouble:
            self._lost = trouble
            self._ring(CameraLost(trouble))

    def _failed(self, reason: str) -> None:
        # A player must not be let go from inside its own signal; and a late cry of one already closed counts no more.
        source = self._source
        QTimer.singleShot(0, self, lambda: self._blame(source, reason))

    def _blame(self, source: Source | None, reason: str) -> None:
        if source is not None and source is self._source:
            self._judge.lost()
            self._lose("gone", reason)

    def _press(self, order: TakeStill) -> None:
        self._fail_still("another photo was asked for")
        now_s = self._clock()
        self._shutter = Shutter(order.job, order.at_s + self._offset_s, now_s)
        if self._showing_since_s is None:
            self._fail_still("the camera shows nothing")
        else:
            self._settle(now_s)

    def _settle(self, now_s: float) -> None:
        """Keep the frame of the photo that was asked for, as soon as it is known."""
        if self._shutter is None:
            return
        frame = self._shutter.frame(self._moments, now_s)
        if frame is not None:
            job, self._shutter = self._shutter.job, None
            self._keep(frame, job)
        elif self._shutter.is_late(now_s):
            self._fail_still("the camera gave no picture")

    def _fail_still(self, reason: str) -> None:
        if self._shutter is not None:
            job, self._shutter = self._shutter.job, None
            self._ring(StillFailed(reason, job))

    def _keep(self, frame: QVideoFrame, job: int) -> None:
        picture = picture_of(frame)
        if picture is None:
            self._ring(StillFailed("the camera's picture can't be read", job))
            return
        still_id = f"still-{next(self._numbers)}"
        rehearsal = self._choice is not None and self._choice.rehearsal
        self.stills.keep(still_id, Still(picture, rehearsal))
        self._ring(StillTaken(still_id, rehearsal, job))

    def _tell_choice(self) -> None:
        """What staff read: which camera, or which is missing."""
        chosen = self._chooser.choose(self._cameras())
        self._tell(chosen if isinstance(chosen, Sentence) else chosen.ready)

    def _tell(self, sentence: Sentence) -> None:
        if sentence != self._told:
            self._told = sentence
            self._ring(DeviceReported("booth_camera", sentence.level, sentence.zh, sentence.en))

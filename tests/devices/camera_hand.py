"""A camera in the test's hand: it gives what it is told to, is plugged in and out, and time is moved by hand."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.camera import LOOK_EVERY_MS, BoothCamera
from kiosk.devices.booth_camera.sources import Plugged
from kiosk.devices.still import Still
from kiosk.happenings import inputs
from kiosk.happenings.orders import OpenCamera, TakeStill
from kiosk.happenings.words import Input
from kiosk.places import ASSETS

RIVER = ASSETS / "postcard" / "river-dusk.webp"
PATIENCE_MS = 15000
FRAME_S = 1 / 30
SIZE = (320, 180)
Picture = NDArray[np.uint8]


def scene(number: int = 0) -> Picture:
    """A hall with things in it, height x width x RGB, and the noise of a sensor: no two numbers of 50 look alike."""
    return _scene(number % 50).copy()


@cache
def _scene(number: int) -> Picture:
    across, down = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    shapes = 90 + 60 * np.sin(across / 17) * np.cos(down / 11)
    noise = np.random.default_rng(number).normal(0, 1.5, shapes.shape)
    return np.repeat(np.clip(shapes + noise, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def darkness(number: int = 0, level: float = 4.0) -> Picture:
    """What a sensor makes of no light: noise."""
    noise = np.random.default_rng(number).normal(level, 2.5, (SIZE[1], SIZE[0]))
    return np.repeat(np.clip(noise, 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)


def palm(number: int = 0) -> Picture:
    """A hand on the lens: reddish, soft, a little light leaking in from one side."""
    across = np.linspace(0, 1, SIZE[0])[None, :] ** 2
    noise = np.random.default_rng(number).normal(0, 2.0, (SIZE[1], SIZE[0], 3))
    tone = np.array([88.0, 30.0, 22.0]) + 30 * across[:, :, None]
    return np.clip(tone + noise, 0, 255).astype(np.uint8)


def marked(number: int) -> Picture:
    """A scene whose still tells which frame it was: `frame_number`."""
    picture = scene(number)
    picture[:20] = 0
    for bit in range(8):
        if number >> bit & 1:
            picture[:20, bit * 20 : bit * 20 + 20] = 255
    return picture


def frame_number(still: Still | None) -> int:
    """Which `marked` frame the still shows."""
    assert still is not None
    pixels = np.asarray(still.picture)
    return sum(1 << bit for bit in range(8) if pixels[10, bit * 20 + 10, 0] > 127)


class HandSource:
    """Open or not; pours what it is given."""

    def __init__(self, sink: QVideoSink, failed: Callable[[str], None]) -> None:
        self.sink = sink
        self.failed = failed
        self.is_open = False

    def open(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False

    def pour(self, picture: Picture) -> None:
        if self.is_open:
            height, width, _ = picture.shape
            image = QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
            self.sink.setVideoFrame(QVideoFrame(image.convertToFormat(QImage.Format.Format_RGB32)))


class Booth:
    """A booth camera whose clock is moved by hand, and everything it rang."""

    def __init__(self, qtbot: QtBot, setting: str, shutter_offset_ms: int = 0) -> None:
        self.qtbot = qtbot
        self.rung: list[Input] = []
        self.now_s = 100.0
        self.plugged_in: list[str] = []
        self.sources: list[HandSource] = []
        self.camera = BoothCamera(
            self.rung.append, setting, RIVER, "演练", shutter_offset_ms, lambda: self.now_s, self.cameras
        )
        self.glass = QVideoSink()
        self.camera.show_on(self.glass)

    def cameras(self) -> Sequence[Plugged]:
        return [Plugged(f"/dev/{name}", name, self._source) for name in self.plugged_in]

    def _source(self, sink: QVideoSink, failed: Callable[[str], None]) -> HandSource:
        self.sources.append(HandSource(sink, failed))
        return self.sources[-1]

    def plugs(self, *names: str) -> Booth:
        """These cameras are plugged in now, and no other."""
        self.plugged_in = list(names)
        self.camera.plugged()
        return self

    def opens(self) -> Booth:
        """Open, and wait for a source that pours by itself."""
        self.camera.take(OpenCamera())
        self.qtbot.waitUntil(lambda: bool(self.heard(inputs.CameraShowing)), timeout=PATIENCE_MS)
        return self

    def films(self, seconds: float, picture: Callable[[int], Picture] | None, first: int = 0) -> int:
        """So long frames come at 30 a second (None: none come), and the booth looks twice a second; the next number."""
        looked_s = self.now_s
        for number in range(first, first + round(seconds / FRAME_S)):
            self.now_s += FRAME_S
            if picture is not None and self.sources:
                self.sources[-1].pour(picture(number))
            if self.now_s - looked_s >= LOOK_EVERY_MS / 1000:
                looked_s = self.now_s
                self.camera.look()
        return first + round(seconds / FRAME_S)

    def shoots(self, job: int, at_s: float | None = None) -> None:
        self.camera.take(TakeStill(job, self.now_s if at_s is None else at_s))

    def takes(self, job: int) -> inputs.StillTaken:
        """Take a photo now of a source that pours by itself, and wait for it."""
        self.shoots(job)

        def came() -> bool:
            # The source runs by the wall, the booth by the test's hand.
            self.now_s += 0.01
            return self.answered(job)

        self.qtbot.waitUntil(came, timeout=PATIENCE_MS)
        return self.taken(job)

    def answered(self, job: int) -> bool:
        return any(isinstance(rung, inputs.StillTaken | inputs.StillFailed) and rung.job == job for rung in self.rung)

    def taken(self, job: int) -> inputs.StillTaken:
        return next(rung for rung in self.rung if isinstance(rung, inputs.StillTaken) and rung.job == job)

    def heard(self, kind: type[Input]) -> list[Input]:
        return [happening for happening in self.rung if isinstance(happening, kind)]

    @property
    def camera_story(self) -> list[str]:
        """What the screen was told of the camera, in order."""
        words = []
        for rung in self.rung:
            if isinstance(rung, inputs.CameraShowing):
                words.append("showing")
            elif isinstance(rung, inputs.CameraLost):
                words.append(rung.trouble)
        return words

    @property
    def report(self) -> inputs.DeviceReported:
        told = self.heard(inputs.DeviceReported)[-1]
        assert isinstance(told, inputs.DeviceReported)
        return told


def write_film(path: Path, pictures: Sequence[Picture], fps: int = 25) -> Path:
    """An AVI of JPEGs, as cheap cameras write them."""
    packed = [_jpeg(picture) for picture in pictures]
    height, width, _ = pictures[0].shape
    frames = [b"00dc" + struct.pack("<I", len(jpeg)) + jpeg + b"\0" * (len(jpeg) % 2) for jpeg in packed]
    index, at = b"", 4
    for jpeg, frame in zip(packed, frames, strict=True):
        index += b"00dc" + struct.pack("<III", 16, at, len(jpeg))
        at += len(frame)
    main = struct.pack("<14I", 1_000_000 // fps, 0, 0, 16, len(frames), 0, 1, 0, width, height, 0, 0, 0, 0)
    stream = b"vidsMJPG" + struct.pack("<3I8I4H", 0, 0, 0, 1, fps, 0, len(frames), 0, 0, 0, 0, 0, 0, width, height)
    shape = struct.pack("<3I2H4s5I", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    header = _list(b"hdrl", _chunk(b"avih", main) + _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", shape)))
    body = header + _list(b"movi", b"".join(frames)) + _chunk(b"idx1", index)
    path.write_bytes(_chunk(b"RIFF", b"AVI " + body))
    return path


def _jpeg(picture: Picture) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=90)
    return file.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)

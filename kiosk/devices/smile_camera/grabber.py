"""Grabbing frames from a camera, stream or film in a thread of its own; only the newest is kept, and only if wanted."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import cv2

from kiosk.devices.smile_camera.faces import Picture
from kiosk.devices.smile_camera.pace import ReopenPause
from kiosk.devices.smile_camera.picture_shape import fitting, three_channels
from kiosk.devices.smile_camera.source import Source

Trouble = Literal[
    "camera_absent", "camera_unopened", "film_absent", "film_unreadable", "stream_unanswered", "broken_off"
]

_ASKED_SIZE = (1280, 720)
_CALL_LIMIT_MS = 4000
_USUAL_FPS = 25.0
_DEEP_GREY = (b"Y16 ", b"Y12 ", b"Y10 ", b"Y1\0\x0a", b"Y1\0\x0c", b"Y1\0\x10")
"""Pixel formats of one channel with 10 to 16 bits, as V4L2 and FFmpeg name them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture and the second it was taken at, on this machine's monotonic clock (a film counts on from its start)."""

    at_s: float
    picture: Picture


def open_capture(source: Source) -> tuple[cv2.VideoCapture | None, Trouble]:
    """An open capture, or None; the trouble is why it is None, or what it means when its frames end."""
    if source.way == "v4l2":
        place: str | int = int(source.place) if source.place.isdigit() else source.place
        path = Path(f"/dev/video{place}") if isinstance(place, int) else Path(place)
        if not path.exists():
            return None, "camera_absent"
        capture = cv2.VideoCapture(str(path), cv2.CAP_V4L2)
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _ASKED_SIZE[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _ASKED_SIZE[1])
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return _if_open(capture, "camera_unopened")
    if source.way == "file":
        film = Path(source.place).absolute()
        if not film.is_file():
            return None, "film_absent"
        return _if_open(cv2.VideoCapture(str(film), cv2.CAP_FFMPEG), "film_unreadable")
    # A camera's UDP packets get lost in a busy hall network and the picture smears; TCP it is.
    os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp")
    limits = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _CALL_LIMIT_MS, cv2.CAP_PROP_READ_TIMEOUT_MSEC, _CALL_LIMIT_MS]
    return _if_open(cv2.VideoCapture(source.place, cv2.CAP_FFMPEG, limits), "stream_unanswered")


def _if_open(capture: cv2.VideoCapture, otherwise: Trouble) -> tuple[cv2.VideoCapture | None, Trouble]:
    if not capture.isOpened():
        return None, otherwise
    formats = (cv2.CAP_PROP_FOURCC, cv2.CAP_PROP_CODEC_PIXEL_FORMAT)
    if any((int(capture.get(name)) & 0xFFFFFFFF).to_bytes(4, "little") in _DEEP_GREY for name in formats):
        # OpenCV would keep the upper 8 of 16 bits, and an infrared camera uses the lower 10.
        capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)
    return capture, "broken_off"


def film_fps(film: cv2.VideoCapture) -> float:
    """Frames a second as the film says, or the usual when what it says can't be."""
    fps = film.get(cv2.CAP_PROP_FPS)
    return fps if 1.0 <= fps <= 240.0 else _USUAL_FPS


def _taken(capture: cv2.VideoCapture) -> Picture | None:
    """The picture that was grabbed last; what the camera says of its size is not believed, only what comes."""
    there, raw = capture.retrieve()
    return fitting(three_channels(raw)) if there and raw.size else None


def film_frames(capture: cv2.VideoCapture) -> Iterator[tuple[float, Picture]]:
    """The frames of a film with their seconds from its beginning."""
    fps, number = film_fps(capture), 0
    while capture.grab():
        picture = _taken(capture)
        if picture is not None:
            yield number / fps, picture
        number += 1


class Grabber:
    """Opens a source, keeps it open, and takes its next frame when one is asked for; in between, frames are let go.

    A source that is lost is opened again and again, with a growing pause.
    """

    def __init__(self, source: Source, loop: bool = True) -> None:
        self._source = source
        self._loop = loop
        self._news = threading.Condition()
        self._newest: Frame | None = None
        self._wanted = True
        self.over = False
        self._closed = threading.Event()
        self._call_since_s: float | None = None
        self.trouble: Trouble | None = None
        self.elsewhere_s = 0.0
        self._thread = threading.Thread(target=self._grab, name="frame grabber", daemon=True)
        self._thread.start()

    def next(self, timeout_s: float) -> Frame | None:
        """The first frame that comes from now on, or that came since the last call timed out; None when none does."""
        with self._news:
            self._wanted = True
            self._news.wait_for(lambda: self._newest or self.over, timeout_s)
            frame, self._newest = self._newest, None
        return frame

    @property
    def stuck_s(self) -> float:
        """For how long the library has not come back from the call it is in."""
        since_s = self._call_since_s
        return time.monotonic() - since_s if since_s is not None else 0.0

    def close(self) -> None:
        """Let go of the source; a call that is stuck in a driver is not waited for."""
        self._closed.set()
        self._thread.join(timeout=0.5)

    def _take_if_wanted(self, capture: cv2.VideoCapture, at_s: float) -> None:
        if self._wanted and (picture := _taken(capture)) is not None:
            with self._news:
                self._newest = Frame(at_s, picture)
                self._wanted = False
                self._news.notify()

    def _grab(self) -> None:
        pause = ReopenPause()
        while not self._closed.is_set():
            with self._in_call():
                capture, self.trouble = open_capture(self._source)
            lasted_s = 0.0
            if capture is not None:
                lasted_s = self._play_film(capture) if self._source.way == "file" else self._watch(capture)
                capture.release()
            if lasted_s and self._source.way == "file":
                if not self._loop:
                    with self._news:
                        self.over = True
                        self._news.notify()
                    return
                continue
            # A source that opens but gives nothing is no better than one that doesn't open.
            self._closed.wait(pause.after(lasted_s))

    @contextmanager
    def _in_call(self) -> Iterator[None]:
        self._call_since_s = time.monotonic()
        try:
            yield
        finally:
            self._call_since_s = None

    def _grabbed(self, capture: cv2.VideoCapture) -> bool:
        with self._in_call():
            return capture.grab()

    def _watch(self, capture: cv2.VideoCapture) -> float:
        """Seconds for which frames came."""
        began_s = now_s = time.monotonic()
        while not self._closed.is_set() and self._grabbed(capture):
            now_s = time.monotonic()
            self._take_if_wanted(capture, now_s)
        return now_s - began_s

    def _play_film(self, capture: cv2.VideoCapture) -> float:
        """Seconds it was shown; 0 when it has no frame."""
        start_s = time.monotonic()
        apart_s, number = 1 / film_fps(capture), 0
        while self._grabbed(capture):
            at_s = start_s + number * apart_s
            number += 1
            if self._closed.wait(max(0.0, at_s - time.monotonic())):
                break
            self._take_if_wanted(capture, at_s)
        if not number:
            self.trouble = "film_unreadable"
        return number * apart_s


class FastFilm:
    """A film frame by frame as fast as they are wanted, in film time: for tests and for judging recorded films."""

    def __init__(self, source: Source) -> None:
        self.trouble: Trouble | None
        capture, self.trouble = open_capture(source)
        self._frames = film_frames(capture) if capture else None
        self._start_s = time.monotonic()
        self._came = False
        self.stuck_s = self.elsewhere_s = 0.0
        self.over = False

    def next(self, timeout_s: float) -> Frame | None:
        """The next frame; None at the end, or when the film can't be read at all."""
        found = next(self._frames, None) if self._frames else None
        if found is None:
            self.over = self._came
            if not self._came:
                self.trouble = "film_unreadable" if self.trouble == "broken_off" else self.trouble
                threading.Event().wait(timeout_s)
            return None
        self._came = True
        film_s, picture = found
        return Frame(self._start_s + film_s, picture)

    def close(self) -> None:
        """Let go of the film."""
        self._frames = None

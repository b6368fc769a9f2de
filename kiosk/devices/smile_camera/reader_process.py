"""Starting the reader process. Imports nothing that makes threads: this happens before the network is shut off."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.devices.smile_camera.source import MOST_ACROSS, Source

MEMORY_BYTES = MOST_ACROSS * MOST_ACROSS * 3
"""Room for the largest picture taken."""
_COMMAND = (sys.executable, "-m", "kiosk.devices.smile_camera.stream_reader")


@dataclass(frozen=True, slots=True)
class ReaderProcess:
    """The reader, the socket it is asked over, and the anonymous memory it writes frames into."""

    process: subprocess.Popen[bytes]
    socket: socket.socket
    memory_fd: int

    def end(self) -> None:
        """End the reader and let go of what is shared with it."""
        self.socket.close()
        os.close(self.memory_fd)
        self.process.kill()
        self.process.wait()


def start_reader(source: Source, command: Sequence[str] = _COMMAND) -> ReaderProcess:
    """Start the process that reads `source` with the network this process still has."""
    memory_fd = os.memfd_create("frame", os.MFD_CLOEXEC)
    os.ftruncate(memory_fd, MEMORY_BYTES)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    fds = (memory_fd, theirs.fileno())
    with theirs:
        process = subprocess.Popen(
            [*command, *map(str, fds)], pass_fds=fds, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
    # Not on the command line, where every user of the machine could read the address with its password.
    ours.send(source.place.encode())
    return ReaderProcess(process, ours, memory_fd)

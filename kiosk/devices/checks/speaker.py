"""A number for staff to listen to, and how loud it comes out of the sound output: its monitor, never a microphone."""

from __future__ import annotations

import array
import math
import random
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

from kiosk.devices.checks.check import Finding, Tell

RATE_HZ = 8000
LISTEN_S = 5.0
SILENCE_DB = -120.0
_PART_S = 0.1
_LISTEN = (
    "parec",
    "--raw",
    "--device=@DEFAULT_MONITOR@",
    "--format=s16le",
    f"--rate={RATE_HZ}",
    "--channels=1",
    "--latency-msec=50",
)


def listening() -> Sequence[str]:
    """The command that writes what the sound output plays, or nothing where there is none."""
    return _LISTEN if shutil.which(_LISTEN[0]) else ()


def loudest_db(sound: bytes) -> float:
    """The loudest tenth of a second of 16-bit samples, in dB below full scale."""
    samples = array.array("h", sound[: len(sound) // 2 * 2])
    size = round(RATE_HZ * _PART_S)
    power = max(
        (sum(value * value for value in samples[at : at + size]) / size for at in range(0, len(samples), size)),
        default=0.0,
    )
    return 10 * math.log10(power / 32768**2) if power else SILENCE_DB


class SpeakerCheck:
    """Tells `asking` with the number to speak as `measured`, 1 to 9, and a little later `running` with the level in dB.

    What is played is measured and forgotten, sample by sample.
    """

    def __init__(
        self,
        command: Callable[[], Sequence[str]] = listening,
        number: Callable[[], int] = lambda: random.randint(1, 9),
        listen_s: float = LISTEN_S,
    ) -> None:
        self._command = command
        self._number = number
        self._listen_s = listen_s

    def look(self, tell: Tell, ended: threading.Event) -> None:
        command = self._command()
        ears = _ears(command) if command else None
        tell(Finding("asking", "", "", float(self._number())))
        if ears is None:
            return
        sound: list[bytes] = []
        stream = ears.stdout
        assert stream is not None
        reader = threading.Thread(target=lambda: sound.extend(iter(lambda: stream.read(4096), b"")), name="check-ears")
        reader.start()
        until_s = time.monotonic() + self._listen_s
        while ears.poll() is None and not ended.wait(max(0.0, min(0.2, until_s - time.monotonic()))):
            if time.monotonic() >= until_s:
                break
        heard = ears.poll() is None
        ears.kill()
        ears.wait()
        reader.join()
        stream.close()
        if heard:
            tell(Finding("running", "", "", round(loudest_db(b"".join(sound)), 1)))


def _ears(command: Sequence[str]) -> subprocess.Popen[bytes] | None:
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
    except OSError:
        return None

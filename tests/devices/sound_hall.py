"""A sound server with one output, made for a test or a measurement, whose sound can be listened to as it plays."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PROGRAMS = ("pulseaudio", "pactl", "parec")
MISSING = [name for name in PROGRAMS if not shutil.which(name)]
RATE_HZ = 48_000
ALONE = [
    "--daemonize=no",
    "--exit-idle-time=-1",
    "--use-pid-file=no",
    "--log-level=error",
    "--high-priority=no",
    "--realtime=no",
]
QUICKLY = ["--format=float32le", "--channels=1", "--latency-msec=5"]
# 1/1000 of full scale: far above the silence of a pretend output, far below any voice.
LOUD = 0.001


class SoundHall:
    """PulseAudio with one output that plays to nobody. `environment` is what a program needs to find it."""

    def __init__(self) -> None:
        # A socket's path may have 107 bytes; a test's own folder is often longer.
        self.folder = Path(tempfile.mkdtemp(prefix="hall-"))
        self.socket = self.folder / "native"
        self.environment = {"PULSE_SERVER": f"unix:{self.socket}", "XDG_RUNTIME_DIR": str(self.folder)}
        self._server: subprocess.Popen[bytes] | None = None
        self._ears: list[Ears] = []

    def open(self) -> None:
        """Start the server and wait until it takes calls."""
        self.socket.unlink(missing_ok=True)
        modules = ["-L", f"module-native-protocol-unix socket={self.socket} auth-anonymous=1"]
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", *ALONE, *modules],
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        while self._tell("info").returncode:
            assert self._server.poll() is None, "pulseaudio ended at once"
        self.plug_in()

    @property
    def pid(self) -> int:
        assert self._server is not None
        return self._server.pid

    def plug_in(self) -> None:
        done = self._tell(
            "load-module", "module-null-sink", "sink_name=hall", "sink_properties=device.description=Hall"
        )
        assert done.returncode == 0, done.stderr

    def pull_out(self) -> None:
        assert self._tell("unload-module", "module-null-sink").returncode == 0

    def kill(self) -> None:
        """The server dies as it does in a crash: without a word to those who play."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        while self._ears:
            self._ears.pop().close()

    def listen(self) -> "Ears":
        """Hear everything the output plays from now on, until the server is killed or the hall closed."""
        ears = Ears({**os.environ, **self.environment})
        self._ears.append(ears)
        return ears

    def close(self) -> None:
        self.kill()
        shutil.rmtree(self.folder)

    def _tell(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["pactl", *words], env={**os.environ, **self.environment}, capture_output=True, check=False
        )


class Ears:
    """What an output plays, with the time (monotonic clock) at which each sample was heard."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._recorder = subprocess.Popen(
            ["parec", "--raw", f"--rate={RATE_HZ}", *QUICKLY, "-d", "hall.monitor"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._heard: list[tuple[float, NDArray[np.float32]]] = []
        self._more = threading.Condition()
        self._thread = threading.Thread(target=self._read, name="ears", daemon=True)
        self._thread.start()
        self.wait_for(lambda: bool(self._heard))

    def wait_for(self, happened, limit_s: float = 20.0) -> None:
        """Wait until something can be heard, or fail after a limit that only a broken run reaches."""
        with self._more:
            assert self._more.wait_for(happened, limit_s), "it was not heard"

    def sound(self, from_s: float) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
        """The times and samples heard since `from_s`."""
        with self._more:
            chunks = [(ended_s, chunk) for ended_s, chunk in self._heard if ended_s > from_s]
        if not chunks:
            return np.zeros(0), np.zeros(0, np.float32)
        times_s = np.concatenate([ended_s - np.arange(len(c) - 1, -1, -1) / RATE_HZ for ended_s, c in chunks])
        samples = np.concatenate([chunk for _, chunk in chunks])
        return times_s[times_s > from_s], samples[times_s > from_s]

    def first_loud_s(self, from_s: float) -> float | None:
        times_s, samples = self.sound(from_s)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return float(times_s[loud[0]]) if loud.size else None

    def last_loud_s(self, from_s: float) -> float | None:
        times_s, samples = self.sound(from_s)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return float(times_s[loud[-1]]) if loud.size else None

    def loud(self) -> NDArray[np.float32]:
        """What was heard since the first loud sample that is not forgotten."""
        _, samples = self.sound(0.0)
        loud = np.flatnonzero(np.abs(samples) > LOUD)
        return samples[loud[0] :] if loud.size else samples[:0]

    def latest(self) -> NDArray[np.float32]:
        """The last tenth of a second or so."""
        return self.sound(0.0)[1][-RATE_HZ // 10 :]

    def wait_for_silence(self) -> None:
        """Wait until a fifth of a second without a sound has passed."""
        self.forget()
        self.wait_for(lambda: len(self.sound(0.0)[1]) > RATE_HZ and not np.any(np.abs(self.latest()) > LOUD))

    def forget(self) -> None:
        """Drop what was heard so far."""
        with self._more:
            self._heard.clear()

    def close(self) -> None:
        self._recorder.kill()
        self._thread.join()
        self._recorder.wait()

    def _read(self) -> None:
        assert self._recorder.stdout is not None
        with self._recorder.stdout as stream:
            while raw := os.read(stream.fileno(), 65536):
                with self._more:
                    self._heard.append((time.monotonic(), np.frombuffer(raw[: len(raw) // 4 * 4], np.float32)))
                    self._more.notify_all()

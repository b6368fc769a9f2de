"""One window process as its keeper holds it: started waiting, let begin, heard, killed with all it started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from kiosk.kept import BEAT_FD, CUE_FD, Restarted, cue

# What the kernel kills first when memory runs out: the one that only waits, then the window, never the keeper.
WAITING_OOM = 600
BEGUN_OOM = 300


class Window:
    """A process made at once, that opens nothing until `begin`. Raises OSError when it can't be made."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        cue_read, self._cue = os.pipe()
        self.beats, beat_write = os.pipe()
        os.set_blocking(self.beats, False)
        told = {**environment, CUE_FD: str(cue_read), BEAT_FD: str(beat_write)}
        try:
            # A group of its own: a Ctrl-C is the keeper's, and whatever the window started is killed with it.
            self._process = subprocess.Popen(
                command, env=told, stdin=subprocess.DEVNULL, pass_fds=(cue_read, beat_write), process_group=0
            )
        except BaseException:
            os.close(self._cue)
            os.close(self.beats)
            raise
        finally:
            os.close(cue_read)
            os.close(beat_write)
        self.pid = self._process.pid
        self.gone = os.pidfd_open(self.pid)
        self._weigh(WAITING_OOM)

    def begin(self, restarted: Restarted | None, now_s: float) -> None:
        """Let it open its window; `restarted` says how the one before ended."""
        self._weigh(BEGUN_OOM)
        with contextlib.suppress(BrokenPipeError):
            os.write(self._cue, cue(restarted, now_s).encode())

    def heard(self) -> bytes:
        """What it has put into the pipe since the last call."""
        with contextlib.suppress(BlockingIOError):
            return os.read(self.beats, 4096)
        return b""

    def say_where(self) -> None:
        """Let it write down where each of its threads stands, if it still can."""
        self._signal(signal.SIGUSR1)

    def end(self) -> None:
        """Ask it to end in order."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Kill it and what it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)

    def bury(self) -> int:
        """Wait for its end, kill what it left, close the pipes; returns its exit status, negative: by a signal."""
        # Its number is still its own until it has been waited for.
        os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        self.kill()
        status = self._process.wait()
        for fd in (self._cue, self.beats, self.gone):
            os.close(fd)
        return status

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(self.pid, number)

    def _weigh(self, oom: int) -> None:
        with contextlib.suppress(OSError):
            Path(f"/proc/{self.pid}/oom_score_adj").write_text(str(oom), encoding="ascii")

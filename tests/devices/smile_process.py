"""The true smile-camera process under test, and films for it."""

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90
"""Only a broken run comes near it."""


def made_film(path: Path, *scenes: str) -> Path:
    """A film of scenes, made in a process of its own."""
    subprocess.run([sys.executable, "-m", "tests.devices.smile_film", str(path), *scenes], cwd=ROOT, check=True)
    return path


class SmileProcess:
    """What the process says, line by line."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.said: list[dict[str, Any]] = []
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def until(self, kind: str) -> dict[str, Any]:
        """The next line of a kind; fails when the process ends before."""
        while line := self._lines.get(timeout=PATIENCE_S):
            self.said.append(line)
            if line["kind"] == kind:
                return line
        raise AssertionError(f"ended without {kind}: {self.said}")

    def to_the_end(self) -> list[dict[str, Any]]:
        """Everything it says until it ends by itself."""
        while line := self._lines.get(timeout=PATIENCE_S):
            self.said.append(line)
        self.process.wait(PATIENCE_S)
        return self.said

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [line for line in self.said if line["kind"] == kind]

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put(None)

    def end(self) -> None:
        self.process.kill()
        self._reader.join()


@contextmanager
def smile_process(*arguments: str, before: tuple[str, ...] = ()) -> Iterator[SmileProcess]:
    """A running process with the entry's arguments and more; `before` is a command it is run under."""
    command = [*before, sys.executable, "-m", "kiosk.devices.smile_camera", "--door=entry", *arguments]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        running = SmileProcess(process)
        try:
            yield running
        finally:
            running.end()

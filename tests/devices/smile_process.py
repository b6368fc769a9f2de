"""The true smile-camera process under test, and films for it."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 90
"""Only a broken run comes near it."""
_RUN = "import runpy; runpy.run_module('kiosk.devices.smile_camera', run_name='__main__')"


def made_film(path: Path, *scenes: str) -> Path:
    """A film of scenes, made in a process of its own."""
    subprocess.run([sys.executable, "-m", "tests.devices.smile_film", str(path), *scenes], cwd=ROOT, check=True)
    return path


def trouble_film(path: Path, trouble: str, *scenes: str) -> Path:
    """A film as a bad camera takes it, see trouble_film.py."""
    command = [sys.executable, "-m", "tests.devices.trouble_film", str(path), trouble, *scenes]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


class SmileProcess:
    """What the process says, line by line."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.said: list[dict[str, Any]] = []
        self.chatter = b""
        self._lines: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._readers = [threading.Thread(target=self._read), threading.Thread(target=self._read_chatter)]
        for reader in self._readers:
            reader.start()

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

    def _read_chatter(self) -> None:
        assert self.process.stderr
        while words := self.process.stderr.read1():  # type: ignore[attr-defined]
            self.chatter += words

    def end(self) -> None:
        self.process.kill()
        for reader in self._readers:
            reader.join()


@contextmanager
def smile_process(
    *arguments: str,
    before: tuple[str, ...] = (),
    first: str = "",
    cwd: Path = ROOT,
    surroundings: Mapping[str, str] | None = None,
) -> Iterator[SmileProcess]:
    """A running process with the entry's arguments and more.

    `before` is a command it is run under, `first` a program it runs inside itself before it begins, `surroundings` are
    further environment variables.
    """
    begin = ["-c", f"{first}\n{_RUN}"] if first else ["-m", "kiosk.devices.smile_camera"]
    command = [*before, sys.executable, *begin, "--door=entry", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(surroundings or {})}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=cwd, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        running = SmileProcess(process)
        try:
            yield running
        finally:
            running.end()

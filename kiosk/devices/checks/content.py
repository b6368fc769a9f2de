"""Whether settings and content are in order: ./run check, in a process of its own that gives way to the hall."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.devices.checks.check import Finding, Tell
from kiosk.places import TYPED

WITHIN_S = 200.0
_LOOK_EVERY_S = 0.2
_LONGEST = 90
"""Characters of the first fault that are told."""


def check_command(config: Path, scenes: Path, assets: Path) -> list[str]:
    """`./run check` of this station and of the content on show, as gently as the system allows."""
    gently = ["nice", "-n", "15"] if shutil.which("nice") else []
    shown = ["--scenes", str(scenes), "--assets", str(assets)]
    return [*gently, sys.executable, "-m", "kiosk", "--config", str(config), "check", *shown]


class ContentCheck:
    """Runs `command`, which prints one fault a line and a last line of its own; exit status 0: there are none."""

    def __init__(self, command: Sequence[str], folder: Path, within_s: float = WITHIN_S) -> None:
        self._command = list(command)
        self._folder = folder
        self._within_s = within_s

    def look(self, tell: Tell, ended: threading.Event) -> None:
        process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        printed: list[str] = []
        reader = threading.Thread(target=lambda: printed.extend(process.stdout or ()), name="check-content-reader")
        reader.start()
        until_s = time.monotonic() + self._within_s
        while process.poll() is None and time.monotonic() < until_s and not ended.wait(_LOOK_EVERY_S):
            pass
        late = process.poll() is None
        if late:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        status = process.wait()
        reader.join()
        if process.stdout:
            process.stdout.close()
        tell(_late() if late else _judged(status, [line.strip() for line in printed if line.strip()]))


def _judged(status: int, lines: Sequence[str]) -> Finding:
    if status == 0:
        return Finding("ok", "设置和内容完整。", "Settings and content are in order.")
    # The last line counts them.
    faults = lines[:-1]
    if status != 1 or not faults:
        zh = f"内容检查没能做完：请运行 {TYPED} check 查看原因。"
        en = f"The content could not be checked: {TYPED} check says why."
        return Finding("fault", zh, en)
    first = faults[0] if len(faults[0]) <= _LONGEST else f"{faults[0][:_LONGEST]}…"
    zh = f"内容有 {len(faults)} 处问题，请运行 {TYPED} check 逐条修好。第一处：{first}"
    en = f"{len(faults)} faults in the content: {TYPED} check names them all. The first: {first}"
    return Finding("fault", zh, en, float(len(faults)))


def _late() -> Finding:
    zh = "内容检查太慢，没能做完：磁盘可能很忙或有坏道，请稍后再查一次。"
    en = "Checking the content took too long: the disk may be busy or failing; try again later."
    return Finding("fault", zh, en)

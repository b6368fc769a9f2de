"""A visitor's first tap after a crash: seconds until the hall answers again, under the keeper.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/first_tap.py [ROUNDS]

The window is killed (SIGKILL) while a finger taps the screen ten times a second, from outside, through the X server's
test extension. Measured is the time from the kill to the journal's fact that a visit began; then the visit is closed by
the next kill. "cold" kills before the next window was made ready, "ready" after. Beside it: a bare `python -c pass` and
the import of PySide6 in the same minute, which say how busy the machine is.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.pin_desk import pin_hash  # noqa: E402

PATIENCE_S = 120.0


class Finger:
    """Taps the middle of the screen as a person would, through XTEST."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        self._xtst = ctypes.CDLL(ctypes.util.find_library("Xtst") or "libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        display = self._x11.XOpenDisplay(None)
        if display is None:
            sys.exit("no display: start it under xvfb-run")
        self._display = ctypes.c_void_p(display)

    def tap(self) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, -1, 960, 560, 0)
        for down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x11.XFlush(self._display)


def visits(journal: Path) -> int:
    """How many visits have begun so far."""
    with sqlite3.connect(f"file:{journal}?mode=ro", uri=True) as connection:
        return int(connection.execute("SELECT count(*) FROM happenings WHERE kind = 'visit-began'").fetchone()[0])


def tapped_until_visit(finger: Finger, journal: Path, before: int, began_s: float) -> float:
    """Seconds from `began_s` to the first visit after that, tapping all the while."""
    while time.monotonic() - began_s < PATIENCE_S:
        finger.tap()
        time.sleep(0.1)
        if visits(journal) > before:
            return time.monotonic() - began_s
    sys.exit("the hall did not come back")


def windows(keeper: int) -> list[int]:
    """The keeper's children, oldest first: the window, and the one that waits."""
    text = Path(f"/proc/{keeper}/task/{keeper}/children").read_text(encoding="ascii")
    return sorted(map(int, text.split()), key=lambda pid: Path(f"/proc/{pid}").stat().st_ctime)


def waits_for_cue(pid: int) -> bool:
    """Whether a window has read all its modules and only waits to begin."""
    return "pipe" in Path(f"/proc/{pid}/wchan").read_text(encoding="ascii")


def wait(condition: object) -> None:
    began_s = time.monotonic()
    while not condition():  # type: ignore[operator]
        if time.monotonic() - began_s > PATIENCE_S:
            sys.exit("waited in vain")
        time.sleep(0.05)


def beside() -> str:
    """How long starting Python, and importing Qt, take now."""
    told = []
    for program in ("pass", "import PySide6.QtQuick"):
        began_s = time.monotonic()
        subprocess.run([sys.executable, "-c", program], check=True)
        told.append(f"python -c {program!r} {time.monotonic() - began_s:.2f} s")
    return ", ".join(told)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    finger = Finger()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        text = text.replace("folder: var ", f"folder: {folder / 'var'} ").replace("port: 8470", "port: 0")
        text = text.replace("served: true", "served: false").replace("10:00-20:00", "00:00-23:59")
        text = text.replace('pin_hash: ""', f'pin_hash: "{pin_hash("735194")}"')
        (folder / "config.yaml").write_text(text, encoding="utf-8")
        journal = folder / "var" / "journal.sqlite"
        command = [sys.executable, "-m", "kiosk", "--config", str(folder / "config.yaml"), "run", "--station"]
        for kind in ("cold", "ready"):
            # A keeper for each: after more than five crashes in two minutes it waits before the next start.
            with (folder / "log").open("wb") as log:
                keeper = subprocess.Popen(
                    command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, "QT_QPA_PLATFORM": "xcb"}
                )
            try:
                kill_again_and_again(kind, rounds, keeper.pid, finger, journal, folder / "log")
            finally:
                keeper.terminate()
                keeper.wait(60)


def kill_again_and_again(kind: str, rounds: int, keeper: int, finger: Finger, journal: Path, log: Path) -> None:
    """Kill the window so often, `ready`: when the next one waits already; prints how long the hall was away."""
    wait(lambda: journal.exists() and b"ready:" in log.read_bytes())
    tapped_until_visit(finger, journal, visits(journal), time.monotonic())
    took = []
    for _ in range(rounds):
        if kind == "ready":
            wait(lambda: len(windows(keeper)) == 2 and waits_for_cue(windows(keeper)[-1]))
        before = visits(journal)
        began_s = time.monotonic()
        os.kill(windows(keeper)[0], signal.SIGKILL)
        took.append(tapped_until_visit(finger, journal, before, began_s))
        print(f"{kind}: {took[-1]:.2f} s ({beside()})", flush=True)
    print(f"{kind}: median {statistics.median(took):.2f} s, worst {max(took):.2f} s of {rounds}")


if __name__ == "__main__":
    main()

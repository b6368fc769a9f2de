"""A whole station under its keeper, on a screen and a disk of its own, for tests that harm it for real."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psutil

from kiosk.devices.pin_desk import PRACTICE_PIN
from kiosk.places import ROOT
from tests.faults.small_memory import MemoryGroup
from tests.scenes.x_hand import XHand
from tests.staff_pages.browser import Browser

SIZE = (640, 360)
# Of the home scene: the button of the other language. At rest a touch anywhere begins a visit.
LANGUAGE = (528, 21)
ANSWERS = ("visit-began", "language-switched", "visit-ended", "scene-entered")
PATIENCE_S = 90.0
_LOOK_S, _TAP_S = 0.03, 0.5


class KeptHall:
    """Opened by `open`, closed by `close`. `data` is the station's data folder; `memory` what its processes share."""

    def __init__(self, folder: Path, data: Path, memory: MemoryGroup | None = None) -> None:
        self.memory = memory
        self.config = folder / "config.yaml"
        self.data = data
        self.log = folder / "log"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.staff_port = int(free.getsockname()[1])
        self.config.write_text(self._settings(), encoding="utf-8")
        self._screens: subprocess.Popen[str] | None = None
        self._number = ""
        self._restarts = 0
        self.hand: XHand | None = None
        self._browser = Browser(f"http://127.0.0.1:{self.staff_port}")
        self.keeper: subprocess.Popen[bytes] | None = None

    def _settings(self) -> str:
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        for old, new in (
            ("folder: var", f"folder: {self.data}"),
            ("port: 8470", "port: 0"),
            ("port: 8471", f"port: {self.staff_port}"),
            ("host: auto", "host: 127.0.0.1"),
            ("host: auto", "host: 127.0.0.1"),
            *((f"{name}: auto", f"{name}: pretend") for name in ("booth_camera", "entry_camera", "exit_camera")),
        ):
            assert old in text, old
            text = text.replace(old, new, 1)
        return text

    def open(self) -> None:
        self.light_screen()
        environment = os.environ | {"DISPLAY": self._number, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
        environment.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "kiosk.keeper", "--config", str(self.config), "run"]
        if self.memory:
            command = ["sh", "-c", f'echo $$ >{self.memory.procs} && exec "$@"', "sh", *command]
        with self.log.open("wb") as log:
            self.keeper = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        self.until(lambda: self.times_ready() == 1)
        self.answers()

    def close(self) -> None:
        if self.keeper:
            self.keeper.send_signal(signal.SIGCONT)
            self.keeper.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.keeper.wait(30)
            self.keeper.kill()
            self.keeper.wait()
        self.darken_screen()
        if self._screens:
            self._screens.communicate()

    def light_screen(self) -> None:
        """The display server comes: anywhere at first, later where it was."""
        if self._screens is None:
            size = f"{SIZE[0]}x{SIZE[1]}x24"
            # One for each line it reads, so that no test leaves one behind that it did not find.
            loop = f"while read -r where; do Xvfb $where -displayfd 1 -screen 0 {size} -nolisten tcp -noreset; done"
            self._screens = subprocess.Popen(
                ["sh", "-c", loop], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        assert self._screens.stdin is not None
        assert self._screens.stdout is not None
        self._screens.stdin.write(f"{self._number}\n")
        self._screens.stdin.flush()
        self._number = f":{self._screens.stdout.readline().strip()}"
        self.hand = XHand(self._number)

    def darken_screen(self) -> None:
        """The display server is gone, from one moment to the next."""
        if self.hand:
            # A connection whose server dies would end this process too.
            self.hand.close()
            self.hand = None
        if self._screens:
            for server in psutil.Process(self._screens.pid).children():
                server.kill()

    def until(self, holds: Callable[[], bool]) -> None:
        """Look again and again until it holds."""
        given_up_s = time.monotonic() + PATIENCE_S
        while not holds():
            assert time.monotonic() < given_up_s, f"the log ends with\n{self.log.read_text('utf-8')[-3000:]}"
            threading.Event().wait(_LOOK_S)

    def kill(self, pid: int) -> None:
        """Kill -9, and nothing that it did before can still be on its way."""
        os.kill(pid, signal.SIGKILL)
        self.until(lambda: is_gone(pid))

    def touch(self) -> None:
        """One touch that a hall at rest or at home answers with a fact."""
        assert self.hand is not None
        self.hand.click(1, *LANGUAGE)

    def answers(self) -> None:
        """Touch until a touch is answered: by a fact that lies on the disk."""
        before = len(self.noted(*ANSWERS))
        self.touched_until(lambda: len(self.noted(*ANSWERS)) > before)

    def touched_until(self, holds: Callable[[], bool]) -> None:
        """Touch twice a second until it holds."""
        next_s = 0.0

        def look() -> bool:
            nonlocal next_s
            if time.monotonic() >= next_s:
                self.touch()
                next_s = time.monotonic() + _TAP_S
            return holds()

        self.until(look)

    def times_ready(self) -> int:
        """How often a window has said that it runs."""
        return self.log.read_text(encoding="utf-8", errors="replace").count("ready: first frame")

    def is_settled(self) -> bool:
        """Whether the window that began last has said that it runs, with all its devices."""
        return "ready: first frame" in self.log.read_text(encoding="utf-8", errors="replace").rpartition(" begins")[2]

    @property
    def window(self) -> int:
        """The process whose window hangs in the hall; 0 while there is none."""
        return next((pid for pid, is_spare in self._windows() if not is_spare), 0)

    def spare(self) -> int | None:
        """The next window, made ready ahead; None while there is none."""
        return next((pid for pid, is_spare in self._windows() if is_spare), None)

    def _windows(self) -> list[tuple[int, bool]]:
        """The keeper's windows; a next one is the first to go when memory runs out."""
        assert self.keeper is not None
        found = []
        for child in psutil.Process(self.keeper.pid).children():
            with suppress(OSError, psutil.NoSuchProcess):
                first_to_go = Path(f"/proc/{child.pid}/oom_score_adj").read_text(encoding="ascii").strip()
                if child.status() != psutil.STATUS_ZOMBIE:
                    found.append((child.pid, first_to_go == "600"))
        return found

    def processes(self) -> dict[str, int]:
        """The workers of the hall by their modules, `door` for the two doors' as `door entry` and `door exit`."""
        found: dict[str, int] = {}
        with suppress(psutil.NoSuchProcess, ValueError, OSError):
            for child in psutil.Process(self.window).children():
                with suppress(psutil.NoSuchProcess):
                    words = child.cmdline()
                    module = words[words.index("-m") + 1] if "-m" in words else ""
                    door = next((word.partition("=")[2] for word in words if word.startswith("--door=")), "")
                    found[f"door {door}" if door else module.rpartition(".")[2]] = child.pid
        return found

    def noted(self, *kinds: str) -> list[tuple[int, dict[str, Any]]]:
        """When facts of these kinds happened (UTC, ms) and their details, in the order of writing."""
        marks = ",".join("?" * len(kinds))
        try:
            with closing(sqlite3.connect(f"file:{self.data / 'journal.sqlite'}?mode=ro", uri=True)) as journal:
                rows = journal.execute(
                    f"SELECT utc_ms, detail FROM happenings WHERE kind IN ({marks}) ORDER BY seq", kinds
                ).fetchall()
        except sqlite3.Error:
            return []
        return [(utc_ms, json.loads(detail)) for utc_ms, detail in rows]

    def staff_read(self, words: str) -> bool:
        """Whether these words stand on the staff page now, as staff see it in their browser."""
        with suppress(OSError):
            english = {"Accept-Language": "en"}
            if self._browser.get("/", **english).status != 200:
                self._browser.sign_in(PRACTICE_PIN)
            return words in self._browser.get("/", **english).text
        return False

    def told(self, device: str) -> list[str]:
        """Every sentence with which staff were told that this device is not well."""
        return [detail["sentence"] for _, detail in self.noted("device-faulted") if detail["device"] == device]

    def recovered(self, device: str) -> int:
        """How often it came back."""
        return sum(detail["device"] == device for _, detail in self.noted("device-recovered"))

    def restarted_after(self) -> str:
        """How the window before this one ended, when that is noted: with the last of the workers."""
        self.until(lambda: len(self.noted("window-restarted")) > self._restarts)
        self._restarts = len(self.noted("window-restarted"))
        return str(self.noted("window-restarted")[-1][1]["after"])

    def journal_is_whole(self) -> bool:
        with closing(sqlite3.connect(self.data / "journal.sqlite")) as journal:
            return bool(journal.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def is_gone(pid: int) -> bool:
    """Whether this process runs no more."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True

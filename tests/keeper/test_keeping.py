"""The keeper with real processes: a stand-in window that is killed, stopped, told to restart, and left."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.rules.tracked import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the keeper is for Linux")
NEVER_S = "1000"


class Hall:
    """A keeper under way; what its windows say is read line by line."""

    def __init__(self, folder: Path, do: str, ready_after_s: str, more: dict[str, str]) -> None:
        self.left = folder / "left"
        self.systemd = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.systemd.bind(str(folder / "notify"))
        self.systemd.settimeout(60)
        hidden = {"WAYLAND_DISPLAY", "DISPLAY"}
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        os.mkfifo(folder / "pipe")
        self.held = os.open(folder / "pipe", os.O_RDWR)
        environment |= {"NOTIFY_SOCKET": str(folder / "notify"), "STAND_IN_PIPE": str(folder / "pipe"), **more}
        command = [sys.executable, "-m", "tests.keeper.stand_in", "keep", do, ready_after_s, str(self.left)]
        self.log = folder / "log"
        with self.log.open("wb") as log:
            # Started with signals held back, as Weston starts its programs.
            self.keeper = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                preexec_fn=lambda: signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGUSR2)),
            )

    def hear(self, word: str) -> list[str]:
        """The next line that begins with this word."""
        assert self.keeper.stdout is not None
        for line in self.keeper.stdout:
            if line.startswith(word + " "):
                return line.split()
        raise AssertionError(f"the keeper ended and nobody said {word}: {self.log.read_text()}")

    def window(self) -> tuple[int, str]:
        """The next window that begins, and after what."""
        _, pid, after, *_ = self.hear("begun")
        return int(pid), after

    def told(self, word: str) -> str:
        """What systemd is told next that holds this word."""
        while word not in (message := self.systemd.recv(4096).decode()):
            pass
        return message

    def end(self) -> int:
        self.keeper.terminate()
        return self.keeper.wait(60)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Callable[..., Hall]]:
    made: list[Hall] = []

    def make(do: str = "beat", ready_after_s: str = NEVER_S, **more: str) -> Hall:
        made.append(Hall(tmp_path, do, ready_after_s, more))
        return made[-1]

    yield make
    for one in made:
        one.keeper.kill()
        one.keeper.wait()
        if one.keeper.stdout:
            one.keeper.stdout.close()
        one.systemd.close()
        os.close(one.held)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


def wait_for_end(pid: int) -> None:
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([watched], [], [], 60)[0]
    finally:
        os.close(watched)


def test_a_window_that_is_killed_or_hangs_is_followed_by_one_that_knows_how_it_ended(hall):
    house = hall()
    first, after = house.window()
    assert after == "first"
    child = int(house.hear("child")[1])
    assert "READY=1" in house.told("WATCHDOG=1"), "with the first frame the hall is open for touch"

    os.kill(first, signal.SIGKILL)
    second, after = house.window()
    assert after == "crash"
    wait_for_end(child)
    assert "READY=1" not in house.told("restarts lately")

    os.kill(second, signal.SIGSTOP)
    _, third, after, dark_s = house.hear("begun")
    assert (after, gone(second)) == ("hang", True)
    assert float(dark_s) >= 0.6, "the time of the hang was a time without a picture that was true"

    house.hear("child")
    os.kill(int(third), signal.SIGUSR2)
    fourth, after = house.window()
    assert after == "planned"
    house.hear("child")

    os.kill(fourth, signal.SIGHUP)
    assert house.keeper.wait(60) == 0
    assert house.left.exists(), "staff meant it: nobody is to start it anew"


def test_the_keeper_told_to_end_lets_the_window_end_in_order_and_nobody_thinks_that_staff_left(hall):
    house = hall(ready_after_s="0")
    first, _ = house.window()
    house.hear("child")
    assert house.end() == 0
    assert house.hear("told") == ["told", "SIGTERM"]
    assert gone(first)
    assert not house.left.exists()
    assert "STOPPING=1" in house.told("STOPPING")


def test_the_next_window_is_ready_before_the_first_one_ends(hall):
    house = hall(ready_after_s="0")
    house.window()
    waiting = int(house.hear("ready")[1])
    first = next(pid for pid in children_of(house.keeper.pid) if pid != waiting)
    assert Path(f"/proc/{waiting}/oom_score_adj").read_text() == "600\n", (
        "out of memory, it goes before the window does"
    )
    os.kill(first, signal.SIGKILL)
    assert house.window() == (waiting, "crash")


@pytest.mark.fault(
    "The screen is off when the service starts (stand-in window)",
    visitor="the hall, as soon as the screen is on",
    staff="no screen shows the window (the state of the service)",
    lost="nothing",
)
def test_a_screen_that_is_off_in_the_morning_does_not_keep_systemd_waiting(hall):
    house = hall("unseen")
    house.window()
    first = house.told("WATCHDOG=1")
    ready = first if "READY=1" in first else house.told("READY=1")
    assert "STATUS=no screen shows the window" in ready
    assert "READY=1" not in house.told("WATCHDOG=1"), "it is told once"
    assert house.end() == 0


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.fault(
    "A window that crashes at every start (stand-in window)",
    visitor="a dark screen, tried again at growing pauses",
    staff="… crashes within 120 s; the next start in … s. What the window said last stands above (in the log)",
    lost="the visits of that time",
)
def test_a_window_that_crashes_again_and_again_is_given_a_rest_and_the_reason_is_told(hall):
    house = hall("crash")
    begun = [house.window()[1] for _ in range(3)]
    assert begun == ["first", "crash", "crash"]
    why = "3 crashes within 120 s, the last one with status 1; the next start in 600 s"
    assert why in house.told("crashes")
    assert house.end() == 0
    said, kept_why, _ = house.log.read_text().partition(why)
    assert kept_why
    assert said.count("no restart mends this") == 3, "what it said last stands above"


@pytest.mark.fault(
    "kill -9: the keeper (stand-in window)",
    visitor="a dark screen until systemd has started it again",
    staff="the service's restart in the system's log",
    lost="the visit that was under way",
)
def test_when_the_keeper_is_killed_a_window_that_only_waited_goes_too(hall):
    house = hall(ready_after_s="0")
    first, _ = house.window()
    waiting = int(house.hear("ready")[1])
    house.keeper.kill()
    wait_for_end(waiting)
    # The stand-in's own beat fails, as the real window's does.
    wait_for_end(first)


@pytest.fixture
def compositor(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(tmp_path / "wayland-7"))
        listening.listen(8)
        listening.settimeout(60)
        yield listening


@pytest.mark.fault(
    "The compositor hangs (stand-in compositor)",
    visitor="a dark screen until all is started anew",
    staff="the compositor does not answer; everything must be started anew (in the log)",
    lost="the visit that was under way",
)
def test_a_compositor_that_stops_answering_has_everything_started_anew(hall, compositor, tmp_path):
    house = hall("mute", WAYLAND_DISPLAY=str(tmp_path / "wayland-7"))
    with compositor.accept()[0] as question:
        assert question.recv(64) == b"\1\0\0\0\0\0\x0c\0\2\0\0\0" or sys.byteorder == "big"
        question.send(b"\2\0\0\0\0\0\x0c\0\1\0\0\0")
    with compositor.accept()[0]:
        assert "does not answer" in house.told("WATCHDOG=trigger")
    assert house.keeper.wait(60) == 70


@pytest.mark.fault(
    "The compositor is gone (stand-in compositor)",
    visitor="a dark screen until all is started anew",
    staff="the compositor is gone; everything must be started anew (in the log)",
    lost="the visit that was under way",
)
def test_a_compositor_that_is_gone_is_not_waited_for(hall, compositor, tmp_path):
    (tmp_path / "wayland-7").unlink()
    house = hall("mute", WAYLAND_DISPLAY=str(tmp_path / "wayland-7"))
    assert "is gone" in house.told("WATCHDOG=trigger")
    assert house.keeper.wait(60) == 70


def test_the_keeper_loads_nothing_heavy():
    program = "import kiosk.keeper.command, sys; print({'PySide6', 'pydantic', 'numpy', 'yaml'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, text=True) == "set()\n"

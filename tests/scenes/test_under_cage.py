"""The hall's window under the compositor of a station, with a screen and with none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.places import ROOT
from tests.scenes.bare_windows import HALL

pytestmark = pytest.mark.skipif(
    shutil.which("cage") is None or shutil.which("setpriv") is None, reason="there is no cage here, or no setpriv"
)
NOBODY = 65534

Cage = Callable[[int], "subprocess.Popen[str]"]


@pytest.fixture
def cage(tmp_path: Path) -> Iterator[Cage]:
    """Starts cage with so many screens, and in it the window; cage is let out of the hands of root."""
    started: list[subprocess.Popen[str]] = []
    (tmp_path / "Hall.qml").write_text(HALL, encoding="utf-8")
    command = ["cage", "-d", "--", sys.executable, "-m", "tests.scenes.window_under_cage", str(tmp_path / "Hall.qml")]
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(runtime, NOBODY, NOBODY)
        may = "+dac_override,+dac_read_search"
        nobody = [
            f"--reuid={NOBODY}",
            f"--regid={NOBODY}",
            "--clear-groups",
            f"--inh-caps={may}",
            f"--ambient-caps={may}",
        ]
        command = ["setpriv", *nobody, *command]

    def start(screens: int) -> subprocess.Popen[str]:
        hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QSG_RENDER_LOOP"}
        environment = {name: value for name, value in os.environ.items() if name not in hidden}
        environment |= {
            "XDG_RUNTIME_DIR": str(runtime),
            "WLR_BACKENDS": "headless",
            "WLR_HEADLESS_OUTPUTS": str(screens),
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "QT_QPA_PLATFORM": "wayland",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with (tmp_path / "log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True, process_group=0
            )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def said(process: subprocess.Popen[str], word: str) -> list[str]:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(word):
            return line.split()
    raise AssertionError(f"it never said {word}")


@pytest.mark.parametrize(("screens", "seen"), [(0, ["unseen", "False"]), (1, ["seen", "True"])])
def test_the_window_lives_under_the_stations_compositor_with_a_screen_or_without(
    cage: Cage, screens: int, seen: list[str]
) -> None:
    process = cage(screens)
    _, pid, *how = said(process, "begun")
    assert how == seen
    os.kill(int(pid), signal.SIGTERM)
    assert said(process, "ended") == ["ended", "0"]
    process.wait(60)

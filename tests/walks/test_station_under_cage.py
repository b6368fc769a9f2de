"""The window under the compositor of an installed station, seen from outside, and what systemd is told of it."""

from __future__ import annotations

import os
import shutil
import site
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.places import ROOT
from tests.walks.test_day import free_port

MISSING = [name for name in ("cage", "grim") if not shutil.which(name)]
PATIENCE_S = 60.0
# A picture to keep: CAGE_PICTURE=here.png ./test tests/walks/test_station_under_cage.py
PICTURE = os.environ.get("CAGE_PICTURE", "")
NOBODY = 65534
PATHS = {"PYTHONPATH": f"{ROOT}:{site.getsitepackages()[0]}"}


def ordinary() -> tuple[list[str], str]:
    """What a command begins with so that an ordinary user runs it, and the Python that this user may run; else skips.

    Cage refuses to start as root, and a Python in root's own folder is nobody's.
    """
    if os.getuid():
        return [], sys.executable
    begin = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    begin += ["--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all", "--"]
    for python in (sys.executable, "/usr/bin/python3.11"):
        # By a shell, as cage starts it: what setpriv itself starts, root still finds.
        asked = [*begin, "sh", "-c", '"$0" -c "import kiosk, PySide6.QtQuick"', python]
        if not subprocess.run(asked, env=os.environ | PATHS, check=False, stderr=subprocess.DEVNULL).returncode:
            return begin, python
    pytest.skip("no Python that an ordinary user may run")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of that user, with a path short enough for a socket."""
    made = Path(tempfile.mkdtemp(prefix="cage-"))
    if not os.getuid():
        os.chown(made, NOBODY, NOBODY)
    yield made
    shutil.rmtree(made)


def config_in(folder: Path) -> Path:
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("folder: var", f"folder: {folder / 'var'}"),
        ("port: 8470", "port: 0"),
        ("port: 8471", f"port: {free_port()}"),
        ("host: auto", "host: 127.0.0.1"),
        ("host: auto", "host: 127.0.0.1"),
        *((f"{name}: auto", f"{name}: off") for name in ("wheel", "speaker", "printer", "entry_camera", "exit_camera")),
    ):
        assert old in text, old
        text = text.replace(old, new, 1)
    config = folder / "config.yaml"
    config.write_text(text, encoding="utf-8")
    return config


@pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
def test_the_hall_opens_over_the_whole_screen_under_cage_and_systemd_hears_that_it_is_ready(folder: Path) -> None:
    config = config_in(folder)
    begin, python = ordinary()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(folder / "notify"))
        systemd.settimeout(PATIENCE_S)
        (folder / "notify").chmod(0o777)
        headless = {
            "XDG_RUNTIME_DIR": str(folder),
            "NOTIFY_SOCKET": str(folder / "notify"),
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
            "QT_QPA_PLATFORM": "wayland",
            "HOME": str(folder),
            **PATHS,
        }
        kept = [python, "-m", "kiosk.keeper", "--config", str(config), "run"]
        with (folder / "log").open("wb") as log:
            station = subprocess.Popen(
                [*begin, "cage", "-d", "--", *kept], cwd=ROOT, env=os.environ | headless, stdout=log, stderr=log
            )
        try:
            given_up_s = time.monotonic() + PATIENCE_S
            while b"READY=1" not in systemd.recv(4096):
                if time.monotonic() > given_up_s:
                    raise TimeoutError
            # It comes up out of the dark.
            while not lit(seen := photographed(folder, [*begin, "grim"], headless)):
                if time.monotonic() > given_up_s:
                    raise TimeoutError
        except TimeoutError:
            pytest.fail((folder / "log").read_text(encoding="utf-8", errors="replace"))
        finally:
            station.terminate()
            station.wait(PATIENCE_S)
    if PICTURE:
        seen.save(PICTURE)


def lit(seen: Image.Image) -> bool:
    """Whether the carved picture lies over all of the screen but its dark lower edge."""
    tiles = np.asarray(seen.resize((8, 8), Image.Resampling.BOX), dtype=float)
    return float(tiles[:6].mean(axis=2).min()) > 8 and float(np.asarray(seen).std()) > 20


def photographed(folder: Path, grim: list[str], environment: dict[str, str]) -> Image.Image:
    """What stands on the compositor's screen now."""
    display = next(path.name for path in folder.glob("wayland-*") if path.suffix != ".lock")
    out = folder / "seen.png"
    subprocess.run([*grim, str(out)], env=os.environ | environment | {"WAYLAND_DISPLAY": display}, check=True)
    return Image.open(out).convert("RGB")

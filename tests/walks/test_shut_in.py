"""A whole station shut in: every way out is tried from outside, at the X server of its screen, and leads nowhere."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.places import ROOT
from tests.scenes.x_hand import XHand

SIZE = (960, 540)
CHORDS = (
    ("Alt_L", "F4"),
    ("Alt_L", "Tab"),
    ("Alt_L", "F2"),
    ("Control_L", "Alt_L", "Delete"),
    ("Control_L", "Alt_L", "BackSpace"),
    ("Control_L", "Alt_L", "F2"),
    ("Control_L", "q"),
    ("Super_L",),
    ("Super_L", "d"),
    ("Escape",),
    ("Menu",),
    ("Print",),
    *((f"F{n}",) for n in range(1, 13)),
)


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own for the station."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.kill()


Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture
def start(display: str, tmp_path: Path) -> Iterator[Start]:
    """Starts stations on one folder of data."""
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("folder: var", f"folder: {tmp_path / 'var'}"),
        ("port: 8470", "port: 0"),
        ("served: true", "served: false"),
        *((f"{camera}: auto", f"{camera}: pretend") for camera in ("booth_camera", "entry_camera", "exit_camera")),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    config = tmp_path / "config.yaml"
    config.write_text(text, encoding="utf-8")
    started: list[subprocess.Popen[str]] = []

    def run() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--config", str(config)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def noted(journal: Path) -> list[str]:
    with closing(sqlite3.connect(journal)) as connection:
        return [kind for (kind,) in connection.execute("SELECT kind FROM happenings ORDER BY seq")]


def test_nothing_leads_out_of_a_station_and_a_second_one_is_refused(
    qtbot: QtBot, start: Start, display: str, tmp_path: Path
) -> None:
    station = start()
    assert station.stdout is not None
    assert station.stdout.readline().startswith("ready: ")
    hand = XHand(display)
    whole = (0, 0, *SIZE)
    (window,) = [number for number, place in hand.shown().items() if place == whole]

    def stands() -> bool:
        return station.poll() is None and hand.shown().get(window) == whole

    for chord in CHORDS:
        hand.keys(*chord)
    for button in (2, 3, 8, 9):
        hand.click(button, 480, 270)
    hand.drop(window, 480, 270)
    for _ in range(3):
        hand.ask_to_close(window)
    hand.squeeze(window, 50, 50, 300, 200)
    qtbot.waitUntil(stands)
    hand.hide(window)
    qtbot.waitUntil(stands, timeout=10_000)
    assert not {"visit-began", "station-stopped"} & set(noted(tmp_path / "var" / "journal.sqlite"))

    second = start()
    _, said = second.communicate(timeout=60)
    assert second.returncode == 1
    assert f"process {station.pid}" in said
    assert stands()

    hand.click(1, 480, 270)
    qtbot.waitUntil(lambda: "visit-began" in noted(tmp_path / "var" / "journal.sqlite"), timeout=10_000)
    for path in ([(0, 270), (400, 270)], [(480, 539), (480, 100)], [(959, 270), (500, 270)], [(480, 0), (480, 400)]):
        hand.drag(path)
    for chord in CHORDS:
        hand.keys(*chord)
    qtbot.waitUntil(stands)
    assert noted(tmp_path / "var" / "journal.sqlite").count("station-started") == 1
    hand.close()

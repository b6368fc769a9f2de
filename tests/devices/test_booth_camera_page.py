"""./run camera as staff see it: what the camera gives, how late its picture is, and a config.yaml that stays whole."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtMultimedia import QVideoSink
from pytestqt.qtbot import QtBot

from kiosk.devices.booth_camera.eye import Eye
from kiosk.devices.booth_camera.flash import FlashScreen
from kiosk.devices.booth_camera.guide import MeasureGuide
from kiosk.devices.booth_camera.measuring import Edge, MeasureError, find_delay
from kiosk.devices.booth_camera.page import page_line, show
from kiosk.devices.booth_camera.sources import Plugged
from kiosk.places import ROOT
from kiosk.settings import load_settings
from tests.devices.camera_hand import FRAME_S, HandSource, Picture, scene

pytestmark = pytest.mark.qt_log_ignore("Couldn't (load|resolve)")


class Mirror:
    """A pretend loop: a camera that sees the flash in a small mirror, each frame `delay_s` after its exposure."""

    def __init__(self, delay_s: float, seen: bool = True, plugged: bool = True) -> None:
        self.now_s = 50.0
        self.delay_s = delay_s
        self.seen = seen
        self.sources: list[HandSource] = []
        self.edges = [Edge(0.0, False)]
        self.shown = False
        self._frame_s = 50.0
        self._number = 0
        cameras = [Plugged("/dev/mirror", "Hall Camera", self._source)] if plugged else []
        self.eye = Eye("Hall Camera", lambda: self.now_s, lambda: cameras)
        self.eye.open()

    def _source(self, sink: QVideoSink, failed: Callable[[str], None]) -> HandSource:
        self.sources.append(HandSource(sink, failed))
        return self.sources[-1]

    def begin(self) -> None:
        self.shown = True

    def end(self) -> None:
        self.shown = False

    def turn(self, bright: bool) -> Edge:
        self.edges.append(Edge(self.now_s, bright))
        return self.edges[-1]

    def wait(self, seconds: float) -> None:
        ends_s = self.now_s + seconds
        while self._frame_s + FRAME_S <= ends_s:
            self._frame_s += FRAME_S
            self.now_s = self._frame_s
            self._pour()
        self.now_s = ends_s

    def _pour(self) -> None:
        exposed_s = self._frame_s - self.delay_s
        bright = [edge.bright for edge in self.edges if edge.at_s <= exposed_s][-1:] == [True]
        picture: Picture = scene(self._number)
        self._number += 1
        # Daylight wanders, exposure control answers the flash a little everywhere.
        picture = np.clip(picture * (1.0 + 0.2 * np.sin(self._number / 90) - 0.05 * bright * self.seen), 0, 255).astype(
            np.uint8
        )
        if self.seen:
            picture[40:90, 100:190] = np.clip(picture[40:90, 100:190] // 3 + 120 * bright, 0, 255)
        for source in self.sources:
            source.pour(picture)


class Terminal:
    """What was said, and somebody who answers `answer` to the last question."""

    def __init__(self, answer: str) -> None:
        self.said: list[str] = []
        self.answer = answer

    def ask(self, question: str) -> str:
        self.said.append(question)
        return self.answer if "[y/N]" in question else ""

    @property
    def text(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "config.yaml", tmp_path / "config.yaml"))


@pytest.fixture
def mirrors(qtbot: QtBot) -> Iterator[list[Mirror]]:
    made: list[Mirror] = []
    yield made
    for mirror in made:
        mirror.eye.close()


def guided(mirror: Mirror, config: Path, answer: str = "y") -> tuple[int, str]:
    desk = Terminal(answer)
    guide = MeasureGuide(mirror.eye, mirror, 0, config, desk.ask, desk.said.append, mirror.wait)
    return guide.guide(), desk.text


@pytest.mark.parametrize("delay_ms", [0, 83, 240, 700])
def test_the_measured_delay_is_the_true_one_and_is_written_with_every_comment_kept(mirrors, config, delay_ms):
    mirrors.append(mirror := Mirror(delay_ms / 1000))
    before = config.read_text()
    status, text = guided(mirror, config)
    assert status == 0, text
    measured = load_settings(config).booth.shutter_offset_ms
    assert measured == pytest.approx(delay_ms, abs=8), text
    changed = [new for old, new in zip(before.splitlines(), config.read_text().splitlines(), strict=True) if old != new]
    assert [line.split(":")[0].strip() for line in changed] == ["shutter_offset_ms"]
    assert "#" in changed[0]
    assert (config.parent / "config.yaml.before-camera").read_text() == before
    assert f"{measured} ms" in text
    assert not mirror.shown


def test_without_a_yes_nothing_is_written(mirrors, config):
    mirrors.append(mirror := Mirror(0.1))
    before = config.read_bytes()
    status, text = guided(mirror, config, answer="")
    assert status == 0
    assert "Nothing was changed" in text
    assert config.read_bytes() == before


def test_a_camera_that_sees_no_flash_gives_no_figure_and_says_what_to_do(mirrors, config):
    mirrors.append(mirror := Mirror(0.1, seen=False))
    before = config.read_bytes()
    status, text = guided(mirror, config)
    assert status == 1
    assert "镜子" in text
    assert "Hold a mirror" in text
    assert config.read_bytes() == before


def test_where_no_camera_is_staff_read_why(mirrors, config):
    mirrors.append(mirror := Mirror(0.1, plugged=False))
    status, text = guided(mirror, config)
    assert status == 1
    assert "Hall Camera" in text
    assert "检查连接" in text


def test_too_little_seen_is_no_measure():
    with pytest.raises(MeasureError, match="Too few"):
        find_delay([Edge(0.0, True)] * 20, [(0.0, np.zeros((9, 16), np.float32))])


def test_the_flash_tells_when_it_was_painted(qtbot):
    screen = FlashScreen()
    screen.begin()
    qtbot.waitUntil(screen.isExposed)
    dark, bright = screen.turn(False), screen.turn(True)
    assert (dark.bright, bright.bright) == (False, True)
    assert dark.at_s < bright.at_s
    screen.end()


def test_the_page_shows_which_camera_how_large_how_fast_how_bright(mirrors):
    mirrors.append(mirror := Mirror(0.1))
    mirror.wait(3.0)
    out, ticks = io.StringIO(), iter([False, False, True])
    assert show(
        mirror.eye, out, seconds=1e9, plain=False, wait=mirror.wait, asked=lambda _: next(ticks), clock=lambda: 0.0
    )
    page = out.getvalue()
    for words in ("正常 showing", "Hall Camera", "320 x 180", "30.0 帧/秒", "亮度 level", "回车 Enter"):
        assert words in page
    assert page.count("\x1b[") > 2
    assert "showing | 320x180 BGRX8888 | 30.0 fps" in page_line(mirror.eye.sight())


def test_the_page_tells_the_trouble(mirrors):
    mirrors.append(mirror := Mirror(0.1))
    mirror.wait(1.0)
    for _ in range(8):
        mirror.now_s += 0.5
        mirror.eye.camera.look()
    assert page_line(mirror.eye.sight()).startswith("gone | ")


def test_the_command_itself_shows_the_pretend_camera():
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "from kiosk.devices.booth_camera.command import *; camera_main(sys.argv[1:], Path('config.yaml'))",
            *("--device", "pretend", "--seconds", "3"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout
    assert "showing | 1280x720" in said
    assert "The booth camera is a pretend one." in said

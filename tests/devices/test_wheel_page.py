"""./run wheel as staff see it: live values, a calibration they are led through, and a config.yaml that stays whole."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import threading
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.terminal import broken
from kiosk.devices.wheel import PretendWheel
from kiosk.devices.wheel.config_file import write_wheel
from kiosk.devices.wheel.finding import wheel_finding
from kiosk.devices.wheel.guide import Guide, calibrate
from kiosk.devices.wheel.measuring import MeasureError, Rest, between_stops, round_once
from kiosk.devices.wheel.page import BAR_WIDTH, Latest, bar, show
from kiosk.devices.wheel.teller import Reading
from kiosk.happenings.inputs import DeviceReported
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.yaml_source import SourceError
from tests.devices.wheel_hand import measures


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "config.yaml", tmp_path / "config.yaml"))


class Desk:
    """A terminal, a pretend wheel, and a member of staff who does what is asked of them in `moves`."""

    def __init__(self, config: Path, **changes: Any) -> None:
        self.config = config
        self.said: list[str] = []
        self.latest = Latest()
        self.settings = measures(**changes)
        self.wheel = PretendWheel(self.latest.ring, self.settings, watch=self.latest.watch)
        self.moves: dict[str, Callable[[], str | None]] = {}
        self.trembles = [0.0]

    def ask(self, question: str) -> str:
        self.said.append(question)
        for words, move in self.moves.items():
            if words in question:
                return move() or ""
        return ""

    def wait(self, seconds: float) -> None:
        for raw in self.trembles:
            self.wheel.turn(raw)

    def guide(self) -> int:
        self.wheel.start()
        try:
            return Guide(self.latest, self.settings, self.config, self.ask, self.said.append, self.wait).guide()
        finally:
            self.wheel.stop()

    @property
    def terminal(self) -> str:
        return "\n".join(self.said)


def test_a_wheel_with_stops_is_measured_and_only_its_keys_are_written(config: Path) -> None:
    desk = Desk(config)
    desk.trembles = [0.09, 0.11, 0.1, 0.09, 0.11]
    desk.moves = {
        "Let go": lambda: desk.wheel.turn(0.1),
        "to the left": lambda: desk.wheel.turn(0.8),
        "to the right": lambda: desk.wheel.turn(-0.75),
        "[y/N]  Write": lambda: "y",
    }
    before = config.read_text()
    assert desk.guide() == 0
    wheel = load_settings(config).wheel
    assert (wheel.kind, wheel.axis, wheel.reverse) == ("axis", 0, True)
    assert wheel.centre == pytest.approx(0.1, abs=0.01)
    assert wheel.reach == pytest.approx(0.7, abs=0.01)
    assert wheel.dead_zone == pytest.approx(0.05)
    changed = [new for old, new in zip(before.splitlines(), config.read_text().splitlines(), strict=True) if old != new]
    assert {line.split(":")[0].strip() for line in changed} <= {"kind", "centre", "reach", "dead_zone", "reverse"}
    assert all("#" in line for line in changed), "every comment stands where it stood"
    assert (config.parent / "config.yaml.before-wheel").read_text() == before
    assert "config.yaml.before-wheel" in desk.terminal


def test_an_endless_wheel_is_measured_by_one_turn(config: Path) -> None:
    desk = Desk(config)
    desk.moves = {
        "without stops": lambda: "y",
        "once round": lambda: desk.wheel.roll(-2400 / 600),
        "Write": lambda: "y",
    }
    assert desk.guide() == 0
    wheel = load_settings(config).wheel
    assert (wheel.kind, wheel.counts_per_turn, wheel.reverse) == ("endless", 2400, True)


def test_an_endless_axis_that_goes_round_twice_a_turn_is_told(config: Path) -> None:
    desk = Desk(config)

    def turn() -> None:
        for step in range(1, 41):
            desk.wheel.turn((step / 10 + 1) % 2 - 1)

    desk.moves = {"without stops": lambda: "y", "once round": turn}
    assert desk.guide() == 0
    assert "went round 2.0 times" in desk.terminal


def test_without_a_yes_nothing_is_written(config: Path) -> None:
    desk = Desk(config)
    desk.moves = {"to the left": lambda: desk.wheel.turn(-1.0), "to the right": lambda: desk.wheel.turn(1.0)}
    before = config.read_bytes()
    assert desk.guide() == 0
    assert "Nothing was changed" in desk.terminal
    assert config.read_bytes() == before
    assert [path.name for path in config.parent.iterdir()] == ["config.yaml"]


def test_a_wheel_that_was_not_turned_gives_no_settings(config: Path) -> None:
    desk = Desk(config)
    desk.moves = {"Write": lambda: "y"}
    before = config.read_bytes()
    assert desk.guide() == 1
    assert "No axis moved enough" in desk.terminal
    assert config.read_bytes() == before


def test_a_wheel_that_is_lost_meanwhile_gives_none_either(config: Path) -> None:
    desk = Desk(config)
    desk.moves = {"without stops": lambda: "y", "once round": lambda: desk.wheel.unplug()}
    assert desk.guide() == 1
    assert "lost meanwhile" in desk.terminal


def test_where_no_wheel_is_staff_read_why(config: Path) -> None:
    desk = Desk(config)
    desk.latest.ring(DeviceReported("wheel", "fault", "串口被占用。", "Another program holds /dev/helm."))
    guide = Guide(desk.latest, desk.settings, config, desk.ask, desk.said.append, lambda seconds: None)
    assert guide.guide() == 1
    assert "Another program holds /dev/helm." in desk.terminal


def test_a_wheel_that_is_off_is_not_calibrated(config: Path) -> None:
    said: list[str] = []
    assert calibrate("off", measures(), config, lambda question: "", said.append) == 1
    assert "devices.wheel is off" in "".join(said)


def at(*axes: float, counts: int = 0) -> Reading:
    return Reading("helm", axes, counts, False, 0.0, 0.0, False, 0)


def test_the_axis_that_was_turned_is_found_among_others() -> None:
    found = between_stops(Rest((0.0, 0.5, 0.02), (0.0, 0.0, 0.01)), at(0.1, 0.5, -0.9), at(0.0, 0.5, 0.95))
    assert (found["axis"], found["reverse"]) == (2, False)
    assert round_once([at(0.0, 0.9), at(0.01, -0.6), at(0.0, -0.1), at(0.0, 0.5), at(0.0, 0.9)])[0]["axis"] == 1


@pytest.mark.parametrize(
    ("rest", "left", "right", "words"),
    [
        (Rest((0.9,), (0.0,)), at(-0.5), at(0.5), "needs a spring"),
        (Rest((0.0,), (0.4,)), at(-1.0), at(1.0), "trembles"),
        (Rest((0.0,), (0.0,)), at(0.0, counts=0), at(0.0, counts=900), "answer y"),
        (Rest((), ()), at(), at(), "No axis moved"),
    ],
)
def test_what_can_not_be_a_wheel_between_stops_is_told_with_what_to_do(
    rest: Rest, left: Reading, right: Reading, words: str
) -> None:
    with pytest.raises(MeasureError, match=words):
        between_stops(rest, left, right)


def test_a_value_that_would_not_be_valid_changes_nothing(config: Path) -> None:
    before = config.read_bytes()
    with pytest.raises(SourceError):
        write_wheel(config, {"dead_zone": 0.9})
    with pytest.raises(SourceError, match="no line of its own"):
        write_wheel(config, {"kind": "axis", "wheels": 2})
    assert config.read_bytes() == before
    assert [path.name for path in config.parent.iterdir()] == ["config.yaml"]


def test_the_file_behind_a_link_is_written_and_its_rights_are_kept(config: Path) -> None:
    config.chmod(0o640)
    link = config.with_name("link.yaml")
    link.symlink_to(config)
    write_wheel(link, {"axis": 3})
    assert link.is_symlink()
    assert load_settings(config).wheel.axis == 3
    assert config.stat().st_mode & 0o777 == 0o640


def test_the_bar_grows_from_its_middle() -> None:
    assert {len(bar(value)) for value in (-1, -0.3, 0, 0.3, 1)} == {BAR_WIDTH + 2}
    assert (bar(0).count("#"), bar(1).count("#"), bar(-2).count("#")) == (0, BAR_WIDTH // 2, BAR_WIDTH // 2)
    assert bar(-0.5).index("#") < bar(-0.5).index("|") < bar(0.5).index("#")


def test_long_lines_are_broken_by_the_page_so_that_it_knows_how_high_it_stands() -> None:
    assert broken("舵轮ok", 5) == ["舵轮o", "k"]
    assert broken("", 5) == [""]


def test_the_page_is_drawn_over_itself_until_enter_is_pressed() -> None:
    latest, out, ticks = Latest(), io.StringIO(), iter([False, False, True])
    wheel = PretendWheel(latest.ring, measures(), watch=latest.watch)
    wheel.start()
    wheel.turn(0.6)
    wheel.hold_spoke(True)
    wheel.glimpse(-0.9)
    wheel.turn(0.6)
    assert show(latest, out, seconds=1e9, plain=False, asked=lambda tick_s: next(ticks))
    wheel.stop()
    page = out.getvalue()
    for words in (
        "pretend wheel",
        "+0.600",
        "+0.581",
        "按下 held",
        "读数 readings 1",
        "演练",
    ):
        assert words in page
    assert page.count("\x1b[12F") == 2


def test_the_doctor_names_what_is_plugged_in_and_what_is_wrong(tmp_path: Path) -> None:
    for number, name in (("js0", "Brass Helm"), ("js1", "Game Pad")):
        (tmp_path / "input" / number / "device").mkdir(parents=True)
        (tmp_path / "input" / number / "device" / "name").write_text(f"{name}\n")
    (tmp_path / "input" / "js2").mkdir()
    port = tmp_path / "serial" / "usb-helm"
    port.parent.mkdir()
    port.touch()
    seen = {
        setting: wheel_finding(setting, tmp_path / "input", tmp_path / "serial")
        for setting in ("auto", "sdl:helm", "sdl:wood", f"serial:{port}", "serial:/dev/nowhere")
    }
    assert all("Brass Helm (js0), Game Pad (js1), a controller" in finding for finding in seen.values())
    assert f"serial:{port}" in seen["auto"]
    assert [setting for setting, finding in seen.items() if "NO" in finding] == ["sdl:wood", "serial:/dev/nowhere"]
    assert "touch sails alone" in wheel_finding("auto", tmp_path / "none", tmp_path / "none")


def test_out_of_a_terminal_it_is_one_line_a_tick(tmp_path: Path) -> None:
    """The command itself, with an encoder on a pseudo terminal."""
    master, slave = os.openpty()
    tty.setraw(slave)
    done = threading.Event()

    def encode() -> None:
        while not done.wait(0.02):
            os.write(master, b"D 3\n")

    encoder = threading.Thread(target=encode)
    encoder.start()
    try:
        said = subprocess.run(
            [sys.executable, "-m", "kiosk", "wheel", "--device", f"serial:{os.ttyname(slave)}", "--seconds", "2"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout
    finally:
        done.set()
        encoder.join()
        os.close(master)
        os.close(slave)
    last = said.splitlines()[-1]
    assert "\x1b" not in said
    assert "works." in last
    assert float(last.split("turns ")[1].split(" ")[0]) > 0

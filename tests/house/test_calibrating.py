"""./run smile calibrate from its first sentence to config.yaml."""

import os
import queue
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kiosk.bridge.calibrate_view import CalibrateState
from kiosk.calibrating import command
from kiosk.devices.config_file import write_section
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_camera.door_lock import lock_door
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.happenings.words import Door, Input
from kiosk.places import ROOT
from kiosk.settings import Settings, load_settings
from kiosk.yaml_source import SourceError
from tests.scenes.calibrate_hall import CalibrateHall

SHIPPED = (ROOT / "config.yaml").read_text("utf-8")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(SHIPPED, "utf-8")
    return path


def with_cameras(settings: Settings, **cameras: str) -> Settings:
    return settings.model_copy(update={"devices": settings.devices.model_copy(update=cameras)})


def test_what_is_kept_changes_these_lines_of_this_door_and_no_other(tmp_path, config):
    hall = CalibrateHall(tmp_path)
    hall.calibration.turn_to("tapping")
    hall.many()
    hall.calibration.turn_to("result")
    hall.calibration.keep()
    hall.calibration.shut()
    after = config.read_text("utf-8")
    pairs = [(old, new) for old, new in zip(SHIPPED.splitlines(), after.splitlines(), strict=True) if old != new]
    assert {old.split(":")[0].strip() for old, _ in pairs} == {
        "threshold",
        "calibrated_on",
        "smiled",
        "smiled_found",
        "unsmiling",
        "unsmiling_called",
    }
    # The comments stand where they stood.
    assert all(old.partition("#")[2] == new.partition("#")[2] for old, new in pairs)
    assert load_settings(config).smile_exit == load_settings(ROOT / "config.yaml").smile_exit
    assert (tmp_path / "config.yaml.before-smile-entry").read_text("utf-8") == SHIPPED
    record = tmp_path / "data" / "smile_calibration_entry_2026-11-18.json"
    assert hall.state.page == "over"
    assert [path.name for path in (tmp_path / "data").iterdir()] == [record.name]


def test_a_day_in_config_yaml_stays_a_text(config):
    write_section(config, "smile_exit", {"calibrated_on": "2026-11-30"}, "smile-exit")
    assert yaml.safe_load(config.read_text("utf-8"))["smile_exit"]["calibrated_on"] == "2026-11-30"
    write_section(config, "smile_exit", {"calibrated_on": ""}, "smile-exit")
    assert load_settings(config).smile_exit.hand_count is None


def test_a_config_that_would_not_be_valid_is_left_as_it_is(config):
    with pytest.raises(SourceError):
        write_section(config, "smile_exit", {"smiled": 3, "smiled_found": 4}, "smile-exit")
    assert config.read_text("utf-8") == SHIPPED


def test_a_config_that_cannot_be_written_is_told_and_the_taps_stay(tmp_path):
    hall = CalibrateHall(tmp_path)
    hall.calibration.turn_to("tapping")
    hall.many()
    hall.calibration.turn_to("result")
    hall.config.unlink()
    hall.calibration.keep()
    hall.calibration.shut()
    assert (hall.state.page, hall.state.notice) == ("result", "not_written")
    assert hall.shelf.path.exists()


def test_an_interrupted_calibration_goes_on_or_starts_anew(tmp_path):
    first = CalibrateHall(tmp_path)
    first.calibration.turn_to("tapping")
    first.many(3)
    first.calibration.close()
    first.calibration.shut()
    assert first.ended
    again = CalibrateHall(tmp_path)
    assert again.state.page == "resume"
    assert again.state.earlier == (6, "2026-11-18 19:06")
    again.calibration.turn_to("tapping")
    assert again.state.judged == (3, 3)
    again.calibration.shut()
    anew = CalibrateHall(tmp_path)
    anew.calibration.start_anew()
    assert anew.state.page == "intro"
    assert anew.state.judged == (0, 0)
    anew.calibration.shut()


def test_people_count_only_while_somebody_taps_and_only_at_this_door(tmp_path):
    hall = CalibrateHall(tmp_path)
    hall.passes(0.8)
    hall.calibration.turn_to("tapping")
    hall.passes(0.8, door="exit")
    assert not hall.states[-1].cards
    hall.passes(0.8)
    assert len(hall.states[-1].cards) == 1
    hall.calibration.shut()


def test_no_state_of_the_window_knows_what_the_camera_thinks_of_who_waits(tmp_path):
    def shown(score: float) -> CalibrateState:
        hall = CalibrateHall(tmp_path / f"{score}")
        hall.calibration.turn_to("tapping")
        hall.passes(score)
        hall.calibration.shut()
        return hall.state

    (tmp_path / "0.95").mkdir()
    (tmp_path / "0.02").mkdir()
    assert shown(0.95) == shown(0.02)


def test_a_disk_that_is_full_is_told_and_tapping_goes_on(tmp_path, monkeypatch):
    hall = CalibrateHall(tmp_path)
    hall.calibration.turn_to("tapping")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(hall.shelf, "write", full)
        number = hall.passes(0.8)
    assert (hall.state.notice, hall.state.detail) == ("unsaved", "No space left on device")
    hall.calibration.tap(number, "smiled")
    assert hall.state.notice == ""
    assert hall.shelf.read()
    hall.calibration.shut()


@pytest.mark.parametrize("kind", ["buttons", "off"])
def test_a_door_without_a_camera_is_refused_in_both_languages(config, capsys, kind):
    settings = with_cameras(load_settings(config), exit_camera=kind)
    assert command.main(["--door", "exit"], settings, config) == 1
    said = capsys.readouterr().err
    assert "没有相机可校准" in said
    assert "no camera to calibrate" in said


def test_without_a_screen_it_says_so(config, capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    settings = with_cameras(load_settings(config), entry_camera="pretend")
    assert command.main(["--door", "entry"], settings, config) == 1
    assert "There is no screen here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("door", "exit_camera", "source", "watched", "rehearsal"),
    [
        ("entry", "pretend", "v4l2:0", "entry", False),
        ("exit", "rtsp://hall/2", "rtsp://hall/2", "exit", False),
        ("exit", "entry", "v4l2:0", "entry", False),
        ("exit", "pretend", "pretend", "exit", True),
    ],
)
def test_a_door_is_watched_by_its_own_camera_or_the_one_for_both(
    config, monkeypatch, door: Door, exit_camera, source, watched, rehearsal
):
    made = []

    class Spied:
        def __init__(self, *arguments: object) -> None:
            made.append(arguments)

    def looked(_settings, _config, calibrated, make_camera, *, rehearsal, windowed):
        make_camera(lambda _: None)
        made.append((calibrated, rehearsal, windowed))
        return 0

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(command, "SmileDoor", Spied)
    monkeypatch.setattr(command, "calibrate", looked)
    settings = with_cameras(load_settings(config), entry_camera="v4l2:0", exit_camera=exit_camera)
    assert command.main(["--door", door, "--windowed", "1280x800"], settings, config) == 0
    assert made[0][:2] == (watched, source)
    assert made[1] == (door, rehearsal, (1280, 800))


def test_while_the_kiosk_counts_at_the_door_it_is_refused_and_says_so(tmp_path):
    settings, rings = load_settings(ROOT / "config.yaml"), queue.SimpleQueue[Input]()
    hall = CalibrateHall(tmp_path)
    held = lock_door("entry", tmp_path / "data")
    switch = SmileSwitch(tmp_path / "data" / "switch.json", rings.put)
    camera = SmileDoor("entry", "v4l2:0", settings.smile, settings.smile_entry, rings.put, switch)
    hall.calibration.open(camera)
    try:
        while hall.states[-1].level is None:
            hall.calibration.receive(rings.get(timeout=60))
    finally:
        hall.calibration.shut()
        os.close(held)
    assert hall.state.level == "fault"
    assert "counts at this door already" in hall.state.sentence_en
    # Which lets the window say what to do about it.
    assert not hall.state.ever_measured


RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from kiosk.calibrating import command, window
from kiosk.settings import load_settings
seen = []
class Watched(window.Calibration):
    def receive(self, happening):
        super().receive(happening)
        if not self._state.level:
            return
        if self._state.page == "intro":
            self.turn_to("tapping")
        if self._state.cards:
            self.tap(self._state.cards[0].number, "smiled")
            print(self._state.level, self._state.taps["smiled"], flush=True)
            self.close()
command.Calibration = Watched
config = Path(sys.argv[1])
arguments = ["--door", "entry", "--source", "pretend", "--windowed", "1280x720"]
sys.exit(command.main(arguments, load_settings(config), config))
"""


def test_the_whole_of_it_runs_with_a_pretend_door_and_ends_when_it_is_closed(config, qapp):
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(config)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        timeout=200,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "rehearsal 1"), done.stderr
    kept = [path.name for path in config.parent.rglob("smile_calibration*")]
    assert kept == ["smile_calibration_entry_rehearsal.json"]

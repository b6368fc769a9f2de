"""A station that can't be built or opened leaves nothing running; without its folder it stands all the same."""

import queue
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from pytestqt.qtbot import QtBot

from kiosk import wiring
from kiosk.bridge.hall import HallError
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input
from kiosk.places import ROOT
from kiosk.settings import Settings, load_settings
from kiosk.wiring import Station


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The shipped settings with pretend devices and the data in the test's folder."""
    shipped = load_settings(ROOT / "config.yaml")
    pretend = dict.fromkeys(("wheel", "booth_camera", "printer", "entry_camera", "exit_camera"), "pretend")
    return shipped.model_copy(
        update={
            "data": shipped.data.model_copy(update={"folder": str(tmp_path / "var")}),
            "devices": shipped.devices.model_copy(update=pretend),
        }
    )


def test_a_station_that_can_not_be_built_leaves_nothing_running(
    qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise OSError("no frames")

    monkeypatch.setattr(wiring, "PostcardRoom", failing)
    with pytest.raises(OSError, match="no frames"):
        Station(settings, ROOT / "config.yaml")


def test_scenes_that_can_not_be_loaded_leave_nothing_running(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = Station(settings, ROOT / "config.yaml")
    (tmp_path / "Main.qml").write_text("import QtQuick\nRectangle {}\n")
    monkeypatch.setattr(wiring, "SCENES", tmp_path)
    with pytest.raises(HallError, match="the scenes can't be loaded"):
        station.run((640, 360), lambda: None)


def test_staff_know_every_part_of_the_house_by_a_name(qtbot: QtBot, settings: Settings) -> None:
    station = Station(settings, ROOT / "config.yaml")
    parts = {exhibit.name for exhibit in station.house._exhibits} | set(station.devices)
    names = station.staff.names
    station.house.stop()
    station.journal.close()
    station.hall.close()
    assert sorted(parts - names.keys()) == []
    assert names["story"] == ("回首滨江", "Looking Back")


def test_a_station_ended_before_its_devices_started_ends_in_order(qtbot: QtBot, settings: Settings) -> None:
    station = Station(settings, ROOT / "config.yaml")
    station.house.stop()
    assert station.journal.close()
    station.hall.close()


def test_a_station_that_ended_leaves_the_event_loop_to_others(qtbot: QtBot, settings: Settings) -> None:
    station = Station(settings, ROOT / "config.yaml")
    assert station.run((640, 360), lambda: QTimer.singleShot(0, lambda: station.end("test"))) == 0
    QCoreApplication.processEvents()
    later = QTimer(singleShot=True, interval=1)
    with qtbot.waitSignal(later.timeout):
        later.start()


def test_the_first_frame_is_told_before_any_device_is_started(qtbot: QtBot, settings: Settings) -> None:
    station = Station(settings, ROOT / "config.yaml")
    heard: list[str] = []
    station.house.start = lambda: heard.append("devices")  # type: ignore[method-assign]

    def seen() -> None:
        heard.append("frame")
        station.end("test")

    station.run((640, 360), lambda: None, on_first_frame=seen)
    assert heard == ["frame", "devices"], "a window that dies with its devices leaves the fact that it was begun anew"


def test_a_data_folder_that_can_not_be_made_is_told_and_the_station_stands(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    told: queue.Queue[Input] = queue.Queue()
    station = Station(settings, ROOT / "config.yaml")
    station.bell.answer(told.put)
    qtbot.waitUntil(lambda: not told.empty(), timeout=10_000)
    said = told.get()
    assert isinstance(said, DeviceReported)
    assert (said.device, said.level) == ("journal", "fault")
    station.house.stop()
    station.journal.close()
    station.hall.close()

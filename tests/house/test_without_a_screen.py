"""A station whose screens are all off: its devices work, staff are told, and it does not wait for a frame to end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.bridge import hall
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.wiring import Station


class NoScreen:
    """What Qt makes up while no screen is connected and on."""

    def geometry(self) -> QRect:
        return QRect()


class DarkStation:
    """A station on pretend devices, built while there is no screen; `told` is what staff read of its screen."""

    def __init__(self, folder: Path) -> None:
        shipped = load_settings(ROOT / "config.yaml")
        pretend = dict.fromkeys(("wheel", "booth_camera", "printer", "entry_camera", "exit_camera"), "pretend")
        settings = shipped.model_copy(
            update={
                "data": shipped.data.model_copy(update={"folder": str(folder / "var")}),
                "devices": shipped.devices.model_copy(update=pretend),
            }
        )
        self.station = Station(settings, ROOT / "config.yaml")
        self.told: list[DeviceReported] = []
        self.line = ""
        self.station.bell.answer(self._heard)

    def run(self, on_open: Callable[[], None] = lambda: None) -> int:
        return self.station.run(None, self._ready, on_open)

    def _heard(self, happening: Input) -> None:
        if isinstance(happening, DeviceReported) and happening.device == "screen":
            self.told.append(happening)
        self.station.house.receive(happening)

    def _ready(self) -> None:
        self.line = self.station.ready_line()
        self.station.end("test")


@pytest.fixture
def dark(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DarkStation:
    monkeypatch.setattr(QGuiApplication, "primaryScreen", staticmethod(NoScreen))
    monkeypatch.setattr(QGuiApplication, "screens", staticmethod(list))
    return DarkStation(tmp_path)


def test_the_cameras_count_while_the_screen_is_dark(dark: DarkStation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hall, "NO_SCREEN_MS", 1)
    assert dark.run() == 0
    assert "no frame yet, for want of a screen" in dark.line
    assert "entry_camera=" in dark.line
    assert [one.level for one in dark.told] == ["fault"]
    assert dark.told[0].sentence_en.startswith("No screen is on.")


def test_a_screen_that_comes_while_the_window_waits_for_its_first_frame_is_not_told_as_missing(
    dark: DarkStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def comes() -> None:
        monkeypatch.undo()
        QGuiApplication.instance().primaryScreenChanged.emit(QGuiApplication.primaryScreen())  # type: ignore[union-attr]

    assert dark.run(comes) == 0
    assert "first frame after" in dark.line
    assert [one.level for one in dark.told] == ["ok"]

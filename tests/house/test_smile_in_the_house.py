"""The smile count from end to end without a camera: buttons, the day, staff's switch and a mirror, in one house."""

from __future__ import annotations

import queue
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.devices.smile_buttons import ButtonsDoor
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.exhibits import smile, staff, visit
from kiosk.exhibits.smile.state import SmileState
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import Counted, DayCounted
from kiosk.happenings.words import Fact, Input
from kiosk.house import Exhibit, House
from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.today import Today


class Notes:
    def __init__(self) -> None:
        self.noted: list[tuple[Fact, bool]] = []

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool, closed: bool = False) -> None:
        assert visit_id is None
        self.noted.append((fact, rehearsal))

    def of(self, *kinds: type[Fact]) -> list[Fact]:
        return [fact for fact, _ in self.noted if isinstance(fact, kinds)]


class NoAlarm:
    def set(self, at_s: float | None) -> None:
        """Nobody is woken here."""


class Station:
    """Buttons at the exit, a pretend camera at the entry with a mirror of its own; the test opens the bell."""

    def __init__(self, folder: Path) -> None:
        settings = load_settings(ROOT / "config.yaml")
        self.bell: queue.Queue[Input] = queue.Queue()
        self.now_s = 0.0
        self.notes = Notes()
        self.shown = smile.start()
        ring = self.bell.put
        self.switch = SmileSwitch(folder / "smile.json", ring)
        exit_ = ButtonsDoor("exit", ring, self.switch, lambda: self.now_s)
        entry = SmileDoor(
            "entry", "pretend", settings.smile, settings.smile_door("entry"), ring, self.switch, extra=["--gap-s=1"]
        )
        now = datetime(2026, 11, 22, 12, 30, tzinfo=settings.station.zone)
        mirrors = smile.start(mirrors=("entry",))
        self.house = House(
            visit=Exhibit("visit", visit.start("zh", 60, 15, 300), visit.step, visit.due, lambda _: None),
            exhibits=[
                Exhibit("staff", staff.start(3, 60), staff.step, staff.due, lambda _: None),
                Exhibit("smile", mirrors, smile.step, smile.due, self._show),
            ],
            devices={
                "smile_switch": self.switch,
                "entry_camera": entry,
                "exit_camera": exit_,
                "today": Today(ring, lambda: now, lambda day: DayCounted(day.isoformat(), exit=Counted(7, 7, 5))),
            },
            journal=self.notes,
            clock=lambda: self.now_s,
            alarm=NoAlarm(),
            end=lambda _: None,
        )

    def _show(self, state: SmileState) -> None:
        self.shown = state

    def hear(self, kind: type[Input]) -> Input:
        """Let in what rings, up to the first of this kind."""
        while True:
            happening = self.bell.get(timeout=60)
            self.house.receive(happening)
            if isinstance(happening, kind):
                return happening


def test_a_day_at_the_doors(tmp_path: Path) -> None:
    station = Station(tmp_path)
    station.house.start()
    try:
        station.hear(DayCounted)
        assert station.shown.real.exit == Counted(7, 7, 5)
        station.now_s += 30
        station.house.receive(inputs.SmileButtonPressed("exit", True))
        assert station.shown.real.exit == Counted(8, 8, 6)
        station.hear(inputs.VisitorPassed)
        station.hear(inputs.FacesSeen)
        assert station.shown.rehearsed.entry.passed == 1
        assert station.shown.real.entry == Counted()
        station.now_s += 30
        station.house.receive(inputs.SceneShown("staff"))
        station.house.receive(inputs.SmileSwitchPressed(on=False))
        while not station.notes.of(facts.DoorMeasured):
            station.hear(inputs.DoorWatched)
        station.house.receive(inputs.SmileButtonPressed("exit", True))
        assert station.shown.real.exit.passed == 8
    finally:
        station.house.stop()
    assert station.notes.of(facts.SmileCountingSwitched) == [facts.SmileCountingSwitched(on=False)]
    real = [fact for fact, rehearsal in station.notes.noted if isinstance(fact, facts.VisitorCounted) and not rehearsal]
    assert real == [facts.VisitorCounted("exit", True, None, 0.0, "buttons")]


@pytest.mark.parametrize("kept", [True, False])
def test_a_house_opens_as_it_was_left(tmp_path: Path, kept: bool) -> None:
    (tmp_path / "smile.json").write_text(f'{{"on": {str(kept).lower()}}}')
    station = Station(tmp_path)
    station.house.start()
    try:
        station.hear(inputs.SmileSwitched)
        station.hear(inputs.DoorState)
        assert station.shown.switched == kept
    finally:
        station.house.stop()
    assert station.notes.of(facts.SmileCountingSwitched) == []

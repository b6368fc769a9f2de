"""Keeping as staff meet it: one press, one answer, and only for who may."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kiosk.bridge.keeping_view import KeepingView
from kiosk.exhibits import keeping
from kiosk.exhibits.keeping import KeepingState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndKiosk, ExportJournal, MakeBackup, PrintDayCard
from kiosk.happenings.words import Fact, Input, Order

SHANGHAI = ZoneInfo("Asia/Shanghai")
PRESSES: list[tuple[Input, Order]] = [
    (inputs.BackupPressed(), MakeBackup()),
    (inputs.ExportPressed(), ExportJournal()),
    (inputs.DayCardPressed(), PrintDayCard("2026-11-30")),
    (inputs.RestartPressed(), EndKiosk("restart")),
]


class Keeping:
    """The exhibit with what it ordered and noted."""

    def __init__(self) -> None:
        self.state: KeepingState = keeping.start()
        self.orders: list[Order] = []
        self.facts: list[Fact] = []

    def hears(self, *happenings: Input) -> None:
        for happening in happenings:
            step = keeping.step(self.state, happening, 0.0)
            self.state = step.state
            self.orders += step.orders
            self.facts += step.facts

    def staff_come(self) -> None:
        self.hears(inputs.DayCounted("2026-11-30"), inputs.SceneShown("staff"))


def backup(made: int = 1_796_040_000_000, *, ok: bool = True, busy: bool = False, files: int = 0) -> inputs.BackupTold:
    return inputs.BackupTold(ok, busy, made, 34_200_000, "好了。", "Done.", files)


@pytest.mark.parametrize(("press", "order"), PRESSES)
def test_only_staff_get_what_they_press_in_the_scene_or_in_the_browser(press: Input, order: Order) -> None:
    hall = Keeping()
    hall.hears(inputs.DayCounted("2026-11-30"), press, inputs.SceneShown("home"), press)
    assert hall.orders == []
    hall.hears(inputs.StaffAsked(press))
    assert hall.orders == [order]
    fresh = Keeping()
    fresh.staff_come()
    fresh.hears(press)
    assert fresh.orders == [order]
    fresh.hears(inputs.SceneShown("attract"), inputs.KeepingTold("day_card", True, "", ""), press)
    assert fresh.orders == [order]


def test_mad_taps_are_one_press_until_it_is_answered() -> None:
    hall = Keeping()
    hall.staff_come()
    hall.hears(*[inputs.ExportPressed()] * 50)
    assert hall.orders == [ExportJournal()]
    assert hall.state.jobs == {"export"}
    hall.hears(inputs.KeepingTold("export", False, "没有U盘。", "No stick."), inputs.ExportPressed())
    assert hall.orders == [ExportJournal(), ExportJournal()]


def test_a_backup_that_the_evening_makes_is_under_way_for_staff_too() -> None:
    hall = Keeping()
    hall.staff_come()
    hall.hears(backup(busy=True), inputs.BackupPressed())
    assert hall.orders == []
    hall.hears(backup(files=210))
    assert hall.facts == [facts.BackupMade(34_200_000, 210)]
    assert hall.state.jobs == frozenset()


def test_only_a_backup_made_now_is_noted() -> None:
    hall = Keeping()
    hall.hears(backup(), backup(busy=True), backup(ok=False), backup())
    assert hall.facts == []


def test_a_day_card_waits_until_the_day_is_known() -> None:
    hall = Keeping()
    hall.hears(inputs.SceneShown("staff"), inputs.DayCardPressed())
    assert hall.orders == []
    hall.hears(inputs.DayCounted("2026-12-01"), inputs.DayCardPressed())
    assert hall.orders == [PrintDayCard("2026-12-01")]


def test_how_each_ended_is_remembered_apart() -> None:
    hall = Keeping()
    hall.hears(
        backup(ok=False),
        inputs.KeepingTold("export", True, "导出了。", "Exported."),
        inputs.EveningTold(True, "收馆了。", "Closed."),
        backup(),
    )
    ended = {name: told.ok for name, told in hall.state.told}
    assert ended == {"backup": True, "export": True, "evening": True}


def test_the_view_shows_station_time_and_sizes_that_are_read_at_a_glance() -> None:
    rung: list[Input] = []
    view = KeepingView(rung.append, SHANGHAI)
    assert view.property("kept") == {"known": False, "day": "", "time": "", "megabytes": ""}
    hall = Keeping()
    hall.hears(backup(0))
    view.show(hall.state)
    assert view.property("kept")["known"] and view.property("kept")["day"] == ""
    hall.hears(backup(files=1), inputs.KeepingTold("export", False, "没有U盘。", "No stick."))
    view.show(hall.state)
    assert view.property("kept") == {"known": True, "day": "2026-11-30", "time": "20:00", "megabytes": "34"}
    assert view.property("jobs")["export"] == {
        "busy": False,
        "told": True,
        "ok": False,
        "zh": "没有U盘。",
        "en": "No stick.",
    }
    assert not view.property("jobs")["day_card"]["told"]
    view.backUp()
    view.exportJournal()
    view.printDayCard()
    view.restart()
    assert rung == [press for press, _ in PRESSES]

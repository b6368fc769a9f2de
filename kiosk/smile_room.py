"""微笑滨江: its doors and their switch, its thinking and its views, and the screens of their own, built together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.bridge.door_view import DoorView
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.lantern_river import PROVIDER, LanternPictures
from kiosk.bridge.side_window import SideWindow
from kiosk.bridge.smile_view import SmileView
from kiosk.devices.smile_buttons import ButtonsDoor
from kiosk.devices.smile_camera.cameras import door_sources, v4l2_cameras
from kiosk.devices.smile_camera.door import SmileDoor
from kiosk.devices.smile_switch import SmileSwitch
from kiosk.exhibits import smile
from kiosk.exhibits.smile.state import SmileState
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Door, Input, Means
from kiosk.house import Device, Exhibit
from kiosk.journal.day_count import count_day
from kiosk.places import ROOT, SCENES
from kiosk.reckoning.opening import Hours
from kiosk.settings import Screen, Settings
from kiosk.settings.schedule import schedule_of
from kiosk.today import Today

_DOORS: tuple[Door, Door] = ("entry", "exit")
_SHOWN_AT: dict[str, Door] = {"entry_door": "entry", "exit_door": "exit"}


class SmileRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    `devices` start in their order: the switch first, so that a door that is off never opens its camera. `clock` is the
    house's; `hours_of` says when the hall opens and closes on a day (config.yaml does, if None).
    """

    def __init__(
        self,
        settings: Settings,
        journal: Path,
        words: Mapping[str, Mapping[str, Mapping[str, str]]],
        ring: Callable[[Input], None],
        receive: Callable[[Input], None],
        clock: Callable[[], float],
        hours_of: Callable[[date], Hours | None] | None = None,
    ) -> None:
        zone = settings.station.zone
        hours_of = hours_of or (lambda day: schedule_of(settings.opening_hours, settings.special_days).of(day).hours)
        self._ring = ring
        self._screens = settings.screens[1:]
        self._sides: list[SideWindow] = []
        self._pictures: list[LanternPictures] = []
        entry, leaving = settings.smile_entry, settings.smile_exit
        named = settings.devices
        sources = door_sources(named.booth_camera, named.entry_camera, named.exit_camera, v4l2_cameras())
        absent: frozenset[Door] = frozenset(door for door in _DOORS if sources[door] == "off")
        self.view = SmileView(
            receive,
            settings.smile.least_sample,
            entry.hand_count,
            leaving.hand_count,
            calibrated_on=(entry.calibrated_on, leaving.calibrated_on),
            absent=absent,
            open_s=lambda: _open_today_s(zone, hours_of),
        )
        self.door_views = {
            door: DoorView(
                receive,
                door,
                clock,
                settings.smile_door(door).uncounted_from < settings.smile_door(door).uncounted_to,
                words["door"],
                door in absent,
            )
            for door in _DOORS
        }
        switch = SmileSwitch(journal.parent / "smile.json", ring)
        means: dict[Door, Means] = {
            "entry": "buttons" if named.entry_camera == "buttons" else "camera",
            "exit": "buttons" if named.exit_camera == "buttons" else "camera",
        }
        self.devices: dict[str, Device] = {
            "smile_switch": switch,
            **_doors(settings, ring, switch, sources),
            "today": Today(ring, lambda: datetime.now(zone), lambda day: count_day(journal, day, zone, means)),
        }
        mirrors = tuple(_SHOWN_AT[screen.scenes] for screen in self._screens if screen.scenes in _SHOWN_AT)
        self.exhibit = Exhibit("smile", smile.start(mirrors), smile.step, smile.due, self._show)

    def pictures(self) -> LanternPictures:
        """The rivers' pictures for one window; kept here as long as the room."""
        self._pictures.append(self.view.pictures())
        return self._pictures[-1]

    def open_sides(self, house: HouseView, windowed: tuple[int, int] | None) -> None:
        """Show what the further screens show; staff are told of a screen that is not there."""
        for screen in self._screens:
            side = SideWindow(ROOT)
            door = _SHOWN_AT.get(screen.scenes, "entry")
            properties = {
                "house": house,
                "smileView": self.view,
                "doorView": self.door_views[door],
                "shows": screen.scenes,
                "screenWidthMm": screen.width_mm,
                "lower": screen.lower,
            }
            side.add_pictures(PROVIDER, self.pictures())
            told = partial(self._tell_screen, screen)
            if not side.open(SCENES / "Beside.qml", properties, screen.output, windowed, told):
                told(False)
            self._sides.append(side)

    def end_sides(self) -> None:
        """Close the further windows."""
        for side in self._sides:
            side.end()

    def close_sides(self) -> None:
        """Let the further windows go, before the views they show."""
        for side in self._sides:
            side.close()
        self._sides.clear()

    def _show(self, state: SmileState) -> None:
        self.view.show(state)
        for view in self.door_views.values():
            view.show(state)

    def _tell_screen(self, screen: Screen, found: bool) -> None:
        name = f"screen_{screen.output}"
        if found:
            zh, en = f"屏幕 {screen.output} 正常。", f"The screen {screen.output} is there."
            self._ring(DeviceReported(name, "ok", zh, en))
            return
        zh = f"没有找到屏幕 {screen.output}（{screen.scenes}），请检查连接线和 config.yaml 的 screens。"
        en = f"There is no screen {screen.output} ({screen.scenes}): check its cable, and screens in config.yaml."
        self._ring(DeviceReported(name, "fault", zh, en))


def _open_today_s(zone: ZoneInfo, hours_of: Callable[[date], Hours | None]) -> float:
    now = datetime.now(zone)
    hours = hours_of(now.date())
    if hours is None:
        return 0.0
    opens, closes = (datetime.combine(now.date(), moment, zone) for moment in hours)
    return max(0.0, (min(now, closes) - opens).total_seconds())


def _doors(
    settings: Settings, ring: Callable[[Input], None], switch: SmileSwitch, sources: Mapping[Door, str]
) -> dict[str, Device]:
    made: dict[str, Device] = {}
    for door in _DOORS:
        source = sources[door]
        if source == "buttons":
            made[f"{door}_camera"] = ButtonsDoor(door, ring, switch)
        elif source not in ("off", "entry"):
            made[f"{door}_camera"] = SmileDoor(
                door,
                source,
                settings.smile,
                settings.smile_door(door),
                ring,
                switch,
                exit_threshold=settings.smile_exit.threshold,
            )
    return made

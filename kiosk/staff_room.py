"""What staff do for the hall: its hours, the morning check, rest and practice, backups, content, and their own page."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kiosk import __version__
from kiosk.bridge.care_view import CareView
from kiosk.bridge.hours_view import HoursView
from kiosk.bridge.keeping_view import KeepingView
from kiosk.bridge.morning_view import MorningView
from kiosk.bridge.packs_view import PacksView
from kiosk.devices.care_desk import CareDesk
from kiosk.devices.check_desk import CheckDesk
from kiosk.devices.checks.station import TRIAL_CARD, absent_lines, spoken_numbers, station_checks
from kiosk.devices.pin_desk import PinDesk, stored_pin
from kiosk.devices.screens import Screens
from kiosk.devices.staff_pages import StaffPages
from kiosk.exhibits import care, hours, keeping, morning, packs, reception
from kiosk.exhibits.care import CareState
from kiosk.exhibits.hours import HoursState
from kiosk.exhibits.keeping import KeepingState
from kiosk.exhibits.packs import PacksState
from kiosk.exhibits.staff import StaffState
from kiosk.hall_clock import HallClock
from kiosk.happenings.words import Input
from kiosk.house import Device, Exhibit
from kiosk.journal.groups import groups_of_day
from kiosk.journal.schema import JournalError, open_reader
from kiosk.journal.writer import Journal
from kiosk.keeping.room import keeping_desk
from kiosk.packs.content import Content
from kiosk.packs.pack_desk import PackDesk
from kiosk.packs.shelf import Shelf
from kiosk.pickup.address import reachable
from kiosk.reckoning.opening import always_open
from kiosk.settings import Settings
from kiosk.settings.schedule import holidays_known, schedule_of

log = logging.getLogger(__name__)


class StaffRoom:
    """Built but not started. `receive` is the house's door on this thread, `ring` the one from any thread.

    `is_station`: this runs as the station itself, not by hand, and so keeps its hours and asks for a PIN; `rehearsal`:
    a script walks through it, so it has no page in a browser. `pickup_url`: where cards are fetched, None while they
    can't be.

    `exhibits` in the order they sit, to follow the staff exhibit; `devices` by name, in starting order. `names`: what
    staff call every part of the house, in Chinese and English.
    """

    def __init__(
        self,
        settings: Settings,
        config: Path,
        journal: Journal,
        content: Content,
        words: Mapping[str, Mapping[str, Mapping[str, str]]],
        ring: Callable[[Input], None],
        receive: Callable[[Input], None],
        pickup_url: Callable[[], str | None],
        show_practice: Callable[[bool], None],
        *,
        is_station: bool,
        rehearsal: bool,
    ) -> None:
        self._settings = settings
        self._config = config
        self._journal_path = journal.path
        self._folder = journal.path.parent
        self._words = words
        self._ring = ring
        self._content = content
        self._show_practice = show_practice
        zone = settings.station.zone
        self._now: Callable[[], datetime] = lambda: datetime.now(zone)
        self.stored_pin = stored_pin(settings, self._folder, station=is_station)
        schedule = schedule_of(settings.opening_hours, settings.special_days)
        # Before opening and after closing staff have time for a preview.
        self.clock = HallClock(
            None if content.preview else self._folder / "hours.json",
            ring,
            self._now,
            schedule if is_station and not content.preview else always_open(),
            holidays_known=lambda year: holidays_known(settings.special_days, year),
            practice=not is_station,
        )
        self.pages = (
            None
            if rehearsal or not settings.staff_page.served
            else StaffPages(ring, journal, config, self._folder, scenes=content.scenes, real=is_station)
        )
        self.hours_view = HoursView(receive, schedule, words["hours"])
        self.morning_view = MorningView(receive, self._folder / TRIAL_CARD, self._now)
        self.care_view = CareView(receive)
        self.keeping_view = KeepingView(receive, zone)
        self.packs_view = PacksView(receive, content.assets, round(packs.PREVIEW_S / 60))
        self.names = {
            key.removeprefix("device_"): (word["zh"], word["en"])
            for key, word in words["staff_page"].items()
            if key.startswith("device_")
        }
        self.devices = self._made_devices(pickup_url)
        self.exhibits = self._made_exhibits(is_station=is_station)

    def _made_devices(self, pickup_url: Callable[[], str | None]) -> dict[str, Device]:
        settings, folder, ring = self._settings, self._folder, self._ring
        checks = station_checks(
            settings,
            self._config,
            folder,
            self._content.scenes,
            self._content.assets,
            self._words["morning"],
            self._now,
            lambda: reachable(settings.pickup.host),
            pickup_url,
        )
        made: dict[str, Device] = {
            "pin_desk": PinDesk(ring, self.stored_pin, folder),
            "care_desk": CareDesk(folder / "care.json", ring, self.today),
            "backup": keeping_desk(settings, folder, self._config, ring),
            "check_desk": CheckDesk(ring, checks),
            "packs": PackDesk(ring, Shelf(folder, self._config), self._content),
            "hall_clock": self.clock,
            "screens": Screens(ring, off=settings.evening.screens == "off"),
        }
        return made | ({"staff_page": self.pages} if self.pages else {})

    def _made_exhibits(self, *, is_station: bool) -> list[Exhibit]:
        settings = self._settings
        first_hours = hours.start(
            60 * settings.evening.last_visit_min,
            settings.evening.restart and is_station,
            keeps_hours=is_station and not self._content.preview,
        )
        first_morning = morning.start(
            absent_lines(settings), spoken_numbers(self._content.assets), settings.visit.language
        )
        register = reception.start(self.today().isoformat(), self._groups())
        return [
            Exhibit("hours", first_hours, hours.step, hours.due, self._show_hours, never_practice=True),
            Exhibit("morning", first_morning, morning.step, morning.due, self.morning_view.show),
            Exhibit("care", care.start(), care.step, care.due, self._show_care),
            Exhibit("reception", register, reception.step, reception.due, self.care_view.show_reception),
            Exhibit("keeping", keeping.start(), keeping.step, keeping.due, self._show_keeping),
            Exhibit("packs", packs.start(), packs.step, packs.due, self._show_packs),
        ]

    @property
    def views(self) -> dict[str, HoursView | MorningView | CareView | KeepingView | PacksView]:
        """By the names of the window's properties."""
        return {
            "hoursView": self.hours_view,
            "morningView": self.morning_view,
            "careView": self.care_view,
            "keepingView": self.keeping_view,
            "packsView": self.packs_view,
        }

    def today(self) -> date:
        """The local day at the station."""
        return self._now().date()

    def _groups(self) -> tuple[int, ...]:
        """The groups written down today before this start; none when the journal can't be read."""
        try:
            with closing(open_reader(self._journal_path)) as connection:
                found = groups_of_day(connection, self.today(), self._settings.station.zone)
        except (JournalError, OSError, sqlite3.Error) as error:
            log.info("today's groups can't be read yet: %s", error)
            return ()
        return tuple(group.persons for group in found if not group.taken_back)

    def tell(self, state: StaffState, now_s: float) -> None:
        """Hand what staff see in their corner on to their page."""
        self._tell(
            version=__version__,
            devices=[
                {
                    "name": name,
                    "level": health.level,
                    "zh": health.sentence_zh,
                    "en": health.sentence_en,
                    "age_s": now_s - health.since_s,
                }
                for name, health in sorted(state.devices.items())
            ],
            printing=asdict(state.printing) if state.printing else None,
            smile={"on": state.smiles_on, "doors": {door: asdict(said) for door, said in state.doors.items()}},
        )

    def _tell(self, **parts: Any) -> None:
        if self.pages:
            self.pages.tell(parts)

    def _show_hours(self, state: HoursState) -> None:
        self.hours_view.show(state)
        if state.told:
            self._tell(hall=asdict(state.told))

    def _show_care(self, state: CareState) -> None:
        self.care_view.show(state)
        self._show_practice(state.practising)
        self._tell(resting=sorted(state.resting), practising=state.practising)

    def _show_keeping(self, state: KeepingState) -> None:
        self.keeping_view.show(state)
        told = state.last("backup")
        backup = {
            "busy": "backup" in state.jobs,
            "made_utc_ms": state.made_utc_ms or 0,
            "bytes": state.bytes,
            "ok": told.ok if told else True,
            "sentence_zh": told.sentence_zh if told else "",
            "sentence_en": told.sentence_en if told else "",
        }
        self._tell(backup=backup)
        if card := state.last("day_card"):
            self._tell(keeping={"ok": card.ok, "sentence_zh": card.sentence_zh, "sentence_en": card.sentence_en})

    def _show_packs(self, state: PacksState) -> None:
        self.packs_view.show(state)
        if state.told:
            self._tell(packs=asdict(state.told))

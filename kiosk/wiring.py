"""Builds every room of a station, connects them, starts them in order and stops them in reverse."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from kiosk import __version__
from kiosk.bridge.day_view import DayView
from kiosk.bridge.doorbell import Doorbell, QtAlarm
from kiosk.bridge.hall import Hall
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.lantern_river import PROVIDER as LANTERNS
from kiosk.bridge.own_screen import any_screen
from kiosk.bridge.spare_memory import SpareMemory
from kiosk.bridge.staff_view import StaffView
from kiosk.content.panorama import PanoramaContent, load_panorama
from kiosk.content.story import Story
from kiosk.content.words import load_words
from kiosk.devices.speaker import Speaker
from kiosk.devices.voice_desk import VoiceDesk
from kiosk.devices.wheel import make_wheel
from kiosk.exhibits import day, staff, visit
from kiosk.exhibits.staff import StaffState
from kiosk.happenings.facts import StationStarted, StationStopped
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Fact, Input, Level
from kiosk.house import Device, Exhibit, House
from kiosk.journal.writer import Journal
from kiosk.kept_day import day_figures
from kiosk.packs.content import SHIPPED, Content
from kiosk.panorama_room import PanoramaRoom
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.postcard_room import PostcardRoom
from kiosk.process_age import process_age_s
from kiosk.ready import REPORT_WITHIN_S, ready_line, screen_sentences, silent
from kiosk.settings import Settings, journal_path, own_pictures
from kiosk.smile_room import SmileRoom
from kiosk.staff_room import StaffRoom
from kiosk.story_room import StoryRoom


class Station:
    """One station in one window process: everything from settings to the last device, built but not yet started.

    `rehearsal` marks every fact as rehearsed (the tour), whose `clock` may leap ahead. `is_station`: this is the real
    one, which keeps its hours. `content`: the words and pictures that are shown. `began_s`: when it was begun, if not
    when this process was. `devices` by their names in config.yaml.
    """

    def __init__(
        self,
        settings: Settings,
        config: Path,
        *,
        content: Content = SHIPPED,
        is_station: bool = False,
        rehearsal: bool = False,
        clock: Callable[[], float] = time.monotonic,
        began_s: float | None = None,
    ) -> None:
        self.settings = settings
        self.journal_path = journal_path(settings, config)
        self.folder = self.journal_path.parent
        self.zone = settings.station.zone
        self.clock = clock
        self.reason = "signal"
        self._began_s = self.clock() - process_age_s() if began_s is None else began_s
        self.bell = Doorbell()
        self._health: dict[str, str] = {}
        self._rehearsal = rehearsal

        self._content = content
        words = load_words(content.scenes)
        self.stories = StoryRoom(content, settings.visit.language, self.bell.ring, self._receive)
        shore = load_panorama(content.scenes, content.assets, own_pictures(settings, config))

        self.hall = Hall(ASSETS / "fonts", ROOT)
        # The journal's thread starts here: from now on only `close` ends it.
        self.journal = Journal(self.journal_path, settings.station.id, on_health=partial(self.report, "journal"))
        try:
            self._build(settings, config, words, shore, is_station=is_station)
        except BaseException:
            self.journal.close()
            raise

    def _build(
        self,
        settings: Settings,
        config: Path,
        words: Mapping[str, Mapping[str, Mapping[str, str]]],
        shore: PanoramaContent,
        *,
        is_station: bool,
    ) -> None:
        """The views, the devices and the house that joins them."""
        ring = self.bell.ring
        screen = settings.screens[0]

        self.house_view = HouseView(
            self._receive, words, (screen.width_mm, screen.height_mm), screen.lower, settings.staff.hold_s
        )
        stories: Mapping[str, Story] = self.stories.stories
        self.spare_memory = SpareMemory()
        self.house_view.sceneChanged.connect(lambda: self.spare_memory.scene_shown(self.house_view.property("scene")))
        opened = day.start(stories, self.today())
        self.day_view = DayView(self._receive, stories, self._content.assets, words["attract"])
        # Before the house starts: the first frame has its picture already.
        self.day_view.show(opened)
        self.stories.open(shore.buildings)
        self.panorama = PanoramaRoom(settings, shore, stories.keys(), self._content.assets, ring, self._receive)
        self.staff = StaffRoom(
            settings,
            config,
            self.journal,
            self._content,
            words,
            ring,
            self._receive,
            lambda: self.postcards.pickup.url or None,
            self.house_view.show_practice,
            is_station=is_station,
            rehearsal=self._rehearsal,
        )
        self.smiles = SmileRoom(
            settings, self.journal_path, words, ring, self._receive, self.clock, self.staff.clock.hours_of
        )
        titles = {one.id: one.title for one in stories.values()} | {one.id: one.name for one in shore.buildings}
        self.staff_view = StaffView(
            self._receive,
            lambda: day_figures(self.journal_path, self.today(), settings, titles),
            lambda at_s: f"{datetime.now(self.zone) - timedelta(seconds=self.clock() - at_s):%H:%M}",
        )
        self.postcards = PostcardRoom(
            settings,
            self.folder,
            config.parent,
            ring,
            self._receive,
            self.journal,
            stories,
            shore.buildings,
            self.clock,
            self._content.scenes,
            self._content.assets,
        )
        for name, provider in self.postcards.providers.items():
            self.hall.add_pictures(name, provider)
        self.hall.add_pictures(LANTERNS, self.smiles.pictures())

        self.devices: dict[str, Device] = {
            "speaker": Speaker(
                ring, settings.speaker, lambda: datetime.now(self.zone).time(), settings.devices.speaker == "off"
            ),
            "voice_desk": VoiceDesk(ring, self.folder / "voices"),
            **self._wheel(),
            **self.panorama.devices,
            **self.postcards.devices,
            **self.smiles.devices,
            **self.staff.devices,
        }
        self.house = House(
            visit=Exhibit(
                "visit",
                visit.start(
                    settings.visit.language,
                    settings.visit.idle_s,
                    settings.visit.ask_s,
                    settings.visit.listen_s,
                    60 * settings.evening.last_visit_min,
                ),
                visit.step,
                visit.due,
                self.house_view.show,
            ),
            exhibits=[
                Exhibit(
                    "staff",
                    staff.start(settings.staff.tries, settings.staff.lock_s),
                    staff.step,
                    staff.due,
                    self._show_staff,
                ),
                *self.staff.exhibits,
                self.stories.exhibit,
                self.panorama.exhibit,
                self.postcards.exhibit,
                Exhibit("day", opened, day.step, day.due, self.day_view.show),
                self.smiles.exhibit,
            ],
            devices=self.devices,
            journal=self.journal,
            clock=self.clock,
            alarm=QtAlarm(self._receive, self.clock),
            end=self.end,
            rehearsal=self._rehearsal,
            names=self.staff.names,
        )
        self.bell.answer(self.house.receive)

    def today(self) -> date:
        """The local day at the station."""
        return datetime.now(self.zone).date()

    def run(
        self,
        windowed: tuple[int, int] | None,
        on_ready: Callable[[], None],
        on_open: Callable[[], None] = lambda: None,
        on_end: Callable[[], None] = lambda: None,
        on_first_frame: Callable[[], None] = lambda: None,
    ) -> int:
        """Open the window, start the devices after its first frame, turn until somebody ends it; the exit status.

        `on_open` is called when the window is there, `on_first_frame` when it was seen and before any device starts,
        `on_end` when it is about to go. Without a screen the devices start after a while, and the window waits.
        """
        views = {
            "house": self.house_view,
            "dayView": self.day_view,
            "storyView": self.stories.view,
            "panoramaView": self.panorama.view,
            "postcardView": self.postcards.view,
            "inkView": self.postcards.ink_view,
            "smileView": self.smiles.view,
            "doorView": self.smiles.door_views["entry"],
            "staffView": self.staff_view,
            **self.staff.views,
        }
        output = self.settings.screens[0].output

        def first_frame() -> None:
            self.first_frame_s = self.clock() - self._began_s
            on_first_frame()
            self.house.start()
            if not self.hall.found:
                self._tell_screen(False)
            self.stories.report()
            self.panorama.report()
            self.smiles.open_sides(self.house_view, windowed)
            self.alarm_ready(on_ready)

        try:
            self.hall.open(SCENES / "Main.qml", views, output, windowed, first_frame, self._tell_screen)
            self.note(StationStarted(__version__))
            on_open()
            try:
                return self.hall.run(lambda: self.end("signal"))
            finally:
                on_end()
                self.house.stop()
                self.bell.answer(None)
                self.note(StationStopped(self.reason))
        finally:
            self.journal.close()
            self.smiles.close_sides()
            self.hall.close()

    def note(self, fact: Fact) -> None:
        """Remember what belongs to no visit."""
        self.journal.note(fact, visit_id=None, rehearsal=self._rehearsal)

    def report(self, device: str, level: Level, sentence_zh: str, sentence_en: str) -> None:
        """Tell staff how a part of the house is."""
        self.bell.ring(DeviceReported(device, level, sentence_zh, sentence_en))

    def _tell_screen(self, found: bool) -> None:
        name = self.settings.screens[0].output
        self.report("screen", "ok" if found else "fault", *screen_sentences(name, found, any_screen() is not None))

    def alarm_ready(self, on_ready: Callable[[], None]) -> None:
        """Call `on_ready` once every device has said what it is, or after REPORT_WITHIN_S."""
        given_up_s = self.clock() + REPORT_WITHIN_S

        def look() -> None:
            if not silent(self.devices, self._health) or self.clock() >= given_up_s:
                self.hall.stop_looking()
                on_ready()

        self.hall.look_often(look)

    def end(self, reason: str) -> None:
        """Leave `run` in order; `reason` goes into the journal."""
        self.reason = reason
        self.smiles.end_sides()
        self.hall.end()

    def ready_line(self) -> str:
        """What this station runs on, in one line."""
        screen, size_px = self.settings.screens[0], self.hall.size_px
        first_frame_s = self.first_frame_s if self.hall.seen else None
        return ready_line(first_frame_s, size_px, screen, self._health, self.journal_path)

    def in_fault(self) -> list[str]:
        """The names of devices that are in fault now."""
        return sorted(name for name, level in self._health.items() if level == "fault")

    def _receive(self, happening: Input) -> None:
        # What devices said while this thread was busy drawing comes first: so the next frame shows it already.
        self.bell.open_to_all()
        self.house.receive(happening)

    def _show_staff(self, state: StaffState) -> None:
        self._health = {
            name: "real" if health.level == "ok" else "pretend" if health.level == "rehearsal" else "fault"
            for name, health in state.devices.items()
        }
        self.staff_view.show(state)
        self.house_view.show_rehearsal(state.rehearsing, not self.staff.stored_pin)
        self.staff.tell(state, self.clock())

    def _wheel(self) -> dict[str, Device]:
        made = make_wheel(self.settings.devices.wheel, self.settings.wheel, self.bell.ring)
        return {"wheel": made} if made else {}

"""Builds every room of a station, connects them, starts them in order and stops them in reverse."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from pathlib import Path

from kiosk import __version__
from kiosk.bridge.day_view import DayView
from kiosk.bridge.doorbell import Doorbell, QtAlarm
from kiosk.bridge.hall import Hall, HallError
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.lantern_river import PROVIDER as LANTERNS
from kiosk.bridge.staff_view import StaffView
from kiosk.bridge.story_view import StoryView
from kiosk.content.panorama import PanoramaContent, load_panorama
from kiosk.content.story import Story, readable_stories
from kiosk.content.story_media import load_voices
from kiosk.content.words import load_words
from kiosk.devices.pin_desk import PinDesk
from kiosk.devices.speaker import Speaker
from kiosk.devices.voice_desk import VoiceDesk
from kiosk.devices.wheel import make_wheel
from kiosk.exhibits import day, staff, story, visit
from kiosk.exhibits.staff import StaffState
from kiosk.happenings.facts import StationStarted, StationStopped
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input, Level
from kiosk.house import Device, Exhibit, House
from kiosk.journal.writer import Journal
from kiosk.kept_day import day_figures
from kiosk.panorama_room import PanoramaRoom
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.postcard_room import PostcardRoom
from kiosk.process_age import process_age_s
from kiosk.settings import Settings, journal_path, own_pictures
from kiosk.smile_room import SmileRoom
from kiosk.voice_clips import Clip

log = logging.getLogger(__name__)
# Part of the house, not devices a station has or lacks: they report nothing.
SILENT = {"delivery", "pin_desk", "press", "smile_switch", "sun", "today", "voice_desk"}
# So long the ready line waits for slow devices to say what they are.
REPORT_WITHIN_S = 10.0


class Station:
    """One station in one window process: everything from settings to the last device, built but not yet started.

    `rehearsal` marks every fact as rehearsed (the tour), whose `clock` may leap ahead. `devices` by their names in
    config.yaml.
    """

    def __init__(
        self,
        settings: Settings,
        config: Path,
        *,
        rehearsal: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.settings = settings
        self.journal_path = journal_path(settings, config)
        self.folder = self.journal_path.parent
        self.zone = settings.station.zone
        self.clock = clock
        self._reason = "signal"
        self._began_s = self.clock() - process_age_s()
        self.bell = Doorbell()
        self._health: dict[str, str] = {}
        self._rehearsal = rehearsal

        words = load_words(SCENES)
        stories, self._story_faults = readable_stories(SCENES / "story" / "stories")
        clips, missing_voices = load_voices(stories, ASSETS)
        self._story_faults += missing_voices
        for fault in self._story_faults:
            log.warning("%s", fault)
        shore = load_panorama(SCENES, ASSETS, own_pictures(settings, config))

        self.hall = Hall(ASSETS / "fonts", ROOT)
        # The journal's thread starts here: from now on only `close` ends it.
        self.journal = Journal(
            self.journal_path, settings.station.id, on_health=partial(_report, self.bell.ring, "journal")
        )
        try:
            self._build(settings, config, words, stories, clips, shore)
        except BaseException:
            self.journal.close()
            raise

    def _build(
        self,
        settings: Settings,
        config: Path,
        words: Mapping[str, Mapping[str, Mapping[str, str]]],
        stories: Mapping[str, Story],
        clips: Mapping[str, Clip],
        shore: PanoramaContent,
    ) -> None:
        """The views, the devices and the house that joins them."""
        ring = self.bell.ring
        screen = settings.screens[0]
        language = settings.visit.language

        self.house_view = HouseView(
            self._receive, words, (screen.width_mm, screen.height_mm), screen.lower, settings.staff.hold_s
        )
        opened = day.start(stories, self.today())
        self.day_view = DayView(self._receive, stories, ASSETS, words["attract"])
        # Before the house starts: the first frame has its picture already.
        self.day_view.show(opened)
        places = {building.id: building.name for building in shore.buildings}
        self.story_view = StoryView(self._receive, stories, ASSETS, places, self._miss_picture)
        self.panorama = PanoramaRoom(settings, shore, stories.keys(), ASSETS, ring, self._receive)
        self.smiles = SmileRoom(settings, self.journal_path, words, ring, self._receive, self.clock)
        self.staff_view = StaffView(self._receive, lambda: day_figures(self.journal_path, self.today(), settings))
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
        )
        for name, provider in self.postcards.providers.items():
            self.hall.add_pictures(name, provider)
        self.hall.add_pictures(LANTERNS, self.smiles.pictures())

        self.devices: dict[str, Device] = {
            "pin_desk": PinDesk(ring, settings.staff.pin_hash),
            "speaker": Speaker(
                ring, settings.speaker, lambda: datetime.now(self.zone).time(), settings.devices.speaker == "off"
            ),
            "voice_desk": VoiceDesk(ring, self.folder / "voices"),
            **self._wheel(),
            **self.panorama.devices,
            **self.postcards.devices,
            **self.smiles.devices,
        }
        self.house = House(
            visit=Exhibit(
                "visit",
                visit.start(language, settings.visit.idle_s, settings.visit.ask_s, settings.visit.listen_s),
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
                Exhibit("story", story.start(stories, clips, language), story.step, story.due, self.story_view.show),
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
        )
        self.bell.answer(self.house.receive)

    def today(self) -> date:
        """The local day at the station."""
        return datetime.now(self.zone).date()

    def run(self, windowed: tuple[int, int] | None, on_ready: Callable[[], None]) -> int:
        """Open the window, start the devices after its first frame, turn until somebody ends it; the exit status."""
        views = {
            "house": self.house_view,
            "dayView": self.day_view,
            "storyView": self.story_view,
            "panoramaView": self.panorama.view,
            "postcardView": self.postcards.view,
            "inkView": self.postcards.ink_view,
            "smileView": self.smiles.view,
            "doorView": self.smiles.door_views["entry"],
            "staffView": self.staff_view,
        }
        output = self.settings.screens[0].output

        def first_frame() -> None:
            self.first_frame_s = self.clock() - self._began_s
            self.house.start()
            if not found:
                _report(
                    self.bell.ring,
                    "screen",
                    "fault",
                    f"没有找到屏幕 {output}，已使用主屏幕。",
                    f"There is no screen {output}; the primary one is used.",
                )
            self._report_stories()
            self.panorama.report()
            self.smiles.open_sides(self.house_view, windowed)
            self.alarm_ready(on_ready)

        try:
            found = self.hall.open(SCENES / "Main.qml", views, output, windowed, first_frame)
            self.journal.note(StationStarted(__version__), visit_id=None, rehearsal=self._rehearsal)
            try:
                return self.hall.run(lambda: self.end("signal"))
            finally:
                self.house.stop()
                self.bell.answer(None)
                self.journal.note(StationStopped(self._reason), visit_id=None, rehearsal=self._rehearsal)
        finally:
            self.journal.close()
            self.smiles.close_sides()
            self.hall.close()

    def _report_stories(self) -> None:
        """One bad story keeps nobody from the others; staff are told how much is wrong."""
        count = len(self._story_faults)
        if count:
            zh = f"故事内容有 {count} 处问题：缺的故事不显示，缺的讲述由备用语音代替。请运行 ./run check。"
            en = f"{count} faults in the stories: what can't be told is left out, missing voices are stood in for. "
            _report(self.bell.ring, "stories", "fault", zh, en + "Run ./run check.")
        else:
            _report(self.bell.ring, "stories", "ok", "故事内容完整。", "The stories are complete.")

    def _miss_picture(self, name: str) -> None:
        zh = f"沙画 {name} 无法显示，已用素沙和标题代替。请运行 ./run check。"
        en = f"The picture {name} can't be shown; plain sand stands in. Run ./run check."
        _report(self.bell.ring, "stories", "fault", zh, en)

    def alarm_ready(self, on_ready: Callable[[], None]) -> None:
        """Call `on_ready` once every device has said what it is, or after REPORT_WITHIN_S."""
        given_up_s = self.clock() + REPORT_WITHIN_S

        def look() -> None:
            silent = set(self.devices) - set(self._health) - SILENT
            if not silent or self.clock() >= given_up_s:
                self.hall.stop_looking()
                on_ready()

        self.hall.look_often(look)

    def end(self, reason: str) -> None:
        """Leave `run` in order; `reason` goes into the journal."""
        self._reason = reason
        self.smiles.end_sides()
        self.hall.end()

    def ready_line(self) -> str:
        """What this station runs on, in one line."""
        width_px, height_px = self.hall.size_px
        screen = self.settings.screens[0]
        scenes = " ".join(sorted(path.parent.name for path in SCENES.glob("*/*?Scene.qml")))
        devices = " ".join(f"{name}={level}" for name, level in sorted(self._health.items()))
        return (
            f"ready: first frame after {self.first_frame_s:.2f} s | scenes: {scenes} | "
            f"screen: {width_px}x{height_px} px, {screen.width_mm}x{screen.height_mm} mm | "
            f"devices: {devices} | journal: {self.journal_path}"
        )

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
        self.house_view.show_rehearsal(state.rehearsing, not self.settings.staff.pin_hash)

    def _wheel(self) -> dict[str, Device]:
        made = make_wheel(self.settings.devices.wheel, self.settings.wheel, self.bell.ring)
        return {"wheel": made} if made else {}


def _report(ring: Callable[[Input], None], device: str, level: Level, sentence_zh: str, sentence_en: str) -> None:
    ring(DeviceReported(device, level, sentence_zh, sentence_en))


def run_station(settings: Settings, config: Path, windowed: tuple[int, int] | None) -> int:
    """`./run`: the station until SIGTERM, SIGINT or staff end it; prints one ready line."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        station = Station(settings, config)
        return station.run(windowed, lambda: print(station.ready_line(), flush=True))
    except HallError as error:
        print(error, file=sys.stderr)
        return 1

"""What the page stands on: settings, journal, what the window told, and who is let in."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.content.buildings import load_buildings
from kiosk.content.story import readable_stories
from kiosk.content.text import Text
from kiosk.devices.pin_desk import NO_PIN, UNREADABLE, stored_pin
from kiosk.happenings.words import Language
from kiosk.journal.days import local_time
from kiosk.journal.digest import Digest
from kiosk.journal.schema import JournalError, open_reader
from kiosk.settings import Settings
from kiosk.staff_pages.door import Doorkeeper, Sessions
from kiosk.staff_pages.frame import simple_page
from kiosk.staff_pages.heading_font import cut_font, heading_letters
from kiosk.staff_pages.say import Say, Words
from kiosk.staff_pages.status import Status

log = logging.getLogger(__name__)
SETTLES_WITHIN_S = 1.0


@dataclass(slots=True)
class Office:
    """`say_to_window(kind, …)` writes a line to the window's process; `config` is the file `settings` came from.

    `real`: a station without a practice PIN. `titles`: of stories and buildings, by their ids.
    """

    settings: Settings
    config: Path
    data: Path
    words: Words
    doorkeeper: Doorkeeper
    say_to_window: Callable[..., None]
    real: bool = False
    titles: Mapping[str, Text] = field(default_factory=dict)
    status: Status = field(default_factory=Status)
    sessions: Sessions = field(default_factory=Sessions)
    utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000
    digest: Digest = field(init=False)
    _font: bytes = b""
    _first_reading: threading.Event = field(default_factory=threading.Event)
    _cutting: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.digest = Digest(self.journal, self.data / "digest.sqlite", self.zone)

    @property
    def journal(self) -> Path:
        return self.data / "journal.sqlite"

    @property
    def backup_folder(self) -> Path:
        return (self.data / self.settings.backup.folder).resolve()

    @property
    def zone(self) -> ZoneInfo:
        return self.settings.station.zone

    @property
    def secure(self) -> bool:
        """Whether the page is served by TLS."""
        return bool(self.settings.staff_page.certificate_file)

    @property
    def stored_pin(self) -> str:
        return stored_pin(self.settings, self.data, station=self.real)

    @property
    def practice_pin(self) -> bool:
        """Whether everybody knows the PIN."""
        return not self.stored_pin

    @property
    def no_pin(self) -> bool:
        """Whether no PIN is right: none was chosen yet, or it can't be read."""
        return self.stored_pin in (NO_PIN, UNREADABLE)

    def say(self, language: str) -> Say:
        chosen: Language = "en" if language == "en" else "zh"
        return Say(self.words, chosen, self.zone)

    def name(self, language: str) -> str:
        """The station's name."""
        return self.settings.station.name_en if language == "en" else self.settings.station.name_zh

    def now(self) -> datetime:
        """The time at the station."""
        return local_time(self.utc_ms_now(), self.zone)

    def today(self) -> date:
        return self.now().date()

    def simple(self, key: str, language: str) -> str:
        """A page of one sentence."""
        return simple_page(self.say(language), self.name(language), key)

    def heading_font(self) -> bytes:
        """The headings' letters, cut when a browser first asks for them."""
        with self._cutting:
            if not self._font:
                names = (self.settings.station.name_zh, self.settings.station.name_en)
                self._font = cut_font(heading_letters(self.words, names))
        return self._font

    async def settled(self) -> None:
        """Give the window a moment to answer, so that the next page shows what became of a press."""
        await self.status.news(SETTLES_WITHIN_S)

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The journal, so that nothing can be changed; raises JournalError or sqlite3.Error."""
        with contextlib.closing(open_reader(self.journal)) as connection:
            yield connection

    def catch_up(self) -> bool:
        """Let the digest take in what is new; whether it knows everything by now."""
        if self._first_reading.is_set():
            return False
        try:
            whole = self.digest.update(portions=1)
        except (JournalError, sqlite3.Error):
            return False
        if not whole:
            # A journal that was restored, or a digest that was begun anew: nobody waits for all of it.
            self.begin_reading()
        return whole

    def begin_reading(self) -> None:
        """Let the digest read a long journal in the background, gently."""

        def read() -> None:
            try:
                self.digest.update(pause_s=0.02)
            except (JournalError, sqlite3.Error) as error:
                log.info("the journal is digested when it can be read: %s", error)
            finally:
                self._first_reading.clear()

        self._first_reading.set()
        threading.Thread(target=read, name="digest", daemon=True).start()


def content_titles(scenes: Path) -> dict[str, Text]:
    """The titles of stories and buildings by their ids, as far as they can be read."""
    stories, _ = readable_stories(scenes / "story" / "stories")
    buildings, _ = load_buildings(scenes / "panorama" / "buildings")
    return {story.id: story.title for story in stories.values()} | {one.id: one.name for _, one in buildings}

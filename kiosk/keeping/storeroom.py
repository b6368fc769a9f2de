"""The station's storeroom: backups, exports and day cards, each made apart from the window's process."""

from __future__ import annotations

import threading
import time
from datetime import date
from functools import partial
from pathlib import Path

from kiosk import __version__
from kiosk.devices.keeping_desk import Kept
from kiosk.keeping.apart import apart
from kiosk.keeping.backup import BackupPlan, last_backup, make_backup, require_folder
from kiosk.keeping.cards import FOLDER as CARDS, tidy_cards
from kiosk.keeping.contents import JOURNAL_FILE
from kiosk.keeping.day_card import DayCardPlan, day_card_pdf
from kiosk.keeping.export import STICKS, ExportPlan, export_to_stick
from kiosk.keeping.troubles import LEAVE_FREE, told
from kiosk.settings import Settings

BACKUP_WITHIN_S = 3600.0
EXPORT_WITHIN_S = 3600.0
DRAW_WITHIN_S = 180.0


class StationStoreroom:
    """Of the station whose data lie in `data` and whose settings came from the file `config`."""

    def __init__(
        self,
        settings: Settings,
        data: Path,
        config: Path,
        *,
        sticks: tuple[Path, ...] = STICKS,
        leave_free: int = LEAVE_FREE,
    ) -> None:
        station = settings.station
        self._settings = settings
        self._data = data
        self._sticks = sticks
        self._plan = BackupPlan(
            data,
            config.resolve(),
            (data / settings.backup.folder).resolve(),
            settings.backup.keep,
            station.id,
            __version__,
            station.zone,
            leave_free=leave_free,
        )
        self._cancelled = threading.Event()

    def last(self) -> Kept | None:
        """The newest backup that can be read; raises KeepingRefusedError when their folder is not there."""
        plan = self._plan
        if plan.folder.is_relative_to(plan.data) and not plan.folder.exists():
            return None
        with told(plan.folder):
            require_folder(plan)
            return last_backup(plan.folder, plan.station)

    def back_up(self) -> Kept:
        """Make a backup; raises KeepingRefusedError."""
        _, kept = apart(partial(make_backup, self._plan), BACKUP_WITHIN_S, self._cancelled)
        return kept

    def export(self) -> Path:
        """Write the journal to the memory stick; raises KeepingRefusedError."""
        own = self._data, self._plan.folder
        plan = ExportPlan(self._data / JOURNAL_FILE, self._settings, self._sticks, own)
        return apart(partial(export_to_stick, plan), EXPORT_WITHIN_S, self._cancelled)

    def draw_day_card(self, local_day: str, page: bool) -> bytes:
        """The day card as PDF, on A4 or on the cards' paper; raises KeepingRefusedError."""
        day = date.fromisoformat(local_day)
        plan = DayCardPlan(self._data / JOURNAL_FILE, self._settings, day, "page" if page else "card")
        return apart(partial(day_card_pdf, plan), DRAW_WITHIN_S, self._cancelled)

    def tidy(self) -> None:
        """Delete kept postcards whose hours are over, or that their owners deleted."""
        tidy_cards(self._data / "postcards", self._plan.folder / CARDS, time.time_ns() // 1_000_000)

    def cancel(self) -> None:
        """Break off what goes on, from any thread; nothing can be made after that."""
        self._cancelled.set()

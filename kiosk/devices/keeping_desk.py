"""The desk of what the station keeps: backups, the export, the day card on paper, and the closing of the day."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.devices.desk import Desk
from kiosk.happenings.inputs import BackupTold, DeviceReported, EveningTold, KeepingTold
from kiosk.happenings.orders import CloseDay, ExportJournal, MakeBackup, PrintDayCard
from kiosk.happenings.words import Input, Level, Order
from kiosk.settings.hall_day import Evening

log = logging.getLogger(__name__)
TIDY_EVERY_S = 30.0
OLD_AFTER_DAYS = 3
_DAY_MS = 86_400_000
Sentences = tuple[str, str]
_BROKE_OFF = "未能完成，原因见日志。", "It broke off; the log says why."
_NONE_YET = "还没有备份：收馆时会做第一份。", "There is no backup yet: the first one is made when the hall closes."
_NONE = "还没有备份。", "There is no backup yet."
_UNDER_WAY = "正在备份……", "A backup is being made …"
_CLOSED = "今天已收馆。", "The day is closed."


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was proved: when it was made, its size, and how many files are in it.

    `unreadable`, known while it is made: how many facts of a damaged journal could not be read into it; None when the
    journal was whole.
    """

    made_utc_ms: int
    bytes: int
    files: int
    unreadable: int | None = None

    @property
    def remark(self) -> Sentences:
        """What there is to say of the journal, after that the backup is made; both empty when all is well."""
        if self.unreadable is None:
            return "", ""
        zh, en = "所有记录都已读出", "all that stood in it could be read into the backup"
        if self.unreadable:
            zh = f"有 {self.unreadable:,} 条记录读不出来"
            en = f"{self.unreadable:,} facts could not be read into the backup"
        return (
            f"日志有损坏，{zh}；程序下次启动时会修复日志。",
            f" The journal is damaged: {en}. It is mended at the next start.",
        )


class KeepingRefusedError(Exception):
    """It can't be done now; both sentences say why in plain words, and what to do."""

    def __init__(self, sentence_zh: str, sentence_en: str) -> None:
        super().__init__(sentence_zh, sentence_en)
        self.sentence_zh = sentence_zh
        self.sentence_en = sentence_en


class Storeroom(Protocol):
    """What the desk needs of kiosk.keeping. Each may take minutes, but for `last`, `tidy` and `cancel`.

    All but those two may raise KeepingRefusedError.
    """

    def last(self) -> Kept | None:
        """The newest good backup."""

    def back_up(self) -> Kept:
        """Make one now."""

    def export(self) -> Path:
        """Write the journal as files to the memory stick; the folder there."""

    def tidy(self) -> None:
        """Let go of visitors' postcards whose time is over."""

    def cancel(self) -> None:
        """Break off whatever goes on, from any thread."""


class Paper(Protocol):
    """What the desk needs of a printer."""

    def print(self, local_day: str) -> Sentences:
        """Print the card of that day; sentences for staff. May take minutes, or raise KeepingRefusedError."""

    def cancel(self) -> None:
        """Wait no longer, from any thread."""


class KeepingDesk(Desk):
    """Does one thing after another, and says what came of it: every order is answered, whatever happens.

    `evening` says what belongs to the closing of a day. "backup" is told to staff as a device: a fault while the last
    try failed, or while the last good one is older than OLD_AFTER_DAYS.
    """

    ORDERS: tuple[type[Order], ...] = (MakeBackup, ExportJournal, PrintDayCard, CloseDay)

    def __init__(
        self,
        ring: Callable[[Input], None],
        storeroom: Storeroom,
        paper: Paper,
        evening: Evening,
        utc_ms_now: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        super().__init__("keeping-desk")
        self._ring = ring
        self._storeroom = storeroom
        self._paper = paper
        self._evening = evening
        self._utc_ms_now = utc_ms_now
        self._last: Kept | None = None
        self._failed: Sentences | None = None
        self._told: tuple[Level, Sentences] | None = None

    def stop(self) -> None:
        """Break off what goes on; nothing half made is left that could be taken for whole."""
        self._storeroom.cancel()
        self._paper.cancel()
        super().stop()

    def _work(self) -> None:
        self._begin()
        while True:
            try:
                order = self._asked.get(timeout=TIDY_EVERY_S)
            except queue.Empty:
                self._storeroom.tidy()
                self._tell_health()
                continue
            if order is None:
                return
            self._do(order)

    def _begin(self) -> None:
        _, self._failed = self._tried(self._look)
        sentences = self._tell_health()
        self._tell_backup(self._failed is None, sentences)

    def _look(self) -> Sentences:
        self._last = self._storeroom.last()
        return _CLOSED

    def _do(self, order: Order) -> None:
        match order:
            case MakeBackup():
                self._back_up()
            case ExportJournal():
                done, refused = self._tried(self._export)
                self._ring(KeepingTold("export", refused is None, *(refused or done)))
            case PrintDayCard():
                done, refused = self._tried(lambda: self._paper.print(order.local_day))
                self._ring(KeepingTold("day_card", refused is None, *(refused or done)))
            case CloseDay():
                self._close_day(order.local_day)

    def _close_day(self, local_day: str) -> None:
        """What config.yaml wants of an evening; one that fails keeps nothing from the others."""
        said: list[Sentences] = []
        well = True
        if self._evening.day_card:
            done, refused = self._tried(lambda: self._paper.print(local_day))
            well = well and refused is None
            said.append(refused or done)
        if self._evening.backup:
            made, refused = self._back_up()
            well = well and refused is None
            said.append(refused or made)
        said = said or [_CLOSED]
        self._ring(EveningTold(well, "".join(zh for zh, _ in said), " ".join(en for _, en in said)))

    def _back_up(self) -> tuple[Sentences, Sentences | None]:
        self._tell_backup(True, _UNDER_WAY, busy=True)
        made, self._failed = self._tried(self._make)
        self._tell_health()
        fresh = self._last.files if self._failed is None and self._last else 0
        self._tell_backup(self._failed is None, self._failed or made, files=fresh)
        return made, self._failed

    def _make(self) -> Sentences:
        self._last = kept = self._storeroom.back_up()
        remark_zh, remark_en = kept.remark
        return (
            f"备份完成，并已还原核对：{kept.files:,} 个文件，{kept.bytes / 1e6:,.1f} MB。{remark_zh}",
            f"The backup is made, restored and compared: {kept.files:,} files, {kept.bytes / 1e6:,.1f} MB.{remark_en}",
        )

    def _export(self) -> Sentences:
        folder = self._storeroom.export()
        return (
            f"日志已导出到 U 盘的文件夹 {folder.name}，现在可以拔下 U 盘。",
            f"The journal is on the stick, in the folder {folder.name}; it may be pulled out now.",
        )

    def _tried(self, work: Callable[[], Sentences]) -> tuple[Sentences, Sentences | None]:
        """What the work said, and why it could not be done; the desk outlives both."""
        try:
            return work(), None
        except KeepingRefusedError as refused:
            return _BROKE_OFF, (refused.sentence_zh, refused.sentence_en)
        except Exception:
            log.exception("keeping stumbled")
            return _BROKE_OFF, _BROKE_OFF

    def _tell_backup(self, ok: bool, sentences: Sentences, *, busy: bool = False, files: int = 0) -> None:
        made_utc_ms, size = (self._last.made_utc_ms, self._last.bytes) if self._last else (0, 0)
        self._ring(BackupTold(ok, busy, made_utc_ms, size, *sentences, files=files))

    def _tell_health(self) -> Sentences:
        """How the backups stand, told to staff when it is another than before."""
        level, sentences = self._health()
        if self._told != (level, sentences):
            self._told = level, sentences
            self._ring(DeviceReported("backup", level, *sentences))
        return sentences

    def _health(self) -> tuple[Level, Sentences]:
        if self._failed is not None:
            return "fault", (f"备份没有做成：{self._failed[0]}", f"No backup was made: {self._failed[1]}")
        if self._last is None:
            return "ok", _NONE_YET if self._evening.backup else _NONE
        days = (self._utc_ms_now() - self._last.made_utc_ms) // _DAY_MS
        if self._evening.backup and days >= OLD_AFTER_DAYS:
            zh = f"已经 {days} 天没有备份：请按“现在备份”，并留意它提示什么。"
            return "fault", (zh, f"No backup for {days} days: press “Back up now” and read what it says.")
        return "ok", ("备份正常：最近一份已还原核对。", "Backups are well: the last one was restored and compared.")

"""The desk: every order is answered, whatever happens to what it keeps."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from kiosk.devices import keeping_desk
from kiosk.devices.keeping_desk import KeepingDesk, KeepingRefusedError, Kept, Sentences
from kiosk.happenings.inputs import BackupTold, DeviceReported, EveningTold, KeepingTold
from kiosk.happenings.orders import CloseDay, ExportJournal, MakeBackup, PrintDayCard
from kiosk.happenings.words import Input, Order
from kiosk.settings.hall_day import Evening
from tests.keeping.kept_station import HOUR_MS, NOW_MS

T = TypeVar("T", bound=Input)
DAY_MS = 24 * HOUR_MS


class PretendStoreroom:
    """Keeps nothing; `fails` names what can't be done, and how."""

    def __init__(self, last: Kept | None = None) -> None:
        self.kept = last
        self.made = Kept(NOW_MS, 34_200_000, 210)
        self.fails: dict[str, Exception] = {}
        self.did: list[str] = []

    def _do(self, name: str) -> None:
        self.did.append(name)
        if name in self.fails:
            raise self.fails[name]

    def last(self) -> Kept | None:
        self._do("last")
        return self.kept

    def back_up(self) -> Kept:
        self._do("back_up")
        self.kept = self.made
        return self.kept

    def export(self) -> Path:
        self._do("export")
        return Path("/media/stick/riverfront-x")

    def tidy(self) -> None:
        self.did.append("tidy")

    def cancel(self) -> None:
        self.did.append("cancel")


class PretendPaper:
    """Prints by a function of the test's."""

    def __init__(self, prints: Callable[[str], Sentences]) -> None:
        self.print = prints
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Desk:
    """The desk with what it said, and a hand to order from it."""

    def __init__(self, desk: KeepingDesk, said: queue.Queue[Input]) -> None:
        self.desk = desk
        self.said = said

    def order(self, order: Order, answer: type[T]) -> T:
        """Give it, and wait for its answer; what is said before that is left out."""
        self.desk.take(order)
        return self.hear(answer)

    def hear(self, answer: type[T], sure: Callable[[T], bool] = lambda _: True) -> T:
        while True:
            said = self.said.get(timeout=10)
            if isinstance(said, answer) and sure(said):
                return said


@contextmanager
def opened(
    store: PretendStoreroom,
    *,
    day_card: bool = True,
    backup: bool = True,
    prints: Callable[[str], Sentences] = lambda day: (f"印了{day}。", f"Printed {day}."),
) -> Iterator[Desk]:
    said: queue.Queue[Input] = queue.Queue()
    evening = Evening.model_validate(
        {"last_visit_min": 10, "screens": "dark", "day_card": day_card, "backup": backup, "restart": True}
    )
    paper = PretendPaper(prints)
    desk = KeepingDesk(said.put, store, paper, evening, lambda: NOW_MS)
    desk.start()
    try:
        yield Desk(desk, said)
    finally:
        desk.stop()
        assert paper.cancelled


def full() -> KeepingRefusedError:
    return KeepingRefusedError("磁盘满了。", "The disk is full.")


def test_at_the_start_it_tells_of_the_last_backup() -> None:
    with opened(PretendStoreroom(Kept(NOW_MS - HOUR_MS, 5, 2))) as desk:
        assert desk.hear(DeviceReported).level == "ok"
        told = desk.hear(BackupTold)
    assert (told.ok, told.busy, told.made_utc_ms, told.bytes, told.files) == (True, False, NOW_MS - HOUR_MS, 5, 0)


def test_days_without_a_backup_are_told_to_staff() -> None:
    with opened(PretendStoreroom(Kept(NOW_MS - 3 * DAY_MS, 5, 2))) as desk:
        health = desk.hear(DeviceReported)
        assert health.level == "fault" and "3 天" in health.sentence_zh
        desk.order(MakeBackup(), BackupTold)
        assert desk.hear(DeviceReported).level == "ok"


def test_a_station_that_wants_no_backups_is_not_told_to_make_them() -> None:
    with opened(PretendStoreroom(Kept(NOW_MS - 30 * DAY_MS, 5, 2)), backup=False) as desk:
        assert desk.hear(DeviceReported).level == "ok"


def test_a_missing_backup_disk_is_a_fault_at_once() -> None:
    store = PretendStoreroom()
    store.fails["last"] = KeepingRefusedError("找不到备份文件夹。", "The folder is not there.")
    with opened(store) as desk:
        health = desk.hear(DeviceReported)
        told = desk.hear(BackupTold)
    assert health.level == "fault" and "找不到备份文件夹" in health.sentence_zh
    assert not told.ok and told.made_utc_ms == 0


def test_a_backup_is_told_while_it_is_made_and_when_it_is() -> None:
    with opened(PretendStoreroom()) as desk:
        desk.hear(BackupTold)
        assert desk.order(MakeBackup(), BackupTold).busy
        told = desk.hear(BackupTold)
    assert (told.ok, told.busy, told.bytes, told.files) == (True, False, 34_200_000, 210)
    assert "34.2 MB" in told.sentence_zh and "210" in told.sentence_en


@pytest.mark.parametrize(
    ("unreadable", "zh", "en"),
    [
        (0, "日志有损坏，所有记录都已读出", "all that stood in it could be read into the backup"),
        (1234, "日志有损坏，有 1,234 条记录读不出来", "1,234 facts could not be read into the backup"),
    ],
)
def test_a_journal_that_was_mended_in_the_backup_is_told_with_what_is_lost(unreadable: int, zh: str, en: str) -> None:
    store = PretendStoreroom()
    store.made = Kept(NOW_MS, 34_200_000, 210, unreadable)
    with opened(store) as desk:
        told = desk.order(CloseDay("2026-11-30"), EveningTold)
    assert told.ok and "备份完成" in told.sentence_zh and zh in told.sentence_zh and "下次启动" in told.sentence_zh
    assert f"MB. The journal is damaged: {en}. It is mended at the next start." in told.sentence_en


@pytest.mark.parametrize("error", [full(), RuntimeError("a mistake of ours")])
def test_a_backup_that_fails_is_told_and_the_next_one_is_tried(error: Exception) -> None:
    store = PretendStoreroom(Kept(NOW_MS - HOUR_MS, 5, 2))
    store.fails["back_up"] = error
    with opened(store) as desk:
        desk.hear(BackupTold)
        desk.order(MakeBackup(), BackupTold)
        failed = desk.hear(BackupTold)
        assert (failed.ok, failed.busy, failed.made_utc_ms, failed.files) == (False, False, NOW_MS - HOUR_MS, 0)
        store.fails.clear()
        desk.order(MakeBackup(), BackupTold)
        assert desk.hear(BackupTold).ok


def test_the_closing_of_the_day_prints_and_keeps_and_says_so_in_one_sentence_each() -> None:
    store = PretendStoreroom()
    with opened(store) as desk:
        told = desk.order(CloseDay("2026-11-30"), EveningTold)
    assert told.ok and told.sentence_zh.startswith("印了2026-11-30。备份完成")


def test_a_printer_without_paper_keeps_no_day_from_its_backup() -> None:
    def no_paper(_: str) -> Sentences:
        raise KeepingRefusedError("没有纸了。", "Out of paper.")

    store = PretendStoreroom()
    with opened(store, prints=no_paper) as desk:
        told = desk.order(CloseDay("2026-11-30"), EveningTold)
    assert not told.ok and "没有纸了" in told.sentence_zh and "备份完成" in told.sentence_zh


@pytest.mark.parametrize("error", [full(), RuntimeError("a mistake of ours")])
def test_an_evening_is_always_told_so_that_the_hall_can_go_to_sleep(error: Exception) -> None:
    def broken(_: str) -> Sentences:
        raise error

    store = PretendStoreroom()
    store.fails = {"back_up": error}
    with opened(store, prints=broken) as desk:
        assert not desk.order(CloseDay("2026-11-30"), EveningTold).ok
        assert not desk.order(CloseDay("2026-12-01"), EveningTold).ok


def test_an_evening_that_wants_nothing_is_over_at_once() -> None:
    store = PretendStoreroom()
    with opened(store, day_card=False, backup=False) as desk:
        told = desk.order(CloseDay("2026-11-30"), EveningTold)
    assert told.ok and "back_up" not in store.did


def test_export_and_day_card_are_answered_well_or_not() -> None:
    store = PretendStoreroom()
    with opened(store) as desk:
        told = desk.order(ExportJournal(), KeepingTold)
        assert (told.what, told.ok) == ("export", True) and "riverfront-x" in told.sentence_en
        store.fails["export"] = full()
        assert desk.order(ExportJournal(), KeepingTold) == KeepingTold(
            "export", False, "磁盘满了。", "The disk is full."
        )
        told = desk.order(PrintDayCard("2026-11-30"), KeepingTold)
        assert (told.what, told.ok, told.sentence_en) == ("day_card", True, "Printed 2026-11-30.")


def test_while_nothing_is_asked_postcards_past_their_time_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_desk, "TIDY_EVERY_S", 0.01)
    store = PretendStoreroom()
    with opened(store) as desk:
        desk.hear(BackupTold)
        desk.order(MakeBackup(), BackupTold)
        desk.hear(BackupTold, lambda told: not told.busy)
        while "tidy" not in store.did:
            desk.desk._thread.join(0.01)  # type: ignore[union-attr]
    assert store.did[-1] == "cancel", "at the end whatever goes on is broken off"

"""Counting paper and prints of the day: caps over midnight, refills, restarts, a damaged count, a disk that is full."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from kiosk.devices.printer.folder import PdfFolder
from kiosk.devices.printer.printer import Condition
from kiosk.devices.printer.tally import Tally, TallyBook
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.happenings.orders import LiftPrintCap, RefillPaper
from kiosk.whole_file import flush
from tests.devices.print_room import PRINTING, Moody, Room, at, rooms

__all__ = ["rooms"]


def counts(room: Room, printed: int) -> tuple[int, int, int]:
    """Sheets left, printed today and the day's cap, once so many are printed."""
    told = room.hears_told(lambda told: told.printed_today == printed)
    return told.sheets_left, told.printed_today, told.daily_cap


def printed(room: Room, copies: int, ticket: int) -> None:
    room.prints(ticket=ticket, copies=copies)
    room.hears(PrintFinished)


def test_the_days_cap_ends_printing_and_staff_allow_as_many_again(rooms, tmp_path):
    rooms.append(room := Room(Moody(), tmp_path))
    printed(room, 4, 1)
    printed(room, 4, 2)
    # Two of the four wanted are left today.
    room.prints(ticket=3, copies=4)
    assert room.hears(PrintFinished).copies == 2
    told = room.hears_told(lambda told: not told.ready)
    assert (told.reason, told.printed_today, told.daily_cap) == ("cap", 10, 10)
    room.hears_staff_told("limit")
    room.prints(ticket=4)
    assert room.hears(PrintFailed).reason == "cap"
    room.takes(LiftPrintCap())
    told = room.hears_told(lambda told: told.ready)
    assert (told.printed_today, told.daily_cap) == (10, 20)
    printed(room, 1, 5)


def test_a_new_day_begins_at_midnight_of_the_station(rooms, tmp_path):
    rooms.append(room := Room(Moody(), tmp_path))
    room.utc_ms = at("2026-03-01 23:59")
    room.takes(LiftPrintCap())
    assert counts(room, 0) == (20, 0, 10)
    for ticket in range(5):
        printed(room, 4, ticket)
    assert not room.hears_told(lambda told: told.printed_today == 20).ready
    # No order, no touch: the day turns by itself, and its lifted cap with it.
    room.utc_ms = at("2026-03-02 00:00")
    told = room.hears_told(lambda told: told.ready)
    assert (told.printed_today, told.daily_cap) == (0, 10)


@pytest.mark.fault(
    "The clock is set forward a day: paper and the day's limit (stand-in clock)",
    visitor="nothing",
    staff="the sheets that are left, and a new day's limit",
    lost="nothing",
)
def test_a_clock_set_forward_a_day_begins_a_new_day_and_keeps_the_paper(rooms, tmp_path):
    rooms.append(room := Room(Moody(), tmp_path))
    printed(room, 4, 1)
    assert counts(room, 4) == (16, 4, 10)
    room.utc_ms += 24 * 3600 * 1000
    assert counts(room, 0) == (16, 0, 10)


def test_counts_are_kept_over_a_restart(rooms, tmp_path):
    rooms.append(room := Room(Moody(), tmp_path))
    room.takes(LiftPrintCap())
    printed(room, 3, 1)
    room.all_is_quiet()
    rooms.append(after := Room(Moody(), tmp_path))
    assert counts(after, 3) == (17, 3, 20)


def test_little_paper_is_told_and_the_refill_ends_it(rooms, tmp_path):
    printing = PRINTING.model_copy(update={"tray_sheets": 4})
    rooms.append(room := Room(Moody(), tmp_path, printing=printing))
    assert "sheets are left" not in room.hears(DeviceReported).sentence_en
    printed(room, 1, 1)
    told = room.hears_staff_told("About 3 sheets are left")
    assert told.level == "ok"
    # The printer has paper, whatever we count: cards go on.
    printed(room, 4, 2)
    room.hears_staff_told("About 0 sheets are left")
    room.takes(RefillPaper())
    assert room.hears_told(lambda told: told.sheets_left == 4).ready
    assert room.hears_staff_told("ready").sentence_en == "The printer moody is ready."


def test_a_printer_out_of_paper_is_believed_more_than_the_count(rooms, tmp_path):
    rooms.append(room := Room(printer := Moody(), tmp_path))
    printer.condition = Condition("media-empty")
    assert room.hears_told(lambda told: told.reason == "media-empty").sheets_left == 0


@pytest.mark.fault(
    "The paper count is damaged",
    visitor="nothing",
    staff="The paper count was damaged and begins anew: fill the tray, then press “Tray is full”.",
    lost="the count of sheets",
)
@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        '{"day": "2026-03-01"}',
        json.dumps({"day": "2026-03-01", "sheets_left": -3, "printed": 1, "lifts": 0, "queue": "moody", "jobs": []}),
        json.dumps({"day": "2026-03-01", "sheets_left": 3, "printed": True, "lifts": 0, "queue": "moody", "jobs": []}),
        json.dumps({"day": "2026-03-01", "sheets_left": 3, "printed": 1, "lifts": 0, "queue": "moody", "jobs": "no"}),
        json.dumps({"day": 7, "sheets_left": 3, "printed": 1, "lifts": 0, "queue": "moody", "jobs": []}),
        "\x00\x01",
        "[" * 100_000,
    ],
)
def test_a_damaged_count_begins_anew_and_says_so(rooms, tmp_path, kept):
    (tmp_path / "paper.json").write_text(kept)
    rooms.append(room := Room(Moody(), tmp_path))
    assert counts(room, 0) == (20, 0, 10)
    told = room.hears_staff_told("damaged")
    assert "重新计数" in told.sentence_zh
    room.takes(RefillPaper())
    assert room.hears(DeviceReported).sentence_en == "The printer moody is ready."
    assert json.loads((tmp_path / "paper.json").read_text())["sheets_left"] == 20


def test_a_count_that_can_not_be_kept_goes_on_in_memory_and_says_so(rooms, tmp_path):
    (tmp_path / ".paper.json.part").mkdir()
    rooms.append(room := Room(Moody(), tmp_path))
    room.prints(copies=2)
    assert counts(room, 2) == (18, 2, 10)
    room.hears_staff_told("can't be kept")
    assert not (tmp_path / "paper.json").exists()


def test_what_can_not_be_kept_beside_a_card_prints_it_all_the_same_and_names_no_card(rooms, tmp_path, caplog):
    rooms.append(room := Room(Moody(), tmp_path))

    def full(card_id: str, _failed: bool) -> None:
        raise OSError(28, "No space left on device", f"postcards/{card_id}/meta.json")

    room.desk._mark = full
    room.prints(card_id="abcdefghijklmnopqrstuv")
    room.hears(PrintFinished)
    assert "can't be kept beside its card" in caplog.text
    assert "abcdefghijklmnopqrstuv" not in caplog.text


def test_a_full_disk_is_known_until_there_is_room_again(tmp_path, monkeypatch):
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    book = TallyBook(tmp_path / "paper.json", PRINTING, "Postcard", lambda: "2026-03-01")
    book.begun(5)
    kept = []
    for change, flushed in ((lambda: book.begun(6), full), (lambda: book.over(5), flush)):
        monkeypatch.setattr("kiosk.whole_file.flush", flushed)
        change()
        kept.append((book.unwritten, json.loads((tmp_path / "paper.json").read_text())["jobs"]))
    assert kept == [(True, [5]), (False, [6])]


def test_a_count_is_replaced_whole(tmp_path):
    book = TallyBook(tmp_path / "paper.json", PRINTING, "Postcard", lambda: "2026-03-01")
    book.begun(5)
    (tmp_path / ".paper.json.part").write_text('{"day": "2026')  # of a kiosk killed while it wrote
    again = TallyBook(tmp_path / "paper.json", PRINTING, "Postcard", lambda: "2026-03-01")
    assert (again.tally.jobs, again.damaged) == ((5,), False)


def test_jobs_of_another_queue_are_none_of_ours(tmp_path):
    TallyBook(tmp_path / "paper.json", PRINTING, "Postcard", lambda: "2026-03-01").begun(5)
    other = TallyBook(tmp_path / "paper.json", PRINTING, "Photo", lambda: "2026-03-01")
    assert other.tally == Tally("2026-03-01", 20, queue="Photo")


def test_a_smaller_tray_holds_no_more_than_it_can(tmp_path):
    TallyBook(tmp_path / "paper.json", PRINTING, "Postcard", lambda: "2026-03-01").refilled()
    smaller = PRINTING.model_copy(update={"tray_sheets": 5})
    assert TallyBook(tmp_path / "paper.json", smaller, "Postcard", lambda: "2026-03-01").tally.sheets_left == 5


def test_what_a_pretend_printer_counts_is_no_paper(rooms, tmp_path):
    rooms.append(room := Room(Moody(rehearsal=True), tmp_path))
    room.prints(copies=4)
    assert room.hears(PrintFinished).rehearsal
    assert counts(room, 4) == (16, 4, 10)
    assert not (tmp_path / "paper.json").exists()


def test_a_sheet_in_the_folder_goes_when_its_card_does_and_nothing_else_with_it(tmp_path):
    now_s = [time.time()]
    folder = PdfFolder(tmp_path / "prints", 48 * 3600, lambda: now_s[0])
    assert folder.check() == Condition(two_sided=True)
    folder.submit(b"%PDF", "postcard-one", False)
    (tmp_path / "prints" / "staff.pdf").write_bytes(b"of somebody else")
    now_s[0] += 47 * 3600
    folder.check()
    assert (tmp_path / "prints" / "postcard-one.pdf").is_file()
    now_s[0] += 3601
    folder.check()
    assert [path.name for path in (tmp_path / "prints").iterdir()] == ["staff.pdf"]

"""The printer desk with printers of all tempers: one job at a time, no flood after a refill, reasons in plain words."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiosk.devices.printer.desk import Printer, PrinterDesk, choose_printer
from kiosk.devices.printer.folder import PdfFolder, PretendPrinter
from kiosk.devices.printer.troubles import SENTENCES, PrintError, trouble_of
from kiosk.devices.printer.watch import BLOCKED_S, LONGEST_S, OFFLINE_S, JobLook, JobWatch, judge
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.happenings.orders import ExpirePrint, PrintCard
from kiosk.happenings.words import Input

PATIENCE_S = 20.0
MM_PER_POINT = 25.4 / 72


@dataclass
class Moody:
    """A printer that does what the test says: its looks are taken in turn, the last one stays."""

    looks: list[JobLook] = field(default_factory=lambda: [JobLook("done")])
    trouble: str = ""
    refuses: str = ""
    rehearsal: bool = False
    name: str = "moody"
    submitted: list[str] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)

    def submit(self, sheet: bytes, title: str) -> int:
        assert sheet.startswith(b"%PDF")
        if self.refuses:
            raise PrintError(self.refuses)
        self.submitted.append(title)
        return len(self.submitted)

    def look(self, job: int) -> JobLook:
        return self.looks.pop(0) if len(self.looks) > 1 else self.looks[0]

    def cancel(self, job: int) -> None:
        self.cancelled.append(job)

    def health(self) -> str:
        return self.trouble


class Room:
    """A desk whose clock jumps ahead ten seconds at every look."""

    def __init__(self, printer: Printer | None, folder: Path, jump_s: float = 10.0) -> None:
        self.rung: queue.Queue[Input] = queue.Queue()
        self.folder = folder
        self.now_s = 0.0
        self.jump_s = jump_s
        self.desk = PrinterDesk(self.rung.put, lambda: printer, self.picture, self.clock, look_every_s=0.01)
        self.desk.start()

    def picture(self, card_id: str) -> Path:
        return self.folder / f"{card_id}.jpg"

    def clock(self) -> float:
        self.now_s += self.jump_s
        return self.now_s

    def card(self, card_id: str = "card-one-and-more") -> str:
        Image.new("RGB", (1748, 1181), "#f3e9d4").save(self.picture(card_id), quality=92, dpi=(300, 300))
        return card_id

    def hears(self, kind: type[Input]) -> Input:
        while True:
            happening = self.rung.get(timeout=PATIENCE_S)
            if isinstance(happening, kind):
                return happening


@pytest.fixture
def rooms(tmp_path: Path) -> Iterator[list[Room]]:
    made: list[Room] = []
    yield made
    for room in made:
        room.desk.stop()


def test_a_card_is_printed_and_said_so(rooms, tmp_path):
    printer = Moody([JobLook("waiting"), JobLook("printing"), JobLook("done")])
    rooms.append(room := Room(printer, tmp_path))
    room.desk.take(PrintCard(room.card()))
    assert room.hears(PrintFinished) == PrintFinished("card-one-and-more", False)
    assert printer.submitted == ["postcard-card-one"]


def test_the_queue_never_learns_a_whole_card_id(rooms, tmp_path):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    room.desk.take(PrintCard(room.card("abcdefghijklmnopqrstuv")))
    room.hears(PrintFinished)
    assert "ijklmnop" not in printer.submitted[0]


def test_a_second_card_waits_for_no_queue_but_is_told_at_once(rooms, tmp_path):
    rooms.append(room := Room(Moody([JobLook("printing")]), tmp_path, jump_s=0))
    room.desk.take(PrintCard(room.card("first")))
    room.desk.take(PrintCard(room.card("second")))
    assert room.hears(PrintFailed) == PrintFailed("second", "busy")


def test_without_paper_the_job_is_cancelled_so_that_no_flood_comes_with_the_refill(rooms, tmp_path):
    printer = Moody([JobLook("printing", "media-empty")])
    rooms.append(room := Room(printer, tmp_path))
    assert room.hears(DeviceReported) == DeviceReported(
        "printer", "ok", "打印机 moody 正常。", "The printer moody is ready."
    )
    room.desk.take(PrintCard(room.card()))
    assert room.hears(PrintFailed) == PrintFailed("card-one-and-more", "media-empty")
    assert printer.cancelled == [1]
    told = room.hears(DeviceReported)
    assert isinstance(told, DeviceReported)
    assert (told.level, told.sentence_zh) == ("fault", SENTENCES["media-empty"][0])


@pytest.mark.parametrize(
    ("look", "cancelled"),
    [(JobLook("waiting"), True), (JobLook("printing", "jam"), True), (JobLook("printing"), False)],
)
def test_when_the_visit_ends_only_what_does_not_move_is_cancelled(rooms, tmp_path, look, cancelled):
    printer = Moody([look])
    rooms.append(room := Room(printer, tmp_path, jump_s=0))
    room.desk.take(PrintCard(room.card()))
    room.desk.take(ExpirePrint("another card"))
    room.desk.take(ExpirePrint("card-one-and-more"))
    if cancelled:
        assert room.hears(PrintFailed) == PrintFailed("card-one-and-more", "cancelled")
        assert printer.cancelled == [1]
    else:
        printer.looks = [JobLook("done")]
        assert isinstance(room.hears(PrintFinished), PrintFinished)
        assert printer.cancelled == []


@pytest.mark.parametrize("reason", ["missing", "offline", "size", "refused"])
def test_a_printer_that_takes_nothing_says_why(rooms, tmp_path, reason):
    rooms.append(room := Room(Moody(refuses=reason), tmp_path))
    room.hears(DeviceReported)
    room.desk.take(PrintCard(room.card()))
    assert room.hears(PrintFailed) == PrintFailed("card-one-and-more", reason)
    told = room.hears(DeviceReported)
    assert isinstance(told, DeviceReported)
    assert told.level == "fault"


def test_a_card_deleted_meanwhile_is_not_printed(rooms, tmp_path):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    room.desk.take(PrintCard("deleted"))
    assert room.hears(PrintFailed) == PrintFailed("deleted", "lost")
    assert printer.submitted == []


def test_without_a_printer_the_visitor_is_told(rooms, tmp_path):
    rooms.append(room := Room(None, tmp_path))
    room.desk.take(PrintCard(room.card()))
    assert room.hears(PrintFailed) == PrintFailed("card-one-and-more", "off")


@pytest.mark.parametrize("kind", ["pdf", "pretend"])
def test_printers_without_paper_keep_the_same_manners(rooms, tmp_path, kind):
    printer = choose_printer(kind, tmp_path / "prints")
    assert printer is not None
    rooms.append(room := Room(printer, tmp_path, jump_s=0))
    room.desk.take(PrintCard(room.card()))
    assert room.hears(PrintFinished) == PrintFinished("card-one-and-more", kind == "pretend")
    sheets = list((tmp_path / "prints").glob("*")) if kind == "pdf" else []
    assert len(sheets) == (kind == "pdf")
    for sheet in sheets:
        with pikepdf.open(sheet) as pdf:
            left, bottom, right, top = (float(n) for n in pdf.pages[0].mediabox)
        assert ((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT) == pytest.approx((148, 100), abs=0.01)


def test_a_folder_that_can_not_be_written_refuses(tmp_path):
    (tmp_path / "prints").write_text("a file in the way")
    with pytest.raises(PrintError, match="refused"):
        PdfFolder(tmp_path / "prints").submit(b"%PDF", "card")


def test_the_pretend_printer_takes_its_time():
    now = [0.0]
    printer = PretendPrinter(3.0, lambda: now[0])
    job = printer.submit(b"%PDF", "card")
    assert printer.look(job).state == "printing"
    now[0] = 3.0
    assert printer.look(job).state == "done"


def test_the_worst_trouble_is_named_first_and_ink_that_runs_low_is_none():
    assert trouble_of(["media-low-warning", "marker-supply-low-report", "none", "cups-ipp-missing-job-state"]) == ""
    assert trouble_of(["media-empty-warning"]) == "media-empty"
    assert trouble_of(["media-empty-error", "media-jam-error"]) == "jam"
    assert trouble_of(["connecting-to-device"]) == "offline"
    assert all(trouble in SENTENCES for trouble in ("jam", "cover", "supply", "media-empty", "offline"))


def test_troubles_get_their_time_before_the_visitor_is_sent_away():
    watch, empty = JobWatch(0.0), JobLook("printing", "media-empty")
    watch, verdict, _ = judge(watch, empty, 10.0)
    assert verdict == ""
    watch, verdict, _ = judge(watch, JobLook("printing"), 11.0)
    watch, verdict, _ = judge(watch, empty, 12.0)
    watch, verdict, _ = judge(watch, empty, 12.0 + BLOCKED_S - 0.1)
    assert verdict == ""
    assert judge(watch, empty, 12.0 + BLOCKED_S)[1:] == ("give_up", "media-empty")


def test_a_waking_printer_gets_longer_and_an_endless_job_an_end():
    watch, _, _ = judge(JobWatch(0.0), JobLook("waiting", "offline"), 1.0)
    assert judge(watch, JobLook("waiting", "offline"), OFFLINE_S)[1] == ""
    assert judge(watch, JobLook("waiting", "offline"), 1.0 + OFFLINE_S)[1:] == ("give_up", "offline")
    assert judge(JobWatch(0.0), JobLook("printing"), LONGEST_S)[1:] == ("give_up", "offline")

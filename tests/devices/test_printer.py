"""The printer desk with printers of all tempers: one job at a time, no flood after a refill, reasons in plain words."""

from __future__ import annotations

import io

import pikepdf
import pytest

from kiosk.devices.printer.choosing import choose_printer
from kiosk.devices.printer.folder import PdfFolder, PretendPrinter
from kiosk.devices.printer.printer import Condition
from kiosk.devices.printer.troubles import SENTENCES, PrintError
from kiosk.happenings.inputs import DeviceReported, PrinterTold, PrintFailed, PrintFinished
from kiosk.happenings.orders import ExpirePrint, PrintCard, ResumeQueue
from kiosk.settings.postcard import Card
from tests.devices.print_room import CARD, PATIENCE_S, Moody, Room, rooms

__all__ = ["rooms"]
MM_PER_POINT = 25.4 / 72
FINISHED = PrintFinished("card-one-and-more", False)


def failed(reason: str) -> PrintFailed:
    return PrintFailed("card-one-and-more", reason)


def test_a_card_is_printed_and_said_so(rooms, tmp_path):
    printer = Moody(["waiting", "printing", "done"])
    rooms.append(room := Room(printer, tmp_path))
    room.prints()
    assert room.hears(PrintFinished) == FINISHED
    assert room.marked == [("card-one-and-more", True), ("card-one-and-more", False)]
    assert [title for title, _, _ in printer.submitted] == ["postcard-card-one"]


def test_the_queue_never_learns_a_whole_card_id(rooms, tmp_path):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    room.prints(card_id="abcdefghijklmnopqrstuv")
    room.hears(PrintFinished)
    assert "ijklmnop" not in printer.submitted[0][0]


@pytest.mark.fault(
    "Ten mad taps on “Print” (stand-in)",
    visitor="one card comes out",
    staff="nothing",
    lost="nothing",
)
def test_ten_mad_taps_print_once(rooms, tmp_path):
    printer = Moody(["printing", "printing", "done"])
    rooms.append(room := Room(printer, tmp_path))
    for _ in range(10):
        room.prints(ticket=7)
    assert room.hears(PrintFinished) == FINISHED
    room.prints(ticket=7)
    assert not [rung for rung in room.all_is_quiet() if isinstance(rung, PrintFailed | PrintFinished)]
    assert len(printer.submitted) == 1


def test_a_print_that_failed_is_ordered_again_with_a_new_ticket(rooms, tmp_path):
    printer = Moody(["failed"])
    rooms.append(room := Room(printer, tmp_path))
    room.prints(ticket=1)
    assert room.hears(PrintFailed) == failed("refused")
    printer.looks = ["done"]
    room.prints(ticket=1)
    room.prints(ticket=2)
    assert room.hears(PrintFinished) == FINISHED
    assert len(printer.submitted) == 2
    assert room.marked == [("card-one-and-more", True)] * 2 + [("card-one-and-more", False)]


def test_a_second_card_waits_for_no_queue_but_is_told_at_once(rooms, tmp_path):
    rooms.append(room := Room(Moody(["printing"]), tmp_path, jump_s=0))
    room.prints(card_id="first")
    room.prints(card_id="second")
    assert room.hears(PrintFailed) == PrintFailed("second", "busy")
    assert room.marked == [("first", True), ("second", True)]


def test_who_comes_back_while_the_card_is_still_printing_does_not_stop_it(rooms, tmp_path):
    rooms.append(room := Room(printer := Moody(["printing"]), tmp_path, jump_s=0))
    room.prints(ticket=1)
    room.prints(ticket=2)
    assert room.hears(PrintFailed) == failed("busy")
    printer.looks = ["done"]
    assert room.hears(PrintFinished) == FINISHED
    assert (len(printer.submitted), printer.cancelled, room.marked[-1][1]) == (1, [], False)


def test_whatever_goes_wrong_with_an_order_its_visitor_hears_of_it(rooms, tmp_path):
    rooms.append(room := Room(Moody(), tmp_path))
    (tmp_path / "card-damaged-front.jpg").write_bytes(b"no picture at all")
    room.takes(PrintCard("card-damaged", 1, 1))
    assert room.hears(PrintFailed) == PrintFailed("card-damaged", "refused")
    room.prints()
    assert room.hears(PrintFinished) == FINISHED


@pytest.mark.parametrize(("back", "pages", "two_sided"), [(True, 6, True), (False, 3, False)])
def test_copies_are_pages_over_again_and_a_written_back_is_printed(rooms, tmp_path, back, pages, two_sided):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    room.takes(PrintCard(room.card(back=back), 3, 1))
    assert room.hears(PrintFinished).copies == 3
    _, sheet, turned = printer.submitted[0]
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert len(pdf.pages) == pages
    assert turned == two_sided


@pytest.mark.parametrize(("sides", "can_turn"), [("one", True), ("auto", False), ("two", False)])
def test_the_back_stays_white_where_it_is_not_wanted_or_can_not_be(rooms, tmp_path, sides, can_turn):
    printer = Moody(condition=Condition(two_sided=can_turn))
    rooms.append(room := Room(printer, tmp_path, card=CARD.model_copy(update={"sides": sides})))
    assert not room.hears(PrinterTold).two_sided
    assert ("back is not printed" in room.hears(DeviceReported).sentence_en) == (sides == "two")
    room.takes(PrintCard(room.card(back=True), 1, 1))
    room.hears(PrintFinished)
    _, sheet, turned = printer.submitted[0]
    with pikepdf.open(io.BytesIO(sheet)) as pdf:
        assert (len(pdf.pages), turned) == (1, False)


@pytest.mark.fault(
    "Out of ink, cover open, paused, an error of its own: every state of a printer (stand-in)",
    visitor="the sentence of that state, and “Or take it along on your phone, by the QR code”",
    staff="the sentence of that state, as: The printer is out of ink or ribbon. Please replace it.",
    lost="nothing",
)
@pytest.mark.parametrize("trouble", ["media-empty", "jam", "cover", "supply", "offline", "paused"])
def test_every_trouble_is_told_at_once_and_so_is_its_end(rooms, tmp_path, trouble):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    assert room.hears(PrinterTold) == PrinterTold(True, "", True, False, 20, 20, 0, 10)
    printer.condition = Condition(trouble)
    told = room.hears_told(lambda told: not told.ready)
    assert told.reason == trouble
    assert room.hears(DeviceReported, lambda told: told.level == "fault").sentence_zh == SENTENCES[trouble][0]
    room.prints()
    assert room.hears(PrintFailed) == failed(trouble)
    assert printer.submitted == []
    printer.condition = Condition()
    room.hears_told(lambda told: told.ready)
    assert room.hears(DeviceReported).level == "ok"


def test_a_trouble_in_mid_job_cancels_it_so_that_no_flood_comes_with_the_refill(rooms, tmp_path):
    printer = Moody(["printing"])
    rooms.append(room := Room(printer, tmp_path, jump_s=2))
    room.prints()
    assert printer.given.wait(PATIENCE_S)
    printer.condition = Condition("media-empty")
    assert room.hears_told(lambda told: not told.ready).sheets_left == 0
    assert room.hears(PrintFailed) == failed("media-empty")
    assert room.marked == [("card-one-and-more", True)]
    assert printer.cancelled == [1]


def test_a_job_that_can_not_be_cancelled_now_is_cancelled_when_the_queue_is_back(rooms, tmp_path):
    printer = Moody(["printing"])
    rooms.append(room := Room(printer, tmp_path, jump_s=2))
    room.prints()
    assert printer.given.wait(PATIENCE_S)
    printer.away = "offline"
    assert room.hears(PrintFailed) == failed("offline")
    assert printer.cancelled == []
    printer.away = ""
    room.hears_told(lambda told: told.ready)
    room.all_is_quiet()
    assert printer.cancelled == [1]


@pytest.mark.fault(
    "kill -9 of the kiosk while a card waits in the print queue (stand-in)",
    visitor="the card can be printed later by its short code",
    staff="nothing",
    lost="no paper: the old job is cancelled",
)
def test_a_job_left_behind_by_a_killed_kiosk_is_cancelled_by_the_next(rooms, tmp_path):
    killed = Moody(["printing"])
    rooms.append(room := Room(killed, tmp_path, jump_s=0))
    room.prints()
    assert killed.given.wait(PATIENCE_S)
    # Its visitor may print it later by its short code.
    assert room.marked == [("card-one-and-more", True)]
    room.all_is_quiet()
    rooms.append(after := Room(printer := Moody(), tmp_path))
    after.hears(DeviceReported)
    assert printer.cancelled == [1]


@pytest.mark.parametrize(
    ("look", "trouble", "cancelled"), [("waiting", "", 1), ("printing", "jam", 1), ("printing", "", 0)]
)
def test_when_the_visit_ends_only_what_does_not_move_is_cancelled(rooms, tmp_path, look, trouble, cancelled):
    printer = Moody([look])
    rooms.append(room := Room(printer, tmp_path, jump_s=0))
    room.prints()
    assert printer.given.wait(PATIENCE_S)
    printer.condition = Condition(trouble)
    room.takes(ExpirePrint("another card"), ExpirePrint("card-one-and-more"))
    if cancelled:
        assert room.hears(PrintFailed) == failed("cancelled")
    else:
        printer.looks = ["done"]
        assert room.hears(PrintFinished) == FINISHED
    assert printer.cancelled == [1] * cancelled


def test_a_visit_that_ends_before_its_order_was_reached_prints_nothing(rooms, tmp_path):
    printer = Moody(["printing", "done"])
    rooms.append(room := Room(printer, tmp_path))
    room.card()
    # Both lie there before the desk looks.
    room.desk.stop()
    room.takes(PrintCard("card-one-and-more", 1, 1), ExpirePrint("card-one-and-more"))
    room.desk.start()
    assert room.hears(PrintFailed) == failed("cancelled")
    assert printer.submitted == []


@pytest.mark.parametrize("reason", ["missing", "offline", "size"])
def test_a_printer_that_can_not_be_asked_says_why(rooms, tmp_path, reason):
    rooms.append(room := Room(Moody(away=reason), tmp_path))
    assert room.hears(PrinterTold).reason == reason
    assert room.hears(DeviceReported).sentence_en == SENTENCES[reason][1]
    room.prints()
    assert room.hears(PrintFailed) == failed(reason)


def test_a_printer_that_says_it_is_well_but_takes_nothing_is_told_until_a_card_comes_out(rooms, tmp_path):
    printer = Moody(refuses="refused")
    rooms.append(room := Room(printer, tmp_path))
    room.prints()
    assert room.hears(PrintFailed) == failed("refused")
    assert room.hears(DeviceReported, lambda told: told.level == "fault").sentence_zh == SENTENCES["refused"][0]
    printer.refuses = ""
    room.prints(ticket=2)
    room.hears(PrintFinished)
    assert room.hears(DeviceReported).level == "ok"


def test_a_card_deleted_meanwhile_is_not_printed(rooms, tmp_path):
    printer = Moody()
    rooms.append(room := Room(printer, tmp_path))
    room.takes(PrintCard("deleted", 1, 1))
    assert room.hears(PrintFailed) == PrintFailed("deleted", "lost")
    assert printer.submitted == []


def test_without_a_printer_the_visitor_is_told(rooms, tmp_path):
    rooms.append(room := Room(None, tmp_path))
    assert room.hears(PrinterTold) == PrinterTold(False, "off")
    room.prints()
    assert room.hears(PrintFailed) == failed("off")


def test_staff_let_a_paused_queue_go_on(rooms, tmp_path):
    printer = Moody(condition=Condition("paused"))
    rooms.append(room := Room(printer, tmp_path))
    room.hears_told(lambda told: told.reason == "paused")
    room.takes(ResumeQueue())
    room.hears_told(lambda told: told.ready)
    assert printer.resumed == 1


def test_staff_without_the_right_to_resume_read_why(rooms, tmp_path):
    rooms.append(room := Room(Moody(condition=Condition("paused"), refuses="refused"), tmp_path))
    room.takes(ResumeQueue())
    room.hears_staff_told("lpadmin")


@pytest.mark.parametrize("kind", ["pdf", "pretend"])
def test_printers_without_paper_keep_the_same_manners(rooms, tmp_path, kind):
    printer = choose_printer(kind, tmp_path / "prints", CARD, 48)
    assert printer is not None
    rooms.append(room := Room(printer, tmp_path, jump_s=0))
    told = room.hears(PrinterTold)
    assert (told.ready, told.two_sided, told.rehearsal) == (True, True, kind == "pretend")
    assert told.tray_sheets == (20 if kind == "pretend" else 0)
    room.takes(PrintCard(room.card(back=True), 1, 1))
    assert room.hears(PrintFinished) == PrintFinished("card-one-and-more", kind == "pretend")
    sheets = list((tmp_path / "prints").glob("*")) if kind == "pdf" else []
    assert len(sheets) == (kind == "pdf")
    for sheet in sheets:
        with pikepdf.open(sheet) as pdf:
            boxes = [[float(n) for n in page.mediabox] for page in pdf.pages]
        for left, bottom, right, top in boxes:
            assert ((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT) == pytest.approx((148, 100), abs=0.01)
        assert len(boxes) == 2


def test_a_printer_that_leaves_the_edge_white_is_told(rooms, tmp_path):
    rooms.append(room := Room(Moody(condition=Condition(borderless=False)), tmp_path))
    assert "card.border_mm" in room.hears(DeviceReported).sentence_zh
    bordered = Card(paper="148x100", border_mm=5, sides="auto")
    rooms.append(room := Room(Moody(condition=Condition(borderless=False)), tmp_path, card=bordered))
    assert room.hears(DeviceReported).sentence_en == "The printer moody is ready."


def test_a_folder_that_can_not_be_written_refuses(tmp_path):
    (tmp_path / "prints").write_text("a file in the way")
    with pytest.raises(PrintError) as refused:
        PdfFolder(tmp_path / "prints", 48 * 3600).submit(b"%PDF", "card", False)
    assert refused.value.reason == "refused"


def test_the_pretend_printer_takes_its_time():
    now = [0.0]
    printer = PretendPrinter(3.0, lambda: now[0])
    job = printer.submit(b"%PDF", "card", False)
    assert printer.look(job) == "printing"
    now[0] = 3.0
    assert printer.look(job) == "done"

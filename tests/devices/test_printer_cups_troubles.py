"""A real CUPS and a real IPP printer in every trouble: told at once, cancelled if it can be, and taken up again."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from kiosk.devices.printer import ipp
from kiosk.devices.printer.troubles import SENTENCES
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.happenings.orders import ExpirePrint, RefillPaper, ResumeQueue
from kiosk.settings.postcard import Card
from tests.devices.cups_desk import PrintBooth, opened_hall
from tests.devices.cups_hall import PrintHall

CARD = Card(paper="148x100", border_mm=0, sides="auto")


@pytest.fixture(scope="module")
def open_hall() -> Iterator[PrintHall]:
    with opened_hall() as opened:
        yield opened


@pytest.fixture
def hall(open_hall: PrintHall, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintHall]:
    monkeypatch.setenv("CUPS_SERVER", open_hall.server)
    monkeypatch.setattr(ipp, "ANSWER_WITHIN_S", 1.0)
    yield open_hall
    open_hall.put_right()


@pytest.fixture
def booth(hall: PrintHall, tmp_path) -> Iterator[PrintBooth]:
    opened = PrintBooth(tmp_path, CARD)
    opened.hears_it_is_well()
    opened.hears(DeviceReported)
    yield opened
    opened.desk.stop()


def staff_read(told: DeviceReported, reason: str) -> bool:
    return (told.level, told.sentence_zh, told.sentence_en) == ("fault", *SENTENCES[reason])


@pytest.mark.fault(
    "The printer runs out of paper while nobody prints",
    visitor="“The printer is out of paper; staff will refill it. Or take it along on your phone”",
    staff="The printer is out of paper. Fill the tray with cards, then press “Tray is full”.",
    lost="nothing",
)
def test_paper_out_is_told_while_nobody_prints_and_a_refill_too(hall, booth, recovery):
    hall.tray(0)
    assert staff_read(booth.hears_trouble("media-empty"), "media-empty")
    booth.orders("card-too-early")
    assert booth.hears_failure() == PrintFailed("card-too-early", "media-empty")
    assert hall.waiting() == ""
    recovery.begins()
    hall.tray(250)
    booth.desk.take(RefillPaper())
    booth.hears_it_is_well()
    recovery.over()


@pytest.mark.fault(
    "The printer runs out of paper under a card",
    visitor="“The printer is out of paper; staff will refill it. Code … prints it later”",
    staff="The printer is out of paper. Fill the tray with cards, then press “Tray is full”.",
    lost="no paper: the refill brings no flood of old cards",
)
def test_paper_that_runs_out_under_a_card_ends_it_and_the_refill_brings_no_flood(hall, booth, recovery):
    sheets = hall.sheets()
    hall.hold()
    booth.orders("card-on-the-last-sheet")
    hall.until_printing()
    hall.say("+media-empty")
    assert staff_read(booth.hears_trouble("media-empty"), "media-empty")
    assert booth.hears_failure() == PrintFailed("card-on-the-last-sheet", "media-empty")
    assert booth.marked == [("card-on-the-last-sheet", True)]
    assert hall.waiting() == ""
    recovery.begins()
    hall.say("none")
    booth.hears_it_is_well()
    recovery.over()
    hall.let_go()
    booth.orders("card-after-the-refill")
    assert booth.hears(PrintFinished) == PrintFinished("card-after-the-refill", False)
    # The printer had the first card in its works already; nothing came from the queue.
    assert len(set(hall.sheets()) - set(sheets)) <= 2


@pytest.mark.fault(
    "The printer jams, or is opened, idle and in mid-job",
    visitor="“The paper is jammed (The printer is open); staff will see to it”",
    staff=(
        "Paper is jammed in the printer. Open it, take the paper out and close it again. / The printer's "
        "cover is open. Please close it."
    ),
    lost="the print; the card stays and can be printed later",
)
@pytest.mark.parametrize(("keyword", "reason"), [("media-jam", "jam"), ("cover-open", "cover")])
def test_a_jam_or_an_open_cover_is_told_in_mid_job_and_while_idle(hall, booth, keyword, reason, recovery):
    hall.hold()
    booth.orders("card-in-the-works")
    hall.until_printing()
    hall.say(f"+{keyword}")
    assert staff_read(booth.hears_trouble(reason), reason)
    assert booth.hears_failure() == PrintFailed("card-in-the-works", reason)
    hall.say("none")
    # CUPS itself goes on naming the old trouble; the printer does not.
    booth.hears_it_is_well()
    hall.let_go()
    hall.say_idle(f"+{keyword}")
    assert staff_read(booth.hears_trouble(reason), reason)
    recovery.begins()
    hall.say_idle("none")
    booth.hears_it_is_well()
    recovery.over()


@pytest.mark.fault(
    "The printer hangs (SIGSTOP of its process)",
    visitor="“The printer does not answer. Or take it along on your phone”",
    staff="The printer does not answer. Please check its power and its cable.",
    lost="the print; the card stays",
)
def test_a_printer_that_hangs_is_offline_until_it_answers_again(hall, booth, recovery):
    hall.printer.send_signal(signal.SIGSTOP)
    assert staff_read(booth.hears_trouble("offline"), "offline")
    booth.orders("card-to-nobody")
    assert booth.hears_failure() == PrintFailed("card-to-nobody", "offline")
    recovery.begins()
    hall.printer.send_signal(signal.SIGCONT)
    booth.hears_it_is_well()
    recovery.over()


@pytest.mark.fault(
    "The print queue is paused, or refuses jobs",
    visitor="“The printer is paused; staff will see to it”",
    staff="The print queue is paused. See whether the printer is well, then press “Resume queue”.",
    lost="nothing",
)
def test_a_paused_queue_is_not_called_offline_and_staff_let_it_go_on(hall, booth):
    hall.cups("cupsdisable", hall.queue)
    assert staff_read(booth.hears_trouble("paused"), "paused")
    booth.desk.take(ResumeQueue())
    booth.hears_it_is_well()
    hall.cups("cupsreject", hall.queue)
    booth.hears_trouble("paused")
    booth.desk.take(ResumeQueue())
    booth.hears_it_is_well()
    booth.orders("card-after-the-pause")
    booth.hears(PrintFinished)


def test_a_queue_paused_in_mid_job_does_not_keep_the_card_for_later(hall, booth):
    hall.hold()
    booth.orders("card-in-a-pause")
    hall.until_printing()
    hall.cups("cupsdisable", hall.queue)
    booth.hears_trouble("paused")
    assert booth.hears_failure() == PrintFailed("card-in-a-pause", "paused")
    assert hall.waiting() == ""


@pytest.mark.fault(
    "The print queue is deleted in mid-job",
    visitor="“The printer is not connected”",
    staff="There is no such print queue. Check devices.printer in config.yaml, or add the printer to CUPS again.",
    lost="the print; the card stays",
)
def test_a_queue_deleted_in_mid_job_is_told(hall, booth, recovery):
    hall.hold()
    booth.orders("card-without-a-queue")
    hall.until_printing()
    hall.cups("lpadmin", "-x", hall.queue)
    assert staff_read(booth.hears_trouble("missing"), "missing")
    assert booth.hears_failure() == PrintFailed("card-without-a-queue", "missing")
    hall.let_go()
    recovery.begins()
    hall.add_queue()
    booth.hears_it_is_well()
    recovery.over()


@pytest.mark.fault(
    "Somebody cancels the job at the printer",
    visitor="“The print was cancelled”",
    staff="The print was cancelled.",
    lost="the print; the card stays",
)
def test_a_job_cancelled_at_the_printer_did_not_come_out(hall, booth):
    hall.hold()
    booth.orders("card-stopped-there")
    hall.until_printing()
    hall.cancel_at_printer()
    hall.let_go()
    assert booth.hears_failure() == PrintFailed("card-stopped-there", "cancelled")


def test_a_card_that_moves_already_comes_out_though_its_visitor_left(hall, booth):
    hall.hold()
    booth.orders("card-that-moves")
    hall.until_printing()
    booth.desk.take(ExpirePrint("card-that-moves"))
    hall.let_go()
    assert booth.hears(PrintFinished) == PrintFinished("card-that-moves", False)

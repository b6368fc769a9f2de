"""A real CUPS or a real IPP printer that goes in mid-job and comes back: told, and no card comes twice or later."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices.printer import ipp
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.settings.postcard import Card
from tests.devices.cups_desk import PrintBooth, opened_hall
from tests.devices.cups_hall import PrintHall


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintHall]:
    monkeypatch.setattr(ipp, "ANSWER_WITHIN_S", 1.0)
    with opened_hall() as opened:
        monkeypatch.setenv("CUPS_SERVER", opened.server)
        yield opened


@pytest.fixture
def booth(hall: PrintHall, tmp_path) -> Iterator[PrintBooth]:
    opened = PrintBooth(tmp_path, Card(paper="148x100", border_mm=0, sides="auto"))
    opened.hears_it_is_well()
    opened.hears(DeviceReported)
    yield opened
    opened.desk.stop()


@pytest.mark.fault(
    "kill -9: the printer, in mid-job",
    visitor="“The printer does not answer. Code … prints it later”",
    staff="The printer does not answer. Please check its power and its cable.",
    lost="the print; the card stays",
)
def test_a_printer_that_vanishes_in_mid_job_is_told_and_its_card_does_not_come_later(hall, booth, recovery):
    hall.hold()
    booth.orders("card-half-way")
    hall.until_printing()
    hall.kill_printer()
    booth.hears_trouble("offline")
    assert booth.hears_failure() == PrintFailed("card-half-way", "offline")
    assert hall.waiting() == ""
    hall.let_go()
    before = hall.sheets()
    recovery.begins()
    hall.start_printer()
    booth.hears_it_is_well()
    recovery.over()
    booth.orders("card-after-it")
    assert booth.hears(PrintFinished) == PrintFinished("card-after-it", False)
    assert len(hall.sheets()) == len(before) + 1


@pytest.mark.fault(
    "CUPS is started anew in mid-job",
    visitor="“The print was cancelled”",
    staff="The print was cancelled.",
    lost="the print; the card stays",
)
def test_a_card_that_cups_put_back_when_it_was_started_anew_is_not_kept_for_later(hall, booth):
    hall.hold()
    booth.orders("card-over-a-restart")
    hall.until_printing()
    hall.stop_cups()
    hall.start_cups()
    assert booth.hears_failure() == PrintFailed("card-over-a-restart", "cancelled")
    assert hall.waiting() == ""
    hall.let_go()
    hall.until_idle()
    before = hall.sheets()
    booth.orders("card-after-the-restart")
    assert booth.hears(PrintFinished) == PrintFinished("card-after-the-restart", False)
    assert len(hall.sheets()) == len(before) + 1


@pytest.mark.fault(
    "CUPS is gone for long, and back with the old card",
    visitor="“The printer does not answer. Code … prints it later”",
    staff="The printer does not answer. Please check its power and its cable.",
    lost="no paper: the old card is cancelled",
)
def test_what_cups_kept_over_a_long_absence_is_cancelled_when_it_is_back(hall, booth):
    hall.hold()
    booth.orders("card-of-yesterday")
    hall.until_printing()
    hall.stop_cups()
    assert booth.hears_failure() == PrintFailed("card-of-yesterday", "offline")
    hall.start_cups()
    booth.hears_it_is_well()
    hall.until_empty()
    hall.let_go()
    booth.orders("card-of-today")
    assert booth.hears(PrintFinished) == PrintFinished("card-of-today", False)

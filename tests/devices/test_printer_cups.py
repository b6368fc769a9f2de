"""A real CUPS with a real IPP printer behind it: a card comes out at its size; without paper it is told."""

from __future__ import annotations

import queue
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiosk.devices.printer.cups import CupsQueue, default_queue
from kiosk.devices.printer.desk import PrinterDesk, choose_printer
from kiosk.devices.printer.troubles import PrintError
from kiosk.happenings.inputs import DeviceReported, PrintFailed, PrintFinished
from kiosk.happenings.orders import PrintCard
from kiosk.happenings.words import Input
from kiosk.press.sheet import pdf_sheet
from tests.devices.cups_hall import PrintHall, print_hall

PATIENCE_S = 60.0


@pytest.fixture(scope="module")
def hall() -> Iterator[PrintHall]:
    # Not pytest's own folder: that is closed to the user CUPS prints as.
    with tempfile.TemporaryDirectory() as folder, print_hall(Path(folder)) as opened:
        yield opened


@pytest.fixture(autouse=True)
def to_the_hall(hall: PrintHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", hall.server)


@pytest.fixture
def card(tmp_path: Path) -> Path:
    picture = Image.new("RGB", (1748, 1181), "#f3e9d4")
    picture.paste("#b4352a", (0, 0, 400, 1181))
    path = tmp_path / "card.jpg"
    picture.save(path, quality=92, dpi=(300, 300))
    return path


@pytest.fixture
def desk(hall: PrintHall, card: Path) -> Iterator[tuple[PrinterDesk, queue.Queue[Input]]]:
    rung: queue.Queue[Input] = queue.Queue()
    made = PrinterDesk(rung.put, lambda: choose_printer("auto", card.parent), lambda _: card, look_every_s=0.2)
    made.start()
    yield made, rung
    made.stop()


def hears(rung: queue.Queue[Input], kind: type[Input]) -> Input:
    while True:
        happening = rung.get(timeout=PATIENCE_S)
        if isinstance(happening, kind):
            return happening


def test_a_card_comes_out_on_hagaki_paper_to_the_hundredth_of_a_millimetre(hall, desk):
    printer, rung = desk
    told = hears(rung, DeviceReported)
    assert isinstance(told, DeviceReported)
    assert (told.level, "Postcard" in told.sentence_en) == ("ok", True)
    before = hall.sheets()
    printer.take(PrintCard("card-on-paper"))
    assert hears(rung, PrintFinished) == PrintFinished("card-on-paper", False)
    sheet = next(path for path in hall.sheets() if path not in before)
    with pikepdf.open(sheet) as pdf:
        assert len(pdf.pages) == 1
        left, bottom, right, top = (float(n) for n in pdf.pages[0].mediabox)
        pictures = list(pdf.pages[0].get_images().values())
    assert ((right - left) * 25.4 / 72, (top - bottom) * 25.4 / 72) == pytest.approx((100, 148), abs=0.01)
    assert len(pictures) == 1
    assert hall.waiting() == ""


def test_without_paper_the_visitor_is_told_and_nothing_stays_in_the_queue(hall, desk):
    printer, rung = desk
    hall.take_paper_out()
    printer.take(PrintCard("card-without-paper"))
    assert hears(rung, PrintFailed) == PrintFailed("card-without-paper", "media-empty")
    assert hall.waiting() == ""
    hall.refill()


def test_a_queue_that_is_not_there_is_named(card):
    with pytest.raises(PrintError) as refused:
        CupsQueue("NoSuchQueue").submit(pdf_sheet(card.read_bytes()), "card")
    assert refused.value.reason == "missing"
    assert CupsQueue("NoSuchQueue").health() == "missing"


def test_the_default_queue_is_found(hall):
    assert default_queue() == hall.queue


def test_a_scheduler_that_does_not_run_is_offline(monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "localhost:9")
    assert CupsQueue("Postcard").health() == "offline"
    assert default_queue() is None

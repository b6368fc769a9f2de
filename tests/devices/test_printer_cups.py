"""A real CUPS with a real IPP printer behind it: cards come out at their size, both sides, as often as wanted."""

from __future__ import annotations

import io
import os
import pwd
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiosk.devices.printer.cups import CupsQueue, default_queue
from kiosk.devices.printer.troubles import PrintError
from kiosk.happenings.inputs import DeviceReported, PrinterTold, PrintFinished
from kiosk.press.measure import plate_of
from kiosk.press.sheet import pdf_sheet
from kiosk.settings.postcard import Card
from tests.devices.cups_desk import PrintBooth, opened_hall
from tests.devices.cups_hall import PrintHall

MM_PER_POINT = 25.4 / 72
HAGAKI = Card(paper="148x100", border_mm=0, sides="auto")
BORDERED = Card(paper="148x100", border_mm=5, sides="one")
SIX_BY_FOUR = Card(paper="6x4in", border_mm=0, sides="two")
PDF_BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
PDF_MODEL = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd")


@pytest.fixture(scope="module")
def hall() -> Iterator[PrintHall]:
    with opened_hall() as opened:
        yield opened


@pytest.fixture(autouse=True)
def to_the_hall(hall: PrintHall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", hall.server)


@pytest.fixture
def booths() -> Iterator[list[PrintBooth]]:
    opened: list[PrintBooth] = []
    yield opened
    for booth in opened:
        booth.desk.stop()


def printed(hall: PrintHall, booth: PrintBooth, card_id: str, copies: int = 1) -> tuple[Path, dict[str, str]]:
    """The sheet of an order, and what the printer was asked."""
    before = hall.sheets()
    booth.orders(card_id, copies)
    assert booth.hears(PrintFinished) == PrintFinished(card_id, False, copies)
    assert booth.marked == [(card_id, True), (card_id, False)]
    sheet = next(path for path in hall.sheets() if path not in before)
    asked = [line.partition("=") for line in sheet.with_suffix(".env").read_text().splitlines()]
    return sheet, {name: value for name, _, value in asked if name.startswith("IPP_")}


def sizes_mm(sheet: Path) -> list[tuple[float, float]]:
    with pikepdf.open(sheet) as pdf:
        boxes = [[float(number) for number in page.mediabox] for page in pdf.pages]
    return [((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT) for left, bottom, right, top in boxes]


def quarters(sheet: Path) -> list[str]:
    """Where the coloured quarter of each page lies, as the page comes out of the printer."""
    drawing = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=png16m", "-r25", f"-sOutputFile={sheet}-%d.png", sheet]
    subprocess.run([str(word) for word in drawing], check=True)
    found = []
    for page in sorted(sheet.parent.glob(f"{sheet.name}-*.png")):
        drawn = Image.open(page).convert("RGB")
        for down, y in (("upper", 0.25), ("lower", 0.75)):
            for across, x in (("left", 0.25), ("right", 0.75)):
                left, top = int(drawn.width * x), int(drawn.height * y)
                red, _, blue = drawn.crop((left, top, left + 1, top + 1)).tobytes()
                if min(red, blue) < 100:
                    found.append(f"{'red' if red > blue else 'blue'} {down} {across}")
    return found


def jpeg() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (1748, 1181), "#f3e9d4").save(kept, "JPEG", dpi=(300, 300))
    return kept.getvalue()


def test_a_card_comes_out_on_hagaki_paper_to_the_edge_and_to_the_hundredth_of_a_millimetre(hall, booths, tmp_path):
    booths.append(booth := PrintBooth(tmp_path, HAGAKI))
    assert booth.hears(PrinterTold) == PrinterTold(True, "", True, False, 100, 100, 0, 100)
    assert booth.hears(DeviceReported).sentence_en == "The printer Postcard is ready."
    sheet, asked = printed(hall, booth, "card-on-hagaki")
    assert sizes_mm(sheet) == [pytest.approx((100, 148), abs=0.01)] * 2
    assert "x-dimension=10000 y-dimension=14800" in asked["IPP_MEDIA_COL"]
    assert asked["IPP_MEDIA_COL"].count("-margin=0") == 4
    assert asked["IPP_PRINT_COLOR_MODE"] == "color"
    assert hall.waiting() == ""
    assert booth.hears(PrinterTold) == PrinterTold(True, "", True, False, 99, 100, 1, 100)


def test_a_card_turned_like_a_page_shows_its_back_upright(hall, booths, tmp_path):
    booths.append(booth := PrintBooth(tmp_path, HAGAKI))
    sheet, asked = printed(hall, booth, "card-of-two-sides")
    # Both pages lie alike on the upright sheet, a quarter turned; the printer turns the sheet over its short edge: that
    # is the left edge of the card as it is read.
    assert quarters(sheet) == ["red upper right", "blue upper right"]
    assert asked["IPP_SIDES"] == "two-sided-short-edge"


def test_three_copies_on_six_by_four_inch_paper_are_three_sheets_of_two_sides(hall, booths, tmp_path):
    booths.append(booth := PrintBooth(tmp_path, SIX_BY_FOUR))
    sheet, asked = printed(hall, booth, "card-thrice", copies=3)
    assert sizes_mm(sheet) == [pytest.approx((101.6, 152.4), abs=0.01)] * 6
    assert [side.split()[0] for side in quarters(sheet)] == ["red", "blue"] * 3
    assert asked["IPP_SIDES"] == "two-sided-short-edge"
    assert asked["IPP_MEDIA_COL"].count("-margin=0") == 4


def test_with_a_white_border_nothing_is_scaled_into_the_margins(hall, booths, tmp_path):
    booths.append(booth := PrintBooth(tmp_path, BORDERED))
    sheet, asked = printed(hall, booth, "card-with-border")
    assert asked["IPP_SIDES"] == "one-sided"
    assert asked["IPP_MEDIA_COL"].count("-margin=300") == 4
    assert sizes_mm(sheet) == [pytest.approx((100, 148), abs=0.01)]
    out = subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=bbox", str(sheet)], check=True, capture_output=True
    ).stderr.decode()
    left, bottom, right, top = (float(word) for word in out.split("%%HiResBoundingBox:")[1].split()[:4])
    # The coloured quarter of 138 x 90 mm begins 5 mm from two edges of the upright sheet.
    assert ((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT) == pytest.approx((90, 138), abs=0.3)


def test_a_pdf_queue_gives_sheets_of_the_papers_size(hall, booths, tmp_path):
    if not (PDF_BACKEND.exists() and PDF_MODEL.exists()):
        pytest.skip("not installed: printer-driver-cups-pdf")
    hall.cups("lpadmin", "-p", "PdfShop", "-E", "-v", "cups-pdf:/", "-P", str(PDF_MODEL))
    shelf = Path(pwd.getpwuid(os.geteuid()).pw_dir) / "PDF"
    for number, (card, paper_mm) in enumerate(((HAGAKI, (100, 148)), (SIX_BY_FOUR, (101.6, 152.4)))):
        (folder := tmp_path / str(number)).mkdir()
        booths.append(booth := PrintBooth(folder, card, "cups:PdfShop"))
        before = set(shelf.glob("*.pdf"))
        booth.orders(f"pdf-{number}-card")
        booth.hears(PrintFinished)
        (sheet,) = set(shelf.glob("*.pdf")) - before
        # By way of PostScript, in whole points.
        assert sizes_mm(sheet) == [pytest.approx(paper_mm, abs=MM_PER_POINT)]
        sheet.unlink()


def test_a_queue_that_is_not_there_is_named(hall):
    lost = CupsQueue("NoSuchQueue", (148.0, 100.0), True)
    sheet = pdf_sheet(jpeg(), None, plate_of(HAGAKI))
    for ask in (lost.check, lambda: lost.submit(sheet, "card", False), lost.resume):
        with pytest.raises(PrintError) as refused:
            ask()
        assert refused.value.reason == "missing"


@pytest.mark.fault(
    "The printer does not know the paper that is set",
    visitor="“There is no postcard paper in the printer”",
    staff="The printer does not know the paper of card.paper in config.yaml.",
    lost="nothing",
)
def test_paper_the_printer_does_not_know_is_named(hall):
    with pytest.raises(PrintError) as refused:
        CupsQueue(hall.queue, (210.0, 148.0), True).check()
    assert refused.value.reason == "size"


def test_the_default_queue_is_found(hall):
    assert default_queue() == hall.queue


def test_a_scheduler_that_does_not_run_is_offline(monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "localhost:9")
    with pytest.raises(PrintError) as refused:
        CupsQueue("Postcard", (148.0, 100.0), True).check()
    assert refused.value.reason == "offline"
    assert default_queue() is None

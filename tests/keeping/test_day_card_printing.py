"""The day card on paper: large where such paper is loaded, small else, and never hours later."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from kiosk.devices.day_card_printing import DayCardPrinting, holds_page, page_of_same
from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.devices.printer.choosing import choose_printer
from kiosk.devices.printer.folder import UNFINISHED_S, PdfFolder, PretendPrinter
from kiosk.devices.printer.printer import Condition, Printer
from kiosk.press.measure import plate_of
from kiosk.settings.postcard import Card
from tests.devices.cups_desk import opened_hall
from tests.devices.cups_hall import PrintHall
from tests.devices.cups_printer import ATTRIBUTES, paper
from tests.devices.print_room import Moody

CARD = Card(paper="148x100", border_mm=0, sides="auto")
DAY = "2026-11-30"
A4 = (21000, 29700)
A4_SIZE = "{\n  MEMBER integer x-dimension 21000\n  MEMBER integer y-dimension 29700\n}"
MM_PER_POINT = 25.4 / 72


def blank(_: str, page: bool) -> bytes:
    """A PDF of one empty page of its paper's size."""
    width, height = (210.0, 297.0) if page else plate_of(CARD).paper_mm
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(width / MM_PER_POINT, height / MM_PER_POINT))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def printing(
    printer: Printer | None,
    page: Callable[[Printer], Printer | None] = lambda _: None,
    clock: list[float] | None = None,
) -> DayCardPrinting:
    ticks = clock if clock is not None else [0.0]

    def now_s() -> float:
        ticks[0] += 1.0
        return ticks[0]

    return DayCardPrinting(lambda: printer, page, blank, now_s, 0.0)


def size_mm(sheet: bytes | Path) -> tuple[int, int]:
    with pikepdf.open(io.BytesIO(sheet) if isinstance(sheet, bytes) else sheet) as pdf:
        (page,) = pdf.pages
        left, bottom, right, top = (float(number) for number in page.mediabox)
    return round((right - left) * MM_PER_POINT), round((top - bottom) * MM_PER_POINT)


def test_a_printer_of_cards_prints_a_card() -> None:
    printer = Moody(looks=["waiting", "printing", "done"])
    said = printing(printer).print(DAY)
    ((title, sheet, two_sided),) = printer.submitted
    assert (title, two_sided, size_mm(sheet)) == (f"day-card-{DAY}", False, (148, 100))
    assert said == ("日卡已打印。", "The day card is printed.")


def test_a_printer_with_large_paper_prints_a_page() -> None:
    cards, pages = Moody(), Moody()
    printing(cards, lambda _: pages).print(DAY)
    assert not cards.submitted and size_mm(pages.submitted[0][1]) == (210, 297)


@pytest.mark.parametrize("trouble", ["media-empty", "jam", "paused", "offline"])
def test_a_printer_in_trouble_is_not_asked_and_staff_are_told_what_to_do(trouble: str) -> None:
    printer = Moody(condition=Condition(trouble))
    with pytest.raises(KeepingRefusedError, match="日卡没有打印"):
        printing(printer).print(DAY)
    assert not printer.submitted


def test_a_print_that_does_not_come_out_is_taken_back_so_that_no_refill_prints_it() -> None:
    printer = Moody(looks=["waiting"])
    room = printing(printer)
    conditions = iter([Condition()])
    printer.check = lambda: next(conditions, Condition("media-empty"))  # type: ignore[method-assign]
    with pytest.raises(KeepingRefusedError, match="out of paper"):
        room.print(DAY)
    assert printer.cancelled == [1]


def test_when_the_kiosk_closes_nobody_waits_for_the_printer() -> None:
    printer = Moody(looks=["printing"])
    room = printing(printer)
    room.cancel()
    with pytest.raises(KeepingRefusedError, match="cancelled"):
        room.print(DAY)
    assert printer.cancelled == [1]


def test_without_a_printer_and_with_a_pretend_one_staff_read_so() -> None:
    with pytest.raises(KeepingRefusedError, match="No printer is set"):
        printing(None).print(DAY)
    assert "演练" in printing(PretendPrinter(0.0)).print(DAY)[0]


def test_a_folder_of_sheets_gets_a_page_that_stays_when_visitors_cards_go(tmp_path: Path) -> None:
    now = [1000.0]
    folder = PdfFolder(tmp_path, 48 * 3600, lambda: now[0])
    printing(folder, page_of_same).print(DAY)
    sheet = tmp_path / f"day-card-{DAY}.pdf"
    assert size_mm(sheet) == (210, 297)
    now[0] = sheet.stat().st_mtime + 50 * 3600
    folder.check()
    assert sheet.exists(), "there is no visitor on it"


def test_a_sheet_whose_writing_was_killed_is_swept_and_one_being_written_is_not(tmp_path: Path) -> None:
    left = tmp_path / ".postcard-abcd1234.pdf.part"
    left.write_bytes(b"half a visitor's picture")
    now = [left.stat().st_mtime + UNFINISHED_S - 1]
    folder = PdfFolder(tmp_path, 48 * 3600, lambda: now[0])
    folder.check()
    assert left.exists()
    now[0] += 1
    folder.check()
    assert not left.exists()


def test_which_papers_are_large_enough() -> None:
    assert holds_page(["jpn_hagaki_100x148mm", "iso_a4_210x297mm"])
    assert not holds_page(["jpn_hagaki_100x148mm"])
    assert not holds_page(["na_letter_8.5x11in"])
    assert not holds_page(["custom_max_300x400mm"])
    assert not holds_page([])


def test_a_real_printer_gets_the_paper_that_lies_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with opened_hall() as hall:
        monkeypatch.setenv("CUPS_SERVER", hall.server)
        assert _printed(hall, tmp_path) == (148, 100)
        hall.kill_printer()
        loaded = '"jpn_hagaki_100x148mm","iso_a4_210x297mm"'
        told = ATTRIBUTES.replace('media-ready "jpn_hagaki_100x148mm"', f"media-ready {loaded}")
        told = told.replace('media-supported "jpn_hagaki_100x148mm"', f"media-supported {loaded}")
        told = told.replace("media-size-supported {", f"media-size-supported {A4_SIZE},{{")
        told = told.replace("media-col-database ", f"media-col-database {paper(A4, 300)},")
        (hall.folder / "printer.conf").write_text(told, encoding="ascii")
        hall.start_printer()
        # The queue of before does not know the paper, so it prints a card all the same.
        assert _printed(hall, tmp_path) == (148, 100)
        hall.cups("lpadmin", "-p", "Pages", "-E", "-v", hall.uri, "-m", "everywhere")
        assert _printed(hall, tmp_path, "cups:Pages") == (210, 297)


def _printed(hall: PrintHall, tmp_path: Path, setting: str = "auto") -> tuple[int, int]:
    before = set(hall.sheets())
    room = DayCardPrinting(lambda: choose_printer(setting, tmp_path, CARD, 48), page_of_same, blank, look_every_s=0.1)
    assert room.print(DAY)[1] == "The day card is printed."
    (sheet,) = set(hall.sheets()) - before
    asked = sheet.with_suffix(".env").read_text()
    assert "IPP_MEDIA" in asked
    found = size_mm(sheet)
    # A printer feeds a card short edge first.
    return found if found != (100, 148) else (148, 100)

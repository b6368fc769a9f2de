"""How printing stands, for visitors (PrinterTold) and in a sentence for staff (DeviceReported): pure."""

from __future__ import annotations

from kiosk.devices.printer.printer import Condition, Printer
from kiosk.devices.printer.tally import TallyBook
from kiosk.devices.printer.troubles import SENTENCES
from kiosk.happenings.inputs import DeviceReported, PrinterTold
from kiosk.settings.postcard import Card, Printing

OFF = PrinterTold(False, "off")


def told(printer: Printer, condition: Condition, book: TallyBook, printing: Printing, card: Card) -> PrinterTold:
    """Whether a card would come out now, and the counts."""
    reason = condition.trouble or ("" if book.allowed else "cap")
    return PrinterTold(
        ready=not reason,
        reason=reason,
        two_sided=condition.two_sided and card.sides != "one",
        rehearsal=printer.rehearsal,
        sheets_left=book.tally.sheets_left if printer.counts_paper else 0,
        tray_sheets=printing.tray_sheets if printer.counts_paper else 0,
        printed_today=book.tally.printed,
        daily_cap=book.cap,
    )


def reported(
    printer: Printer, condition: Condition, book: TallyBook, printing: Printing, card: Card, refused: bool
) -> DeviceReported:
    """One plain sentence of what is wrong; of a printer that is well, what staff should still know.

    `refused`: it says that it is well, but did not print the last card.
    """
    if trouble := condition.trouble or ("refused" if refused else ""):
        return DeviceReported("printer", "fault", *SENTENCES[trouble])
    if printer.rehearsal:
        pretends = "打印机为模拟，不会出纸。", "The printer is a pretend one: no paper comes out."
        return DeviceReported("printer", "rehearsal", *pretends)
    sentences = [(f"打印机 {printer.name} 正常。", f"The printer {printer.name} is ready.")]
    if not book.allowed:
        sentences = [SENTENCES["cap"]]
    sentences += _paper(printer, book, printing)
    if card.sides == "two" and not condition.two_sided:
        sentences.append(("它不能双面打印，背面不打印。", "It can't turn the sheet: the back is not printed."))
    if card.border_mm == 0 and not condition.borderless:
        sentences.append(
            (
                "它不能无边打印，请在 config.yaml 里设置 card.border_mm。",
                "It can't print to the paper's edge: set card.border_mm in config.yaml.",
            )
        )
    zh, en = zip(*sentences, strict=True)
    return DeviceReported("printer", "ok", "".join(zh), " ".join(en))


def _paper(printer: Printer, book: TallyBook, printing: Printing) -> list[tuple[str, str]]:
    sentences = []
    left = book.tally.sheets_left
    if printer.counts_paper and book.damaged:
        sentences.append(
            (
                "纸张计数文件损坏，已重新计数：请装满纸，再按“已加满纸”。",
                "The paper count was damaged and begins anew: fill the tray, then press “Tray is full”.",
            )
        )
    elif printer.counts_paper and left <= printing.low_sheets:
        sentences.append(
            (
                f"约剩 {left} 张纸，请加满后按“已加满纸”。",
                f"About {left} sheets are left: fill the tray, then press “Tray is full”.",
            )
        )
    if book.unwritten:
        sentences.append(
            (
                "纸张计数无法保存，请检查数据盘。",
                "The paper count can't be kept: check the disk of the data folder.",
            )
        )
    return sentences

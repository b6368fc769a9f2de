"""The sheets of one order: the card's pages, as often as it is wanted."""

from __future__ import annotations

import io
from pathlib import Path

from kiosk.devices.printer.troubles import PrintError
from kiosk.press.measure import Plate
from kiosk.press.sheet import pdf_sheet


def sheets(front: Path, back: Path | None, plate: Plate, copies: int) -> bytes:
    """A PDF of the card's one or two sides, `copies` times over: printers that count copies wrong print all the same.

    PrintError("lost") when the card is not there any more.
    """
    try:
        once = pdf_sheet(front.read_bytes(), back.read_bytes() if back else None, plate)
    except FileNotFoundError:
        raise PrintError("lost") from None
    if copies == 1:
        return once
    # Comes with img2pdf; only a printing station needs it.
    import pikepdf

    with pikepdf.open(io.BytesIO(once)) as pdf:
        pages = list(pdf.pages)
        for _ in range(copies - 1):
            pdf.pages.extend(pages)
        whole = io.BytesIO()
        pdf.save(whole)
    return whole.getvalue()

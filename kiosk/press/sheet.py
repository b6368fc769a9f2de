"""The sheet for the printer: PDF pages of exactly the paper's millimetres around the very JPEGs the card is kept as."""

from __future__ import annotations

from kiosk.press.measure import CARD_PLATE, Plate


def pdf_sheet(front: bytes, back: bytes | None = None, plate: Plate = CARD_PLATE) -> bytes:
    """A PDF of one page, or two with the `back`, each of the paper's size around an untouched JPEG in its border."""
    # Only a printing station needs it, and not before its first sheet.
    import img2pdf

    placed = tuple(img2pdf.mm_to_pt(mm) for mm in (*plate.paper_mm, *plate.picture_mm))
    sides = [front] if back is None else [front, back]
    return bytes(img2pdf.convert(sides, layout_fun=lambda *_: placed, nodate=True))

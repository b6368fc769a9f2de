"""The sheet for the printer: a PDF page of exactly the card's millimetres around the very JPEG the phone gets."""

from __future__ import annotations

from kiosk.content.postcard import CARD_MM


def pdf_sheet(jpeg: bytes, title: str = "") -> bytes:
    """One PDF page of 148 x 100 mm holding the JPEG untouched, its sRGB profile with it."""
    # Only a printing station needs it, and not before its first sheet.
    import img2pdf

    page = (img2pdf.mm_to_pt(CARD_MM[0]), img2pdf.mm_to_pt(CARD_MM[1]))
    layout = img2pdf.get_layout_fun(pagesize=page, fit=img2pdf.FitMode.fill)
    return bytes(img2pdf.convert(jpeg, layout_fun=layout, title=title or None, nodate=True))

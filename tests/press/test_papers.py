"""The print, the phone's picture and the screen's preview are one picture, on every paper, with a border or without."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from kiosk.press.card import encode_jpeg, phone_picture, preview
from kiosk.press.measure import CARD_PLATE, MM_PER_INCH, Plate
from kiosk.press.sheet import pdf_sheet
from tests.press.table import BORDERED, FRAMES, GREEN, SIX_BY_FOUR, SIX_BY_FOUR_BORDERED, pixels, pulled, wave

PLATES = [CARD_PLATE, BORDERED, SIX_BY_FOUR, SIX_BY_FOUR_BORDERED]
MM_PER_POINT = MM_PER_INCH / 72


def both_sides(plate: Plate) -> tuple[Image.Image, Image.Image]:
    front = pulled(frame=FRAMES["river-dusk"], plate=plate, photo=GREEN, strokes=(wave(),))
    return front, pulled("back", plate=plate, strokes=(wave("back"),))


def decoded(jpeg: bytes) -> np.ndarray:
    return pixels(Image.open(io.BytesIO(jpeg)))


@pytest.mark.parametrize("plate", PLATES)
def test_print_phone_and_preview_are_the_same_pixels(plate: Plate) -> None:
    front, back = both_sides(plate)
    stored = encode_jpeg(front)
    with pikepdf.open(io.BytesIO(pdf_sheet(stored, encode_jpeg(back), plate))) as pdf:
        prints = [bytes(picture.read_raw_bytes()) for page in pdf.pages for picture in page.get_images().values()]
    # On paper and, without a back, on the phone: the very same file.
    assert prints[0] == stored == encode_jpeg(phone_picture(front, None))
    # What JPEG takes away can't be seen.
    assert np.abs(decoded(prints[0]) - pixels(front)).mean() < 1.2
    both = decoded(encode_jpeg(phone_picture(front, back)))
    height, width = plate.size_px[1], plate.size_px[0]
    below = both.shape[0] - height
    # Blocks of 8 x 8 pixels are coded by themselves: only the front's last, half empty one differs at all.
    whole = height // 8 * 8
    assert np.array_equal(both[:whole], decoded(prints[0])[:whole])
    assert np.array_equal(both[below:], decoded(prints[1]))
    assert both.shape[1] == width
    # The screen: the composed pixels, only fewer; from the print it could not be told.
    small = pixels(preview(front, 740))
    again = pixels(preview(Image.fromarray(decoded(prints[0]).astype(np.uint8)), 740))
    assert np.abs(small - again).mean() < 1


def test_the_phone_sees_front_over_back_with_a_little_table_between() -> None:
    front, back = both_sides(CARD_PLATE)
    both = phone_picture(front, back)
    gap = both.height - front.height - back.height
    assert 4 <= gap * MM_PER_INCH / 300 <= 6
    assert np.array_equal(pixels(both)[: front.height], pixels(front))
    assert np.array_equal(pixels(both)[-back.height :], pixels(back))
    between = pixels(both)[front.height : front.height + gap]
    assert (between == between[0, 0]).all()
    assert phone_picture(front, None) is front


@pytest.mark.parametrize("plate", PLATES)
@pytest.mark.parametrize("sides", [1, 2])
def test_the_sheet_is_the_paper_and_the_picture_lies_on_it_to_the_hundredth_of_a_millimetre(
    plate: Plate, sides: int
) -> None:
    jpeg = encode_jpeg(Image.new("RGB", plate.size_px, "#808080"))
    with pikepdf.open(io.BytesIO(pdf_sheet(jpeg, jpeg if sides == 2 else None, plate))) as pdf:
        assert len(pdf.pages) == sides
        for page in pdf.pages:
            left, bottom, right, top = (float(n) for n in page.mediabox)
            assert ((right - left) * MM_PER_POINT, (top - bottom) * MM_PER_POINT) == pytest.approx(
                plate.paper_mm, abs=0.01
            )
            [matrix] = [i.operands for i in pikepdf.parse_content_stream(page) if str(i.operator) == "cm"]
            width, _, _, height, x, y = (float(n) * MM_PER_POINT for n in matrix)
            assert (width, height) == pytest.approx(plate.picture_mm, abs=0.01)
            assert (x, y) == pytest.approx((plate.border_mm, plate.border_mm), abs=0.01)


@pytest.mark.parametrize("plate", PLATES)
def test_rendered_as_a_printer_does_the_sheet_shows_the_card_in_its_white_border(plate: Plate, tmp_path: Path) -> None:
    front, _ = both_sides(plate)
    (tmp_path / "card.pdf").write_bytes(pdf_sheet(encode_jpeg(front), None, plate))
    try:
        subprocess.run(
            ["pdftoppm", "-r", "300", "-png", "-singlefile", "card.pdf", "page"], cwd=tmp_path, check=True, timeout=60
        )
    except FileNotFoundError:
        pytest.skip("pdftoppm (poppler-utils) renders the sheet")
    page = Image.open(tmp_path / "page.png").convert("RGB")
    edge = round(plate.border_mm * 300 / MM_PER_INCH)
    inside = page.crop((edge, edge, edge + front.width, edge + front.height))
    # A renderer may lay the picture half a pixel aside; seen a little smaller they are the same.
    size = (front.width // 8, front.height // 8)
    one, other = (pixels(card.resize(size, Image.Resampling.BOX)) for card in (inside, front))
    assert np.abs(one - other).mean() < 2.5
    if plate.border_mm:
        border = [page.crop(box) for box in ((0, 0, page.width, edge - 3), (0, 0, edge - 3, page.height))]
        assert all(part.convert("L").getextrema() == (255, 255) for part in border)

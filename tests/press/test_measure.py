"""A design of 148 x 100 mm keeps its shape on every paper, and what touches its edge reaches the picture's edge."""

from __future__ import annotations

import pytest

from kiosk.content.postcard import CARD_MM, Box
from kiosk.press.measure import CARD_PLATE, PAPERS_MM, Plate, Rect, plate_of
from kiosk.settings import Card

ALL = Box(0, 0, *CARD_MM)
PLATES = [
    plate_of(Card.model_validate({"paper": paper, "border_mm": border, "sides": "auto"}))
    for paper in PAPERS_MM
    for border in (0.0, 3.5, 15.0)
]


def test_millimetres_become_the_pixels_of_300_dpi() -> None:
    assert CARD_PLATE.size_px == (1748, 1181)
    assert CARD_PLATE.origin_px == pytest.approx((0, 0))
    assert CARD_PLATE.px(25.4) == 300
    assert CARD_PLATE.rect(ALL) == Rect(0, 0, 1748, 1181)
    assert CARD_PLATE.extent_mm == pytest.approx((0, 0, 148, 100))


@pytest.mark.parametrize("plate", PLATES)
def test_the_picture_is_the_paper_less_its_border(plate: Plate) -> None:
    for px, paper_mm in zip(plate.size_px, plate.paper_mm, strict=True):
        assert px == round((paper_mm - 2 * plate.border_mm) * 300 / 25.4)


@pytest.mark.parametrize("plate", PLATES)
def test_the_design_stands_whole_and_in_the_middle_whatever_the_paper(plate: Plate) -> None:
    x, y = plate.origin_px
    assert x >= -1e-9
    assert y >= -1e-9
    assert min(x, y) == pytest.approx(0)
    for begin, side, room in zip((x, y), CARD_MM, plate.size_px, strict=True):
        assert 2 * begin + side * plate.px_per_mm == pytest.approx(room, abs=0.51)


@pytest.mark.parametrize("plate", PLATES)
def test_the_extent_tells_what_of_the_design_s_plane_the_picture_covers(plate: Plate) -> None:
    extent = plate.extent_mm
    assert extent.width / extent.height == pytest.approx(plate.size_px[0] / plate.size_px[1], rel=0.001)
    assert plate.spot(extent.x, extent.y) == (0, 0)
    far = plate.spot(extent.x + extent.width, extent.y + extent.height)
    assert far == pytest.approx(plate.size_px, abs=1)


@pytest.mark.parametrize("plate", PLATES)
def test_what_touches_the_design_s_edge_reaches_the_picture_s(plate: Plate) -> None:
    assert plate.rect(ALL) == Rect(0, 0, *plate.size_px)
    inside = plate.rect(Box(1, 1, 146, 98))
    assert inside.x == round(plate.origin_px[0] + plate.px_per_mm)
    assert inside.y == round(plate.origin_px[1] + plate.px_per_mm)


@pytest.mark.parametrize("plate", PLATES)
def test_boxes_that_touch_in_millimetres_touch_in_pixels(plate: Plate) -> None:
    upper, lower = plate.rect(Box(0, 0, 148, 33.3)), plate.rect(Box(0, 33.3, 148, 66.7))
    assert upper.y + upper.height == lower.y
    assert lower.y + lower.height == plate.size_px[1]

"""What a finger writes on the glass is what the card carries: same place, same line, nothing beside the field."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.press.ink import FULL_MM, THIN_MM, Nib, dots, draw_ink
from kiosk.press.measure import PX_PER_MM, Rect

FIELD = Rect(200, 300, 1181, 283)
WIDTH_MM, HEIGHT_MM = FIELD.width / PX_PER_MM, FIELD.height / PX_PER_MM


def inked(*strokes: tuple[tuple[float, float], ...]) -> np.ndarray:
    card = Image.new("RGB", (1748, 1181), "white")
    draw_ink(card, strokes, "#000000", FIELD)
    return 255 - np.asarray(card.convert("L"))


def test_strokes_land_where_they_were_drawn():
    ink = inked(tuple((0.25, 0.1 + 0.8 * n / 40) for n in range(41)))
    rows, columns = np.nonzero(ink > 128)
    assert columns.mean() == pytest.approx(FIELD.x + 0.25 * FIELD.width, abs=1)
    assert rows.min() == pytest.approx(FIELD.y + 0.1 * FIELD.height, abs=FULL_MM * PX_PER_MM)
    assert rows.max() == pytest.approx(FIELD.y + 0.9 * FIELD.height, abs=FULL_MM * PX_PER_MM)


def test_nothing_is_written_beside_the_field():
    ink = inked(((-0.5, 0.5), (0.5, -0.5), (1.5, 0.5), (0.5, 1.5)), ((0, 0), (1, 1)))
    outside = ink.copy()
    outside[FIELD.y : FIELD.y + FIELD.height, FIELD.x : FIELD.x + FIELD.width] = 0
    assert ink.max() > 200
    assert outside.max() == 0


def test_a_tap_is_a_dot():
    rows, columns = np.nonzero(inked(((0.5, 0.5),)) > 128)
    assert 0.3 < (columns.max() - columns.min()) / PX_PER_MM < FULL_MM
    assert 0.3 < (rows.max() - rows.min()) / PX_PER_MM < FULL_MM


def test_a_slow_stroke_is_full_and_a_quick_one_thin():
    slow = dots(tuple((0.1 + n * 0.001, 0.5) for n in range(60)), WIDTH_MM, HEIGHT_MM)
    quick = dots(tuple((0.1 + n * 0.08, 0.5) for n in range(10)), WIDTH_MM, HEIGHT_MM)
    assert slow[-1].width > 0.9 * FULL_MM
    assert quick[-1].width < 1.1 * THIN_MM


def test_edges_are_smooth():
    ink = inked(((0.1, 0.2), (0.3, 0.8), (0.6, 0.3), (0.9, 0.7)))
    greys = np.unique(ink)
    assert len(greys) > 12


def test_the_glass_and_the_card_draw_the_same_dots():
    stroke = ((0.1, 0.2), (0.15, 0.5), (0.3, 0.4), (0.6, 0.9))
    nib, live = Nib(), []
    for x, y in stroke:
        live += nib.move(x * WIDTH_MM, y * HEIGHT_MM)
    live += nib.lift()
    assert live == dots(stroke, WIDTH_MM, HEIGHT_MM)


def test_no_ink_leaves_the_card_untouched():
    assert inked().max() == 0
    assert inked(()).max() == 0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.floats(-2, 3), st.floats(-2, 3)), max_size=40))
def test_any_stroke_is_a_line_without_gaps(stroke):
    line = dots(tuple(stroke), WIDTH_MM, HEIGHT_MM)
    for before, after in itertools.pairwise(line):
        assert math.dist((before.x, before.y), (after.x, after.y)) < 0.25
        assert THIN_MM * 0.9 <= after.width <= FULL_MM * 1.1


def test_a_reading_that_is_no_number_is_left_out():
    assert dots(((0.5, 0.5), (math.nan, 0.2), (math.inf, 0.1), (0.6, 0.5)), 10, 10) == dots(
        ((0.5, 0.5), (0.6, 0.5)), 10, 10
    )

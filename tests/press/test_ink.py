"""What a finger writes is what the card carries: each pen in its own way, shaped by speed, pressure and turns."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from kiosk.happenings.words import Ink, Pen, Stroke
from kiosk.press.ink import INKS, Nib, Trace, draw_ink, line
from kiosk.press.ink.pens import PENS
from kiosk.press.measure import CARD_PLATE, Plate
from tests.press.handwriting import timed, written

PX_PER_MM = CARD_PLATE.px_per_mm
ALL_PENS: tuple[Pen, ...] = ("brush", "fountain", "crayon")


def inked(*strokes: Stroke, plate: Plate = CARD_PLATE) -> np.ndarray:
    """How dark every pixel of a white side is after writing with black on it."""
    card = Image.new("RGB", plate.size_px, "white")
    draw_ink(card, strokes, plate.px_per_mm, plate.origin_px, "#000000")
    return 255 - np.asarray(card.convert("L"))


def straight(length_mm: float, speed_mmps: float, pen: Pen = "brush", hz: float = 120.0, down: bool = False) -> Stroke:
    """A line at one speed, from 30, 30."""
    count = max(2, round(length_mm / speed_mmps * hz))
    ways = [length_mm * n / count for n in range(count + 1)]
    points = [((30.0, 30.0 + way) if down else (30.0 + way, 30.0)) for way in ways]
    return Stroke(tuple((x, y, 1000 * n / hz, -1.0) for n, (x, y) in enumerate(points)), pen)


def middle_mm(stroke: Stroke) -> float:
    """The line's width half way along."""
    dots = line(stroke)
    return dots[len(dots) // 2].width


def test_strokes_land_where_they_were_drawn():
    rows, columns = np.nonzero(inked(straight(60, 60, "fountain")) > 128)
    assert columns.min() / PX_PER_MM == pytest.approx(30, abs=0.6)
    assert columns.max() / PX_PER_MM == pytest.approx(90, abs=0.6)
    assert rows.mean() / PX_PER_MM == pytest.approx(30, abs=0.15)


def test_on_larger_paper_the_design_and_the_ink_on_it_move_and_grow_together():
    plate = Plate((152.4, 101.6))
    rows, columns = np.nonzero(inked(straight(60, 60, "fountain"), plate=plate) > 128)
    assert columns.min() == pytest.approx(plate.origin_px[0] + 30 * plate.px_per_mm, abs=0.6 * PX_PER_MM)
    assert rows.mean() == pytest.approx(plate.origin_px[1] + 30 * plate.px_per_mm, abs=2)


def test_a_line_that_leaves_the_card_is_cut_at_its_edge_and_harms_nothing():
    beyond = timed([(-20, 50), (170, 50), (74, -30), (74, 140)], 120, 200, flung=False)
    ink = inked(Stroke(beyond))
    assert ink.shape == (1181, 1748)
    assert ink[:, 0].max() > 200
    assert ink[:, -1].max() > 200


@pytest.mark.parametrize("pen", ALL_PENS)
def test_a_tap_is_a_dot(pen):
    rows, columns = np.nonzero(inked(Stroke(((60, 50, 0, -1),), pen)) > 100)
    for places in (rows, columns):
        assert 0.3 < (places.max() - places.min()) / PX_PER_MM < 1.6 * PENS[pen].full_mm


def test_a_slow_stroke_is_full_and_a_swift_one_thin():
    brush = PENS["brush"]
    assert middle_mm(straight(30, 8)) > 0.8 * brush.full_mm
    assert middle_mm(straight(90, 260)) < 1.25 * brush.thin_mm
    assert middle_mm(straight(90, 260, "fountain")) > 0.8 * PENS["fountain"].thin_mm


def test_the_same_hand_writes_alike_on_a_slow_and_on_a_quick_touchscreen():
    """Speed is millimetres a second, not the way between two events."""
    widths = [middle_mm(straight(60, 80, hz=hz)) for hz in (60, 120, 240, 1000)]
    assert max(widths) - min(widths) < 0.08


def test_where_pressure_is_felt_it_shapes_the_line():
    stroke = straight(40, 50)
    light, hard = (
        replace(stroke, points=tuple((x, y, t, pressure) for x, y, t, _ in stroke.points)) for pressure in (0.08, 0.95)
    )
    assert middle_mm(light) < 0.55 * middle_mm(hard)


def test_the_brush_is_fuller_down_than_across():
    assert middle_mm(straight(40, 50, down=True)) > 1.15 * middle_mm(straight(40, 50))


def test_a_flung_stroke_runs_out_into_a_point_and_a_rested_one_does_not():
    flung = line(straight(40, 150))
    assert flung[-1].width < 0.25 * flung[len(flung) // 2].width
    rested = straight(40, 150)
    x, y, t_ms, _ = rested.points[-1]
    rested = replace(rested, points=(*rested.points, *((x, y, t_ms + 50 * n, -1.0) for n in range(1, 6))))
    assert line(rested)[-1].width > line(rested)[len(flung) // 2].width


def test_the_brush_lands_softly():
    assert line(straight(40, 60))[0].width < 0.3 * line(straight(40, 60))[6].width


def test_a_sharp_turn_is_pressed_open():
    corner = timed([(30, 30), (60, 30), (60, 60)], 120, 60, flung=False)
    gentle = timed([(30, 30), (60, 30), (90, 30)], 120, 60, flung=False)
    near = [max(dot.width for dot in line(Stroke(way)) if math.dist(dot[:2], (60, 30)) < 3) for way in (corner, gentle)]
    assert near[0] > 1.1 * near[1]


def test_the_line_passes_close_to_the_finger_and_ends_under_it():
    circle = [(60 + 6 * math.cos(n / 12), 50 + 6 * math.sin(n / 12)) for n in range(76)]
    stroke = Stroke(tuple((x, y, n * 8.3, -1.0) for n, (x, y) in enumerate(circle)), "fountain")
    dots = line(stroke)
    assert all(min(math.dist(dot[:2], place) for dot in dots) < 0.35 for place in circle)
    assert dots[-1][:2] == pytest.approx(circle[-1])


def test_a_trembling_finger_draws_a_smooth_line():
    still = [(40 + 0.4 * n, 50 + (0.12 if n % 2 else -0.12)) for n in range(100)]
    dots = line(Stroke(tuple((x, y, n * 8.3, -1.0) for n, (x, y) in enumerate(still)), "fountain"))
    assert max(abs(dot.y - 50) for dot in dots[4:-4]) < 0.08


@pytest.mark.parametrize("pen", ALL_PENS)
def test_drawn_piece_by_piece_it_is_the_same_line(pen):
    """As the glass does it: what is settled once, the tip anew at every frame."""
    stroke = written("永", 40, 30, 30, pen)[1]
    nib, trace = Nib(pen), Trace(pen, PX_PER_MM, (0.0, 0.0), (1748, 1181))
    patches: dict[Any, Image.Image] = {}
    laid = 0
    for number, point in enumerate(stroke.points):
        nib.move(*point)
        if number % 3 == 0 or point is stroke.points[-1]:
            if len(nib.settled) > laid:
                trace.lay(nib.settled[max(0, laid - 1) :])
                laid = len(nib.settled)
            patches |= trace.drawn(nib.tip())
    whole = Trace(pen, PX_PER_MM, (0.0, 0.0), (1748, 1181))
    whole.lay(line(stroke))
    at_once = whole.drawn()
    assert at_once
    for patch, coverage in at_once.items():
        off = np.abs(np.asarray(coverage).astype(int) - np.asarray(patches[patch]))
        assert (off > 40).sum() <= 0.002 * off.size
    assert all(np.asarray(patches[patch]).max() == 0 for patch in patches.keys() - at_once.keys())


def test_the_crayon_leaves_the_papers_tooth_bare_and_the_others_do_not():
    bare = {}
    for pen in ALL_PENS:
        ink = inked(straight(40, 30, pen))
        core = ink[round(29.7 * PX_PER_MM) : round(30.3 * PX_PER_MM), round(35 * PX_PER_MM) : round(65 * PX_PER_MM)]
        rows = slice(2, 5) if pen == "fountain" else slice(None)
        bare[pen] = (core[rows] < 100).mean()
    assert bare["brush"] == bare["fountain"] == 0
    assert 0.02 < bare["crayon"] < 0.4


def test_the_crayons_grain_lies_in_the_paper():
    """The same spots stay bare, however the stroke goes over them and at whatever scale it is drawn."""
    across, back = straight(40, 30, "crayon"), straight(40, 30, "crayon")
    back = replace(back, points=tuple((100 - x, y, t, p) for x, y, t, p in back.points))
    spot = (
        slice(round(29.6 * PX_PER_MM), round(30.4 * PX_PER_MM)),
        slice(round(36 * PX_PER_MM), round(60 * PX_PER_MM)),
    )
    assert (np.abs(inked(across)[spot].astype(int) - inked(back)[spot]) > 60).mean() < 0.02
    small = inked(across, plate=Plate(dpi=200))
    width, height = CARD_PLATE.size_px
    grown = np.asarray(Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC))
    alike = np.corrcoef(grown[spot].ravel(), inked(across)[spot].ravel())[0, 1]
    assert alike > 0.75


def test_black_is_the_cards_own_dark_and_the_others_are_what_they_are():
    seen: dict[str, Any] = {}
    for ink in INKS:
        card = Image.new("RGB", CARD_PLATE.size_px, "#808080")
        draw_ink(card, [replace(straight(40, 30), ink=ink)], PX_PER_MM, (0, 0), "#102030ff")
        seen[ink] = card.getpixel((round(50 * PX_PER_MM), round(30 * PX_PER_MM)))
    assert seen["black"] == (0x10, 0x20, 0x30)
    assert seen["red"][0] > 150 > seen["red"][2]
    assert seen["blue"][2] > seen["blue"][0]
    assert min(seen["white"]) > 230


def test_later_strokes_lie_over_earlier_ones():
    inks: tuple[Ink, Ink] = ("blue", "red")
    card = Image.new("RGB", CARD_PLATE.size_px, "white")
    draw_ink(card, [replace(straight(40, 30), ink=ink) for ink in inks], PX_PER_MM, (0, 0), "#000000")
    assert card.getpixel((round(50 * PX_PER_MM), round(30 * PX_PER_MM))) == (0xB4, 0x35, 0x2A)


def test_edges_are_smooth():
    assert len(np.unique(inked(*written("永", 20, 20, 40)))) > 12


def test_no_ink_leaves_the_card_untouched():
    assert inked().max() == 0
    assert inked(Stroke(())).max() == 0


def test_five_hundred_strokes_are_drawn():
    strokes = [
        stroke for n in range(100) for stroke in written("永", 10 * (n % 14), 12 * (n // 14), 11, ALL_PENS[n % 3])
    ]
    assert len(strokes) == 500
    assert (inked(*strokes) > 128).mean() > 0.05


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.tuples(st.floats(-50, 200), st.floats(-50, 150), st.floats(0, 5000), st.floats(-1, 1)),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from(ALL_PENS),
)
def test_any_stroke_is_a_line_without_gaps(points, pen):
    points = sorted(points, key=lambda point: point[2])
    dots = line(Stroke(tuple(points), pen))
    assert dots
    for before, after in itertools.pairwise(dots):
        assert math.dist(before[:2], after[:2]) < 1.05
        assert 0 < after.width <= PENS[pen].widest_mm + 1e-9
        assert math.hypot(after.across_x, after.across_y) == pytest.approx(1)


def test_a_reading_that_is_no_number_or_leaps_is_left_out():
    good = straight(20, 50)
    broken = list(good.points)
    broken.insert(5, (math.nan, 30.0, 40.0, -1.0))
    broken.insert(9, (math.inf, math.inf, 60.0, -1.0))
    broken.insert(12, (30.0 + 90.0, 30.0, 80.0, -1.0))
    assert line(replace(good, points=tuple(broken))) == line(good)


def test_a_touchscreen_that_tells_no_time_still_writes():
    untimed = replace(straight(20, 50), points=tuple((x, y, 0.0, -1.0) for x, y, _, _ in straight(20, 50).points))
    assert (inked(untimed) > 128).sum() > 1000

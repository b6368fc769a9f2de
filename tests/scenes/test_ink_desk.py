"""The writing desk: on the glass lies the press's own ink, and everything written can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from kiosk.happenings.words import Stroke
from kiosk.press.ink import draw_ink
from kiosk.press.measure import Plate
from tests.press.handwriting import written
from tests.scenes.ink_hall import QUIET, InkHall

pytestmark = QUIET


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[InkHall]:
    opened = InkHall(tmp_path)
    opened.settled()
    yield opened
    opened.close()


def test_what_is_on_the_glass_is_what_the_press_draws(hall):
    hall.write(written("永", 14, 16, 40))
    hall.tap("booth-pen-crayon")
    hall.tap("booth-ink-red")
    hall.write(written("江", 58, 16, 30, "crayon"))
    hall.tap("booth-pen-fountain")
    hall.tap("booth-ink-blue")
    hall.write(written("上", 58, 50, 26, "fountain"))
    assert [stroke.pen for stroke in hall.state.strokes] == 5 * ["brush"] + 6 * ["crayon"] + 3 * ["fountain"]
    glass, strokes = hall.on_paper(), hall.state.strokes
    hall.tap("booth-clear")
    bare = hall.on_paper()
    # The press at the glass's own scale, on the very same ground.
    plate = Plate(dpi=glass.shape[1] / 148 * 25.4)
    card = Image.fromarray(bare.astype(np.uint8))
    draw_ink(card, strokes, plate.px_per_mm, plate.origin_px, hall.frames["letter"].writing.ink)
    pressed = np.asarray(card, int)
    assert (np.abs(pressed - bare).max(axis=2) > 60).sum() > 8000
    # Nothing but a rounding here and there.
    assert (np.abs(pressed - glass).max(axis=2) > 3).sum() < 0.002 * (np.abs(pressed - bare).max(axis=2) > 12).sum()


def test_the_print_looks_like_the_glass(hall):
    bare = hall.on_paper()
    hall.write([*written("永", 14, 16, 40), *written("江", 56, 18, 34)])
    glass = hall.on_paper()
    size = (glass.shape[1], glass.shape[0])
    prints = [
        np.asarray(side.resize(size, Image.Resampling.BOX), int)
        for side in (hall.pictures["front"], hall.made("front"))
    ]
    ink_on_glass, ink_on_card = ((before - after).sum(axis=2).ravel() for before, after in ((bare, glass), prints))
    assert (ink_on_card > 300).sum() > 4000
    assert np.corrcoef(ink_on_glass, ink_on_card)[0, 1] > 0.985
    assert ink_on_glass.sum() == pytest.approx(ink_on_card.sum(), rel=0.04)


def test_undo_redo_and_clear_by_finger(hall):
    assert hall.ink_pixels() < 400
    hall.write(written("江", 20, 20, 40))
    full = hall.ink_pixels()
    assert full > 3000
    hall.tap("booth-undo")
    assert len(hall.state.strokes) == 5
    assert hall.ink_pixels() < full
    hall.tap("booth-redo")
    assert hall.ink_pixels() == full
    hall.tap("booth-clear")
    assert hall.state.strokes == ()
    assert hall.ink_pixels() < 400
    hall.tap("booth-undo")
    assert hall.ink_pixels() == full


def test_the_eraser_takes_whole_strokes_and_they_vanish_under_the_finger(hall):
    strokes = [Stroke(tuple((20.0 + 2 * n, y, 20.0 * n, -1.0) for n in range(20))) for y in (30.0, 40.0, 50.0)]
    hall.write(strokes)
    full = hall.ink_pixels()
    hall.tap("booth-pen-eraser")
    assert hall.state.erasing
    begun = hall.press(40, 24)
    hall.move(40, 44, begun + 40)
    # Not yet told, but gone from the glass.
    assert len(hall.state.strokes) == 3
    assert hall.ink_pixels() < 0.5 * full
    hall.release(40, 44)
    assert [round(stroke.points[0][1]) for stroke in hall.state.strokes] == [50]
    assert hall.received[-1] == inputs.StrokesErased((0, 1))
    hall.tap("booth-undo")
    assert hall.ink_pixels() == full


def test_both_sides_are_written_on_and_each_shows_its_own(hall):
    hall.write(written("江", 20, 20, 30))
    hall.tap("booth-side-back")
    hall.wait(lambda: hall.state.side == "back" and bool(hall.item("booth-field").property("writable")))
    assert hall.ink_pixels() < 400
    hall.write(written("永", 14, 26, 30))
    assert [stroke.side for stroke in hall.state.strokes] == 6 * ["front"] + 5 * ["back"]
    back = hall.ink_pixels()
    hall.tap("booth-side-front")
    hall.wait(lambda: hall.state.side == "front" and bool(hall.item("booth-field").property("writable")))
    assert hall.ink_pixels() > 1000
    hall.tap("booth-undo")
    assert hall.state.side == "back"
    hall.wait(lambda: 0 < hall.ink_pixels() < back)


def test_the_whole_side_can_be_written_on_also_where_the_paper_is_larger_than_the_design(qtbot, tmp_path):
    hall = InkHall(tmp_path, plate=Plate((152.4, 101.6)))
    hall.settled()
    whole = hall.plate.extent_mm
    assert whole.x < 0
    hall.write([Stroke(tuple((whole.x + 0.5 + n, whole.y + 1 + n / 2, 20.0 * n, -1.0) for n in range(60)))])
    [stroke] = hall.drawn_strokes
    assert stroke.points[0][0] == pytest.approx(whole.x + 0.5, abs=0.2)
    hall.close()


def test_a_full_card_gives_no_more_ink_and_says_so(hall):
    hall.state = replace(hall.state, ink_full=True)
    hall.show()
    hall.write(written("上", 20, 20))
    assert hall.drawn_strokes == []
    assert hall.ink_pixels() < 400


def test_five_hundred_strokes_lie_on_the_glass_and_the_next_one_is_drawn(hall):
    strokes = [stroke for n in range(100) for stroke in written("永", 4 + 9 * (n % 15), 4 + 12 * (n // 15), 9)]
    hall.state = replace(hall.state, strokes=tuple(strokes))
    hall.show()
    full = hall.ink_pixels()
    assert full > 20_000
    hall.write(written("上", 100, 84, 12))
    assert len(hall.state.strokes) == 503
    assert hall.ink_pixels() > full


def test_who_leaves_the_desk_leaves_no_ink_on_it(hall):
    hall.press(30, 30)
    hall.state = replace(hall.state, step="off", strokes=(), previews={}, back_preview="")
    hall.show()
    hall.release(30, 30)
    assert hall.state.strokes == ()
    assert all(hall.ink.glasses[0].picture((column, row)) is None for column in range(6) for row in range(6))


def test_every_target_is_as_large_as_a_finger(qtbot, tmp_path):
    for screen_mm, size in ((1210.0, (1920, 1080)), (530.0, (1920, 1080)), (300.0, (1280, 720))):
        hall = InkHall(tmp_path, screen_mm=screen_mm, size=size)
        hall.settled()
        px_per_mm = size[0] / screen_mm
        names = [item.objectName() for item in hall.items() if item.isVisible()]
        seen = [name for name in names if name.startswith("booth-")]
        assert len(seen) >= 17
        for name in seen:
            item = hall.item(name)
            assert min(item.width(), item.height()) >= 15 * px_per_mm - 1, (name, screen_mm)
        hall.close()

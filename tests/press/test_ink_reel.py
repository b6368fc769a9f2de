"""The film of the handwriting, the eraser, and typed words as the glass shows them."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from kiosk.content.greetings import load_greetings
from kiosk.content.postcard import Box, load_frames
from kiosk.content.postcard_back import load_back
from kiosk.happenings.words import Stroke, Typed
from kiosk.places import SCENES
from kiosk.press.card import CardWords, compose
from kiosk.press.ink.reel import LONGEST_S, SHORTEST_S, reel
from kiosk.press.ink.rubber import touched
from kiosk.press.ink.words import fits, set_words, without_strangers
from kiosk.press.measure import CARD_PLATE, Plate
from tests.press.handwriting import written
from tests.scenes.ink_hall import DAY

FIELD = Box(10, 20, 60, 40)


def test_a_few_strokes_make_a_short_film_and_many_a_longer_one():
    few = reel(written("上", 10, 10))
    assert few.seconds == SHORTEST_S
    many = reel([stroke for n in range(40) for stroke in written("永", 10 + n, 10)])
    assert many.seconds == pytest.approx(LONGEST_S, abs=0.05)
    assert reel([]).seconds == 0
    assert reel([Stroke(((5, 5, 0, -1),))]).seconds == SHORTEST_S


def test_every_stroke_comes_in_its_own_time_one_after_the_other():
    strokes = written("永", 10, 10)
    film = reel(strokes)
    for before, after in itertools.pairwise(film.shots):
        assert before.end_s < after.start_s
    lasted = [shot.end_s - shot.start_s for shot in film.shots]
    own = [stroke.points[-1][2] for stroke in strokes]
    paces = [a / b for a, b in zip(lasted, own, strict=True)]
    assert max(paces) == pytest.approx(min(paces))
    assert film.shots[-1].end_s < film.seconds


def test_a_stroke_grows_point_by_point():
    [shot, *_] = reel(written("江", 10, 10)).shots
    counts = [shot.written(shot.start_s + n / 60) for n in range(-3, 60)]
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] == len(shot.stroke.points)
    assert len(set(counts)) > 4


def test_the_card_is_turned_once_from_front_to_back():
    back = [replace(stroke, side="back") for stroke in written("上", 10, 10)]
    film = reel([*back, *written("江", 10, 10)])
    sides = [film.side(n / 20) for n in range(round(film.seconds * 20))]
    assert [side for side, _ in itertools.groupby(sides)] == ["front", "back"]
    assert reel(back).side(0) == "back"


def test_the_eraser_takes_what_it_touches_and_nothing_else():
    strokes = [Stroke(((10, y, 0, -1), (60, y, 200, -1))) for y in (10.0, 20.0, 30.0)]
    assert touched(strokes, (30, 19), (30, 19)) == {1}
    assert touched(strokes, (30, 5), (30, 24)) == {0, 1}
    assert touched(strokes, (80, 5), (80, 40)) == set()
    assert touched([Stroke(((50, 50, 0, -1),)), Stroke(())], (51, 50), (51, 50)) == {0}


def test_a_quick_wipe_leaves_nothing_out_between_two_of_its_points():
    strokes = [Stroke(((x, 10, 0, -1), (x, 40, 200, -1))) for x in (30.0, 60.0, 90.0)]
    assert touched(strokes, (10, 25), (120, 25)) == {0, 1, 2}


def test_signs_without_letters_are_told_and_left_out():
    assert without_strangers("江风🚢好𪚥🚢") == ("江风好", "🚢𪚥")
    assert without_strangers("Wish you were here.\n见字如面") == ("Wish you were here.\n见字如面", "")


def test_only_what_the_press_can_set_fits():
    assert fits("", FIELD)
    assert fits("江风正好，想起了你", FIELD)
    assert not fits("江风正好" * 200, FIELD)


@pytest.mark.parametrize("px_per_mm", [4.0, 8.1, 11.8, 17.3])
def test_typed_words_stand_on_the_glass_where_the_press_sets_them(px_per_mm):
    plate = Plate(dpi=px_per_mm * 25.4)
    frame = load_frames(SCENES / "postcard" / "frames")["letter"]
    text = "江风正好，想起了你。\nWish you were here"
    day = CardWords("站", "站", DAY, 1)
    sides = [
        compose("front", frame, load_back(SCENES), CARD_PLATE, day, "zh", typed=typed) for typed in (None, Typed(text))
    ]
    off = np.abs(np.asarray(sides[0].convert("L"), int) - np.asarray(sides[1].convert("L"), int)).astype(np.uint8)
    on_card = np.asarray(Image.fromarray(off).resize(plate.size_px, Image.Resampling.LANCZOS), int)
    printed = set_words(text, frame.writing.box, plate.px_per_mm, plate.origin_px)
    assert printed is not None
    glass = Image.new("L", plate.size_px)
    glass.paste(printed.coverage, (printed.left, printed.top))
    on_glass = np.asarray(glass, int)
    assert (on_glass > 100).sum() > 100
    assert np.corrcoef(on_glass.ravel(), on_card.ravel())[0, 1] > 0.93


def test_every_ready_greeting_can_be_printed_on_every_card():
    fields = [frame.writing.box for frame in load_frames(SCENES / "postcard" / "frames").values()]
    for greeting in load_greetings(SCENES):
        for words in (greeting.zh, greeting.en):
            assert without_strangers(words) == (words, "")
            assert all(fits(words, field) for field in (*fields, load_back(SCENES).writing.box))

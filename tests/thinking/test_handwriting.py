"""Writing on a card: pens, inks, eraser, keyboard, and the way back and forth through all of it."""

from __future__ import annotations

import math
from dataclasses import replace
from sys import getsizeof

import pytest
from hypothesis import given, settings, strategies as st

from kiosk.content.postcard import MOST_TYPED
from kiosk.exhibits.postcard import MOST_POINTS, PostcardState
from kiosk.happenings import inputs
from kiosk.happenings.words import Input, Side, Stroke, Typed
from tests.thinking.booth import STROKE, Booth, stroke


def desk(*strokes: Stroke) -> Booth:
    booth = Booth().at_the_desk()
    return booth.receive(*(inputs.StrokeDrawn(one) for one in strokes))


def on_card(booth: Booth) -> tuple[tuple[Stroke, ...], Typed | None]:
    return booth.state.strokes, booth.state.typed


def test_a_pen_an_ink_and_the_eraser_are_taken_and_laid_down() -> None:
    booth = desk().receive(inputs.PenChosen("crayon"), inputs.InkChosen("red"), inputs.EraserChosen())
    assert (booth.state.pen, booth.state.ink, booth.state.erasing) == ("crayon", "red", True)
    assert not booth.receive(inputs.PenChosen("crayon")).state.erasing
    assert not booth.receive(inputs.EraserChosen(), inputs.InkChosen("blue")).state.erasing


def test_the_eraser_takes_whole_lines_by_their_place_and_undo_puts_them_back_there() -> None:
    a, b, c, d = (stroke(at) for at in (1, 2, 3, 4))
    booth = desk(a, b, c, d).receive(inputs.StrokesErased((2, 0, 2)))
    assert booth.state.strokes == (b, d)
    assert booth.receive(inputs.InkUndone()).state.strokes == (a, b, c, d)
    assert booth.receive(inputs.InkRedone()).state.strokes == (b, d)


def test_the_eraser_touches_neither_the_other_side_nor_what_is_not_there() -> None:
    front, back = stroke(1), stroke(2, "back")
    booth = desk(front, back)
    before = booth.state
    assert booth.receive(inputs.StrokesErased((1, 7, -1)), inputs.StrokesErased(())).state is before


def test_clear_empties_the_side_that_lies_up_words_too_and_one_undo_brings_all_back() -> None:
    front, back = stroke(1), stroke(2, "back")
    booth = desk(front, back).receive(inputs.TypingOpened(), inputs.WordsTyped("你好"), inputs.TypingClosed())
    booth.receive(inputs.InkCleared())
    assert on_card(booth) == ((back,), None)
    before = booth.state
    assert booth.receive(inputs.InkCleared()).state is before
    booth.receive(inputs.SideTurned("back"), inputs.InkUndone())
    assert on_card(booth) == ((front, back), Typed("你好"))
    # What came back is seen coming back.
    assert booth.state.side == "front"


def test_clear_on_the_back_leaves_the_words_on_the_front() -> None:
    booth = desk(stroke(2, "back")).receive(inputs.WordsTyped("你好"), inputs.SideTurned("back"), inputs.InkCleared())
    assert on_card(booth) == ((), Typed("你好"))


def test_a_new_line_closes_the_way_forth() -> None:
    booth = desk(stroke(1), stroke(2)).receive(inputs.InkUndone())
    booth.receive(inputs.StrokeDrawn(stroke(3)), inputs.InkRedone())
    assert booth.state.strokes == (stroke(1), stroke(3))


def test_undo_and_redo_on_an_empty_desk_change_nothing() -> None:
    booth = desk()
    before = booth.state
    assert booth.receive(inputs.InkUndone(), inputs.InkRedone(), inputs.InkCleared()).state is before
    assert not booth.state.can_undo


def test_letters_typed_one_by_one_are_one_step_back() -> None:
    booth = desk(STROKE).receive(inputs.TypingOpened())
    booth.receive(*(inputs.WordsTyped("江上清风"[:letters]) for letters in (1, 2, 3, 4)), inputs.TypingClosed())
    assert booth.state.typed == Typed("江上清风")
    assert on_card(booth.receive(inputs.InkUndone())) == ((STROKE,), None)
    assert booth.receive(inputs.InkRedone()).state.typed == Typed("江上清风")


def test_a_greeting_touched_by_mistake_gives_the_typed_words_back() -> None:
    booth = desk().receive(inputs.TypingOpened(), inputs.WordsTyped("江"), inputs.WordsTyped("江上"))
    booth.receive(inputs.WordsTyped("见字如面"), inputs.InkUndone())
    assert booth.state.typed == Typed("江上")


def test_words_rubbed_out_letter_by_letter_leave_nothing_to_take_back() -> None:
    booth = desk().receive(inputs.TypingOpened(), inputs.WordsTyped("江"), inputs.WordsTyped(""))
    assert on_card(booth) == ((), None)
    assert not booth.state.can_undo


def test_blank_words_are_none_and_endless_ones_are_cut() -> None:
    booth = desk().receive(inputs.WordsTyped(" \n "))
    assert booth.state.typed is None
    typed = booth.receive(inputs.WordsTyped("江" * 1000)).state.typed
    assert typed is not None
    assert len(typed.text) == MOST_TYPED


def test_an_empty_keyboard_on_the_back_rubs_out_nothing_on_the_front() -> None:
    booth = desk().receive(inputs.WordsTyped("你好"), inputs.SideTurned("back"), inputs.TypingOpened())
    assert booth.receive(inputs.WordsTyped("")).state.typed == Typed("你好")
    assert booth.receive(inputs.WordsTyped("再见")).state.typed == Typed("再见", "black", "back")
    assert booth.receive(inputs.InkUndone()).state.typed == Typed("你好")


def test_another_ink_recolours_the_words_without_being_a_step_back() -> None:
    booth = desk().receive(inputs.TypingOpened(), inputs.WordsTyped("你好"), inputs.InkChosen("red"))
    assert booth.state.typed == Typed("你好", "red")
    assert on_card(booth.receive(inputs.InkUndone())) == ((), None)
    assert booth.receive(inputs.InkRedone()).state.typed == Typed("你好", "red")
    booth.receive(inputs.SideTurned("back"), inputs.InkChosen("blue"))
    assert booth.state.typed == Typed("你好", "red")


def test_an_ink_taken_for_the_pen_leaves_typed_words_as_they_are() -> None:
    booth = desk().receive(inputs.TypingOpened(), inputs.WordsTyped("你好"), inputs.TypingClosed())
    booth.receive(inputs.InkChosen("white"))
    assert (booth.state.ink, booth.state.typed) == ("white", Typed("你好", "black"))
    # Who types on goes on in the ink of the words.
    booth.receive(inputs.TypingOpened(), inputs.WordsTyped("你好，江"))
    assert booth.state.typed == Typed("你好，江", "black")


def test_white_is_not_given_where_nobody_could_see_it() -> None:
    booth = desk()

    def in_hand(*happenings: Input) -> str:
        return booth.receive(*happenings).state.ink

    assert in_hand(inputs.InkChosen("white"), inputs.SideTurned("back")) == "black"
    assert in_hand(inputs.InkChosen("red"), inputs.InkChosen("white")) == "red"
    written = inputs.StrokeDrawn(stroke(2, "back"))
    assert in_hand(written, inputs.SideTurned("front"), inputs.InkChosen("white")) == "white"
    # The way back turns the card over, too.
    assert in_hand(inputs.InkUndone()) == "black"
    booth.receive(inputs.SideTurned("front"), inputs.InkChosen("white"), inputs.TypingOpened())
    assert booth.receive(inputs.InkChosen("white"), inputs.WordsTyped("你好")).state.typed == Typed("你好", "black")


def test_back_closes_the_keyboard_before_it_leaves_the_desk() -> None:
    booth = desk().receive(inputs.TypingOpened(), inputs.BoothBackPressed())
    assert booth.is_at("ink")
    assert not booth.state.typing
    assert booth.receive(inputs.BoothBackPressed()).is_at("frame")


def test_the_pen_runs_dry_before_memory_does_and_writes_again_when_something_goes() -> None:
    booth = desk(STROKE, stroke(5, points=MOST_POINTS - 2))
    assert not booth.state.ink_full
    full = booth.state.strokes
    booth.receive(inputs.StrokeDrawn(stroke(7)))
    assert (booth.state.ink_full, booth.state.strokes) == (True, full)
    booth.receive(inputs.WordsTyped("还能打字"), inputs.SideTurned("back"), inputs.StrokeDrawn(stroke(8, "back")))
    assert (booth.state.ink_full, booth.state.strokes) == (True, full)
    booth.receive(inputs.SideTurned("front"), inputs.StrokesErased((1,)), inputs.StrokeDrawn(stroke(9)))
    assert (booth.state.ink_full, booth.state.strokes) == (False, (STROKE, stroke(9)))


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_line_that_leads_nowhere_is_not_kept(bad: float) -> None:
    booth = desk()
    before = booth.state
    nowhere = Stroke(((bad, 1.0, 0.0, -1.0),))
    assert booth.receive(inputs.StrokeDrawn(nowhere), inputs.StrokeDrawn(Stroke(()))).state is before


def test_five_hundred_lines_can_all_be_taken_back_and_kept_once() -> None:
    lines = tuple(stroke(at / 10, points=40) for at in range(500))
    booth = desk(*lines)
    assert booth.state.strokes == lines
    # The way back holds each line itself, never the whole card again and again.
    assert all(edit.added == (line,) and not edit.removed for edit, line in zip(booth.state.edits, lines, strict=True))
    assert getsizeof(booth.state.edits) < 10_000
    booth.receive(*[inputs.InkUndone()] * 500)
    assert (booth.state.strokes, booth.state.can_undo) == ((), False)
    booth.receive(*[inputs.InkRedone()] * 500)
    assert booth.state.strokes == lines


def test_scribbling_and_rubbing_out_for_ever_keeps_no_more_than_one_card_s_points_behind() -> None:
    booth = desk()
    for _ in range(10):
        booth.receive(inputs.StrokeDrawn(stroke(points=MOST_POINTS // 3)), inputs.InkCleared())
    kept = sum(edit.points_kept for edit in booth.state.edits)
    assert MOST_POINTS // 3 <= kept <= MOST_POINTS
    booth.receive(*[inputs.InkUndone()] * 50, *[inputs.InkRedone()] * 50)
    assert booth.state.strokes == ()


SIDES: st.SearchStrategy[Side] = st.sampled_from(["front", "back"])
HAND: st.SearchStrategy[Input] = st.one_of(
    st.builds(inputs.StrokeDrawn, st.builds(stroke, st.integers(0, 90), SIDES)),
    st.builds(inputs.StrokesErased, st.lists(st.integers(-1, 12), max_size=4).map(tuple)),
    st.just(inputs.InkCleared()),
    st.builds(inputs.SideTurned, SIDES),
    st.builds(inputs.WordsTyped, st.sampled_from(["", "江", "江上", "hello"])),
    st.sampled_from([inputs.TypingOpened(), inputs.TypingClosed(), inputs.EraserChosen()]),
    st.builds(inputs.InkChosen, st.sampled_from(["black", "red", "white"])),
    st.sampled_from([inputs.InkUndone(), inputs.InkRedone()]),
)


def colourless(state: PostcardState) -> tuple[tuple[Stroke, ...], Typed | None]:
    return state.strokes, replace(state.typed, ink="black") if state.typed else None


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(HAND, max_size=40))
def test_all_the_way_back_is_the_empty_card_and_all_the_way_forth_is_what_was_there(acts: list[Input]) -> None:
    booth = desk()
    booth.receive(*acts)
    written = booth.state.strokes, booth.state.typed
    forth = len(booth.state.undone)
    steps = [colourless(booth.state)]
    while booth.state.can_undo:
        steps.append(colourless(booth.receive(inputs.InkUndone()).state))
    assert on_card(booth) == ((), None)
    for before in reversed(steps[:-1]):
        assert colourless(booth.receive(inputs.InkRedone()).state) == before
    assert (booth.state.strokes, booth.state.typed) == written
    assert len(booth.state.undone) == forth

"""Typed words on a card look as if somebody had set them who cares: Chinese lines, English words, even edges."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image

from kiosk.content.postcard import MOST_TYPED
from kiosk.press.lettering import GlyphMissingError, TextTooLongError
from kiosk.press.measure import CARD_PLATE, PX_PER_MM, Rect
from kiosk.press.typeset import LARGEST_MM, SMALLEST_MM, Sheet, pieces, typeset
from tests.press.table import BACK, FRAMES

MESSAGE = CARD_PLATE.rect(BACK.writing.box)
STRIP = CARD_PLATE.rect(FRAMES["river-dusk"].writing.box)
FIELDS = [MESSAGE, STRIP]
SENTENCE = "江边的风很温柔，今天和妈妈一起坐船，看了十七座老房子。杨树浦水厂像一座城堡！"
ENGLISH = "Wish you were here! The river is wide and golden tonight, and the old waterworks look like a castle."
CLOSING = "，。、；：？！）》」』”’…—～·%,.;:?!)]}"
OPENING = "（《「『“‘([{"


def lines(sheet: Sheet) -> list[str]:
    return [row.text for _, _, row in sheet.rows]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["江", "江边见", SENTENCE, ENGLISH, "2026年11月，从 Shanghai 寄出", "“好！”——他说……（笑）"]
)
def test_every_sign_is_drawn_inside_the_field(field: Rect, text: str) -> None:
    card = Image.new("RGB", (1748, 1181), "white")
    sheet = typeset(text, field)
    sheet.draw(card, "#000000")
    box = card.convert("L").point(lambda v: 255 * (v < 200)).getbbox()
    assert box is not None
    left, top, right, bottom = field.corners
    assert left <= box[0] < box[2] <= right
    assert top <= box[1] < box[3] <= bottom
    assert "".join(lines(sheet)).replace(" ", "") == text.replace(" ", "")


def test_few_words_stand_large_in_the_middle_and_many_become_smaller() -> None:
    few, many = typeset("江边见", MESSAGE), typeset(SENTENCE * 4, MESSAGE)
    assert few.face.size == pytest.approx(LARGEST_MM * PX_PER_MM)
    assert many.face.size < few.face.size
    [(x, _, row)] = few.rows
    assert x + row.width / 2 == pytest.approx(MESSAGE.x + MESSAGE.width / 2, abs=1)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    for width in range(150, 720, 23):
        for text in (SENTENCE, "他说：“江边见！”——好的……（明天）《外滩》", ENGLISH):
            for line in lines(typeset(text, Rect(0, 0, width, 900)))[1:]:
                assert line[0] not in CLOSING
            for line in lines(typeset(text, Rect(0, 0, width, 900)))[:-1]:
                assert line[-1] not in OPENING


def test_english_words_and_numbers_with_what_they_count_stay_whole() -> None:
    words = set(ENGLISH.split())
    for width in range(400, 720, 40):
        for line in lines(typeset(ENGLISH, Rect(0, 0, width, 900))):
            assert line in ENGLISH.replace(" ", "")
        sheet = typeset(ENGLISH, Rect(0, 0, width, 900))
        drawn = [signs for _, _, row in sheet.rows for _, signs in row.runs]
        assert set(drawn) == words
    assert pieces("2026年11月23日") == [("", "2026年"), ("", "11月"), ("", "23日")]


def test_no_sign_is_left_over_on_a_line_of_its_own() -> None:
    text = "江边的风很温柔今天和妈妈一起坐船看了老房子"
    for width in range(260, 720, 17):
        set_ = lines(typeset(text, Rect(0, 0, width, 520)))
        if len(set_) > 1:
            assert min(map(len, set_)) >= max(map(len, set_)) - 2


def test_a_line_ends_where_the_sentence_does_when_that_costs_little() -> None:
    text = "春江潮水连海平，海上明月共潮生。妈妈，我在杨浦滨江等你来！"
    assert lines(typeset(text, STRIP)) == ["春江潮水连海平，海上明月共潮生。", "妈妈，我在杨浦滨江等你来！"]


def test_chinese_and_latin_signs_stand_a_little_apart_but_not_from_punctuation() -> None:
    [(_, _, row)] = typeset("在Shanghai，见", STRIP).rows
    (_, zh), (at, en) = row.runs[:2]
    size = typeset("在Shanghai，见", STRIP).face
    assert (zh, en.rstrip("，见")) == ("在", "Shanghai")
    assert at - size.getlength("在") == pytest.approx(0.2 * size.size, abs=0.5)
    assert len(row.runs) == 2


def test_a_new_line_of_the_visitor_s_is_a_new_line_on_the_card() -> None:
    assert lines(typeset("妈妈：\n江边见。\n\n小明", MESSAGE)) == ["妈妈：", "江边见。", "", "小明"]


def test_a_word_longer_than_any_line_is_broken_at_last() -> None:
    text = "a" * MOST_TYPED
    assert "".join(lines(typeset(text, MESSAGE))) == text


def test_marks_without_end_are_broken_where_they_must() -> None:
    assert "".join(lines(typeset("啊" + "！" * 60, MESSAGE))) == "啊" + "！" * 60


def test_what_can_not_be_read_any_more_is_refused_and_so_is_what_has_no_glyph() -> None:
    with pytest.raises(TextTooLongError, match=r"400 typed characters do not fit their field at 1\.8 mm"):
        typeset("江" * 400, Rect(0, 0, 400, 200))
    with pytest.raises(GlyphMissingError, match=r"😀 \(U\+1F600\)"):
        typeset("江边见😀", MESSAGE)
    assert SMALLEST_MM >= 1.8


@pytest.mark.parametrize("text", ["", " \n ", "\n"])
def test_nothing_typed_sets_nothing(text: str) -> None:
    assert "".join(lines(typeset(text, MESSAGE))) == ""


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("江边的风见 ab,.!?“”（）《》，。！？…—1年\n"), max_size=120), st.integers(140, 720))
def test_whatever_is_typed_stands_whole_on_the_card(text: str, width: int) -> None:
    sheet = typeset(text, Rect(0, 0, width, 900))
    assert "".join("".join(lines(sheet)).split()) == "".join(text.split())
    for x, _, row in sheet.rows:
        assert x >= -1
        assert x + row.width <= width + 1

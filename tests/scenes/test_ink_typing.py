"""Typing instead of writing: pinyin by touch, ready greetings, signs without letters, and the film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.content.greetings import load_greetings
from kiosk.happenings.words import Typed
from kiosk.places import SCENES
from kiosk.press.ink.words import without_strangers
from tests.press.handwriting import written
from tests.scenes.ink_hall import QUIET, InkHall

pytestmark = QUIET


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[InkHall]:
    opened = InkHall(tmp_path)
    opened.settled()
    opened.tap("booth-keyboard")
    opened.wait(lambda: bool(opened.item("booth-keys").property("active")))
    yield opened
    opened.close()


def touch(hall: InkHall, item: QQuickItem) -> None:
    place = item.mapToScene(item.boundingRect().center()).toPoint()
    QTest.touchEvent(hall.window, hall.touchscreen).press(0, place, hall.window).commit()
    QTest.touchEvent(hall.window, hall.touchscreen).release(0, place, hall.window).commit()


def key(hall: InkHall, sign: str) -> QQuickItem:
    return next(
        item
        for item in hall.items()
        if item.isVisible() and "Key" in item.metaObject().className() and item.property("displayText") == sign
    )


def offered(hall: InkHall) -> list[str]:
    """What the syllables may mean, as it is offered."""
    names = [item.objectName() for item in hall.items() if item.isVisible()]
    return [name.removeprefix("booth-meaning-") for name in names if name.startswith("booth-meaning-")]


def letters(hall: InkHall) -> Any:
    return hall.item("booth-letters")


def test_pinyin_is_typed_by_touch_and_stands_on_the_card(hall):
    for sign in "nihao":
        touch(hall, key(hall, sign))
    hall.wait(lambda: hall.finger.sees("booth-meaning-你好"))
    # What is not yet chosen is not yet on the card.
    assert not hall.state.typed
    hall.tap("booth-meaning-你好")
    assert hall.state.typed == Typed("你好", "black", "front")
    assert hall.ink.glasses[0].picture((0, 0)) is not None


def test_the_keyboard_writes_in_a_window_that_nobody_made_active(qtbot, tmp_path):
    """In the hall no window manager gives the window its keys."""
    hall = InkHall(tmp_path)
    hall.settled()
    assert not hall.window.isActive()
    hall.tap("booth-keyboard")
    hall.wait(lambda: bool(hall.item("booth-keys").property("active")))
    assert hall.window.isActive()
    hall.close()


def test_a_chinese_sentence_ends_with_a_ring_and_not_with_a_point(hall):
    letters(hall).setProperty("text", "江风正好")
    letters(hall).setProperty("cursorPosition", 4)
    touch(hall, key(hall, "．"))
    hall.wait(lambda: hall.state.typed is not None and hall.state.typed.text != "江风正好")
    assert hall.state.typed == Typed("江风正好。", "black", "front")
    assert letters(hall).property("text") == "江风正好。"
    assert not hall.ink.line.property("refused")


def test_syllables_not_yet_chosen_go_on_the_card_as_the_first_meaning(hall):
    for sign in "nihao":
        touch(hall, key(hall, sign))
    hall.wait(lambda: hall.finger.sees("booth-meaning-你好"))
    hall.tap("booth-type-done")
    assert not hall.state.typing
    assert hall.state.typed == Typed("你好", "black", "front")


def test_no_sign_is_offered_that_cannot_be_printed(hall):
    """The keyboard knows more signs than the fonts have; a visitor sees no empty boxes."""
    for sign in "zai":
        touch(hall, key(hall, sign))
    hall.wait(lambda: "在" in offered(hall))
    assert all(without_strangers(word) == (word, "") for word in offered(hall))
    assert hall.item("booth-meaning-在").width() >= 15 * 1920 / 1210


def test_nothing_typed_is_learned_by_the_keyboard(hall):
    assert letters(hall).property("inputMethodHints") & Qt.InputMethodHint.ImhSensitiveData


def test_the_keyboard_offers_two_languages_and_no_way_out(hall):
    kinds = {item.metaObject().className().split("_QML")[0] for item in hall.items() if item.isVisible()}
    assert "ChangeLanguageKey" in kinds
    assert "HandwritingModeKey" not in kinds
    touch(hall, next(item for item in hall.items() if "ChangeLanguageKey" in item.metaObject().className()))
    touch(hall, key(hall, "a"))
    assert hall.state.typed == Typed("a", "black", "front")


def test_a_ready_greeting_is_taken_by_one_touch_in_the_language_of_the_visit(qtbot, tmp_path):
    for language in ("zh", "en"):
        hall = InkHall(tmp_path, language=language)
        hall.settled()
        hall.tap("booth-keyboard")
        hall.tap("booth-greeting-1")
        greeting = load_greetings(SCENES)[1][language]
        assert hall.state.typed == Typed(greeting, "black", "front")
        assert letters(hall).property("text") == greeting
        hall.close()


def test_a_sign_the_press_has_no_letters_for_is_left_out_and_told(hall):
    letters(hall).setProperty("text", "江🚢风")
    assert hall.state.typed == Typed("江风", "black", "front")
    assert letters(hall).property("text") == "江风"
    assert hall.ink.line.property("refused")
    letters(hall).setProperty("text", "江风好")
    assert not hall.ink.line.property("refused")


def test_what_does_not_fit_the_card_is_not_taken(hall):
    letters(hall).setProperty("text", "江风正好")
    letters(hall).setProperty("text", "江风正好" * 300)
    assert hall.state.typed == Typed("江风正好", "black", "front")
    assert hall.ink.line.property("crowded")
    assert letters(hall).property("text") == "江风正好"


def test_typed_words_take_the_ink_that_is_touched(hall):
    letters(hall).setProperty("text", "江风")
    stones = [item for item in hall.items() if item.objectName() == "booth-ink-red" and item.isVisible()]
    touch(hall, stones[0])
    assert hall.state.typed == Typed("江风", "red", "front")
    # White would not be seen there: it rests.
    white = next(item for item in hall.items() if item.objectName() == "booth-ink-white" and item.isVisible())
    touch(hall, white)
    assert hall.state.typed == Typed("江风", "red", "front")
    assert not white.isEnabled()


def test_undone_words_leave_the_line_too(hall):
    letters(hall).setProperty("text", "江风")
    hall.tap("booth-type-done")
    assert not hall.state.typing
    hall.tap("booth-undo")
    assert hall.state.typed is None
    hall.tap("booth-keyboard")
    assert letters(hall).property("text") == ""


def test_the_key_that_puts_the_keyboard_away_leads_back_to_the_pens(hall):
    touch(hall, next(i for i in hall.items() if i.isVisible() and "HideKeyboardKey" in i.metaObject().className()))
    hall.wait(lambda: not hall.state.typing)
    assert hall.finger.sees("booth-pen-brush")


def test_no_finger_writes_on_the_card_while_the_keyboard_is_out(hall):
    assert not hall.finger.sees("booth-field")


def test_the_film_writes_both_sides_and_forgets_them_when_the_visitor_leaves(qtbot, tmp_path):
    hall = InkHall(tmp_path)
    hall.settled()
    front, back = written("江", 20, 20, 30), [replace(one, side="back") for one in written("上", 20, 30, 30)]
    hall.state = replace(hall.state, step="thanks", strokes=(*front, *back))
    hall.show()
    film: Any = hall.ink.film
    root = hall.window.rootObject()
    assert 3 <= film.property("seconds") <= 7
    sides = set()
    film.sideChanged.connect(lambda: sides.add(film.property("side")))
    root.setProperty("film", True)
    hall.wait(lambda: any(tile is not None for tile in tiles(hall)))
    hall.picture("film-begun")
    hall.wait(lambda: film.property("side") == "back")
    hall.wait(lambda: hall.item("film").property("seconds") >= film.property("seconds"))
    assert sides == {"back"}
    assert any(tile is not None for tile in tiles(hall))
    hall.state = replace(hall.state, step="off", strokes=())
    hall.show()
    assert film.property("seconds") == 0
    assert all(tile is None for tile in tiles(hall))
    hall.close()


def tiles(hall: InkHall) -> list[Any]:
    return [hall.ink.glasses[1].picture((column, row)) for column in range(4) for row in range(4)]

"""The card of a building: both its texts and the lit sentence, then and now under one edge, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.happenings import inputs
from kiosk.happenings.words import Language
from tests.scenes.panorama_hall import PATIENCE_MS, Hall
from tests.scenes.shown_scene import everything_in

SCREENS = [((1920, 1080), False), ((1280, 720), False), ((1920, 1080), True)]


@pytest.fixture
def card(panorama_assets: Path, qtbot: QtBot) -> Iterator[Hall]:
    """The card of the waterworks, open."""
    hall = Hall(panorama_assets)
    hall.open(qtbot)
    hall.lie_at("waterworks")
    hall.settle(qtbot)
    hall.finger.tap("building-waterworks")
    qtbot.waitUntil(lambda: hall.items("BuildingCard")[0].opacity() == 1.0, timeout=PATIENCE_MS)
    yield hall
    hall.close()


def test_the_card_reads_in_the_language_of_the_visit_and_closes_beside_it(card: Hall, qtbot: QtBot) -> None:
    [sheet] = card.items("BuildingCard")
    assert "杨树浦水厂" in card.texts(sheet)
    assert "前世" in card.texts(sheet)
    card.speak("en")
    assert "Yangshupu Waterworks" in card.texts(sheet)
    assert "Then" in card.texts(sheet)
    card.rung.clear()
    card.finger.tap_at(0.005, 0.5)
    assert inputs.BuildingClosed in card.kinds()
    qtbot.waitUntil(lambda: sheet.opacity() == 0.0, timeout=PATIENCE_MS)


def test_it_is_told_past_first_and_the_spoken_sentence_is_lit(card: Hall) -> None:
    def lit() -> dict[bool, int]:
        return {bool(text.property("then")): int(text.property("lit")) for text in card.items("BuildingText")}

    past = "building/waterworks/past/zh"
    assert card.spoken[-1] == past
    card.receive(inputs.NarrationAt(past, 1.2))
    assert lit() == {True: 1, False: -1}
    shown = next(text for text in card.items("BuildingText") if text.property("then")).property("sentences")
    sentences = [str(sentence) for sentence in shown]
    assert len(sentences) > 1
    assert (
        "".join(sentences).replace("\u2060", "")
        == next(b for b in card.content.buildings if b.id == "waterworks").past.text.zh
    )
    card.finger.tap("panorama-card-voice")
    assert card.kinds() >= {inputs.BuildingVoiceToggled}
    assert not card.state.telling.under_way


def test_the_edge_follows_the_finger_anywhere_on_the_picture(card: Hall) -> None:
    card.finger.draw("then-now", [(0.2, 0.3), (0.5, 0.6), (0.75, 0.4)])
    assert card.state.then_share == pytest.approx(0.75, abs=0.01)
    card.finger.draw("then-now", [(0.4, 0.9)])
    assert card.state.then_share == pytest.approx(0.4, abs=0.01)
    assert card.state.building_id == "waterworks"
    handle = card.item("then-now-handle")
    assert handle.width() >= 88


def test_the_ways_on_from_a_card(card: Hall, qtbot: QtBot) -> None:
    card.finger.tap("panorama-card-home")
    assert card.rung[-1] == inputs.BuildingCardAsked("waterworks")
    card.finger.tap("panorama-card-around")
    assert inputs.RoundEntered("waterworks") in card.rung
    assert card.state.round_id == "waterworks"


def test_only_a_building_with_a_story_offers_it(card: Hall, qtbot: QtBot) -> None:
    for building in card.content.buildings:
        card.view.closeBuilding()
        card.receive(inputs.BuildingOpened(building.id))
        card.settle(qtbot)
        assert card.finger.sees("panorama-card-story") == (building.story is not None)
        assert card.finger.sees("panorama-card-around") == (building.id in card.content.rounds)
        if building.story is not None:
            card.finger.tap("panorama-card-story")
            assert inputs.StorySought(building.story.id, building.story.panel) in card.rung


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("size", "lower"), SCREENS)
def test_every_card_fits_its_sheet(
    panorama_assets: Path, qtbot: QtBot, size: tuple[int, int], lower: bool, language: Language
) -> None:
    hall = Hall(panorama_assets, size, lower)
    hall.open(qtbot)
    hall.speak(language)
    failed = []
    for building in hall.content.buildings:
        hall.receive(inputs.BuildingOpened(building.id))
        hall.settle(qtbot)
        sheet = hall.box(hall.item("panorama-card"))
        foot = hall.box(hall.item("panorama-card-voice"))
        texts = hall.box(hall.item("panorama-card-texts"))
        picture = hall.box(hall.item("then-now"))
        if texts[3] > foot[1]:
            failed.append(f"{building.id}: the texts end {texts[3] - foot[1]:.0f} px too low")
        if picture[3] - picture[1] < 0.26 * (sheet[3] - sheet[1]):
            failed.append(f"{building.id}: only {picture[3] - picture[1]:.0f} px for the picture")
        failed += [f"{building.id}: cut off: {text!r}" for text in cut_off(hall.item("panorama-card"))]
        if min(sheet) < 0 or sheet[2] > size[0] or sheet[3] > size[1]:
            failed.append(f"{building.id}: the sheet {sheet} leaves the screen")
    hall.close()
    assert not failed


def cut_off(under: QQuickItem) -> list[str]:
    """Words that do not fit their place."""
    found = []
    for item in everything_in(under):
        painted = item.property("contentWidth")
        written = painted is not None and item.property("text") and item.isVisible()
        if written and (item.property("truncated") or float(painted) > item.width() + 1):
            found.append(str(item.property("text")))
    return found

"""回首 on screen: sand is brushed and blown off, fingers are lights, strokes turn, two fingers look closer."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickItem, QQuickView
from pytestqt.qtbot import QtBot

from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.bridge.story_view import StoryView
from kiosk.content.panorama import load_panorama
from kiosk.content.story import Story, load_stories, picture_path
from kiosk.content.story_media import load_voices
from kiosk.content.words import load_words
from kiosk.exhibits import story
from kiosk.happenings import inputs
from kiosk.happenings.orders import Speak
from kiosk.happenings.words import Input, Order
from kiosk.places import ASSETS, ROOT, SCENES

PATIENCE_MS = 40000
ACROSS = [(0.62 - 0.03 * n, 0.4) for n in range(10)]


class Hall:
    """The scene in its window, with the real exhibit behind it."""

    def __init__(self, assets: Path = ASSETS) -> None:
        self.stories = load_stories(SCENES / "story" / "stories")
        clips, _ = load_voices(self.stories, ASSETS)
        places = {building.id: building.name for building in load_panorama(SCENES, ASSETS).buildings}
        self.rung: list[Input] = []
        self.orders: list[Order] = []
        self.state = story.start(self.stories, clips, "zh")
        self.missed: list[str] = []
        self.view = StoryView(self.receive, self.stories, assets, places, self.missed.append)
        self.house = HouseView(self.receive, load_words(SCENES), (1210, 680), False, 3.0)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "view": self.view})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, 1920, 1080)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "story" / "StoryScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready
        self.finger = Finger(self.window)
        self.receive(inputs.SceneShown("story"))

    def close(self) -> None:
        self.window.close()
        # The scene goes before what it shows.
        self.window.setSource(QUrl())

    def settle(self, qtbot: QtBot) -> None:
        """Wait until what changed is laid out."""
        for _ in range(2):
            with qtbot.waitSignal(self.window.afterRendering, timeout=PATIENCE_MS):
                self.window.update()

    def receive(self, happening: Input) -> None:
        self.rung.append(happening)
        step = story.step(self.state, happening, time.monotonic())
        self.state = step.state
        self.orders += step.orders
        self.view.show(self.state)

    def item(self, name: str) -> QQuickItem:
        found = self.window.rootObject().findChild(QQuickItem, name)
        assert isinstance(found, QQuickItem)
        return found

    @property
    def covered(self) -> bool:
        return bool(self.item("story-sand").property("covered"))

    @property
    def story(self) -> Story:
        assert self.state.story is not None
        return self.state.story


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    opened = Hall()
    opened.window.show()
    qtbot.waitExposed(opened.window)
    yield opened
    opened.close()


@pytest.fixture
def panel(hall: Hall, qtbot: QtBot) -> Hall:
    """The second panel of the first story, just arrived."""
    hall.finger.tap("story-choose-voyage-begins")
    hall.receive(inputs.PanelChosen(1))
    qtbot.waitUntil(lambda: hall.window.rootObject().findChild(QQuickItem, "story-sand") is not None)
    # A swipe is quick; this machine may be slower than a hand.
    hall.item("story-sand").setProperty("swipeMs", PATIENCE_MS)
    hall.settle(qtbot)
    return hall


@pytest.fixture
def bare(panel: Hall, qtbot: QtBot) -> Hall:
    """The same panel when the wind has carried its sand off."""
    qtbot.waitUntil(lambda: not panel.covered, timeout=PATIENCE_MS)
    return panel


def test_every_story_can_be_chosen_and_put_back(hall: Hall) -> None:
    for story_id in hall.stories:
        hall.finger.tap(f"story-choose-{story_id}")
        assert hall.state.story_id == story_id
        hall.finger.tap("story-shelve")
        assert hall.state.page == "choice"


def test_a_panel_comes_under_sand_and_is_bare_after_a_while_by_itself(panel: Hall, qtbot: QtBot) -> None:
    assert panel.covered
    qtbot.waitUntil(lambda: not panel.covered, timeout=PATIENCE_MS)


def test_every_panel_turned_to_comes_under_sand_and_whole(bare: Hall, qtbot: QtBot) -> None:
    sand = bare.item("story-sand")
    bare.finger.press_together([(0.45, 0.4), (0.55, 0.4)])
    bare.finger.move_together([(0.3, 0.4), (0.7, 0.4)])
    qtbot.waitUntil(lambda: float(sand.property("zoom")) > 2, timeout=PATIENCE_MS)
    bare.finger.release_together([(0.3, 0.4), (0.7, 0.4)])
    bare.finger.tap("story-next")
    assert bare.covered
    qtbot.waitUntil(lambda: float(sand.property("zoom")) == 1.0, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not bare.covered, timeout=PATIENCE_MS)
    bare.finger.tap("story-again")
    assert bare.covered


def test_two_fingers_lifted_one_after_the_other_turn_nothing(bare: Hall) -> None:
    bare.finger.press_together([(0.3, 0.4), (0.6, 0.4)])
    bare.finger.release_together([(0.3, 0.4), (0.6, 0.4)])
    assert bare.state.panel == 1


def test_a_stroke_brushes_while_sand_lies_there_and_turns_the_panel_once_it_is_bare(panel: Hall, qtbot: QtBot) -> None:
    panel.finger.swipe(ACROSS)
    assert panel.state.panel == 1
    qtbot.waitUntil(lambda: not panel.covered, timeout=PATIENCE_MS)
    panel.finger.swipe(ACROSS)
    assert panel.state.panel == 2
    qtbot.waitUntil(lambda: not panel.covered, timeout=PATIENCE_MS)
    panel.finger.swipe(ACROSS[::-1])
    assert panel.state.panel == 1


def test_five_fingers_are_five_lights_that_die_away(bare: Hall, qtbot: QtBot) -> None:
    sand, places = bare.item("story-sand"), [(0.2 + 0.12 * n, 0.3) for n in range(5)]
    bare.finger.press_together(places)
    qtbot.waitUntil(lambda: all(float(light.z()) == 1.0 for light in sand.property("lights")), timeout=PATIENCE_MS)
    bare.finger.release_together(places)
    qtbot.waitUntil(lambda: float(sand.property("brightest")) == 0.0, timeout=PATIENCE_MS)
    assert bare.state.panel == 1


def test_two_fingers_look_closer_and_a_button_shows_the_whole_again(bare: Hall, qtbot: QtBot) -> None:
    sand = bare.item("story-sand")
    assert not bare.finger.sees("story-far")
    bare.finger.press_together([(0.45, 0.4), (0.55, 0.4)])
    bare.finger.move_together([(0.3, 0.4), (0.7, 0.4)])
    qtbot.waitUntil(lambda: float(sand.property("zoom")) > 2, timeout=PATIENCE_MS)
    bare.finger.release_together([(0.3, 0.4), (0.7, 0.4)])
    bare.finger.swipe(ACROSS)
    assert bare.state.panel == 1
    bare.settle(qtbot)
    bare.finger.tap("story-far")
    qtbot.waitUntil(lambda: float(sand.property("zoom")) == 1.0, timeout=PATIENCE_MS)


def test_a_marked_detail_tells_about_itself_and_a_tap_beside_it_closes(bare: Hall) -> None:
    assert bare.story.panels[1].details
    bare.finger.tap("story-detail-0")
    assert bare.state.detail == 0
    assert bare.finger.sees("story-detail-card")
    bare.finger.tap_at(0.04, 0.4)
    assert bare.state.detail == -1


@pytest.mark.fault(
    "Twenty mad taps on “next” in a story",
    visitor="the question at its end; one voice, never two",
    staff="nothing",
    lost="nothing",
)
def test_twenty_taps_in_a_second_end_at_the_question_with_one_voice(panel: Hall) -> None:
    for _ in range(20):
        if panel.finger.sees("story-next"):
            panel.finger.tap("story-next")
    assert panel.state.page == "question"
    assert not panel.state.telling.speaking


def test_a_swipe_while_the_language_switches_shows_the_next_panel_in_english(bare: Hall) -> None:
    bare.receive(inputs.LanguageChanged("en"))
    bare.finger.swipe(ACROSS)
    assert bare.state.panel == 2
    spoken = [order for order in bare.orders if isinstance(order, Speak)]
    assert spoken[-1].clip_id == "voyage-begins/p3/en"
    assert bare.view.property("panels")[2]["heading"] == bare.story.panels[2].heading.en


def test_only_a_place_on_the_river_offers_the_way_there(panel: Hall, qtbot: QtBot) -> None:
    panel.receive(inputs.PanelChosen(1))
    assert not panel.finger.sees("story-place")
    panel.receive(inputs.PanelChosen(0))
    panel.settle(qtbot)
    panel.finger.tap("story-place")
    assert panel.rung[-1] == inputs.PlaceSought(panel.story.panels[0].where)


def test_the_picture_looked_at_is_the_one_taken_home(panel: Hall) -> None:
    panel.receive(inputs.PanelChosen(2))
    panel.finger.tap("story-card")
    assert panel.rung[-1] == inputs.StoryCardAsked("voyage-begins", "p3")


def test_the_question_is_answered_once_and_leads_to_the_end(panel: Hall, qtbot: QtBot) -> None:
    panel.receive(inputs.PanelChosen(99))
    panel.settle(qtbot)
    panel.finger.tap("story-option-1")
    panel.finger.tap("story-option-0")
    assert panel.state.option == 1
    while panel.state.page == "question":
        panel.settle(qtbot)
        panel.finger.tap("story-question-on")
    assert panel.finger.sees("story-end-card")


@pytest.mark.qt_log_ignore("QML Image", extend=True)
@pytest.mark.parametrize("kind", ["light", "shadow"])
def test_a_picture_that_is_damaged_leaves_its_heading_in_plain_sand_and_staff_are_told(
    qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    shutil.copytree(ASSETS / "story" / "relief" / "voyage-begins", tmp_path / "story" / "relief" / "voyage-begins")
    broken = picture_path(tmp_path, "voyage-begins", "p2", kind)
    broken.write_bytes(broken.read_bytes()[:2000])
    hall = Hall(tmp_path)
    hall.window.show()
    qtbot.waitExposed(hall.window)
    hall.receive(inputs.StoryOpened("voyage-begins"))
    hall.receive(inputs.PanelChosen(1))
    qtbot.waitUntil(lambda: hall.missed == ["voyage-begins/p2"], timeout=PATIENCE_MS)
    hall.close()

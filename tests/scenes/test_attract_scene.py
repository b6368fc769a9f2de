"""The resting screen: the farewell, or what happened on this day, with a way into that story."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFontDatabase
from PySide6.QtQuick import QQuickView
from pytestqt.qtbot import QtBot

from kiosk.bridge.day_view import DayView
from kiosk.bridge.finger import Finger
from kiosk.bridge.house_view import HouseView
from kiosk.content.story import load_stories
from kiosk.content.words import load_words
from kiosk.exhibits import day, visit
from kiosk.happenings import inputs
from kiosk.happenings.words import Input
from kiosk.places import ASSETS, ROOT, SCENES

WORDS = load_words(SCENES)
TOLD = load_stories(SCENES / "story" / "stories")["voyage-begins"]
THE_DAY = date(2026, 3, 17)
"""107 years after the first of them left: the third panel of the first story."""
PATIENCE_MS = 20_000


class Hall:
    """The scene in its window, with the real exhibits behind it and a date moved by hand."""

    def __init__(self, today: date, assets: Path = ASSETS) -> None:
        for font in (ASSETS / "fonts").glob("*.[ot]tf"):
            QFontDatabase.addApplicationFont(str(font))
        stories = {TOLD.id: TOLD}
        self.rung: list[Input] = []
        self.state = day.start(stories, today)
        self.visit = visit.start("zh", 60, 15, 300)
        self.day = DayView(self.receive, stories, assets, WORDS["attract"])
        self.day.show(self.state)
        self.house = HouseView(self.receive, WORDS, (1210, 680), False, 3.0)
        self.window = QQuickView()
        self.window.engine().addImportPath(str(ROOT))
        self.window.setInitialProperties({"house": self.house, "day": self.day})
        self.window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.window.setGeometry(0, 0, 1920, 1080)
        self.window.setSource(QUrl.fromLocalFile(str(SCENES / "attract" / "AttractScene.qml")))
        assert self.window.status() == QQuickView.Status.Ready, self.window.errors()
        self.finger = Finger(self.window)

    def receive(self, happening: Input) -> None:
        self.rung.append(happening)
        self.state = day.step(self.state, happening, 0.0).state
        self.visit = visit.step(self.visit, happening, 0.0).state
        self.day.show(self.state)
        self.house.show(self.visit)

    def midnight(self, today: date) -> None:
        self.receive(inputs.DayCounted(today.isoformat()))

    def picture(self, name: str) -> None:
        """Kept under ATTRACT_PICTURES for people to look at."""
        if folder := os.environ.get("ATTRACT_PICTURES"):
            self.window.grabWindow().save(f"{folder}/{name}.png")

    @property
    def line(self) -> tuple[str, str]:
        language = self.visit.language
        return self.day.property("when").get(language, ""), self.day.property("what").get(language, "")


@pytest.fixture
def halls(qtbot: QtBot) -> Iterator[list[Hall]]:
    opened: list[Hall] = []
    yield opened
    for hall in opened:
        hall.window.close()
        # The scene goes before what it shows.
        hall.window.setSource(QUrl())


def opened(halls: list[Hall], qtbot: QtBot, hall: Hall) -> Hall:
    halls.append(hall)
    with qtbot.waitExposed(hall.window, timeout=PATIENCE_MS):
        hall.window.show()
    return hall


def test_on_the_very_day_the_screen_tells_it_and_a_touch_opens_that_panel(halls: list[Hall], qtbot: QtBot) -> None:
    hall = opened(halls, qtbot, Hall(THE_DAY))
    assert hall.line == ("历史上的今天 · 1919年3月17日", f"{TOLD.title.zh} · {TOLD.panels[2].heading.zh}")
    assert hall.day.property("picture").endswith("story/relief/voyage-begins/p3")
    hall.picture("day")
    hall.finger.tap("attract-day")
    qtbot.waitUntil(lambda: bool(hall.rung), timeout=PATIENCE_MS)
    begun, *led = hall.rung
    assert isinstance(begun, inputs.AttractTouched)
    assert led == [inputs.SceneChosen("story"), inputs.StoryOpened("voyage-begins", 2)]
    assert hall.visit.scene == "story"
    # While the screen fades a second touch opens nothing anew.
    hall.rung.clear()
    hall.finger.tap("attract-day")
    qtbot.waitUntil(lambda: bool(hall.rung), timeout=PATIENCE_MS)
    assert [type(rung) for rung in hall.rung] == [inputs.AttractTouched]


def test_a_touch_elsewhere_leads_home_as_ever(halls: list[Hall], qtbot: QtBot) -> None:
    hall = opened(halls, qtbot, Hall(THE_DAY))
    hall.finger.tap("attract")
    qtbot.waitUntil(lambda: bool(hall.rung), timeout=PATIENCE_MS)
    assert [type(rung) for rung in hall.rung] == [inputs.AttractTouched]
    assert hall.visit.scene == "home"


def test_near_the_day_the_words_do_not_say_today(halls: list[Hall], qtbot: QtBot) -> None:
    hall = opened(halls, qtbot, Hall(date(2026, 3, 19)))
    assert hall.line[0] == "历史上的这几天 · 1919年3月17日"
    hall.visit = visit.start("en", 60, 15, 300)
    hall.house.show(hall.visit)
    assert hall.line == (
        "Around this day · 17 March 1919",
        f"{TOLD.title.en} · {TOLD.panels[2].heading.en}",
    )
    hall.picture("days-en")


def test_midnight_changes_the_screen_without_a_restart(halls: list[Hall], qtbot: QtBot) -> None:
    hall = opened(halls, qtbot, Hall(date(2026, 3, 20)))
    assert hall.finger.sees("attract-day")
    hall.midnight(date(2026, 3, 21))
    assert hall.day.property("picture") == ""
    assert not hall.finger.sees("attract-day")
    hall.picture("no-day")
    hall.midnight(date(2027, 3, 14))
    assert hall.line[0].startswith("历史上的这几天")
    assert hall.finger.sees("attract-day")


def test_a_story_without_its_pictures_leaves_the_farewell(halls: list[Hall], qtbot: QtBot, tmp_path: Path) -> None:
    hall = opened(halls, qtbot, Hall(THE_DAY, assets=tmp_path))
    assert (hall.day.property("picture"), hall.line) == ("", ("", ""))
    hall.day.open()
    assert hall.rung == []

"""The guide of the tour: what did not come is named, and what the hall showed instead is kept to look at."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.bridge.hall import Hall
from kiosk.tour.guide import Guide, Stop


class RedHall:
    """Shows one red picture for ever."""

    def grab(self, then: Callable[[QImage], None]) -> None:
        picture = QImage(8, 8, QImage.Format.Format_RGB32)
        picture.fill(0xFF0000)
        then(picture)


def walk(qtbot: QtBot, stops: Iterator[Stop], out: Path) -> str:
    """What the guide said at the end; every look takes a second of its clock."""
    ended: list[str] = []
    now_s = iter(range(1000))
    hall = cast(Hall, cast(Any, RedHall()))
    guide = Guide(hall, stops, out, lambda: float(next(now_s)), ended.append, lambda _: None)
    guide.begin()
    qtbot.waitUntil(lambda: bool(ended))
    return ended[0]


def test_a_stop_that_does_not_come_leaves_a_picture_of_what_was_there(qtbot: QtBot, tmp_path: Path) -> None:
    stops = [Stop("attract", lambda: None, lambda: True, rest_ms=0), Stop("home", lambda: None, lambda: False, 5)]
    assert walk(qtbot, iter(stops), tmp_path) == "stop 02-home: did not show within 5 s"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["01-attract.png", "02-home-failed.png"]
    assert QImage(str(tmp_path / "02-home-failed.png")).pixel(3, 3) == 0xFFFF0000


def test_a_touch_that_finds_nothing_is_told_with_its_reason(qtbot: QtBot, tmp_path: Path) -> None:
    def touch() -> None:
        raise LookupError("nothing named 'home' can be touched")

    said = walk(qtbot, iter([Stop("home", touch, lambda: True)]), tmp_path)
    assert said.startswith("stop 01-home: ")
    assert "nothing named 'home' can be touched" in said

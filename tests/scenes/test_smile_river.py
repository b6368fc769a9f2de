"""The river of lanterns: every place follows from a number, and what is painted bit by bit is what a restart paints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from kiosk.bridge.lantern_picture import LanternPicture
from kiosk.bridge.lantern_place import HEIGHT, HORIZON, WIDTH, flower_size, flower_width, mood, place
from kiosk.bridge.lantern_river import LIVE, LanternPictures, LanternRiver
from kiosk.exhibits.smile.state import LANTERNS, Lantern
from kiosk.places import ASSETS
from tests.scenes.smile_hall import lanterns

SIZE = (960, 540)


@pytest.fixture
def river(qapp: object) -> LanternRiver:
    made = LanternRiver("hall", ASSETS)
    made.layOut(*SIZE)
    return made


def painted(qtbot: QtBot, river: LanternRiver) -> list[QImage]:
    """Every tile, once nothing is being painted."""
    qtbot.waitUntil(lambda: not river.drawing, timeout=10_000)
    columns, rows = river.property("columns"), river.property("rows")
    return [river.tile((column, row)).copy() for row in range(rows) for column in range(columns)]


def test_a_place_follows_from_its_number_alone_and_keeps_to_its_bank() -> None:
    for number in (*range(-4999, 5001, 7), 1_000_003):
        came, went = Lantern(number, "entry", True), Lantern(number, "exit", None)
        at = place(came)
        assert at == place(replace(came, smile=False))
        assert at.x < WIDTH / 2 < place(went).x
        assert place(went).x - WIDTH / 2 == pytest.approx(WIDTH / 2 - at.x)
        # On the water, above the lines at the lower edge, and free of the moon's path where the hours stand.
        assert HORIZON < at.y < HEIGHT - 120
        assert abs(at.x - WIDTH / 2) > (280 if at.y > 800 else 10)
        assert at.x > 20


@pytest.mark.parametrize("seen", [0.44, 0.7, 0.9])
def test_a_screen_that_cuts_the_picture_cuts_no_lantern_off(river: LanternRiver, seen: float) -> None:
    """On an upright or an almost square screen the lanterns lie closer together; the moon's path stays free."""
    lit: list[tuple[int, float]] = []
    river.lit.connect(lambda number, _mood, _leaving, x, _y, width: lit.append((number, abs(x - 0.5) + width / 2)))
    river.layOut(*SIZE, seen)
    river.watch(True)
    day = lanterns(LANTERNS)
    for upto in range(1, 101):
        river.show(day[:upto])
    assert len(lit) == 100
    assert max(far for _, far in lit) < seen / 2 + 0.02, "all within what is seen, but for a flower's edge"
    half = seen * WIDTH / 2
    for lantern in day:
        aside = abs(place(lantern, half).x - WIDTH / 2)
        assert 10 < aside < half
    far_out = [abs(place(lantern, half).x - WIDTH / 2) > 0.6 * half for lantern in day]
    assert sum(far_out) > LANTERNS / 4, "they fill what is seen"


def test_any_run_of_numbers_covers_the_water_evenly() -> None:
    """Of five bands of distance with as many octaves each, none gets much more than its fifth, from wherever on."""
    for first in (-4999, 1, 77_777):
        deep = [place(Lantern(number, "entry", True)).depth for number in range(first, first + 500)]
        nearest_fifth = sum(depth > 0.35 for depth in deep)
        assert 80 < nearest_fifth < 140


def test_the_more_there_are_the_smaller_they_get_and_near_ones_are_larger() -> None:
    sizes = [flower_size(number) for number in (0, 30, 100, 500, 2000, 5000)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 3 * sizes[-1]
    assert flower_width(0.7, 100) > 4 * flower_width(0.05, 100)


def test_a_smile_is_bright_no_smile_is_dim_and_not_judged_is_a_leaf() -> None:
    light = {}
    for smile in (True, False, None):
        picture = QImage(str(ASSETS / "smile" / f"lantern-{mood(Lantern(3, 'exit', smile))}.webp"))
        assert not picture.isNull()
        # What it adds to a dark river.
        pixels = bytes(picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).constBits())
        light[smile] = sum(pixels[2::4])
    assert light[True] > 2 * light[False]
    assert light[False] >= light[None]


def test_painted_one_by_one_the_picture_is_the_one_a_restart_paints(qtbot: QtBot, river: LanternRiver) -> None:
    day = lanterns(120)
    for upto in range(1, len(day) + 1):
        river.show(day[:upto])
    one_by_one = painted(qtbot, river)
    again = LanternRiver("hall", ASSETS)
    again.layOut(*SIZE)
    again.show(day)
    assert one_by_one == painted(qtbot, again)


def test_the_oldest_leaves_the_water_as_it_was(qapp: object) -> None:
    day = lanterns(40)
    flower = flower_size(40)
    picture, other = (LanternPicture(ASSETS / "smile", SIZE, flower) for _ in range(2))
    for lantern in day:
        picture.add(lantern)
    assert picture.remove(day[0])
    for lantern in day[1:]:
        other.add(lantern)
    assert all(picture.tile(tile) == other.tile(tile) for tile in picture.tiles())
    assert picture.remove(day[0]) == []


def test_beyond_five_thousand_the_oldest_go_as_new_ones_come(qtbot: QtBot, river: LanternRiver) -> None:
    day = lanterns(LANTERNS + 3)
    river.show(day[:LANTERNS])
    painted(qtbot, river)
    for more in (1, 2, 3):
        river.show(day[more : LANTERNS + more])
    went_on = painted(qtbot, river)
    again = LanternRiver("hall", ASSETS)
    again.layOut(*SIZE)
    again.show(day[3:])
    assert went_on == painted(qtbot, again)


def test_only_tiles_under_a_new_lantern_are_drawn_anew(qtbot: QtBot, river: LanternRiver) -> None:
    day = lanterns(2001)
    river.show(day[:2000])
    painted(qtbot, river)
    drawn: list[int] = []
    river.tileDrawn.connect(lambda tile, _source: drawn.append(tile))
    river.show(day)
    assert 1 <= len(drawn) <= 4


def test_while_it_is_watched_a_new_lantern_is_live_until_it_has_settled(qtbot: QtBot, river: LanternRiver) -> None:
    lit: list[tuple[object, ...]] = []
    river.lit.connect(lambda *new: lit.append(new))
    river.watch(True)
    day = lanterns(3)
    for upto in (1, 2, 3):
        river.show(day[:upto])
    assert list(river.live) == [1, 2, 3]
    assert [new[0] for new in lit] == [1, 2, 3]
    before = painted(qtbot, river)
    river.settle(2)
    assert list(river.live) == [1, 3]
    assert painted(qtbot, river) != before
    # Nobody looks any more: all are at rest, as after a restart.
    river.watch(False)
    again = LanternRiver("hall", ASSETS)
    again.layOut(*SIZE)
    again.show(day)
    assert painted(qtbot, river) == painted(qtbot, again)


def test_a_crowd_never_makes_more_live_lanterns_than_the_machine_bears(river: LanternRiver) -> None:
    river.watch(True)
    day = lanterns(LIVE + 20)
    for upto in range(1, len(day) + 1):
        river.show(day[:upto])
    assert list(river.live) == [lantern.number for lantern in day[-LIVE:]]


def test_a_day_read_back_lies_there_at_once_and_does_not_arrive(qtbot: QtBot, river: LanternRiver) -> None:
    river.watch(True)
    river.show(lanterns(200))
    assert not river.live
    painted(qtbot, river)


def test_lanterns_that_come_while_the_picture_is_painted_are_not_lost(qtbot: QtBot, river: LanternRiver) -> None:
    day = lanterns(1003)
    river.show(day[:1000])
    assert river.drawing
    for upto in (1001, 1002, 1003):
        river.show(day[:upto])
    arrived = painted(qtbot, river)
    again = LanternRiver("hall", ASSETS)
    again.layOut(*SIZE)
    again.show(day)
    assert arrived == painted(qtbot, again)


def test_at_midnight_the_river_is_empty_again(qtbot: QtBot, river: LanternRiver) -> None:
    bare = painted(qtbot, river)
    river.show(lanterns(300))
    assert painted(qtbot, river) != bare
    river.show(())
    assert painted(qtbot, river) == bare
    # The new day counts from one again.
    river.show(lanterns(1))
    assert painted(qtbot, river) != bare


def test_the_light_over_the_river_adds_and_hides_nothing(qtbot: QtBot, river: LanternRiver) -> None:
    dark = river.light(0)
    river.show(lanterns(400))
    painted(qtbot, river)
    shining = river.light(0)
    assert shining != dark
    assert not any(bytes(shining.constBits())[3::4])


def test_pictures_are_asked_for_by_river_tile_and_version(river: LanternRiver) -> None:
    told: list[str] = []
    river.tileDrawn.connect(lambda _tile, source: told.append(source))
    river.tellAll()
    pictures = LanternPictures(river)
    picture_id = told[0].removeprefix("image://lanterns/")
    assert pictures.requestImage(picture_id, QSize(), QSize()) == river.tile((0, 0))

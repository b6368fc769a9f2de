"""Staff let exhibits rest, practise and write groups down; visitors see a sign and ways to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from kiosk.happenings import facts, inputs
from kiosk.happenings.words import Language
from tests.scenes.care_hall import CareHall

SIZES = [(1920, 1080), (1080, 1920), (1024, 768)]
# English is the longer one everywhere.
KINDS = [("zh", SIZES[0]), *(("en", size) for size in SIZES)]
Opener = Callable[..., CareHall]


@pytest.fixture
def opened(qtbot) -> Iterator[Opener]:
    halls: list[CareHall] = []

    def show(scene: str, language: Language = "zh", size: tuple[int, int] = (1920, 1080)) -> CareHall:
        halls.append(hall := CareHall(scene, language, size))
        with qtbot.waitExposed(hall.window):
            hall.window.show()
        return hall

    yield show
    for hall in halls:
        hall.close()


def at_the_sign(opened: Opener, *resting: str, language: Language = "zh", size: tuple[int, int] = SIZES[0]) -> CareHall:
    """Somebody looked for the first of these; all of them rest."""
    hall = opened("resting/RestingScene", language, size)
    for exhibit in resting:
        hall.receive(inputs.RestPressed(exhibit, True))  # type: ignore[arg-type]
    hall.show(replace(hall.visited, scene="resting", rests=resting[0], resting=frozenset(resting)))  # type: ignore[arg-type]
    hall.window.grabWindow()
    return hall


def test_one_press_lets_an_exhibit_rest_and_the_next_wakes_it(opened) -> None:
    hall = opened("care/CarePage")
    assert (hall.says("care-state-story"), hall.says("care-rest-story")) == ("开放中", "让它休息")
    hall.finger.tap("care-rest-story")
    assert hall.care.resting == {"story": "staff"}
    assert (hall.says("care-state-story"), hall.says("care-rest-story")) == ("休息中，访客会看到休息牌", "唤醒")
    assert hall.says("care-state-smile") == "开放中"
    hall.finger.tap("care-rest-story")
    assert hall.care.resting == {}


def test_an_exhibit_that_rests_by_itself_says_so(opened) -> None:
    hall = opened("care/CarePage")
    for _ in range(3):
        hall.receive(inputs.ExhibitStumbled("postcard"))
    assert "自动休息" in hall.says("care-state-postcard")
    hall.finger.tap("care-rest-postcard")
    assert hall.says("care-state-postcard") == "开放中"


def test_practice_begins_and_ends_with_a_press(opened) -> None:
    hall = opened("care/CarePage")
    hall.finger.tap("care-practise")
    assert hall.says("care-practice-state").startswith("正在练习")
    hall.finger.tap("care-practise")
    assert hall.says("care-practise") == "开始练习"
    assert hall.facts == [facts.PracticeSwitched(True), facts.PracticeSwitched(False)]


def test_a_group_is_typed_written_down_and_taken_back(opened, qtbot) -> None:
    hall = opened("care/CarePage")
    assert hall.says("care-today") == "今天还没有登记"
    assert not hall.finger.sees("care-register")
    for key in "0285":
        hall.finger.tap(f"care-key-{key}")
    assert hall.says("care-typed") == "285"
    hall.finger.tap("care-key-7")
    assert hall.says("care-typed") == "285"
    hall.finger.tap("care-key-clear")
    for key in "28":
        hall.finger.tap(f"care-key-{key}")
    hall.finger.tap("care-register")
    assert hall.says("care-today") == "今天 1 组，共 28 人"
    hall.now_s += 10
    hall.receive(inputs.GroupRegistered(7))
    hall.window.grabWindow()
    assert [hall.says(f"care-group-{at}") for at in (0, 1)] == ["第 2 组　7 人", "第 1 组　28 人"]
    hall.now_s += 10
    hall.finger.tap("care-take-back")
    assert hall.register.groups == (28, 7)
    assert hall.says("care-take-back") == "再按一次撤回"
    hall.finger.tap("care-take-back")
    assert hall.register.groups == (28,)
    assert hall.says("care-take-back") == "撤回第 1 组"


def test_the_sign_names_the_exhibit_and_leads_to_those_that_are_awake(opened) -> None:
    hall = at_the_sign(opened, "story", "smile")
    assert hall.says("resting-name") == "回首滨江"
    assert "先去看看别的" in hall.says("resting-line")
    assert [name for name in ("story", "panorama", "postcard", "smile") if hall.finger.sees(f"resting-to-{name}")] == [
        "panorama",
        "postcard",
    ]
    hall.finger.tap("resting-to-postcard")
    hall.finger.tap("resting-home")
    assert hall.chosen == [inputs.SceneChosen("postcard"), inputs.SceneChosen("home")]


def test_where_all_rest_nobody_is_sent_from_sign_to_sign(opened) -> None:
    hall = at_the_sign(opened, "story", "panorama", "postcard", "smile")
    assert not any(hall.finger.sees(f"resting-to-{name}") for name in ("story", "panorama", "postcard", "smile"))
    assert "稍后再来" in hall.says("resting-line")
    assert hall.finger.sees("resting-home")


def test_while_the_scene_fades_the_sign_still_names_what_rested(opened) -> None:
    hall = at_the_sign(opened, "story")
    hall.show(replace(hall.visited, scene="home", rests=""))
    assert hall.says("resting-name") == "回首滨江"


def test_a_sign_hangs_at_home_before_what_rests_and_a_touch_still_leads_there(opened) -> None:
    hall = opened("home/HomeScene")
    assert "休息中" not in hall.texts()
    hall.receive(inputs.RestPressed("panorama", True))
    assert hall.texts().count("休息中") == 1
    assert hall.texts().count("它正在休息，请稍后再来") == 1
    hall.finger.tap("home-panorama")
    assert hall.chosen == [inputs.SceneChosen("panorama")]
    hall.receive(inputs.RestPressed("panorama", False))
    assert "休息中" not in hall.texts()


@pytest.mark.parametrize(("language", "size"), KINDS)
def test_everything_fits(opened, language, size) -> None:
    page = opened("care/CarePage", language, size)
    page.receive(inputs.RestPressed("panorama", True))
    page.receive(inputs.ExhibitRestTold("smile", True, "itself"))
    page.receive(inputs.PracticePressed(True))
    for persons in (28, 120, 999, 6, 888, 40, 777):
        page.now_s += 10
        page.receive(inputs.GroupRegistered(persons))
    page.picture(f"page-{language}-{size[0]}")
    assert page.item("care-group-0").x() + page.item("care-group-0").width() < page.item("care-take-back").x()
    home = opened("home/HomeScene", language, size)
    home.receive(inputs.RestPressed("postcard", True))
    home.picture(f"home-{language}-{size[0]}")
    one = at_the_sign(opened, "postcard", language=language, size=size)
    none = at_the_sign(opened, "postcard", "story", "panorama", "smile", language=language, size=size)
    assert [hall.cut_off() for hall in (page, home, one, none)] == [[], [], [], []]

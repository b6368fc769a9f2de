"""The desk of packs: presses done one after the other, told in plain sentences, with the real check in its process."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from kiosk.happenings.inputs import DeviceReported, PacksTold
from kiosk.happenings.orders import HandlePack
from kiosk.happenings.words import PackAct
from kiosk.packs import pack_desk, record as records
from kiosk.packs.checking import CheckStoppedError, pack_faults
from kiosk.packs.choosing import CONTENT, content_folders
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.pack_desk import PackDesk
from kiosk.packs.shelf import Check, Shelf
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.yaml_source import Fault
from tests.devices.doorbell import Doorbell
from tests.packs.packing import CONFIG, SPRING, faultless, put_folder

PICTURE = (ASSETS / "home" / "story.webp").read_bytes()


class Room:
    """A desk as one run of the kiosk has it."""

    def __init__(self, data: Path, check: Check = faultless) -> None:
        self.bell = Doorbell()
        self.desk = PackDesk(self.bell.ring, Shelf(data, CONFIG, check=check), content_folders(data))
        self.desk.start()

    def press(self, act: PackAct, pack: str = "") -> PacksTold:
        self.desk.take(HandlePack(act, pack))
        while True:
            told = self.bell.next(PacksTold)
            if told.done == act and not told.busy:
                return told


@pytest.fixture
def opened(tmp_path: Path):
    rooms: list[Room] = []

    def open_room(check: Check = faultless) -> Room:
        rooms.append(Room(tmp_path, check))
        return rooms[-1]

    yield open_room
    for room in rooms:
        room.desk.stop()


Open = Callable[..., Room]


def told_first(room: Room) -> tuple[DeviceReported, PacksTold]:
    return room.bell.next(DeviceReported), room.bell.next(PacksTold)


def test_a_station_without_packs_says_so(opened: Open) -> None:
    health, packs = told_first(opened())
    assert (health.level, health.sentence_zh) == ("ok", "展出的是随程序提供的内容。")
    assert packs == PacksTold("", None, "", (), False, True, "", "")


def test_a_pack_is_checked_previewed_published_and_rolled_back(opened: Open, tmp_path: Path) -> None:
    put_folder(tmp_path, "spring", SPRING)
    room = opened()
    assert room.press("look").offered == (("spring", -1),)
    checked = room.press("check", "spring")
    assert (checked.ok, checked.offered, checked.live) == (True, (("spring", 0),), "")
    assert checked.sentence_zh == "内容包 spring 检查通过，可以预览和发布。"
    assert room.press("preview", "spring").preview == "spring"
    room.desk.stop()

    previewing = opened()
    health, packs = told_first(previewing)
    assert (health.level, packs.preview, packs.live) == ("ok", "spring", "")
    published = previewing.press("publish", "spring")
    assert (published.preview, published.live, published.before) == ("", "spring", "")
    back = previewing.press("roll_back")
    assert (back.live, back.before) == ("", "spring")


def test_a_broken_pack_is_told_in_a_sentence_and_nothing_changes(opened: Open, tmp_path: Path) -> None:
    put_folder(tmp_path, "spring", {"scenes/home/words.yaml": "welcom: {zh: 春, en: Spring}\n"})
    told = opened().press("publish", "spring")
    assert (told.ok, told.live, told.offered) == (False, "", (("spring", 1),))
    assert told.sentence_zh == (
        "内容包 spring 有 1 处问题，没有发布，观众看到的没有变。\n"
        "scenes/home/words.yaml 第\u00a01\u00a0行 welcom：is no word of this scene; did you mean welcome?"
    )


def test_a_fall_back_is_told_to_staff_and_the_house(opened: Open, tmp_path: Path) -> None:
    put_folder(tmp_path, "spring", SPRING)
    room = opened()
    folder = room.press("publish", "spring")
    assert folder.live == "spring"
    room.desk.stop()
    next((tmp_path / CONTENT).glob("spring-*/own/scenes/home/words.yaml")).write_text("bad", encoding="utf-8")
    health, packs = told_first(opened())
    assert (health.level, packs.fell_back, packs.ok, packs.live) == ("fault", True, False, "")
    assert health.sentence_zh.startswith("内容包 spring 无法使用，已改为展出随程序提供的内容。")


def test_a_run_that_goes_well_is_what_a_later_start_falls_back_to(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_folder(tmp_path, "spring", SPRING)
    room = opened()
    room.press("publish", "spring")
    room.desk.stop()
    well = threading.Event()
    ran_well = Shelf.ran_well

    def told(shelf: Shelf, folder: str) -> None:
        ran_well(shelf, folder)
        well.set()

    monkeypatch.setattr(Shelf, "ran_well", told)
    monkeypatch.setattr(pack_desk, "WELL_AFTER_S", 0.01)
    content_folders(tmp_path)
    assert records.read(tmp_path / CONTENT).good == ""
    opened()
    assert well.wait(60)
    assert records.read(tmp_path / CONTENT).good.startswith("spring-")


def test_an_error_nobody_thought_of_is_told_and_the_desk_goes_on(opened: Open, tmp_path: Path) -> None:
    put_folder(tmp_path, "spring", SPRING)

    def fails(laid: Content, shipped: Content, config: Path, stopping: threading.Event) -> list[Fault]:
        raise KeyError("x")

    room = opened(fails)
    told = room.press("publish", "spring")
    assert (told.ok, told.live, told.sentence_zh) == (False, "", "没有做成（KeyError），观众看到的没有变。")
    assert room.press("look").offered == (("spring", -1),)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The shipped words, one piece of each kind, hardly a picture: the real check is quick, and finds it faulty."""
    scenes, assets = tmp_path_factory.mktemp("scenes"), tmp_path_factory.mktemp("assets")
    for name in ("fonts", "voices", "home"):
        (assets / name).symlink_to(ASSETS / name)
    for scene in SCENES.glob("*/"):
        (scenes / scene.name).mkdir()
        for path in scene.iterdir():
            pieces = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
            for piece in pieces[:1]:
                place = scenes / piece.relative_to(SCENES)
                place.parent.mkdir(exist_ok=True)
                place.symlink_to(piece)
    return Content(scenes, assets)


def test_the_real_check_finds_what_is_wrong_because_of_the_pack_and_nothing_else(bare: Content, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "assets/home/story.webp": PICTURE[: len(PICTURE) // 2],
        "scenes/attract/words.yaml": "invite: {zh: 轻触屏幕𰻝, en: Touch}\n",
    }
    put_folder(tmp_path, "spring", files)
    shelf = Shelf(tmp_path, CONFIG, bare)
    outcome = shelf.publish("spring")
    assert not outcome.ok
    told = {fault.file: (fault.line, fault.reason) for fault in outcome.faults}
    assert set(told) == {"assets/home/story.webp", "scenes/attract/words.yaml"}
    assert "is no picture that can be shown" in told["assets/home/story.webp"][1]
    assert told["scenes/attract/words.yaml"] == (
        1,
        "the bundled fonts lack 𰻝 (U+30EDD); write it otherwise",
    )
    assert content_folders(tmp_path, bare) == bare


@pytest.mark.fault(
    "kill -9: the check of a content pack",
    visitor="nothing",
    staff="the check gave up",
    lost="nothing: the pack is not published",
)
def test_a_check_that_dies_or_never_ends_lets_nothing_through(
    bare: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping = threading.Event()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "__init__.py").touch()
    monkeypatch.chdir(tmp_path)
    for program in ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "print('[')", "raise SystemExit(3)"):
        (tmp_path / "kiosk" / "check.py").write_text(program)
        assert "the check gave up" in pack_faults(bare, SHIPPED, CONFIG, stopping)[0].reason
    (tmp_path / "kiosk" / "check.py").write_text("import time; time.sleep(600)")
    threading.Timer(0.3, stopping.set).start()
    with pytest.raises(CheckStoppedError):
        pack_faults(bare, SHIPPED, CONFIG, stopping)
    assert not [child for child in psutil.Process(os.getpid()).children() if "kiosk.check" in child.cmdline()]
    assert Path.cwd() != ROOT

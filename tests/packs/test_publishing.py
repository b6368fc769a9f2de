"""Publishing and rolling back: one press each, and whatever happens visitors see a whole pack or the one before."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.content.words import load_words
from kiosk.packs import record as records
from kiosk.packs.choosing import CONTENT, PACKS, content_folders
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.shelf import Shelf
from kiosk.places import ROOT, SCENES
from kiosk.yaml_source import Fault
from tests.packs.packing import (
    AUTUMN,
    CONFIG,
    SPRING,
    publish,
    put_folder,
    put_zip,
    ran_well,
    record_of,
    shelf,
    shown_welcome,
)

SHIPPED_WELCOME = load_words(SCENES)["home"]["welcome"]["zh"]


def test_a_station_without_packs_shows_what_is_shipped_and_writes_nothing(tmp_path: Path) -> None:
    assert content_folders(tmp_path) is SHIPPED
    assert not list(tmp_path.iterdir())


def test_one_press_publishes_and_one_rolls_back_and_forth(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    assert shown_welcome(tmp_path) == "春天的滨江"
    publish(tmp_path, "autumn", AUTUMN)
    assert shown_welcome(tmp_path) == "秋天的滨江"
    assert shelf(tmp_path).roll_back().ok
    assert shown_welcome(tmp_path) == "春天的滨江"
    assert shelf(tmp_path).roll_back().ok
    assert shown_welcome(tmp_path) == "秋天的滨江"


def test_the_first_pack_rolls_back_to_the_shipped_content(tmp_path: Path) -> None:
    assert not shelf(tmp_path).roll_back().ok
    publish(tmp_path, "spring", SPRING)
    assert shelf(tmp_path).roll_back().ok
    assert content_folders(tmp_path) == SHIPPED


def test_what_is_live_does_not_hang_on_the_folder_it_came_from(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    put_folder(tmp_path, "spring", {"scenes/home/words.yaml": "welcome: {zh: 改了一半"})
    assert shown_welcome(tmp_path) == "春天的滨江"
    shutil.rmtree(tmp_path / PACKS)
    assert shown_welcome(tmp_path) == "春天的滨江"
    assert shelf(tmp_path).offered() == ()


@pytest.mark.fault(
    "A broken content pack is published",
    visitor="what was live before",
    staff="how many faults, and file and line of the first",
    lost="nothing",
)
def test_a_broken_pack_never_goes_live(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    broken: list[dict[str, str | bytes]] = [
        {"scenes/home/words.yaml": "welcome: {zh: 春"},
        {"scenes/home/words.yaml": "welcom: {zh: 春, en: Spring}\n"},
        {"scenes/home/words.yaml": "welcome: {zh: 春}\n"},
        {"scenes/home/HomeScene.qml": "Item {}\n"},
        {},
    ]
    for number, files in enumerate(broken):
        put_folder(tmp_path, f"broken-{number}", files).mkdir(parents=True, exist_ok=True)
        outcome = shelf(tmp_path).publish(f"broken-{number}")
        assert not outcome.ok and outcome.faults, files
        assert (tmp_path / PACKS / f"broken-{number}.faults.txt").read_text("utf-8").count("\n") == len(outcome.faults)
    assert shown_welcome(tmp_path) == "春天的滨江"
    assert dict(shelf(tmp_path).offered()) == {f"broken-{number}": 1 for number in range(5)} | {"spring": 0}
    assert not shelf(tmp_path).publish("../../etc").ok
    assert not shelf(tmp_path).preview("nowhere").ok
    assert not list(tmp_path.rglob("etc*"))


def test_what_the_check_finds_keeps_a_pack_from_visitors(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    put_folder(tmp_path, "autumn", AUTUMN)

    def finds(laid: Content, shipped: Content, config: Path, stopping: threading.Event) -> list[Fault]:
        return [
            Fault("assets/home/story.webp", 0, "", "", "is no picture that can be shown"),
            *[Fault("x", 2, "", "", "y")],
        ]

    strict = Shelf(tmp_path, CONFIG, check=finds)
    for press in (strict.publish, strict.preview, strict.check):
        outcome = press("autumn")
        assert not outcome.ok
        assert (
            "2 处问题" in outcome.zh and "assets/home/story.webp" in outcome.zh and "另有\u00a01\u00a0处" in outcome.zh
        )
        assert shown_welcome(tmp_path) == "春天的滨江"
    assert dict(strict.offered()) == {"autumn": 2, "spring": 0}
    # Mended, it goes live; what was checked as it lies there is not checked again.
    checks: list[str] = []

    def counts(laid: Content, shipped: Content, config: Path, stopping: threading.Event) -> list[Fault]:
        checks.append(laid.pack)
        return []

    put_folder(tmp_path, "autumn", {"scenes/home/words.yaml": "welcome: {zh: 深秋, en: Late autumn}\n"})
    mended = Shelf(tmp_path, CONFIG, check=counts)
    assert mended.check("autumn").ok and mended.publish("autumn").ok
    assert checks == ["autumn"]
    assert shown_welcome(tmp_path) == "深秋"
    assert not (tmp_path / PACKS / "autumn.faults.txt").exists()


def test_a_preview_is_shown_once_and_changes_nothing(tmp_path: Path) -> None:
    put_zip(tmp_path, "spring", SPRING)
    assert shelf(tmp_path).preview("spring").ok
    shown = content_folders(tmp_path)
    assert (shown.pack, shown.preview) == ("spring", True)
    assert load_words(shown.scenes)["home"]["welcome"]["zh"] == "春天的滨江"
    # However that run ends: the next shows what is live.
    assert content_folders(tmp_path) == SHIPPED
    assert record_of(tmp_path).live == ""


def test_what_nobody_needs_is_swept_and_what_is_live_stays(tmp_path: Path) -> None:
    for name in ("spring", "autumn"):
        publish(tmp_path, name, SPRING if name == "spring" else AUTUMN)
    ran_well(tmp_path)
    content = tmp_path / CONTENT
    (content / ".taking-999999999" / "own").mkdir(parents=True)
    (content / "old-123456789012").mkdir()
    mine = content / f".taking-{os.getpid()}"
    mine.mkdir()
    shown_welcome(tmp_path)
    assert {path.name.rpartition("-")[0] for path in content.iterdir() if path.is_dir()} == {
        "spring",
        "autumn",
        ".taking",
    }
    assert mine.exists()


def test_a_disk_that_refuses_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, "spring", SPRING)
    put_folder(tmp_path, "autumn", AUTUMN)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(records, "write_whole", full)
    outcome = shelf(tmp_path).publish("autumn")
    assert (outcome.ok, outcome.zh) == (False, "磁盘已满，观众看到的没有变。")
    assert shown_welcome(tmp_path) == "春天的滨江"
    assert not shelf(tmp_path).roll_back().ok
    assert shown_welcome(tmp_path) == "春天的滨江"


PUBLISHING = """
import sys, time
from pathlib import Path
from tests.packs.packing import shelf
data = Path(sys.argv[1])
while True:
    for name in ("spring", "autumn"):
        (data / "packs" / name / "README.txt").write_text(str(time.time_ns()))
        outcome = shelf(data).publish(name)
        assert outcome.ok, outcome.en
        print("published", flush=True)
"""


@pytest.mark.fault(
    "kill -9 half way through publishing a content pack",
    visitor="the pack before or the new one, whole",
    staff="what is on show",
    lost="nothing",
)
def test_killed_half_way_through_publishing_the_hall_shows_one_pack_or_the_other(tmp_path: Path) -> None:
    put_folder(tmp_path, "spring", SPRING)
    put_folder(tmp_path, "autumn", AUTUMN)
    seen = set()
    dice = random.Random(7)
    for published in (1, 2, 3, 2, 1):
        child = subprocess.Popen(
            [sys.executable, "-c", PUBLISHING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert child.stdout and child.stderr
        for _ in range(published):
            assert child.stdout.readline() == b"published\n"
        with suppress(subprocess.TimeoutExpired):
            child.wait(dice.uniform(0.0, 0.06))
        child.kill()
        child.wait()
        assert child.stderr.read() == b""
        child.stdout.close()
        child.stderr.close()
        shown = content_folders(tmp_path)
        assert shown.why == ""
        seen.add(load_words(shown.scenes)["home"]["welcome"]["zh"])
        ran_well(tmp_path)
    assert seen == {"春天的滨江", "秋天的滨江"}
    # What the kills left half way is gone, and publishing goes on as ever.
    assert not list((tmp_path / CONTENT).glob(".taking*"))
    assert shelf(tmp_path).publish("spring").ok
    assert shown_welcome(tmp_path) == "春天的滨江"

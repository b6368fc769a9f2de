"""A live pack that can't be shown any more: the last one that ran well stands in, else the shipped content."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.packs import record as records
from kiosk.packs.choosing import CONTENT, content_folders
from kiosk.packs.content import SHIPPED, Content
from kiosk.places import SCENES
from tests.packs.packing import AUTUMN, SPRING, publish, ran_well, record_of, shelf, shown_welcome


def damage(data: Path, folder: str, how: str) -> None:
    place = data / CONTENT / folder
    file = place / "own" / "scenes" / "home" / "words.yaml"
    match how:
        case "changed":
            file.write_text("welcome: {zh: 坏, en: bad}\n", encoding="utf-8")
        case "cut":
            os.truncate(file, 3)
        case "gone":
            file.unlink()
        case "more":
            (place / "own" / "scenes" / "home" / "HomeScene.qml").write_text("Item {}")
        case "all":
            shutil.rmtree(place)


@pytest.mark.fault(
    "Files of the live content pack changed, cut or deleted on the disk",
    visitor="the last pack that ran well, else the shipped content, from the next start on",
    staff="内容包 … 无法使用，已改为展出…",
    lost="nothing",
)
@pytest.mark.parametrize("how", ["changed", "cut", "gone", "more", "all"])
def test_a_live_pack_that_was_damaged_gives_way_to_the_last_good_one(tmp_path: Path, how: str) -> None:
    publish(tmp_path, "spring", SPRING)
    content_folders(tmp_path)
    ran_well(tmp_path)
    publish(tmp_path, "autumn", AUTUMN)
    damage(tmp_path, record_of(tmp_path).live, how)
    shown = content_folders(tmp_path)
    assert (shown.pack, shown.fell_from, bool(shown.why)) == ("spring", "autumn", True)
    # It is said once; from then on the last good one is what is live, and the broken one is nothing to roll back to.
    again = content_folders(tmp_path)
    assert (again.pack, again.fell_from) == ("spring", "")
    assert record_of(tmp_path).before is None
    damage(tmp_path, record_of(tmp_path).live, how)
    assert content_folders(tmp_path).fell_from == "spring"
    assert content_folders(tmp_path) == SHIPPED


@pytest.mark.fault(
    "A content pack that makes the kiosk end before it has run for half a minute",
    visitor="after three starts the pack before it",
    staff="内容包 … 无法使用，已改为展出…",
    lost="nothing",
)
def test_a_pack_that_ends_the_kiosk_again_and_again_gives_way(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    content_folders(tmp_path)
    ran_well(tmp_path)
    publish(tmp_path, "autumn", AUTUMN)
    assert [content_folders(tmp_path).pack for _ in range(4)] == ["autumn"] * 3 + ["spring"]
    # One that has run well stays, however often the kiosk is killed for other reasons.
    assert [content_folders(tmp_path).pack for _ in range(4)] == ["spring"] * 4


def test_a_pack_published_beside_a_young_run_is_not_good_yet(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    young = content_folders(tmp_path)
    publish(tmp_path, "autumn", AUTUMN)
    # Half a minute of that run is over: it says nothing about a pack that it never showed.
    shelf(tmp_path).ran_well(young.folder)
    assert [content_folders(tmp_path).pack for _ in range(4)] == ["autumn"] * 3 + ["spring"]


@pytest.mark.fault(
    "An update makes a content pack that ran well end the kiosk at every start",
    visitor="after six starts the pack before it, else the shipped content",
    staff="内容包 … 无法使用，已改为展出…",
    lost="nothing",
)
def test_a_good_pack_that_ends_every_start_gives_way_too(tmp_path: Path) -> None:
    for name, files in (("spring", SPRING), ("autumn", AUTUMN)):
        publish(tmp_path, name, files)
        content_folders(tmp_path)
        ran_well(tmp_path)
    shown = [content_folders(tmp_path) for _ in range(7)]
    assert [content.pack for content in shown] == ["autumn"] * 6 + ["spring"]
    assert (shown[-1].fell_from, "6 times" in shown[-1].why) == ("autumn", True)
    # One that stands in without having run well is not called good, and gives way sooner.
    assert [content_folders(tmp_path).pack for _ in range(4)] == ["spring"] * 3 + [""]
    assert content_folders(tmp_path) == SHIPPED


def test_an_update_that_the_live_pack_does_not_fit_shows_the_shipped_content(tmp_path: Path) -> None:
    publish(tmp_path, "spring", SPRING)
    content_folders(tmp_path)
    ran_well(tmp_path)
    update = Content(tmp_path / "update")
    update.scenes.mkdir()
    for path in SCENES.iterdir():
        (update.scenes / path.name).symlink_to(path)
    (update.scenes / "home").unlink()
    (update.scenes / "home").mkdir()
    (update.scenes / "home" / "words.yaml").write_text("hello: {zh: 你好, en: Hello}\n", encoding="utf-8")
    shown = content_folders(tmp_path, update)
    assert (shown.scenes, shown.fell_from) == (update.scenes, "spring")
    assert "welcome: is no word of this scene" in shown.why


@pytest.mark.fault(
    "The record of what is live is damaged",
    visitor="the shipped content",
    staff="内容记录无法使用，已改为展出随程序提供的内容",
    lost="which pack was live",
)
@pytest.mark.parametrize("text", ["", "{", "[]", '{"live": 3}', '{"live": "../../etc-0", "starts": 0}'])
def test_a_damaged_record_shows_the_shipped_content(tmp_path: Path, text: str) -> None:
    publish(tmp_path, "spring", SPRING)
    (tmp_path / CONTENT / records.FILE).write_text(text)
    shown = content_folders(tmp_path)
    assert (shown.scenes, shown.pack, bool(shown.why)) == (SHIPPED.scenes, "", True)
    assert content_folders(tmp_path) == SHIPPED
    publish(tmp_path, "spring", SPRING)
    assert shown_welcome(tmp_path) == "春天的滨江"

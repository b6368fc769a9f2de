"""The shore goes on with what is whole, and says file, place and remedy of what isn't."""

from __future__ import annotations

import json
import shutil
import zlib
from pathlib import Path

import pytest

from kiosk.content.panorama import load_panorama, panorama_faults
from kiosk.places import SCENES
from kiosk.yaml_source import SourceError
from tests.content.small_shore import SmallShore


@pytest.fixture
def shore(tmp_path: Path) -> SmallShore:
    return SmallShore(tmp_path)


def whole_check(shore: SmallShore) -> list[str]:
    """What ./run check says, which reads every tile."""
    return [str(fault) for fault in panorama_faults(shore.scenes, shore.assets, shore.own)]


def test_a_whole_shore_loads_in_order_with_its_layers_from_back_to_front(shore: SmallShore) -> None:
    content = shore.load()
    assert content.places_m == {"wharf": 0, "mill": 200}
    assert content.lights["dusk"] == ("far", "buildings", "quay")
    assert content.lights["past"] == ("buildings", "quay")
    assert content.layers["night", "quay"].scale == 1.06
    assert content.strips["night", "quay"].levels[1].width_px == 600
    assert content.rounds["mill"]["night"].folder == shore.round("mill", "night")
    assert content.faults == ()
    assert whole_check(shore) == []


def test_a_missing_tile_is_named_and_its_strip_is_shown_without_it(shore: SmallShore) -> None:
    (shore.strip("day", "buildings") / "0" / "1_0.webp").unlink()
    told = shore.fault()
    assert "day/buildings/0/1_0.webp" in told
    assert "the tile is missing" in told
    assert shore.load().strips["day", "buildings"].folder == shore.strip("day", "buildings")


def test_many_missing_tiles_are_told_of_in_one_sentence(shore: SmallShore) -> None:
    for tile in shore.strip("day", "buildings").glob("*/*.webp"):
        tile.unlink()
    assert "4 of 4 tiles can't be shown, the first is 0/0_0.webp: the tile is missing" in shore.fault()


def test_a_corrupt_tile_is_found_by_check_and_not_looked_for_at_the_start(shore: SmallShore) -> None:
    tile = shore.strip("dusk", "quay") / "0" / "0_0.webp"
    data = bytearray(tile.read_bytes())
    data[len(data) // 2] ^= 0x10
    tile.write_bytes(data)
    assert shore.faults() == []
    [told] = whole_check(shore)
    assert "dusk/quay/0/0_0.webp" in told
    assert "checksum differs" in told


@pytest.mark.parametrize("size", ["rubbish", "picture of another size"])
def test_a_tile_that_fits_its_checksum_but_is_not_its_picture_is_found(shore: SmallShore, size: str) -> None:
    folder = shore.strip("dusk", "quay")
    tile = folder / "0" / "0_0.webp"
    tile.write_bytes(b"RIFF but no more" if size == "rubbish" else (folder / "2" / "0_0.webp").read_bytes())
    listed = json.loads((folder / "pyramid.json").read_text())
    listed["levels"][0]["tiles"][0]["crc32"] = zlib.crc32(tile.read_bytes())
    (folder / "pyramid.json").write_text(json.dumps(listed))
    [told] = whole_check(shore)
    assert ("is no picture that can be shown" if size == "rubbish" else "is 300x25 pixels, not 1024x100") in told


def test_a_light_without_its_buildings_shows_another_light(shore: SmallShore) -> None:
    shutil.rmtree(shore.strip("night", "buildings"))
    content = shore.load()
    assert content.strips["night", "buildings"].folder == shore.strip("dusk", "buildings")
    assert content.lights["night"] == ("far", "buildings", "quay")
    [fault] = content.faults
    assert fault.file.endswith("night/buildings/pyramid.json")
    assert "the file is missing" in fault.reason


def test_another_missing_layer_only_leaves_a_gap(shore: SmallShore) -> None:
    shutil.rmtree(shore.strip("night", "quay"))
    content = shore.load()
    assert content.lights["night"] == ("far", "buildings")
    assert content.strips["night", "buildings"].folder == shore.strip("night", "buildings")
    assert len(content.faults) == 1


def test_without_the_past_there_is_only_today(shore: SmallShore) -> None:
    shutil.rmtree(shore.strip("past", "buildings"))
    assert "past" not in shore.load().lights


def test_a_light_that_shore_yaml_does_not_name_borrows_too(shore: SmallShore) -> None:
    shore.change(shore.shore, "  day: [far, buildings, quay]\n", "")
    content = shore.load()
    assert content.strips["day", "buildings"].folder == shore.strip("dusk", "buildings")


def test_without_any_strip_nothing_can_be_shown_and_every_fault_is_told(shore: SmallShore) -> None:
    for light in ("day", "dusk", "night"):
        shutil.rmtree(shore.strip(light, "buildings"))
    assert shore.refusal().count("buildings/pyramid.json: the file is missing") == 3


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (
            '"kind": "strip"',
            '"kind": "stripe"',
        ),
        ('"width_px": 1200', '"width_px": 1900'),
        ('"levels"', '"level"'),
    ],
)
def test_a_damaged_list_of_tiles_is_as_good_as_none(shore: SmallShore, damage: str, told: str) -> None:
    path = shore.strip("day", "quay") / "pyramid.json"
    shore.change(path, damage, told)
    content = shore.load()
    assert content.lights["day"] == ("far", "buildings")
    assert all(fault.file == str(path) for fault in content.faults)
    assert content.faults


def test_a_strip_of_another_size_than_shore_yaml_says_is_not_shown(shore: SmallShore) -> None:
    shore.change(
        shore.shore,
        "  quay: {parallax: 1, scale: 1.06, px_per_m: 4,",
        "  quay: {parallax: 1, scale: 1.06, px_per_m: 5,",
    )
    told = shore.faults()
    assert len(told) == 4
    assert "shore.yaml:11: layers.quay: are the measures of 1500x250 pixels, but the picture in" in told[0]
    assert told[0].endswith("is 1200x200")


def test_a_missing_shore_yaml_is_one_fault(shore: SmallShore) -> None:
    shore.shore.unlink()
    assert shore.refusal() == f"{shore.shore}: the file is missing"


def test_an_unknown_light_and_an_unknown_layer_are_refused_with_the_nearest_name(shore: SmallShore) -> None:
    shore.change(shore.shore, "  dusk: [quay, far, buildings]", "  dust: [quay, far, buildings]")
    refusal = shore.refusal()
    assert "shore.yaml:14: lights.dust" in refusal
    assert "did you mean dusk?" in refusal
    shore.change(shore.shore, "  dust: [quay, far, buildings]", "  dusk: [garten, far, buildings]")
    assert "did you mean garden?" in shore.refusal()


def test_a_light_needs_buildings_and_its_layers_need_measures(shore: SmallShore) -> None:
    shore.change(shore.shore, "  past: [buildings, quay]", "  past: [quay]")
    assert "the layer buildings must be among them" in shore.refusal()
    shore.change(shore.shore, "  past: [quay]", "  past: [buildings, garden]")
    assert "past has a layer garden, whose measures are missing" in shore.refusal()


def test_a_building_without_a_view_all_round_has_none(shore: SmallShore) -> None:
    shutil.rmtree(shore.round("mill", "day").parent)
    assert "mill has no view all round" in shore.fault()
    assert list(shore.load().rounds) == ["wharf"]


def test_a_view_all_round_that_lacks_a_light_shows_another_light(shore: SmallShore) -> None:
    (shore.round("mill", "dusk") / "pyramid.json").write_text('{"kind": "sphere",\n "width_px"')
    content = shore.load()
    assert content.rounds["mill"]["dusk"].folder == shore.round("mill", "day")
    [fault] = content.faults
    assert fault.line == 2
    assert "is damaged, no valid JSON" in fault.reason


def test_a_view_all_round_must_be_whole_and_no_strip(shore: SmallShore) -> None:
    path = shore.round("mill", "dusk") / "pyramid.json"
    listed = json.loads(path.read_text())
    listed["levels"][0]["tiles"] = []
    path.write_text(json.dumps(listed))
    assert "1 of 1 tiles are not named" in shore.fault()
    shutil.rmtree(path.parent)
    shutil.copytree(shore.strip("day", "far"), path.parent)
    assert "holds a strip, not a sphere" in shore.fault()


def test_a_building_that_cannot_be_read_is_left_out(shore: SmallShore) -> None:
    shore.change(shore.mill, "star: false", "star: perhaps")
    content = shore.load()
    assert list(content.places_m) == ["wharf"]
    assert "02-mill.yaml:4: star = 'perhaps': must be true or false" in str(content.faults[0])


def test_without_any_building_nothing_can_be_shown(shore: SmallShore) -> None:
    shore.mill.unlink()
    shore.change(shore.wharf, "star: false", "star: perhaps")
    assert "must be true or false" in shore.refusal()


def test_two_files_for_one_building_show_the_first(shore: SmallShore) -> None:
    shutil.copy(shore.mill, shore.mill.with_name("03-mill.yaml"))
    content = shore.load()
    assert len(content.buildings) == 2
    assert any("another building has this id" in fault.reason for fault in content.faults)


def test_a_strip_shorter_than_its_landmarks_is_told_for_mark_and_outline(shore: SmallShore) -> None:
    shore.change(shore.mill, "mark: [200, 20]", "mark: [251, 20]")
    told = shore.fault()
    assert "02-mill.yaml:6: mark = 251 m: the strip of day, dusk, night, past ends before it" in told
    assert "it shows x -50 to 250 m" in told
    shore.change(shore.mill, "mark: [251, 20]", "mark: [200, 20]")
    shore.change(shore.wharf, "[[-20, -3]", "[[-51, -3]")
    assert "outline.0 = -51 m: the strip of day, dusk, night, past ends before it" in shore.fault()


def test_overlapping_outlines_of_two_buildings_are_told_and_both_shown(shore: SmallShore) -> None:
    shore.change(shore.wharf, "[20, -3], [20, 10]", "[190, -3], [190, 10]")
    told = shore.fault()
    assert "02-mill.yaml:8: outline.0: overlaps the outline of wharf by 100 square metres near [185, " in told
    assert len(shore.load().buildings) == 2


def test_neighbours_may_share_a_wall_and_a_building_its_own_parts(shore: SmallShore) -> None:
    shore.change(shore.wharf, "[20, -3], [20, 10]", "[180, -3], [180, 10]")
    shore.change(shore.mill, "  - [[190, 20], [200, 20], [195, 30]]", "  - [[190, 5], [200, 5], [195, 30]]")
    assert shore.faults() == []


@pytest.mark.parametrize(
    "corners",
    ["[[180, 0], [220, 20], [220, 0], [180, 20], [170, 30]]", "[[180, 0], [220, 0], [200, 20], [200, 0], [190, 20]]"],
)
def test_an_outline_that_crosses_or_touches_itself_is_told(shore: SmallShore, corners: str) -> None:
    shore.change(shore.mill, "[[180, 0], [220, 0], [220, 20], [180, 20]]", corners)
    assert "outline.0: the outline crosses itself near" in shore.fault()


def test_a_concave_outline_is_fine(shore: SmallShore) -> None:
    shore.change(
        shore.mill,
        "[[180, 0], [220, 0], [220, 20], [180, 20]]",
        "[[180, 0], [220, 0], [220, 20], [210, 20], [210, 5], [190, 5], [190, 20], [180, 20]]",
    )
    assert shore.faults() == []


def test_the_buildings_we_ship_have_no_faults_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        load_panorama(SCENES, tmp_path)
    assert [fault.reason for fault in refused.value.faults] == ["the file is missing"]

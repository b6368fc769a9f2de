"""Buildings and strip are refused with file, line and reason before a visitor could meet a hole in the shore."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.content.panorama import LONGEST, PanoramaContent, load_panorama
from kiosk.places import SCENES
from kiosk.yaml_source import SourceError

STRIP = """\
px_per_m: 1
z_top_m: 9
z_bottom_m: -1
quay_row_px: 9
water_z_m: -0.4
water_row_px: 9
camera_tilt_deg: 5
layers:
  - id: far
    parallax: 0.35
    px_per_m: 0.5
    z_top_m: 9
    z_bottom_m: -1
    tiles:
      - {file: far_00.webp, x0_m: 0, x1_m: 40}
  - id: shore
    parallax: 1.0
    px_per_m: 1
    z_top_m: 9
    z_bottom_m: -1
    tiles:
      - {file: shore_00.webp, x0_m: 0, x1_m: 20}
      - {file: shore_01.webp, x0_m: 20, x1_m: 40}
landmarks:
  - {id: mill, label: [30.0, 5.0], tap: [[25, 35, 0, 5]]}
  - {id: wharf, label: [3.0, 4.0], tap: [[0, 8, 0, 4], [0, 2, -1, 0]]}
"""

BUILDING = """\
id: mill
km: 0.03
km_confidence: medium
star: false
name: {zh: 纱厂, en: The Mill}
built:
  text: {zh: 1896年, en: "1896"}
  confidence: high
past:
  use: {zh: 纱厂, en: Cotton mill}
  text: {zh: 过去。, en: Then.}
present:
  use: {zh: 园区, en: Offices}
  text: {zh: 现在。, en: Now.}
confidence: medium
sources: [一本书]
"""


class Station:
    """A small but whole station in a temporary folder, to be damaged by each test."""

    def __init__(self, folder: Path) -> None:
        self.scenes, self.assets = folder / "scenes", folder / "assets"
        self.strip = self.assets / "panorama" / "strip.yaml"
        self.building = self.scenes / "panorama" / "buildings" / "05-mill.yaml"
        for path, text in (
            (self.strip, STRIP),
            (self.building, BUILDING),
            (self.building.with_name("01-wharf.yaml"), BUILDING.replace("id: mill", "id: wharf")),
        ):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        for name in ("far_00", "shore_00", "shore_01"):
            Image.new("RGBA", (20, 5 if name == "far_00" else 10)).save(self.strip.with_name(f"{name}.webp"))

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def load(self) -> PanoramaContent:
        return load_panorama(self.scenes, self.assets)

    def refusal(self) -> str:
        with pytest.raises(SourceError) as refused:
            self.load()
        assert len(refused.value.faults) == 1
        return str(refused.value)


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def test_a_whole_station_loads_in_order_along_the_shore(station: Station) -> None:
    content = station.load()
    assert content.places_m == {"wharf": 3.0, "mill": 30.0}
    assert content.strip.layer("far").parallax == 0.35


def test_a_missing_tile_is_named_where_the_strip_asks_for_it(station: Station) -> None:
    station.strip.with_name("shore_01.webp").unlink()
    refusal = station.refusal()
    assert "strip.yaml:23" in refusal
    assert "shore_01.webp" in refusal
    assert "missing" in refusal


def test_a_tile_that_is_no_picture_is_refused(station: Station) -> None:
    station.strip.with_name("shore_00.webp").write_bytes(b"RIFF but no more")
    assert "is no picture that can be shown" in station.refusal()


def test_a_tile_of_another_size_is_refused(station: Station) -> None:
    Image.new("RGBA", (33, 10)).save(station.strip.with_name("shore_00.webp"))
    assert "is 33 x 10 px, its place in the strip 20 x 10" in station.refusal()


def test_a_gap_between_tiles_is_refused(station: Station) -> None:
    station.change(station.strip, "x0_m: 20, x1_m: 40", "x0_m: 21, x1_m: 41")
    assert "the tile before ends at 20" in station.refusal()


def test_a_missing_strip_is_one_fault_and_not_one_for_every_building(station: Station) -> None:
    station.strip.unlink()
    refusal = station.refusal()
    assert "strip.yaml" in refusal
    assert "the file is missing" in refusal


def test_a_missing_layer_is_refused(station: Station) -> None:
    before, rest = STRIP.split("  - id: far\n")
    station.strip.write_text(before + "  - id: shore\n" + rest.split("  - id: shore\n")[1], encoding="utf-8")
    assert "the layer far is missing" in station.refusal()


def test_a_building_that_the_picture_does_not_know_is_refused(station: Station) -> None:
    station.change(station.building, "id: mill", "id: mil")
    refusal = station.refusal()
    assert "05-mill.yaml:1" in refusal
    assert "is no landmark of the picture" in refusal


def test_two_files_for_one_building_are_refused(station: Station) -> None:
    station.change(station.building, "id: mill", "id: wharf")
    assert "another building has this id" in station.refusal()


@pytest.mark.parametrize(("language", "word"), [("zh", "长"), ("en", "long ")])
def test_a_text_that_the_card_cannot_hold_is_refused(station: Station, language: str, word: str) -> None:
    text = (word * (LONGEST[language] + 7))[: LONGEST[language] + 7]
    station.change(
        station.building,
        "{zh: 现在。, en: Now.}",
        f'{{zh: "{text}", en: Now.}}' if language == "zh" else f'{{zh: 现在。, en: "{text}"}}',
    )
    refusal = station.refusal()
    assert "05-mill.yaml:14" in refusal
    assert f"present.text.{language}" in refusal
    assert f"has {len(text)} characters, the card holds {LONGEST[language]}" in refusal


def test_a_year_that_is_not_sure_must_say_so(station: Station) -> None:
    station.change(
        station.building, '{zh: 1896年, en: "1896"}\n  confidence: high', '{zh: 1896年, en: "1896"}\n  confidence: low'
    )
    assert "say 约" in station.refusal()
    station.change(station.building, '{zh: 1896年, en: "1896"}', "{zh: 约1896年, en: about 1896}")
    station.load()


def test_low_confidence_words_never_reach_the_screen(station: Station) -> None:
    station.change(station.building, "\nconfidence: medium\n", "\nconfidence: low\n")
    assert "must be 'high' or 'medium'" in station.refusal()


def test_an_unknown_key_is_refused_with_the_nearest_name(station: Station) -> None:
    station.change(station.building, "star: false", "star: false\nsourses: []")
    assert "did you mean sources?" in station.refusal()


def test_a_station_without_buildings_is_told_where_to_put_them(station: Station) -> None:
    for path in station.building.parent.iterdir():
        path.unlink()
    assert "holds no building" in station.refusal()


def test_the_buildings_we_ship_have_no_faults_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        load_panorama(SCENES, tmp_path)
    assert [fault.reason for fault in refused.value.faults] == ["the file is missing"]

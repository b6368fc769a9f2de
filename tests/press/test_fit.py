"""What ./run check says of a design: every fault by its place in the file, and nothing of a good one."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.postcard import Frame
from kiosk.content.postcard_back import BACK_FILE, Back
from kiosk.places import ASSETS, SCENES
from kiosk.press.contrast import contrast, luminance
from kiosk.press.fit import design_faults
from kiosk.press.measure import Rect
from kiosk.yaml_source import load_typed
from tests.press.table import FRAMES, STATION_EN, STATION_ZH

SOUND = """
id: sound
place: 1
name: {zh: 好样式, en: A sound one}
paper: "#f5ecd9"
picture:
  file: postcard/ground.png
  box: [0, 0, 148, 60]
photo: {box: [9, 8, 50, 40], edge: mount, angle_deg: 2}
writing: {box: [8, 66, 106, 22], ink: "#2a2018"}
lettering:
  - {words: {zh: 杨浦滨江, en: Riverfront}, font: kai, size_mm: 8, colour: "#2a2018", box: [70, 5, 60, 12]}
  - {words: {zh: "{station}", en: "{station}"}, font: sans, size_mm: 2.4, colour: "#6b5a45", box: [8, 91, 106, 4]}
postmark: {centre: [131, 80], diameter_mm: 24, angle_deg: -14, colour: "#8f3428"}
"""


class Table:
    """One frame's file beside its picture, to be spoiled."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "sound.yaml"
        self.assets = folder
        self.paint(Image.new("RGB", (1748, 709), "#e8dcc0"))
        self.write(SOUND)

    def write(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def paint(self, picture: Image.Image) -> None:
        (self.assets / "postcard").mkdir(exist_ok=True)
        picture.save(self.assets / "postcard" / "ground.png")

    def change(self, old: str, new: str) -> None:
        text = self.path.read_text(encoding="utf-8")
        assert old in text
        self.write(text.replace(old, new, 1))

    def told(self, name: str = "") -> list[str]:
        frame = load_typed(self.path, Frame)
        faults = design_faults(frame, self.path, self.assets, STATION_ZH, STATION_EN, name)
        return [str(fault).partition("sound.yaml:")[2] for fault in faults]


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_a_sound_frame_has_no_faults(table: Table) -> None:
    assert table.told() == []


def test_words_too_long_and_signs_without_a_glyph_are_placed(table: Table) -> None:
    table.change("zh: 杨浦滨江", f"zh: {'江' * 60}")
    table.change("en: Riverfront", "en: River 😀")
    told = table.told()
    assert [line.partition(":")[0] for line in told] == ["12", "12"]
    assert "lettering.0: can't be printed (zh): " in told[0]
    assert "does not fit 59.9 x 12.0 mm" in told[0]
    assert "can't be printed (en): the font StationKai-Regular.ttf has no glyph for 😀" in told[1]


def test_words_that_hardly_stand_out_are_told_with_their_contrast(table: Table) -> None:
    table.change('colour: "#2a2018"', 'colour: "#a0967d"')
    told = table.told()
    assert len(told) == 2
    assert told[0].startswith('12: lettering.0.colour = #a0967d: "杨浦滨江" (zh) stands out from its ground by 2.')
    assert "4.5 are needed" in told[0]


def test_the_ground_counts_where_the_words_stand_and_a_wash_helps(table: Table) -> None:
    ground = np.full((709, 1748, 3), 230, np.uint8)
    ground[:, 900:940] = 30
    table.paint(Image.fromarray(ground))
    assert len(table.told()) == 2
    table.change("box: [70, 5, 60, 12]}", 'box: [70, 5, 60, 12], wash: "#f5ecd9"}')
    assert table.told() == []


def test_writing_that_can_not_be_read_is_told(table: Table) -> None:
    table.change('ink: "#2a2018"', 'ink: "#b0a890"')
    [told] = table.told()
    assert told.startswith("10: writing.ink = #b0a890: what is written stands out from its ground by 2.0 to 1 only")


def test_a_photo_over_the_words_or_the_writing_is_told(table: Table) -> None:
    table.change("box: [9, 8, 50, 40]", "box: [50, 8, 50, 40]")
    assert table.told() == [
        '9: photo.box: the photo covers "杨浦滨江" (zh)',
        '9: photo.box: the photo covers "Riverfront" (en)',
    ]
    table.change("box: [50, 8, 50, 40]", "box: [9, 28, 50, 40]")
    assert table.told() == ["9: photo.box: the photo covers the writing field"]


def test_a_turned_photo_reaches_further_than_its_box(table: Table) -> None:
    table.change("box: [9, 8, 50, 40], edge: mount, angle_deg: 2", "box: [9, 25, 50, 40], edge: mount, angle_deg: 0")
    assert table.told() == []
    table.change("angle_deg: 0", "angle_deg: 12")
    assert table.told() == ["9: photo.box: the photo covers the writing field"]


def test_a_postmark_over_the_words_or_the_writing_is_told_but_on_the_photo_it_may_lie(table: Table) -> None:
    table.change("centre: [131, 80]", "centre: [60, 40]")
    assert table.told() == []
    table.change("centre: [60, 40]", "centre: [100, 80]")
    assert table.told() == ["14: postmark.centre: the postmark covers the writing field"]
    table.change("centre: [100, 80]", "centre: [90, 16]")
    assert [line.partition(" covers")[0] for line in table.told()] == ["14: postmark.centre: the postmark"] * 2


def test_words_on_words_and_words_in_the_writing_field_are_told(table: Table) -> None:
    table.change("box: [8, 91, 106, 4]", "box: [70, 10, 60, 4]")
    assert all("lie on each other" in line for line in table.told())
    table.change("box: [70, 10, 60, 4]", "box: [8, 70, 60, 4]")
    told = table.told()
    assert len(told) == 2
    assert "the writing field lie on each other" in told[0]


def test_what_may_be_cut_off_is_told_but_a_photo_may_reach_the_edge(table: Table) -> None:
    table.change("box: [8, 91, 106, 4]", "box: [8, 95.4, 106, 4]")
    table.change("centre: [131, 80]", "centre: [134.5, 80]")
    told = table.told()
    assert len(told) == 3
    assert told[0].startswith('13: lettering.1: "秦皇岛路码头驿站" (zh) comes as near as 1.4 mm to the card')
    assert told[2].startswith("14: postmark.centre: the postmark comes as near as 1.5 mm to the card's edge")
    table.write(SOUND)
    table.change("box: [9, 8, 50, 40], edge: mount, angle_deg: 2", "box: [0, 0, 60, 60], edge: none, angle_deg: 0")
    assert table.told() == []
    table.change("box: [0, 0, 60, 60]", "box: [1, 1, 58, 58]")
    assert ["the photo comes as near as 1.0 mm" in line for line in table.told()] == [True]


def test_a_picture_too_small_for_paper_is_told(table: Table) -> None:
    table.paint(Image.new("RGB", (1200, 487), "#e8dcc0"))
    assert table.told() == []
    table.paint(Image.new("RGB", (1000, 406), "#e8dcc0"))
    [told] = table.told()
    assert told.startswith("6: picture = postcard/ground.png: is 1000 x 406 pixels and prints at 172 dpi only")
    assert told.endswith("300 are 1749 x 709 pixels")


def test_a_writing_field_too_small_for_typed_words_is_told(table: Table) -> None:
    table.change("box: [8, 66, 106, 22]", "box: [8, 66, 40, 9]")
    assert table.told() == ["10: writing.box: is too small: 200 typed characters do not fit their field at 1.8 mm"]


def test_a_station_s_name_the_postmark_can_not_print_is_told(table: Table) -> None:
    frame = load_typed(table.path, Frame)
    told = [str(fault) for fault in design_faults(frame, table.path, table.assets, "驿站😀", "Station")]
    assert any("postmark: can't be printed: the font StationSerif-SemiBold.otf has no glyph for 😀" in t for t in told)


def test_a_pattern_s_faults_name_the_card_where_they_are_its_own(table: Table) -> None:
    table.change("zh: 杨浦滨江", f"zh: {'江' * 60}")
    table.change("centre: [131, 80]", "centre: [134.5, 80]")
    own, common = table.told("story-p1")
    assert "lettering.0: the card story-p1: can't be printed (zh)" in own
    assert "postmark.centre: the postmark comes" in common


@pytest.mark.parametrize("frame_id", sorted(FRAMES))
def test_the_shipped_frames_are_sound(frame_id: str) -> None:
    file = SCENES / "postcard" / "frames" / f"{frame_id}.yaml"
    faults = design_faults(FRAMES[frame_id], file, ASSETS, STATION_ZH, STATION_EN)
    assert [str(fault) for fault in faults] == []


def test_the_shipped_back_is_sound_and_a_spoiled_one_is_told(tmp_path: Path) -> None:
    path = Path(shutil.copy(SCENES / "postcard" / BACK_FILE, tmp_path))
    assert design_faults(load_typed(path, Back), path, ASSETS, STATION_ZH, STATION_EN) == []
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("box: [8, 20, 61, 66]", "box: [8, 12, 61, 74]"), encoding="utf-8")
    [told] = design_faults(load_typed(path, Back), path, ASSETS, STATION_ZH, STATION_EN)
    assert (told.key, told.reason) == ("postcode.box", "the postcode covers the writing field")


def test_contrast_is_reckoned_as_wcag_does() -> None:
    white = Image.new("RGB", (40, 40), "white")
    everywhere = Rect(0, 0, 40, 40)
    assert contrast(white, everywhere, "#000000") == pytest.approx(21)
    assert contrast(white, everywhere, "#ffffff") == pytest.approx(1)
    assert contrast(white, everywhere, "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast(white, everywhere, "#00000080") == pytest.approx(contrast(white, everywhere, "#7f7f7f"), rel=0.01)
    half = white.copy()
    half.paste("black", (0, 0, 20, 40))
    assert contrast(half, everywhere, "#000000") == pytest.approx(1)
    assert luminance("#ffffff") == pytest.approx(1)

"""A building as a postcard: name and years stand on paper or wash and stay legible, whatever the picture is like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.building_card import PATTERN_FILE, building_frames, building_picture, load_building_frame
from kiosk.content.buildings import load_buildings
from kiosk.content.text import Text
from kiosk.places import ASSETS, SCENES
from kiosk.press.contrast import light
from kiosk.press.fit import design_faults
from kiosk.press.measure import CARD_PLATE
from tests.press.table import GREEN, STATION_EN, STATION_ZH, green_share, pulled

BUILDINGS = [building for _, building in load_buildings(SCENES / "panorama" / "buildings")[0]]
FRAMES = building_frames(load_building_frame(SCENES), BUILDINGS)
FRAME = FRAMES["building-waterworks"]
FILE = SCENES / "postcard" / PATTERN_FILE


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A station whose picture of the waterworks is as hard to write on as can be: black beside white."""
    stripes = np.zeros((1181, 1748), np.uint8)
    stripes[:, 874:] = 255
    path = tmp_path / building_picture("waterworks")
    path.parent.mkdir(parents=True)
    Image.fromarray(stripes).convert("RGB").save(path)
    return tmp_path


def test_a_name_that_can_not_fit_is_named_with_its_card() -> None:
    name = FRAME.lettering[0].model_copy(update={"words": Text(zh="江" * 80, en="river")})
    too_long = FRAME.model_copy(update={"lettering": (name, *FRAME.lettering[1:])})
    [fault] = design_faults(too_long, FILE, ASSETS, STATION_ZH, STATION_EN, "building-waterworks")
    assert fault.key == "lettering.0"
    assert "the card building-waterworks: can't be printed (zh)" in fault.reason
    assert "does not fit" in fault.reason


def test_no_word_and_no_ink_stands_on_the_bare_picture(assets: Path) -> None:
    """On black beside white nothing would have its 4.5 to 1."""
    assert design_faults(FRAME, FILE, assets, STATION_ZH, STATION_EN, "building-waterworks") == []


def test_the_picture_fills_its_part_and_the_photo_lies_on_it(assets: Path) -> None:
    card = pulled(frame=FRAME, photo=GREEN, assets=assets)
    assert card.size == (1748, 1181)
    assert green_share(card, FRAME.photo.box) > 0.7
    assert FRAME.picture is not None
    shown = light(pulled(frame=FRAME, assets=assets), CARD_PLATE.rect(FRAME.picture.box))
    assert shown[:, 0].max() < 0.01
    assert shown[:, -1].min() > 0.99

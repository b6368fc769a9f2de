"""A building as a postcard: name and years stand on paper or wash and stay legible, whatever the picture is like."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.content.building_card import building_frames, building_picture, load_building_frame
from kiosk.content.buildings import load_buildings
from kiosk.content.text import Text
from kiosk.places import SCENES
from kiosk.press.card import CardWords, compose
from kiosk.press.fit import word_faults
from kiosk.press.measure import rect
from tests.press.contrast import light, luminance

BUILDINGS = [building for _, building in load_buildings(SCENES / "panorama" / "buildings")[0]]
FRAMES = building_frames(load_building_frame(SCENES), BUILDINGS)
FRAME = FRAMES["building-waterworks"]
WORDS = CardWords("秦皇岛路码头驿站", "秦皇岛路码头驿站", datetime(2026, 11, 23, tzinfo=UTC), 17)
GREEN = Image.new("RGB", (1280, 720), "#00ff00")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A station whose picture of the waterworks is as hard to write on as can be: black beside white."""
    stripes = np.zeros((1181, 1748), np.uint8)
    stripes[:, 874:] = 255
    path = tmp_path / building_picture("waterworks")
    path.parent.mkdir(parents=True)
    Image.fromarray(stripes).convert("RGB").save(path)
    return tmp_path


def test_every_building_s_words_fit_in_both_languages() -> None:
    assert word_faults(FRAMES.values(), "building_frame.yaml", WORDS.station, "Qinhuangdao Road Wharf Station") == []


def test_a_name_that_can_not_fit_is_named_with_its_card() -> None:
    name = FRAME.lettering[0].model_copy(update={"words": Text(zh="江" * 80, en="river")})
    too_long = FRAME.model_copy(update={"lettering": (name, *FRAME.lettering[1:])})
    [fault] = word_faults([too_long], "building_frame.yaml", WORDS.station, "Station")
    assert "building-waterworks (zh)" in fault.reason
    assert "does not fit" in fault.reason


def test_no_word_and_no_ink_stands_on_the_bare_picture(assets: Path) -> None:
    """Contrast of at least 4.5 to 1 with the darkest of the ground beneath, as read on screen and paper."""
    wordless = tuple(words.model_copy(update={"colour": "#00000000"}) for words in FRAME.lettering)
    ground = compose(FRAME.model_copy(update={"lettering": wordless}), assets, WORDS, "zh", None, ())
    stands = [(lettering.box, lettering.colour) for lettering in FRAME.lettering]
    for box, colour in [*stands, (FRAME.writing.box, FRAME.writing.ink)]:
        darkest = float(np.percentile(light(ground, box), 1))
        assert (darkest + 0.05) / (luminance(colour) + 0.05) >= 4.5


def test_the_picture_fills_its_part_and_the_photo_lies_on_it(assets: Path) -> None:
    card = compose(FRAME, assets, WORDS, "zh", GREEN, ())
    assert card.size == (1748, 1181)
    inside = np.asarray(card.crop(rect(FRAME.photo.box).corners))
    assert float(np.mean((inside[..., 1] > 200) & (inside[..., 0] < 60))) > 0.7
    assert FRAME.picture is not None
    shown = light(compose(FRAME, assets, WORDS, "zh", None, ()), FRAME.picture.box)
    assert shown[:, 0].max() < 0.01
    assert shown[:, -1].min() > 0.99

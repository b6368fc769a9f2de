"""A story's picture as a postcard: the words stand on paper or wash and stay legible, every panel's fit."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from kiosk.content.story import load_stories
from kiosk.content.story_card import load_story_frame, story_frames
from kiosk.content.text import Text
from kiosk.places import ASSETS, SCENES
from kiosk.press.card import CardWords, compose
from kiosk.press.fit import word_faults
from kiosk.press.lettering import draw_text
from kiosk.press.measure import Rect, rect
from tests.press.contrast import light, luminance

FRAMES = story_frames(load_story_frame(SCENES), load_stories(SCENES / "story" / "stories"))
FRAME = FRAMES["story-voyage-begins-p4"]
WORDS = CardWords("秦皇岛路码头驿站", "秦皇岛路码头驿站", datetime(2026, 11, 23, tzinfo=UTC), 17)
GREEN = Image.new("RGB", (1280, 720), "#00ff00")


def test_every_panel_s_words_fit_in_both_languages() -> None:
    assert word_faults(FRAMES.values(), "story_frame.yaml", WORDS.station, "Qinhuangdao Road Wharf Station") == []


def test_a_heading_that_can_not_fit_is_named_with_its_card() -> None:
    heading = FRAME.lettering[1].model_copy(update={"words": Text(zh="江" * 80, en="river")})
    too_long = FRAME.model_copy(update={"lettering": (FRAME.lettering[0], heading)})
    [fault] = word_faults([too_long], "story_frame.yaml", WORDS.station, "Station")
    assert fault.file == "story_frame.yaml"
    assert "story-voyage-begins-p4 (zh)" in fault.reason
    assert "does not fit" in fault.reason


@pytest.mark.parametrize("panel", ["p1", "p2", "p3", "p4", "p5", "p6"])
def test_no_word_and_no_ink_stands_on_bare_carving(panel: str) -> None:
    """Contrast of at least 4.5 to 1 with the darkest of the ground beneath, as read on screen and paper."""
    frame = FRAMES[f"story-voyage-begins-{panel}"]
    wordless = tuple(words.model_copy(update={"colour": "#00000000"}) for words in frame.lettering)
    ground = compose(frame.model_copy(update={"lettering": wordless}), ASSETS, WORDS, "zh", None, ())
    stands = [(lettering.box, lettering.colour) for lettering in frame.lettering]
    for box, colour in [*stands, (frame.writing.box, frame.writing.ink)]:
        darkest = float(np.percentile(light(ground, box), 1))
        assert (darkest + 0.05) / (luminance(colour) + 0.05) >= 4.5


def test_the_picture_fills_its_part_and_the_photo_lies_on_it() -> None:
    card = compose(FRAME, ASSETS, WORDS, "zh", GREEN, ())
    bare = compose(FRAME, ASSETS, WORDS, "zh", None, ())
    assert card.size == (1748, 1181)
    left, top, right, bottom = rect(FRAME.photo.box).corners
    inside = np.asarray(card.crop((left, top, right, bottom)))
    assert float(np.mean((inside[..., 1] > 200) & (inside[..., 0] < 60))) > 0.7
    assert FRAME.picture is not None
    carved = light(bare, FRAME.picture.box)
    assert carved.std() > 0.05
    # No edge of paper shows beside the carving.
    assert luminance(FRAME.paper) - carved[:, 0].mean() > 0.1
    assert luminance(FRAME.paper) - carved[:, -1].mean() > 0.1


@pytest.mark.parametrize(("align", "place"), [("left", 0), ("centre", 0.5), ("right", 1)])
def test_words_that_run_downwards_begin_end_or_stand_in_the_middle(align: str, place: float) -> None:
    box = Rect(20, 20, 80, 500)
    covered = draw_text(Image.new("RGB", (200, 600)), "江上", "kai", 5, "#ffffff", box, align, vertical=True)  # type: ignore[arg-type]
    assert covered.y - box.y == pytest.approx(place * (box.height - covered.height), abs=1)

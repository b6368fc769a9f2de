"""A story's picture as a postcard: its words fit, and no paper shows beside the carving."""

from __future__ import annotations

import pytest

from kiosk.content.story import load_stories
from kiosk.content.story_card import PATTERN_FILE, load_story_frame, story_frames
from kiosk.content.text import Text
from kiosk.places import ASSETS, SCENES
from kiosk.press.contrast import light, luminance
from kiosk.press.fit import design_faults
from kiosk.press.lettering import set_text
from kiosk.press.measure import CARD_PLATE, Rect
from tests.press.table import GREEN, STATION_EN, STATION_ZH, green_share, pulled

FRAMES = story_frames(load_story_frame(SCENES), load_stories(SCENES / "story" / "stories"))
FRAME = FRAMES["story-voyage-begins-p4"]
FILE = SCENES / "postcard" / PATTERN_FILE


def test_a_heading_that_can_not_fit_is_named_with_its_card() -> None:
    heading = FRAME.lettering[1].model_copy(update={"words": Text(zh="江" * 80, en="river")})
    too_long = FRAME.model_copy(update={"lettering": (FRAME.lettering[0], heading)})
    [fault] = design_faults(too_long, FILE, ASSETS, STATION_ZH, STATION_EN, "story-voyage-begins-p4")
    assert (fault.file, fault.key) == (str(FILE), "lettering.1")
    assert fault.line > 0
    assert "the card story-voyage-begins-p4: can't be printed (zh)" in fault.reason
    assert "does not fit" in fault.reason


def test_the_picture_fills_its_part_and_the_photo_lies_on_it() -> None:
    card = pulled(frame=FRAME, photo=GREEN)
    bare = pulled(frame=FRAME)
    assert card.size == (1748, 1181)
    assert green_share(card, FRAME.photo.box) > 0.7
    assert FRAME.picture is not None
    carved = light(bare, CARD_PLATE.rect(FRAME.picture.box))
    assert carved.std() > 0.05
    # No edge of paper shows beside the carving.
    assert luminance(FRAME.paper) - carved[:, 0].mean() > 0.1
    assert luminance(FRAME.paper) - carved[:, -1].mean() > 0.1


@pytest.mark.parametrize(("align", "place"), [("left", 0), ("centre", 0.5), ("right", 1)])
def test_words_that_run_downwards_begin_end_or_stand_in_the_middle(align: str, place: float) -> None:
    box = Rect(20, 20, 80, 500)
    covers = set_text("江上", "kai", 5, box, align, vertical=True).covers  # type: ignore[arg-type]
    assert covers.y - box.y == pytest.approx(place * (box.height - covers.height), abs=1)

"""留影 on screen for a visitor who comes from a story, with the real press behind it."""

from __future__ import annotations

from kiosk.content.postcard import load_frames
from kiosk.happenings import facts, inputs
from kiosk.places import SCENES
from tests.scenes.booth_hall import Hall
from tests.scenes.booth_screens import QUIET

pytestmark = QUIET


def test_a_story_s_picture_is_taken_home(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path))
    hall.open("story")
    hall.receive(inputs.StoryCardAsked("voyage-begins", "p3"))
    hall.photographs()
    hall.tap("booth-keep")
    hall.framed()
    assert hall.state.frame_id == "story-voyage-begins-p3"
    assert hall.state.offered[0] == "story-voyage-begins-p3"
    hall.picture("frame-story")
    hall.tap("booth-frame-letter")
    hall.tap("booth-frame-story-voyage-begins-p3")
    hall.until(lambda: hall.state.frame_id == "story-voyage-begins-p3")
    hall.tap("booth-settle")
    hall.writes()
    hall.picture("ink-story")
    hall.tap("booth-make")
    hall.step("card")
    assert facts.CardCreated("story-voyage-begins-p3", with_photo=True, with_ink=True, shots=1) in hall.facts
    hall.linked()
    hall.picture("card-story")
    hall.receive(inputs.SceneChosen("story"))
    hall.receive(inputs.StoryCardAsked("voyage-begins", "p5"))
    assert hall.state.card is None
    hall.until(lambda: hall.state.camera == "showing" and hall.settled())
    hall.tap("booth-without-photo")
    hall.framed()
    hall.receive(inputs.LanguageChosen("en"))
    hall.framed()
    hall.picture("frame-story-en")
    assert hall.state.frame_id == "story-voyage-begins-p5"


def test_a_story_without_its_picture_leaves_the_booth_s_own_cards(qtbot, halls, tmp_path):
    halls.append(hall := Hall(qtbot, tmp_path, camera="off"))
    hall.open("story")
    hall.receive(inputs.StoryCardAsked("never-carved", "p1"))
    hall.tap("booth-without-photo")
    hall.framed()
    assert hall.state.offered == tuple(load_frames(SCENES / "postcard" / "frames"))
    hall.tap("booth-settle")
    hall.step("ink")
    hall.tap("booth-make")
    hall.step("card")
    assert facts.CardCreated(hall.state.offered[0], with_photo=False, with_ink=False) in hall.facts

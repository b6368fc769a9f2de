"""A visitor comes from a story to take its picture home; the next one finds the booth as it always is."""

from __future__ import annotations

import pytest

from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input
from tests.thinking.booth import FRAMES, READY, STROKE, Booth, made


def from_the_story(booth: Booth, first: str = "asked", panel_id: str = "p2") -> Booth:
    """A visitor who asked for a story's card stands before the booth's mirror."""
    booth.receive(inputs.VisitOpened("v1", "zh"))
    handed: list[Input] = [inputs.StoryCardAsked("voyage", panel_id), inputs.SceneShown("postcard")]
    return booth.receive(*(handed if first == "asked" else reversed(handed)), inputs.CameraShowing())


@pytest.mark.parametrize("first", ["asked", "shown"])
def test_a_story_s_picture_is_offered_first_and_chosen_already(first):
    booth = from_the_story(Booth(), first)
    assert booth.is_at("preview", "showing")
    assert len(booth.all(orders.OpenCamera)) == 1
    booth.receive(inputs.WithoutPhotoPressed())
    asked = [order.frame_id for order in booth.all(orders.PreviewCard)]
    assert asked == ["story-voyage-p2", *FRAMES]
    booth.previewed().receive(inputs.FrameSettled(), inputs.StrokeDrawn(STROKE), inputs.CardAsked())
    assert booth.last(orders.MakeCard).frame_id == "story-voyage-p2"
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.noted == [facts.CardCreated("story-voyage-p2", with_photo=False, with_ink=True)]


def test_another_frame_can_still_be_chosen_and_the_story_s_again():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameChosen("sand"))
    assert booth.state.frame_id == "sand"
    booth.receive(inputs.FrameChosen("story-voyage-p1"))
    assert booth.state.frame_id == "sand"
    booth.receive(inputs.FrameChosen("story-voyage-p2"))
    assert booth.state.frame_id == "story-voyage-p2"


@pytest.mark.parametrize("leaves", [inputs.SceneShown("home"), inputs.VisitClosed("v1")])
def test_the_booth_forgets_the_story_when_it_is_left(leaves):
    booth = from_the_story(Booth()).receive(leaves)
    booth.enter()
    assert booth.state.offered == FRAMES
    assert booth.state.frame_id == FRAMES[0]


def test_another_card_in_the_same_booth_may_have_the_story_s_picture_too():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameChosen("river"), inputs.FrameSettled(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job), inputs.AnotherCardPressed())
    assert booth.state.offered == ("story-voyage-p2", *FRAMES)
    assert booth.state.frame_id == "story-voyage-p2"


@pytest.mark.parametrize("first", ["asked", "shown"])
def test_a_finished_card_that_waits_is_left_for_the_story_s(first):
    booth = Booth().receive(READY).finished().receive(inputs.PrintPressed(), inputs.SceneShown("story"))
    assert booth.is_at("card")
    from_the_story(booth, first)
    assert booth.is_at("preview", "showing")
    assert booth.state.card is None
    assert booth.state.strokes == ()
    assert booth.state.still_id is None
    assert booth.state.frame_id == "story-voyage-p2"
    assert orders.ForgetPreviews() in booth.orders
    # The print goes on, and the card lives as long as any other.
    assert not {orders.ExpirePrint, orders.DeleteCard} & {type(order) for order in booth.orders}
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.facts[-1] == facts.CardPrinted()


def test_another_story_s_card_takes_the_place_of_the_first():
    booth = from_the_story(Booth()).receive(inputs.SceneShown("story"))
    from_the_story(booth, panel_id="p1")
    assert booth.state.offered == ("story-voyage-p1", *FRAMES)


def test_a_story_nobody_knows_changes_nothing():
    booth = Booth().written()
    before = booth.state
    for stranger in (inputs.StoryCardAsked("voyage", "p9"), inputs.StoryCardAsked("", "")):
        booth.receive(stranger)
    assert booth.state is before


def test_a_story_s_picture_that_can_not_be_printed_is_not_offered():
    booth = from_the_story(Booth()).receive(inputs.WithoutPhotoPressed())
    job = booth.state.job
    booth.receive(inputs.PreviewFailed("story-voyage-p2", job - 1))
    assert "story-voyage-p2" in booth.state.offered
    booth.receive(inputs.PreviewFailed("story-voyage-p2", job)).previewed()
    assert booth.state.offered == FRAMES
    booth.receive(inputs.FrameSettled())
    assert (booth.state.step, booth.state.frame_id) == ("ink", FRAMES[0])


def test_a_card_asked_for_while_the_booth_stays_closed_is_forgotten():
    booth = Booth().receive(inputs.VisitOpened("v1", "zh"), inputs.StoryCardAsked("voyage", "p1"))
    booth.receive(inputs.SceneShown("home"), inputs.SceneShown("postcard"))
    assert booth.state.offered == FRAMES

"""A visitor comes from a building on the shore to take it home; the next one finds the booth as it always is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input
from tests.thinking.booth import FRAMES, STORY_CARDS, STROKE, Booth, made


def booth_with_buildings() -> Booth:
    booth = Booth()
    booth.state = replace(booth.state, linked_frames=frozenset({*STORY_CARDS, "building-waterworks"}))
    return booth


def from_the_shore(booth: Booth, first: str = "asked") -> Booth:
    """A visitor who asked for the waterworks' card stands before the booth's mirror."""
    booth.receive(inputs.VisitOpened("v1", "zh"))
    handed: list[Input] = [inputs.BuildingCardAsked("waterworks"), inputs.SceneShown("postcard")]
    return booth.receive(*(handed if first == "asked" else reversed(handed)), inputs.CameraShowing())


@pytest.mark.parametrize("first", ["asked", "shown"])
def test_the_building_is_offered_first_chosen_already_and_printed(first: str) -> None:
    booth = from_the_shore(booth_with_buildings(), first)
    assert booth.is_at("preview", "showing")
    booth.receive(inputs.WithoutPhotoPressed())
    asked = [order.frame_id for order in booth.all(orders.PreviewCard)]
    assert asked == ["building-waterworks", *FRAMES]
    booth.previewed().receive(inputs.FrameSettled(), inputs.StrokeDrawn(STROKE), inputs.CardAsked())
    assert booth.last(orders.MakeCard).frame_id == "building-waterworks"
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.noted == [facts.CardCreated("building-waterworks", with_photo=False, with_ink=True)]


@pytest.mark.parametrize("leaves", [inputs.SceneShown("home"), inputs.VisitClosed("v1")])
def test_the_booth_forgets_the_building_when_it_is_left(leaves: Input) -> None:
    booth = from_the_shore(booth_with_buildings()).receive(leaves)
    booth.enter()
    assert booth.state.offered == FRAMES


def test_a_story_s_card_takes_the_place_of_the_building_s() -> None:
    booth = from_the_shore(booth_with_buildings()).receive(inputs.SceneShown("story"))
    booth.receive(inputs.StoryCardAsked("voyage", "p1"), inputs.SceneShown("postcard"))
    assert booth.state.offered == ("story-voyage-p1", *FRAMES)


@pytest.mark.parametrize("building_id", ["green-hill", ""])
def test_a_building_without_a_card_changes_nothing(building_id: str) -> None:
    booth = booth_with_buildings().written()
    before = booth.state
    booth.receive(inputs.BuildingCardAsked(building_id))
    assert booth.state is before


def test_a_building_s_picture_that_can_not_be_printed_is_not_offered() -> None:
    booth = from_the_shore(booth_with_buildings()).receive(inputs.WithoutPhotoPressed())
    booth.receive(inputs.PreviewFailed("building-waterworks", booth.state.job)).previewed()
    assert booth.state.offered == FRAMES

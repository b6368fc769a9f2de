"""From a building's card on to its story or its postcard, and back to it."""

from __future__ import annotations

import pytest

from kiosk.exhibits import story, visit
from kiosk.happenings import inputs
from kiosk.happenings.facts import BuildingRead, LookedAround
from kiosk.happenings.orders import Speak
from kiosk.happenings.words import Input
from tests.thinking.deck import Deck, aboard
from tests.thinking.shelf import CLIPS as STORY_CLIPS, SOUND, STORIES

PAST = "building/mill/past/zh"


@pytest.fixture
def card() -> Deck:
    deck = aboard()
    deck.receive(inputs.BuildingOpened("mill"))
    return deck


@pytest.mark.parametrize("link", [inputs.StorySought("voyage", 1), inputs.BuildingCardAsked("mill")])
def test_a_link_leads_on_and_back_to_the_open_card(card: Deck, link: Input) -> None:
    card.receive(inputs.NarrationAt(PAST, 3.0))
    card.now_s += 5
    card.receive(link)
    # Silent before the next scene may speak, and not once more after it.
    assert card.spoken == [PAST, ""]
    scene = visit._wanted_scene(link)
    assert scene is not None
    card.receive(inputs.SceneShown(scene))
    assert card.spoken == [PAST, ""]
    assert card.facts == [BuildingRead("mill", 5.0)]
    card.now_s += 60
    card.receive(inputs.SceneShown("panorama"))
    assert card.state.building_id == "mill"
    assert card.orders[-1] == Speak(PAST, SOUND, 2.5)
    card.now_s += 3
    card.receive(inputs.BuildingClosed())
    assert card.facts == [BuildingRead("mill", 5.0), BuildingRead("mill", 3.0)]


def test_whoever_answers_the_doubt_by_leading_on_hears_nothing_more_here(card: Deck) -> None:
    card.receive(inputs.VisitDoubted())
    # As the visit rings it: the answer resumes before the scene changes.
    card.receive(inputs.StorySought("voyage"), inputs.VisitResumed(), inputs.SceneShown("story"))
    assert card.spoken == [PAST, ""]
    card.receive(inputs.SceneShown("panorama"))
    assert card.spoken == [PAST, "", PAST]


def test_a_card_over_the_view_all_round_waits_there_too() -> None:
    deck = aboard()
    deck.receive(inputs.RoundEntered("mill"), inputs.BuildingOpened("mill"))
    deck.now_s += 4
    deck.receive(inputs.StorySought("voyage"), inputs.SceneShown("story"))
    assert deck.facts == [BuildingRead("mill", 4.0), LookedAround("mill", 4.0, 0.0)]
    deck.receive(inputs.SceneShown("panorama"))
    assert (deck.state.building_id, deck.state.round_id) == ("mill", "mill")


def test_who_goes_home_from_the_story_finds_no_card_open(card: Deck) -> None:
    card.receive(inputs.StorySought("voyage"), inputs.SceneShown("story"), inputs.SceneShown("home"))
    assert (card.state.building_id, card.state.telling_part) == ("", "")
    card.receive(inputs.SceneShown("panorama"))
    assert card.state.building_id == ""
    assert [type(fact) for fact in card.facts] == [BuildingRead]


def test_the_bar_falls_silent_before_the_next_scene_speaks(card: Deck) -> None:
    card.receive(inputs.SceneChosen("story"))
    assert card.spoken == [PAST, ""]
    card.receive(inputs.SceneShown("story"))
    assert card.spoken == [PAST, ""]


def test_the_visit_leads_there_and_back_again() -> None:
    state = visit.start("zh", idle_s=60, ask_s=15, listen_s=300)
    for happening in (inputs.AttractTouched("v1"), inputs.SceneChosen("panorama"), inputs.StorySought("voyage", 1)):
        step = visit.step(state, happening, 1)
        state = step.state
    assert (state.scene, state.back_to) == ("story", "panorama")
    state = visit.step(state, inputs.SceneChosen("panorama"), 2).state
    state = visit.step(state, inputs.BuildingCardAsked("mill"), 3).state
    assert (state.scene, state.back_to) == ("postcard", "panorama")


def test_the_sought_story_opens_at_its_panel_and_speaks_when_it_is_shown() -> None:
    state = story.start(STORIES, STORY_CLIPS, "zh")
    sought = story.step(state, inputs.StorySought("voyage", 1), 10)
    assert sought.orders == ()
    shown = story.step(sought.state, inputs.SceneShown("story"), 10)
    assert (shown.state.story_id, shown.state.panel, shown.state.page) == ("voyage", 1, "panel")
    assert shown.orders == (Speak("voyage/p2/zh", SOUND, 0.1),)
    assert story.step(state, inputs.StorySought("atlantis", 1), 10).state is state

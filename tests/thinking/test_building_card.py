"""A building's card is told, past then present; a building that comes abeam greets; the light is chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import panorama
from kiosk.exhibits.panorama import reading
from kiosk.happenings import inputs
from kiosk.happenings.facts import BuildingRead, LightSet
from kiosk.happenings.orders import MakeVoice, Ring, Speak
from kiosk.happenings.words import Input
from tests.thinking.deck import CLIPS, PACE, PLACES, Deck, aboard
from tests.thinking.shelf import SOUND

PAST, PRESENT = "building/mill/past/zh", "building/mill/present/zh"
GREETING = "building/mill/greeting/zh"


@pytest.fixture
def deck() -> Deck:
    return aboard()


@pytest.fixture
def card() -> Deck:
    deck = aboard()
    deck.receive(inputs.BuildingOpened("mill"))
    return deck


def told(deck: Deck) -> tuple[str, str, int]:
    return deck.state.telling_id, deck.state.telling_part, deck.state.telling.sentence


def test_a_card_tells_the_past_and_after_a_breath_the_present(card: Deck) -> None:
    assert card.orders == [Speak(PAST, SOUND, 0.1)]
    card.receive(inputs.NarrationAt(PAST, 3.0))
    assert told(card) == ("mill", "past", 1)
    card.receive(inputs.NarrationEnded(PAST))
    assert told(card) == ("mill", "present", -1)
    card.wait(reading.BETWEEN_PARTS_S + 0.05)
    assert card.spoken == [PAST, PRESENT]
    card.receive(inputs.NarrationEnded(PRESENT))
    assert told(card) == ("", "", -1)
    assert panorama.due(card.state) is None


def test_another_building_s_word_lights_nothing(card: Deck) -> None:
    before = card.state
    card.receive(inputs.NarrationAt("building/wharf/past/zh", 3.0), inputs.NarrationEnded("voyage/p1/zh"))
    assert card.state is before


def test_a_tap_stops_the_voice_and_another_goes_on_at_the_sentence(card: Deck) -> None:
    card.receive(inputs.NarrationAt(PAST, 3.0), inputs.BuildingVoiceToggled())
    assert card.spoken[-1] == ""
    card.receive(inputs.BuildingVoiceToggled())
    assert card.orders[-1] == Speak(PAST, SOUND, 2.5)
    card.receive(inputs.NarrationEnded(PAST), inputs.BuildingVoiceToggled())
    card.wait(3.0)
    assert card.spoken[-1] == PAST
    card.receive(inputs.BuildingVoiceToggled())
    assert card.spoken[-1] == PRESENT


def test_what_was_told_to_its_end_begins_anew(card: Deck) -> None:
    card.receive(inputs.NarrationEnded(PAST))
    card.wait(1.0)
    card.receive(inputs.NarrationEnded(PRESENT), inputs.BuildingVoiceToggled())
    assert card.orders[-1] == Speak(PAST, SOUND, 0.1)


@pytest.mark.parametrize("ending", [inputs.BuildingClosed(), inputs.WheelTurned(0.7), inputs.WheelRolled(0.2)])
def test_putting_the_card_away_falls_silent(card: Deck, ending: Input) -> None:
    card.receive(ending)
    assert card.spoken == [PAST, ""]
    assert told(card) == ("", "", -1)
    assert [type(fact) for fact in card.facts] == [BuildingRead]


def test_an_endless_wheel_that_trembles_does_not_put_the_card_away(card: Deck) -> None:
    for n in range(200):
        card.receive(inputs.WheelRolled(0.004 * (-1) ** n))
        card.wait(1 / 60)
    assert card.state.building_id == "mill"
    assert card.state.position_m == 0.0


def test_the_language_changes_in_place(card: Deck) -> None:
    card.receive(inputs.NarrationAt(PAST, 3.0), inputs.LanguageChanged("en"))
    # The second of two sentences is the third of four.
    assert card.orders[-1] == Speak("building/mill/past/en", SOUND, 4.5)
    card.receive(inputs.NarrationEnded("building/mill/past/en"), inputs.LanguageChanged("zh"))
    card.wait(1.0)
    assert card.spoken[-1] == PRESENT


def test_a_doubt_pauses_the_voice_and_an_answer_goes_on(card: Deck) -> None:
    card.receive(inputs.NarrationAt(PAST, 3.0), inputs.VisitDoubted())
    assert card.spoken[-1] == ""
    card.receive(inputs.VisitResumed())
    assert card.orders[-1] == Speak(PAST, SOUND, 2.5)
    card.receive(inputs.NarrationEnded(PAST), inputs.VisitDoubted())
    card.wait(10.0)
    assert card.spoken.count(PRESENT) == 0
    card.receive(inputs.VisitResumed())
    assert card.spoken[-1] == PRESENT


def test_a_voice_that_was_stopped_stays_so_after_the_doubt(card: Deck) -> None:
    card.receive(inputs.BuildingVoiceToggled(), inputs.VisitDoubted(), inputs.VisitResumed())
    assert card.spoken == [PAST, ""]


def test_without_a_voice_the_machine_s_own_speech_stands_in() -> None:
    deck = aboard(voiced=False)
    deck.receive(inputs.BuildingOpened("mill"))
    assert deck.orders[-1] == MakeVoice(PAST, "zh", "mill past. Second.")
    deck.receive(inputs.VoiceMade(PAST, CLIPS[PAST]))
    assert deck.spoken[-1] == PAST
    deck.receive(inputs.NarrationEnded(PAST))
    deck.wait(1.0)
    assert deck.orders[-1] == MakeVoice(PRESENT, "zh", "mill present. Second.")
    deck.receive(inputs.NarrationFailed(PRESENT, "no speech"))
    assert told(deck) == ("", "", -1)
    # The voice that was made stays for the next visitor.
    deck.receive(inputs.VisitClosed("v1"), inputs.VisitOpened("v2", "zh"), inputs.SceneShown("panorama"))
    deck.receive(inputs.BuildingOpened("mill"))
    assert deck.spoken[-1] == PAST


def test_captions_run_by_the_clock_where_nothing_is_heard(card: Deck) -> None:
    card.receive(inputs.NarrationFailed(PAST, "no sound device"))
    assert told(card) == ("mill", "past", 0)
    card.wait(3.0)
    assert told(card) == ("mill", "past", 1)
    # Whoever reads along is there.
    assert Ring(inputs.CaptionLit(PAST)) in card.orders
    card.wait(5.0)
    assert card.spoken[-1] == PRESENT


def sail_past(deck: Deck, place_m: float, deflection: float = 0.4) -> None:
    deck.lies_at(place_m - 60)
    deck.receive(inputs.WheelTurned(deflection))
    while deck.state.position_m < place_m + 40:
        deck.wait(0.1)
    deck.receive(inputs.WheelTurned(0.0))


def test_a_building_that_comes_abeam_greets_once_in_a_visit(deck: Deck) -> None:
    sail_past(deck, PLACES["mill"])
    assert deck.spoken == [GREETING]
    assert told(deck) == ("mill", "greeting", -1)
    deck.receive(inputs.NarrationEnded(GREETING))
    assert told(deck) == ("", "", -1)
    sail_past(deck, PLACES["mill"])
    assert deck.spoken == [GREETING]
    deck.receive(inputs.VisitClosed("v1"), inputs.VisitOpened("v2", "zh"), inputs.SceneShown("panorama"))
    sail_past(deck, PLACES["mill"])
    assert deck.spoken == [GREETING, GREETING]


def test_the_place_one_starts_from_does_not_greet_nor_does_one_flown_past(deck: Deck) -> None:
    deck.receive(inputs.WheelTurned(1.0))
    deck.wait(12.0)
    assert deck.state.position_m > PLACES["mill"]
    assert deck.spoken == []


def test_a_place_one_was_brought_to_does_not_greet_until_one_comes_back(deck: Deck) -> None:
    deck.receive(inputs.PlaceSought("mill"), inputs.WheelStepped(1))
    deck.wait(5.0)
    assert deck.spoken == []
    deck.receive(inputs.WheelStepped(5))
    deck.wait(6.0)
    deck.receive(inputs.WheelStepped(-5))
    deck.wait(6.0)
    assert deck.spoken == [GREETING]


@pytest.mark.parametrize(
    "engaged",
    [inputs.BuildingOpened("wharf"), inputs.RoundEntered("mill"), inputs.VisitDoubted()],
    ids=lambda happening: type(happening).__name__,
)
def test_no_greeting_for_whoever_reads_looks_or_is_gone(deck: Deck, engaged: Input) -> None:
    deck.lies_at(PLACES["mill"] - 60)
    deck.receive(inputs.StripGrabbed(), inputs.StripReleased(40.0), engaged)
    deck.wait(6.0)
    assert deck.state.abeam_id == "mill"
    assert GREETING not in deck.spoken


def test_no_greeting_while_another_is_told_or_where_the_station_wants_none() -> None:
    quiet = aboard(replace(PACE, greet=False))
    sail_past(quiet, PLACES["mill"])
    assert quiet.spoken == []
    deck = aboard()
    sail_past(deck, PLACES["mill"])
    sail_past(deck, PLACES["waterworks"])
    assert deck.spoken == [GREETING]


def test_opening_a_card_or_a_tap_cuts_a_greeting_short(deck: Deck) -> None:
    sail_past(deck, PLACES["mill"])
    deck.receive(inputs.BuildingOpened("waterworks"))
    assert deck.spoken == [GREETING, "building/waterworks/past/zh"]
    deck.receive(inputs.BuildingClosed())
    sail_past(deck, PLACES["waterworks"])
    assert deck.spoken[-1] == "building/waterworks/greeting/zh"
    deck.receive(inputs.BuildingVoiceToggled())
    assert deck.spoken[-1] == ""
    assert told(deck) == ("", "", -1)


def test_a_greeting_is_heard_out_by_whoever_looks_around_there(deck: Deck) -> None:
    sail_past(deck, PLACES["mill"])
    deck.receive(inputs.RoundEntered("mill"))
    assert deck.spoken == [GREETING]
    deck.receive(inputs.RoundEntered("waterworks"))
    assert deck.spoken == [GREETING, ""]


def test_a_visitor_s_light_lasts_for_the_visit(deck: Deck) -> None:
    seen = [deck.state.light]
    happenings = (
        inputs.LightOfHour("night"),
        inputs.LightChosen("clock"),
        inputs.LightChosen("day"),
        inputs.LightChosen("clock"),
        inputs.LightChosen("clock"),
        inputs.LightOfHour("day"),
    )
    for happening in happenings:
        deck.receive(happening)
        seen.append(deck.state.light)
    assert seen == ["dusk", "dusk", "night", "day", "night", "night", "day"]
    assert deck.facts == [LightSet("clock"), LightSet("day"), LightSet("clock")]
    deck.receive(inputs.VisitClosed("v1"))
    assert (deck.state.light_choice, deck.state.light, deck.state.hour_light) == ("dusk", "dusk", "day")

"""A panel's voice: lit sentences, stopping and going on, another language, a stand-in voice, and silence."""

from kiosk.exhibits import story
from kiosk.exhibits.story import StoryState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import MakeVoice, Ring, Speak, StopSpeaking
from tests.thinking.shelf import STORIES, clip
from tests.thinking.test_story import reading, speak, walk


def unvoiced() -> StoryState:
    shown = story.step(story.start(STORIES, {}, "zh"), inputs.SceneShown("story"), 9).state
    return story.step(shown, inputs.StoryOpened("voyage"), 10).state


def test_the_spoken_sentence_is_lit() -> None:
    def lit(clip_id: str, position_s: float) -> int:
        return story.step(reading(), inputs.NarrationAt(clip_id, position_s), 11).state.telling.sentence

    assert [lit("voyage/p1/zh", at_s) for at_s in (0.2, 2.2, 2.6)] == [0, 0, 1]
    assert lit("voyage/p2/zh", 2.6) == -1


def test_a_tap_stops_the_voice_and_another_goes_on_at_the_sentence() -> None:
    heard = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13))
    stopped = story.step(heard, inputs.NarrationToggled(), 13.2)
    assert stopped.orders == (StopSpeaking(),)
    assert stopped.state.telling.sentence == -1
    assert story.step(stopped.state, inputs.NarrationToggled(), 20).orders == (speak("voyage/p1/zh", 2.5),)


def test_what_was_told_to_its_end_begins_anew() -> None:
    over = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 5.0), 15), (inputs.NarrationEnded("voyage/p1/zh"), 16))
    assert story.step(over, inputs.NarrationToggled(), 20).orders == (speak("voyage/p1/zh"),)


def test_heard_to_the_end_is_noted() -> None:
    state = walk(reading(), (inputs.NarrationEnded("voyage/p1/zh"), 16))
    left = story.step(state, inputs.PanelChosen(1), 20)
    assert left.facts == (facts.PanelViewed("voyage", "p1", "zh", 10, heard=True),)


def test_a_doubtful_visit_pauses_the_voice_and_its_answer_goes_on_at_the_sentence() -> None:
    heard = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13))
    doubted = story.step(heard, inputs.VisitDoubted(), 60)
    assert doubted.orders == (StopSpeaking(),)
    resumed = story.step(doubted.state, inputs.VisitResumed(), 65)
    assert resumed.orders == (speak("voyage/p1/zh", 2.5),)


def test_a_silent_panel_stays_silent_after_the_doubt() -> None:
    quiet = walk(reading(), (inputs.NarrationToggled(), 12), (inputs.VisitDoubted(), 60))
    assert story.step(quiet, inputs.VisitResumed(), 65).orders == ()


def test_a_story_playing_by_itself_turns_after_the_doubt_too() -> None:
    between = walk(reading(), (inputs.WholeStoryToggled(), 11), (inputs.NarrationEnded("voyage/p1/zh"), 20))
    doubted = story.step(between, inputs.VisitDoubted(), 20.5).state
    assert story.due(doubted) is None
    assert story.due(story.step(doubted, inputs.VisitResumed(), 30).state) == 30 + story.BETWEEN_PANELS_S


def test_language_changes_at_the_same_place_in_the_panel() -> None:
    heard = walk(reading(), (inputs.PanelChosen(1), 12), (inputs.NarrationAt("voyage/p2/zh", 3.0), 14))
    step = story.step(heard, inputs.LanguageChanged("en"), 15)
    assert (step.state.panel, step.state.language, step.state.arrivals) == (1, "en", heard.arrivals)
    # The second of two sentences is the third of four.
    assert step.orders == (speak("voyage/p2/en", 4.5),)
    assert step.facts == (facts.PanelViewed("voyage", "p2", "zh", 3, heard=False),)


def test_language_changed_in_silence_stays_silent_and_keeps_the_place() -> None:
    quiet = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 12), (inputs.NarrationToggled(), 12))
    step = story.step(quiet, inputs.LanguageChanged("en"), 13)
    assert step.orders == ()
    assert story.step(step.state, inputs.NarrationToggled(), 14).orders == (speak("voyage/p1/en", 4.5),)


def test_a_swipe_while_the_language_switches_speaks_the_new_panel_in_the_new_language() -> None:
    switched = story.step(reading(), inputs.LanguageChanged("en"), 12).state
    turned = story.step(switched, inputs.PanelChosen(1), 12.05)
    assert turned.orders == (speak("voyage/p2/en"),)
    # The speaker's last word on the old clip lights nothing.
    late = story.step(turned.state, inputs.NarrationAt("voyage/p1/zh", 3.0), 12.1).state
    assert late.telling.sentence == -1


def test_captions_go_on_by_the_clock_when_nothing_is_heard() -> None:
    state = walk(reading(), (inputs.NarrationFailed("voyage/p1/zh", "no sound"), 20))
    assert state.telling.sentence == 0
    assert story.due(state) == 20 - 0.1 + 2.5
    lit = story.step(state, inputs.DueCame(), 22.5)
    # Whoever reads along keeps the visit awake, as whoever listens does.
    assert lit.orders == (Ring(inputs.CaptionLit("voyage/p1/zh")),)
    state = lit.state
    assert state.telling.sentence == 1
    end_s = story.due(state)
    assert end_s is not None
    over = walk(state, (inputs.DueCame(), end_s))
    assert (over.telling.speaking, over.telling.sentence, over.telling.heard, story.due(over)) == (
        False,
        -1,
        False,
        None,
    )


def test_a_voice_that_fails_midway_goes_on_silently_from_its_sentence() -> None:
    heard = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13))
    failed = walk(heard, (inputs.NarrationFailed("voyage/p1/zh", "the card was pulled"), 14))
    assert failed.telling.sentence == 1
    assert story.due(failed) == 14 - 2.5 + 6.0


def test_a_panel_without_a_voice_asks_for_a_stand_in_and_speaks_it_when_it_comes() -> None:
    shown = story.step(story.start(STORIES, {}, "zh"), inputs.SceneShown("story"), 9).state
    step = story.step(shown, inputs.StoryOpened("voyage"), 10)
    assert step.orders == (StopSpeaking(), MakeVoice("voyage/p1/zh", "zh", "p1。第二句。"))
    made = story.step(step.state, inputs.VoiceMade("voyage/p1/zh", clip("zh")), 11)
    assert made.orders == (speak("voyage/p1/zh"),)
    again = walk(made.state, (inputs.PanelChosen(1), 12))
    assert story.step(again, inputs.PanelChosen(0), 13).orders == (speak("voyage/p1/zh"),)


def test_a_stand_in_that_comes_too_late_is_kept_but_not_spoken() -> None:
    turned = walk(unvoiced(), (inputs.PanelChosen(1), 11))
    late = story.step(turned, inputs.VoiceMade("voyage/p1/zh", clip("zh")), 12)
    assert late.orders == ()
    assert "voyage/p1/zh" in late.state.clips


def test_a_story_without_any_voice_still_plays_by_itself_at_reading_pace() -> None:
    state = walk(
        unvoiced(), (inputs.WholeStoryToggled(), 11), (inputs.NarrationFailed("voyage/p1/zh", "no speech"), 12)
    )
    turn_s = story.due(state)
    assert turn_s is not None
    assert turn_s > 12
    assert walk(state, (inputs.DueCame(), turn_s)).panel == 1


def test_hushing_while_a_stand_in_is_made_forgets_it() -> None:
    hushed = story.step(unvoiced(), inputs.NarrationToggled(), 11)
    assert hushed.orders == (StopSpeaking(),)
    assert not any(
        isinstance(order, Speak)
        for order in story.step(hushed.state, inputs.VoiceMade("voyage/p1/zh", clip("zh")), 12).orders
    )


def test_a_doubt_on_a_linked_scene_does_not_lose_the_paused_telling() -> None:
    heard = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13), (inputs.SceneShown("panorama"), 14))
    doubted = walk(heard, (inputs.VisitDoubted(), 80), (inputs.VisitResumed(), 85))
    assert story.step(doubted, inputs.SceneShown("story"), 90).orders == (speak("voyage/p1/zh", 2.5),)


def test_the_place_is_kept_when_the_voice_is_interrupted_before_its_first_word() -> None:
    heard = walk(reading(), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13))
    twice = walk(heard, (inputs.LanguageChanged("en"), 14), (inputs.LanguageChanged("zh"), 14.1))
    assert twice.telling.resume == 1
    stopped = walk(heard, *((inputs.NarrationToggled(), 14 + n / 10) for n in range(3)))
    assert story.step(stopped, inputs.NarrationToggled(), 15).orders == (speak("voyage/p1/zh", 2.5),)


def test_a_stand_in_in_the_other_language_begins_at_the_place() -> None:
    clips = {"voyage/p1/zh": clip("zh")}
    shown = story.step(story.start(STORIES, clips, "zh"), inputs.SceneShown("story"), 9).state
    heard = walk(shown, (inputs.StoryOpened("voyage"), 10), (inputs.NarrationAt("voyage/p1/zh", 3.0), 13))
    english = walk(heard, (inputs.LanguageChanged("en"), 14))
    made = story.step(english, inputs.VoiceMade("voyage/p1/en", clip("en")), 15)
    assert made.orders == (speak("voyage/p1/en", 2.5),)


def test_what_was_heard_to_its_end_stays_heard_when_it_is_told_again() -> None:
    again = walk(reading(), (inputs.NarrationEnded("voyage/p1/zh"), 16), (inputs.NarrationToggled(), 17))
    left = story.step(again, inputs.PanelChosen(1), 20)
    assert left.facts == (facts.PanelViewed("voyage", "p1", "zh", 10, heard=True),)

"""A story told: panels, voice, captions, and the silence when nothing can be heard."""

from pathlib import Path

from kiosk.content.story import Panel, Reading, Story
from kiosk.content.text import Text
from kiosk.exhibits import story
from kiosk.exhibits.story import StoryState
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.voice_clips import Clip, Sentence


def panel(name: str) -> Panel:
    words = Text(zh=f"{name}。第二句。", en=f"{name}. Second.")
    return Panel(
        id=name,
        picture="01",
        heading=words,
        text=words,
        narration=words,
        reading=Reading(years=[], heteronyms={}),
        confidence="high",
        sources=["x"],
    )


def clip(_: str) -> Clip:
    return Clip(
        Path("x.ogg"), "key", "kokoro", "voice", 6.0, -18.0, (Sentence("一。", 0.1, 2.0), Sentence("二。", 2.5, 5.8))
    )


TITLE = Text(zh="题", en="title")
STORIES = {"voyage": Story(id="voyage", title=TITLE, summary=TITLE, panels=[panel("p1"), panel("p2"), panel("p3")])}
CLIPS = {f"voyage/p{n}/{language}": clip("") for n in (1, 2, 3) for language in ("zh", "en")}


def on_screen() -> StoryState:
    state = story.start(STORIES, CLIPS, "zh")
    return story.step(state, inputs.SceneShown("story"), 10).state


def test_entering_opens_the_only_story_and_speaks() -> None:
    step = story.step(story.start(STORIES, CLIPS, "zh"), inputs.SceneShown("story"), 10)
    assert (step.state.story_id, step.state.panel, step.state.speaking) == ("voyage", 0, True)
    assert step.orders == (Speak("voyage/p1/zh"),)


def test_turning_notes_the_panel_left_and_speaks_the_next() -> None:
    step = story.step(on_screen(), inputs.PanelChosen(2), 14)
    assert step.orders == (Speak("voyage/p3/zh"),)
    assert step.facts == (facts.PanelViewed("voyage", "p1", "zh", 4, heard=False),)


def test_swiping_past_either_end_stays_there_and_notes_nothing() -> None:
    before = story.step(on_screen(), inputs.PanelChosen(-1), 14)
    assert (before.state.panel, before.facts, before.orders) == (0, (), ())
    assert story.step(on_screen(), inputs.PanelChosen(99), 14).state.panel == 2


def test_the_spoken_sentence_is_lit() -> None:
    state = on_screen()
    assert story.step(state, inputs.NarrationAt("voyage/p1/zh", 0.2), 11).state.sentence == 0
    assert story.step(state, inputs.NarrationAt("voyage/p1/zh", 2.2), 12).state.sentence == 0
    assert story.step(state, inputs.NarrationAt("voyage/p1/zh", 2.6), 13).state.sentence == 1
    assert story.step(state, inputs.NarrationAt("voyage/p2/zh", 2.6), 13).state.sentence == -1


def test_a_tap_stops_the_voice_and_another_begins_anew() -> None:
    stopped = story.step(on_screen(), inputs.NarrationToggled(), 12)
    assert stopped.orders == (StopSpeaking(),)
    assert stopped.state.sentence == -1
    assert story.step(stopped.state, inputs.NarrationToggled(), 13).orders == (Speak("voyage/p1/zh"),)


def test_heard_to_the_end_is_noted() -> None:
    state = story.step(on_screen(), inputs.NarrationEnded("voyage/p1/zh"), 16).state
    left = story.step(state, inputs.SceneShown("home"), 20)
    assert left.facts == (facts.PanelViewed("voyage", "p1", "zh", 10, heard=True),)
    assert left.orders == ()


def test_language_changes_without_losing_the_place() -> None:
    state = story.step(on_screen(), inputs.PanelChosen(1), 12).state
    step = story.step(state, inputs.LanguageChanged("en"), 15)
    assert (step.state.panel, step.state.language) == (1, "en")
    assert step.orders == (Speak("voyage/p2/en"),)
    assert step.facts == (facts.PanelViewed("voyage", "p2", "zh", 3, heard=False),)


def test_language_change_in_silence_stays_silent() -> None:
    quiet = story.step(on_screen(), inputs.NarrationToggled(), 12).state
    assert story.step(quiet, inputs.LanguageChanged("en"), 13).orders == ()


def test_captions_go_on_by_the_clock_when_nothing_is_heard() -> None:
    state = story.step(on_screen(), inputs.NarrationFailed("voyage/p1/zh", "no sound"), 20).state
    assert state.sentence == 0
    assert story.due(state) == 20 - 0.1 + 2.5
    state = story.step(state, inputs.DueCame(), 22.5).state
    assert state.sentence == 1
    end_s = story.due(state)
    assert end_s is not None
    over = story.step(state, inputs.DueCame(), end_s).state
    assert (over.speaking, over.sentence, story.due(over)) == (False, -1, None)


def test_leaving_the_scene_hushes_and_the_end_of_a_visit_forgets() -> None:
    left = story.step(on_screen(), inputs.SceneShown("home"), 12)
    assert left.orders == (StopSpeaking(),)
    assert left.state.story_id == ""
    closed = story.step(on_screen(), inputs.VisitClosed("v"), 12)
    assert closed.orders == (StopSpeaking(),)
    assert closed.state.on_screen is False


def test_a_missing_voice_is_no_reason_to_stop() -> None:
    step = story.step(story.start(STORIES, {}, "zh"), inputs.SceneShown("story"), 10)
    assert (step.state.story_id, step.state.speaking, step.orders) == ("voyage", False, ())

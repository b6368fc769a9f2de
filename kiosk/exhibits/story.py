"""回首滨江: a story told panel by panel, the spoken sentence lit; captions go on when nothing can be heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.content.story import Story
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Fact, Input, Language, Order
from kiosk.voice_clips import Clip


@dataclass(frozen=True, slots=True)
class StoryState:
    """`sentence` is the lit one, -1 for none.

    `silent_from_s` is set while captions run by the clock because nothing is heard.
    """

    stories: Mapping[str, Story]
    clips: Mapping[str, Clip]
    language: Language
    on_screen: bool = False
    story_id: str = ""
    panel: int = 0
    speaking: bool = False
    sentence: int = -1
    heard: bool = False
    shown_s: float = 0.0
    silent_from_s: float | None = None

    @property
    def clip_id(self) -> str:
        """The clip of the panel on screen as story/panel/language, or "" while no story is open."""
        if not self.story_id:
            return ""
        return f"{self.story_id}/{self.stories[self.story_id].panels[self.panel].id}/{self.language}"

    @property
    def clip(self) -> Clip | None:
        return self.clips.get(self.clip_id)


def start(stories: Mapping[str, Story], clips: Mapping[str, Clip], language: Language) -> StoryState:
    """No story open; `clips` by story/panel/language, a panel without one is shown unspoken."""
    return StoryState(stories=stories, clips=clips, language=language)


def due(state: StoryState) -> float | None:
    """While captions run silently: when the next sentence begins, or the clip ends."""
    if state.silent_from_s is None or state.clip is None:
        return None
    for sentence in state.clip.sentences[state.sentence + 1 :]:
        return state.silent_from_s + sentence.start_s
    return state.silent_from_s + state.clip.duration_s


def step(state: StoryState, happening: Input, now_s: float) -> Step[StoryState]:
    """Open, turn, speak and fall silent; a panel is noted as viewed when it is left."""
    match happening:
        case inputs.VisitOpened():
            return Step(replace(state, language=happening.language))
        case inputs.VisitClosed():
            return Step(start(state.stories, state.clips, state.language), _viewed(state, now_s), (StopSpeaking(),))
        case inputs.SceneShown():
            return _scene(state, happening.scene == "story", now_s)
        case inputs.LanguageChanged():
            return _language(state, happening.language, now_s)
        case inputs.StoryOpened() if state.on_screen and happening.story_id in state.stories:
            return _turn(replace(state, story_id=happening.story_id), 0, now_s, _viewed(state, now_s))
        case inputs.PanelChosen() if state.story_id:
            last = len(state.stories[state.story_id].panels) - 1
            index = min(max(happening.index, 0), last)
            return Step(state) if index == state.panel else _turn(state, index, now_s, _viewed(state, now_s))
        case inputs.NarrationToggled() if state.story_id:
            if state.speaking:
                return Step(replace(state, speaking=False, silent_from_s=None, sentence=-1), (), (StopSpeaking(),))
            return _speak(state)
        case inputs.NarrationAt() | inputs.NarrationEnded() | inputs.NarrationFailed():
            # The speaker may still tell of a clip that was turned away from.
            meant = state.speaking and happening.clip_id == state.clip_id
            return _told(state, happening, now_s) if meant else Step(state)
        case inputs.DueCame() if state.silent_from_s is not None:
            return _silent(state, state.silent_from_s, now_s)
    return Step(state)


def _told(
    state: StoryState, told: inputs.NarrationAt | inputs.NarrationEnded | inputs.NarrationFailed, now_s: float
) -> Step[StoryState]:
    """What the speaker told of the clip it plays."""
    match told:
        case inputs.NarrationAt():
            return Step(replace(state, sentence=_sentence_at(state.clip, told.position_s), silent_from_s=None))
        case inputs.NarrationEnded():
            return Step(replace(state, speaking=False, sentence=-1, heard=True, silent_from_s=None))
        case inputs.NarrationFailed():
            lit = _sentence_at(state.clip, 0.0) if state.sentence < 0 else state.sentence
            begun_s = state.clip.sentences[lit].start_s if state.clip and lit >= 0 else 0.0
            return Step(replace(state, sentence=lit, silent_from_s=now_s - begun_s))


def _scene(state: StoryState, shown: bool, now_s: float) -> Step[StoryState]:
    if shown == state.on_screen:
        return Step(state)
    if shown:
        # With one story there is nothing to choose: it opens by itself.
        only = next(iter(state.stories), "") if len(state.stories) == 1 else ""
        opened = replace(state, on_screen=True, story_id=only)
        return _turn(opened, 0, now_s, ()) if only else Step(opened)
    left = replace(state, on_screen=False, story_id="", panel=0, speaking=False, sentence=-1, silent_from_s=None)
    return Step(left, _viewed(state, now_s), _hush(state))


def _language(state: StoryState, language: Language, now_s: float) -> Step[StoryState]:
    if language == state.language:
        return Step(state)
    noted = _viewed(state, now_s)
    spoken = replace(state, language=language)
    if state.speaking:
        return _turn(spoken, state.panel, now_s, noted)
    return Step(replace(spoken, shown_s=now_s, heard=False), noted)


def _turn(state: StoryState, index: int, now_s: float, noted: tuple[Fact, ...]) -> Step[StoryState]:
    told = _speak(replace(state, panel=index, shown_s=now_s, heard=False, sentence=-1, silent_from_s=None))
    return Step(told.state, noted, told.orders)


def _speak(state: StoryState) -> Step[StoryState]:
    if state.clip is None:
        return Step(replace(state, speaking=False), (), _hush(state))
    return Step(replace(state, speaking=True, sentence=-1, silent_from_s=None), (), (Speak(state.clip_id),))


def _silent(state: StoryState, from_s: float, now_s: float) -> Step[StoryState]:
    clip = state.clip
    if clip is None or now_s - from_s >= clip.duration_s:
        return Step(replace(state, speaking=False, sentence=-1, silent_from_s=None))
    return Step(replace(state, sentence=_sentence_at(clip, now_s - from_s)))


def _sentence_at(clip: Clip | None, position_s: float) -> int:
    return clip.sentence_at(position_s) if clip else -1


def _viewed(state: StoryState, now_s: float) -> tuple[Fact, ...]:
    if not state.story_id:
        return ()
    panel_id = state.stories[state.story_id].panels[state.panel].id
    return (facts.PanelViewed(state.story_id, panel_id, state.language, round(now_s - state.shown_s, 3), state.heard),)


def _hush(state: StoryState) -> tuple[Order, ...]:
    return (StopSpeaking(),) if state.speaking else ()

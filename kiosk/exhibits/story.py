"""回首滨江: stories told panel by panel, by touch or by themselves, with a question at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.content.story import Panel, Question, Story
from kiosk.exhibits import telling as tellings
from kiosk.exhibits.step import Step
from kiosk.exhibits.telling import Telling, Told, Words
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import Ring
from kiosk.happenings.words import Fact, Input, Language, SceneName
from kiosk.voice_clips import Clip

TEXT_SIZES = 3
BETWEEN_PANELS_S = 1.6
"""A story that plays by itself breathes between two panels."""
READ_PER_S = {"zh": 4.0, "en": 14.0}
"""Characters read in a second, where a story that plays by itself has no voice."""
# From these scenes a visitor comes back to the place left by a link; anywhere else the story is closed.
LINKED: tuple[SceneName, ...] = ("panorama", "postcard")


@dataclass(frozen=True, slots=True)
class StoryState:
    """`page`: the choice of stories, a panel, the closing question, or the end.

    `whole`: plays by itself, and turns at `turn_s`. `arrivals` counts panels laid anew under sand. `detail`: the open
    one, -1 for none. `question`: which of the story's; `option`: the visitor's answer to it, -1 for none yet.
    """

    stories: Mapping[str, Story]
    clips: Mapping[str, Clip]
    language: Language
    on_screen: bool = False
    page: Literal["choice", "panel", "question", "end"] = "choice"
    story_id: str = ""
    panel: int = 0
    arrivals: int = 0
    telling: Telling = field(default_factory=Telling)
    whole: bool = False
    turn_s: float | None = None
    detail: int = -1
    text_size: int = 0
    question: int = 0
    option: int = -1
    shown_s: float = 0.0
    opened_s: float = 0.0
    seen: frozenset[str] = frozenset()
    finished: bool = False

    @property
    def story(self) -> Story | None:
        return self.stories.get(self.story_id)

    @property
    def shown_panel(self) -> Panel | None:
        """The panel on screen."""
        return self.story.panels[self.panel] if self.story and self.page == "panel" else None

    @property
    def asked(self) -> Question | None:
        """The question on screen."""
        return self.story.questions[self.question] if self.story and self.page == "question" else None


def start(stories: Mapping[str, Story], clips: Mapping[str, Clip], language: Language) -> StoryState:
    """No story open; `clips` by story/panel/language, a panel without one is spoken by the machine's own speech."""
    return StoryState(stories=stories, clips=clips, language=language)


def due(state: StoryState) -> float | None:
    """When captions that run by the clock go on, or a story that plays by itself turns."""
    moments = [at_s for at_s in (state.turn_s, tellings.due(state.telling)) if at_s is not None]
    return min(moments) if moments and state.on_screen else None


def step(state: StoryState, happening: Input, now_s: float) -> Step[StoryState]:
    """Open, turn, speak and fall silent; a panel is noted as viewed when it is left."""
    match happening:
        case inputs.VisitOpened():
            return Step(replace(state, language=happening.language))
        case inputs.VisitClosed():
            closed = _close(state, now_s)
            return Step(start(state.stories, closed.state.clips, state.language), closed.facts, closed.orders)
        case inputs.SceneShown():
            return _scene(state, happening.scene, now_s)
        case inputs.LanguageChanged():
            return _language(state, happening.language, now_s)
        case inputs.VoiceMade():
            return _voiced(replace(state, clips={**state.clips, happening.clip_id: happening.clip}), happening.clip_id)
        case inputs.VisitDoubted():
            return _with(replace(state, turn_s=None), tellings.hush(state.telling, paused=True))
        case inputs.VisitResumed() if state.on_screen:
            return _go_on(state, now_s)
        case inputs.NarrationAt() | inputs.NarrationEnded() | inputs.NarrationFailed():
            return Step(_turning(replace(state, telling=tellings.told(state.telling, happening, now_s)), state, now_s))
        case inputs.DueCame():
            return _due(state, now_s)
        case inputs.TextSizeToggled() if state.on_screen:
            return Step(replace(state, text_size=(state.text_size + 1) % TEXT_SIZES))
        case inputs.StoryOpened() | inputs.StorySought() if happening.story_id in state.stories:
            return _wanted(state, happening, now_s)
    # Behind the veil of a change of scene fingers may still reach the story that is being left.
    return _in_story(state, happening, now_s) if state.story and state.on_screen else Step(state)


def _in_story(state: StoryState, happening: Input, now_s: float) -> Step[StoryState]:
    match happening:
        case inputs.StoryShelved():
            return _close(state, now_s)
        case inputs.PanelChosen():
            return _choose(state, happening.index, now_s)
        case inputs.WholeStoryToggled():
            return _toggle_whole(state, now_s)
    if state.page == "panel":
        return _on_panel(state, happening, now_s)
    if state.page == "question":
        return _on_question(state, happening)
    return Step(state)


def _on_panel(state: StoryState, happening: Input, now_s: float) -> Step[StoryState]:
    match happening:
        case inputs.NarrationToggled():
            if state.telling.under_way:
                return _with(replace(state, whole=False, turn_s=None), tellings.hush(state.telling))
            return _with(replace(state, turn_s=None), tellings.go_on(state.telling))
        case inputs.PanelReplayed():
            return _turn(state, state.panel, now_s, _viewed(state, now_s))
        case inputs.DetailOpened() if state.shown_panel and 0 <= happening.index < len(state.shown_panel.details):
            return Step(replace(state, detail=happening.index))
        case inputs.DetailClosed():
            return Step(replace(state, detail=-1))
    return Step(state)


def _on_question(state: StoryState, happening: Input) -> Step[StoryState]:
    question = state.asked
    match happening:
        case inputs.OptionChosen() if question and state.option < 0 and 0 <= happening.index < len(question.options):
            right = happening.index == question.answer
            answered = facts.QuestionAnswered(state.story_id, state.question + 1, happening.index + 1, right)
            return Step(replace(state, option=happening.index), (answered,))
        case inputs.QuestionPassed() if state.story:
            more = state.question + 1 < len(state.story.questions)
            following = replace(state, question=state.question + 1, option=-1)
            return Step(following if more else replace(state, page="end"))
    return Step(state)


def _wanted(state: StoryState, happening: inputs.StoryOpened | inputs.StorySought, now_s: float) -> Step[StoryState]:
    """A story chosen here, or by another exhibit's visitor: then it begins to speak when this scene is shown."""
    if not state.on_screen and isinstance(happening, inputs.StoryOpened):
        return Step(state)
    opened = _open(state, happening.story_id, happening.panel, now_s)
    if state.on_screen:
        return opened
    return Step(replace(opened.state, telling=Telling(opened.state.telling.words, paused=True)), opened.facts)


def _open(state: StoryState, story_id: str, panel: int, now_s: float) -> Step[StoryState]:
    closed = _close(state, now_s)
    opened = replace(closed.state, story_id=story_id, opened_s=now_s)
    last = len(state.stories[story_id].panels) - 1
    turned = _turn(opened, min(max(panel, 0), last), now_s, closed.facts)
    return Step(turned.state, turned.facts, (*closed.orders, *turned.orders))


def _close(state: StoryState, now_s: float) -> Step[StoryState]:
    """Back to the choice of stories."""
    _, orders = tellings.hush(state.telling)
    noted = (*_viewed(state, now_s), *_left(state, now_s))
    shelved = replace(
        start(state.stories, state.clips, state.language),
        on_screen=state.on_screen,
        text_size=state.text_size,
        arrivals=state.arrivals,
    )
    return Step(shelved, noted, orders)


def _choose(state: StoryState, index: int, now_s: float) -> Step[StoryState]:
    """A panel by its index; past the last one comes the closing."""
    assert state.story is not None
    last = len(state.story.panels) - 1
    if index > last:
        return _closing(state, now_s) if state.page == "panel" else Step(state)
    wanted = max(index, 0)
    if state.page == "panel" and wanted == state.panel:
        return Step(state)
    return _turn(replace(state, page="panel"), wanted, now_s, _viewed(state, now_s))


def _closing(state: StoryState, now_s: float) -> Step[StoryState]:
    assert state.story is not None
    page: Literal["question", "end"] = "question" if state.story.questions else "end"
    closing = replace(state, page=page, question=0, option=-1, whole=False, turn_s=None, detail=-1, finished=True)
    return replace(_with(closing, tellings.hush(state.telling)), facts=_viewed(state, now_s))


def _turn(state: StoryState, index: int, now_s: float, noted: tuple[Fact, ...]) -> Step[StoryState]:
    assert state.story is not None
    panel = state.story.panels[index]
    turned = replace(
        state,
        page="panel",
        panel=index,
        arrivals=state.arrivals + 1,
        detail=-1,
        turn_s=None,
        shown_s=now_s,
        seen=state.seen | {panel.id},
    )
    return replace(_with(turned, tellings.begin(_words(turned))), facts=noted)


def _toggle_whole(state: StoryState, now_s: float) -> Step[StoryState]:
    """Playing by itself begins with the panel on screen; at the end of the story it begins anew."""
    if state.whole:
        return Step(replace(state, whole=False, turn_s=None))
    if state.page != "panel":
        return _turn(replace(state, whole=True), 0, now_s, ())
    if state.telling.under_way:
        return Step(replace(state, whole=True))
    return _with(replace(state, whole=True, turn_s=None), tellings.go_on(state.telling))


def _due(state: StoryState, now_s: float) -> Step[StoryState]:
    if not state.on_screen:
        return Step(state)
    if state.turn_s is not None and now_s >= state.turn_s:
        return _choose(replace(state, turn_s=None), state.panel + 1, now_s)
    passed = tellings.passed(state.telling, now_s)
    if passed is state.telling:
        return Step(state)
    # Whoever reads along is there, as whoever listens is.
    lit = (Ring(inputs.CaptionLit(passed.words.clip_id)),) if passed.speaking else ()
    return Step(_turning(replace(state, telling=passed), state, now_s), (), lit)


def _turning(state: StoryState, before: StoryState, now_s: float) -> StoryState:
    """A story that plays by itself goes on soon after a panel was told."""
    ended = before.telling.speaking and not state.telling.speaking
    unvoiced = before.telling.awaited and not state.telling.awaited and not state.telling.speaking
    if not state.whole or state.page != "panel" or not (ended or unvoiced):
        return state
    pause_s = len(state.telling.words.text) / READ_PER_S[state.language] if unvoiced else BETWEEN_PANELS_S
    return replace(state, turn_s=now_s + pause_s)


def _scene(state: StoryState, scene: SceneName, now_s: float) -> Step[StoryState]:
    shown = scene == "story"
    if shown and not state.on_screen:
        return _go_on(replace(state, on_screen=True, shown_s=now_s), now_s)
    if not shown and scene not in LINKED:
        closed = _close(state, now_s)
        return Step(replace(closed.state, on_screen=False), closed.facts, closed.orders)
    if not shown and state.on_screen:
        left = _with(replace(state, on_screen=False, turn_s=None), tellings.hush(state.telling, paused=True))
        return replace(left, facts=_viewed(state, now_s))
    return Step(state)


def _go_on(state: StoryState, now_s: float) -> Step[StoryState]:
    """What the house had paused is told on from its sentence."""
    if state.telling.paused and state.page == "panel":
        return _with(state, tellings.go_on(state.telling))
    # It waited between two panels.
    waited = state.whole and state.page == "panel" and not state.telling.speaking
    return Step(replace(state, turn_s=now_s + BETWEEN_PANELS_S) if waited else state)


def _language(state: StoryState, language: Language, now_s: float) -> Step[StoryState]:
    if language == state.language:
        return Step(state)
    spoken = replace(state, language=language)
    if state.page != "panel":
        return Step(spoken)
    told = _with(replace(spoken, shown_s=now_s), tellings.translated(state.telling, _words(spoken)))
    return replace(told, facts=_viewed(state, now_s))


def _voiced(state: StoryState, clip_id: str) -> Step[StoryState]:
    """A stand-in voice came; it speaks if its panel still waits for it."""
    if state.telling.awaited and state.telling.words.clip_id == clip_id:
        return _with(state, tellings.begin(_words(state), state.telling.resume))
    return Step(state)


def _words(state: StoryState) -> Words:
    assert state.story is not None
    panel = state.story.panels[state.panel]
    clip_id = f"{state.story_id}/{panel.id}/{state.language}"
    return Words(clip_id, state.language, panel.narration[state.language], state.clips.get(clip_id))


def _with(state: StoryState, told: Told) -> Step[StoryState]:
    telling, orders = told
    return Step(replace(state, telling=telling), (), orders)


def _viewed(state: StoryState, now_s: float) -> tuple[Fact, ...]:
    panel = state.shown_panel
    if panel is None or not state.on_screen:
        return ()
    seconds = round(now_s - state.shown_s, 3)
    return (facts.PanelViewed(state.story_id, panel.id, state.language, seconds, state.telling.heard),)


def _left(state: StoryState, now_s: float) -> tuple[Fact, ...]:
    if state.story is None:
        return ()
    seconds = round(now_s - state.opened_s, 3)
    return (facts.StoryViewed(state.story_id, state.language, seconds, len(state.seen), state.finished),)

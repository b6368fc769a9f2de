"""留影滨江: look, smile, choose a card, write on it, take it along by phone or paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.content.building_card import building_frame_id
from kiosk.content.story_card import story_frame_id
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input, Language, Order, Stroke

BoothStep = Literal["off", "preview", "countdown", "taking", "still", "frame", "ink", "making", "card", "thanks"]
PrintStep = Literal["none", "busy", "done", "failed"]

COUNT_FROM = 3
STILL_WITHIN_S = 5.0
MAKE_WITHIN_S = 30.0
THANKS_S = 8.0
MOST_POINTS = 20_000
"""More handwriting than any card needs; beyond it the pen is dry."""


@dataclass(frozen=True, slots=True)
class PostcardState:
    """`previews` maps frame to the press's picture of it; `job` numbers what was asked of camera and press.

    An answer to an older job is too late: it may belong to another visitor. `at_s`: when the step's time is over.
    `linked_frames`, of stories and buildings, are known but offered only when one of them sends its visitor here:
    then it is `linked_frame_id`, until the booth is left.
    """

    frames: tuple[str, ...]
    language: Language
    linked_frames: frozenset[str] = frozenset()
    linked_frame_id: str = ""
    job: int = 0
    step: BoothStep = "off"
    on_screen: bool = False
    camera: Literal["opening", "showing", "lost"] = "opening"
    count: int = 0
    at_s: float | None = None
    still_id: str | None = None
    camera_rehearsal: bool = False
    frame_id: str = ""
    previews: Mapping[str, str] = field(default_factory=dict)
    strokes: tuple[Stroke, ...] = ()
    ink_full: bool = False
    make_failed: bool = False
    card: inputs.CardMade | None = None
    deleted: bool = False
    print_step: PrintStep = "none"
    print_reason: str = ""
    print_rehearsal: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        """The frames to choose from, in their order on screen."""
        return (self.linked_frame_id, *self.frames) if self.linked_frame_id else self.frames


def start(frames: Sequence[str], language: Language, linked_frames: Iterable[str] = ()) -> PostcardState:
    """`frames`: their ids in the order on screen; raises ValueError when there is none. `linked_frames`: also ids."""
    if not frames:
        raise ValueError("a booth needs at least one postcard frame")
    return PostcardState(
        frames=tuple(frames), language=language, linked_frames=frozenset(linked_frames), frame_id=frames[0]
    )


def due(state: PostcardState) -> float | None:
    """When the countdown goes on, an answer is too late, or the thanks are over."""
    return state.at_s


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """Prints outlive the booth, so they are heard everywhere; all else means something only in its own step."""
    match happening:
        case inputs.VisitClosed():
            return Step(_fresh(state), (), _clearing(state))
        case inputs.SceneShown():
            return _scene(state, happening.scene == "postcard")
        case inputs.VisitOpened() | inputs.LanguageChanged():
            return _language(state, happening.language)
        case inputs.StoryCardAsked() | inputs.BuildingCardAsked():
            return _linked_card(state, happening)
        case inputs.PrintFinished() | inputs.PrintFailed():
            return _printed(state, happening)
        case inputs.CardMade() if state.step != "making" or happening.job != state.job:
            # Its maker is gone: nobody else may see it.
            return Step(state, (), (orders.DeleteCard(happening.card_id),))
    if not state.on_screen:
        return Step(state)
    match state.step:
        case "preview" | "countdown" | "taking":
            return _camera(state, happening, now_s)
        case "still" | "frame":
            return _choosing(state, happening)
        case "ink" | "making":
            return _writing(state, happening, now_s)
        case "card" | "thanks":
            return _card(state, happening, now_s)
    return Step(state)


def _fresh(state: PostcardState, frame_id: str = "") -> PostcardState:
    """Nothing begun and nothing known of anybody; `frame_id`: the linked frame that is offered first and chosen."""
    begun = replace(start(state.frames, state.language, state.linked_frames), job=state.job + 1)
    return replace(begun, linked_frame_id=frame_id, frame_id=frame_id) if frame_id else begun


def _linked_card(
    state: PostcardState, happening: inputs.StoryCardAsked | inputs.BuildingCardAsked
) -> Step[PostcardState]:
    """A visitor of a story or a building comes for its card; one finished before is left as for another card."""
    if isinstance(happening, inputs.BuildingCardAsked):
        frame_id = building_frame_id(happening.building_id)
    else:
        frame_id = story_frame_id(happening.story_id, happening.panel_id)
    if frame_id not in state.linked_frames:
        return Step(state)
    if state.step == "preview":
        return Step(replace(state, linked_frame_id=frame_id, frame_id=frame_id))
    begun = _fresh(state, frame_id)
    if not state.on_screen:
        return Step(begun, (), (orders.ForgetPreviews(),))
    return Step(_looking(replace(begun, on_screen=True)), (), (orders.ForgetPreviews(), orders.OpenCamera()))


def _clearing(state: PostcardState) -> tuple[Order, ...]:
    printing = (orders.ExpirePrint(state.card.card_id),) if state.card and state.print_step == "busy" else ()
    return (orders.CloseCamera(), orders.ForgetPreviews(), *printing)


def _scene(state: PostcardState, shown: bool) -> Step[PostcardState]:
    if shown == state.on_screen:
        forgotten = not shown and state.linked_frame_id and state.card is None
        return Step(_fresh(state) if forgotten else state)
    if not shown:
        # A finished card waits for its maker to come back; what was begun does not.
        if state.card and state.step == "card":
            return Step(replace(state, on_screen=False), (), (orders.CloseCamera(),))
        return Step(_fresh(state), (), _clearing(state))
    if state.card:
        return Step(replace(state, on_screen=True))
    return Step(_looking(replace(state, on_screen=True)), (), (orders.OpenCamera(),))


def _looking(state: PostcardState) -> PostcardState:
    return replace(state, step="preview", camera="opening", still_id=None, count=0, at_s=None, job=state.job + 1)


def _language(state: PostcardState, language: Language) -> Step[PostcardState]:
    spoken = replace(state, language=language)
    if language == state.language or not state.on_screen or state.step not in ("frame", "ink"):
        return Step(spoken)
    return _previewing(spoken, state.step)


def _camera(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    match happening:
        case inputs.CameraShowing():
            return Step(replace(state, camera="showing", camera_rehearsal=happening.rehearsal))
        case inputs.CameraLost():
            return Step(replace(state, step="preview", camera="lost", count=0, at_s=None, job=state.job + 1))
        case inputs.StillFailed() if state.step == "taking" and happening.job == state.job:
            return Step(replace(state, step="preview", camera="lost", at_s=None))
        case inputs.StillTaken() if state.step == "taking" and happening.job == state.job:
            taken = replace(state, step="still", still_id=happening.still_id, at_s=None)
            return Step(taken, (), (orders.RestCamera(),))
        case inputs.ShutterPressed() if state.step == "preview" and state.camera == "showing":
            return Step(replace(state, step="countdown", count=COUNT_FROM, at_s=now_s + 1))
        case inputs.RetakePressed() if state.step == "preview" and state.camera == "lost":
            return Step(_looking(state), (), (orders.OpenCamera(),))
        case inputs.BoothBackPressed() if state.step == "countdown":
            return Step(replace(state, step="preview", count=0, at_s=None))
        case inputs.WithoutPhotoPressed() if state.step in ("preview", "countdown"):
            chosen = _previewing(replace(state, still_id=None, count=0), "frame")
            return Step(chosen.state, (), (orders.RestCamera(), *chosen.orders))
        case inputs.DueCame() if state.at_s is not None and now_s >= state.at_s:
            return _count(state, now_s)
    return Step(state)


def _count(state: PostcardState, now_s: float) -> Step[PostcardState]:
    if state.step == "taking":
        return Step(replace(state, step="preview", camera="lost", at_s=None, job=state.job + 1))
    if state.count > 1:
        return Step(replace(state, count=state.count - 1, at_s=now_s + 1))
    taking = replace(state, step="taking", count=0, at_s=now_s + STILL_WITHIN_S, job=state.job + 1)
    return Step(taking, (), (orders.TakeStill(taking.job),))


def _choosing(state: PostcardState, happening: Input) -> Step[PostcardState]:
    match happening:
        case inputs.RetakePressed():
            return Step(_looking(state), (), (orders.OpenCamera(),))
        case inputs.PhotoKept() if state.step == "still":
            return _previewing(state, "frame")
        case inputs.PreviewMade() if happening.job == state.job:
            return Step(replace(state, previews={**state.previews, happening.frame_id: happening.picture_id}))
        case inputs.PreviewFailed() if happening.job == state.job:
            return Step(_without_linked_frame(state, happening.frame_id))
        case inputs.FrameChosen() if state.step == "frame" and happening.frame_id in state.offered:
            return Step(replace(state, frame_id=happening.frame_id))
        case inputs.FrameSettled() if state.step == "frame" and state.frame_id in state.previews:
            return Step(replace(state, step="ink", make_failed=False))
        case inputs.BoothBackPressed():
            if state.step == "frame" and state.still_id:
                return Step(replace(state, step="still"))
            return Step(_looking(state), (), (orders.OpenCamera(),))
    return Step(state)


def _previewing(state: PostcardState, step_: BoothStep) -> Step[PostcardState]:
    """Ask the press for every frame's picture, the chosen one first."""
    asked = replace(state, step=step_, at_s=None, job=state.job + 1)
    first = sorted(state.offered, key=lambda frame_id: frame_id != state.frame_id)
    wanted = [orders.PreviewCard(state.still_id, frame_id, state.language, asked.job) for frame_id in first]
    return Step(asked, (), tuple(wanted))


def _without_linked_frame(state: PostcardState, frame_id: str) -> PostcardState:
    """A linked picture that can't be printed is not offered; the booth's own frames are."""
    if frame_id != state.linked_frame_id:
        return state
    chosen = state.frames[0] if state.frame_id == frame_id else state.frame_id
    return replace(state, linked_frame_id="", frame_id=chosen)


def _writing(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    match happening:
        case inputs.CardMade():
            created = facts.CardCreated(state.frame_id, state.still_id is not None, bool(state.strokes))
            made = replace(state, step="card", card=happening, at_s=None, print_step="none", still_id=None)
            # The photo is on the card now; the camera needs it no more.
            return Step(made, (created,), (orders.CloseCamera(),))
        case inputs.CardFailed() if state.step == "making" and happening.job == state.job:
            return Step(replace(state, step="ink", make_failed=True, at_s=None))
        case inputs.DueCame() if state.step == "making" and state.at_s is not None and now_s >= state.at_s:
            return Step(replace(state, step="ink", make_failed=True, at_s=None, job=state.job + 1))
    return _inking(state, happening, now_s) if state.step == "ink" else Step(state)


def _inking(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    match happening:
        case inputs.PreviewMade() if happening.job == state.job:
            return Step(replace(state, previews={**state.previews, happening.frame_id: happening.picture_id}))
        case inputs.InkChanged():
            if sum(map(len, happening.strokes)) > MOST_POINTS:
                return Step(replace(state, ink_full=True))
            return Step(replace(state, strokes=happening.strokes, ink_full=False, make_failed=False))
        case inputs.BoothBackPressed():
            return Step(replace(state, step="frame", make_failed=False))
        case inputs.CardAsked():
            asked = replace(state, step="making", make_failed=False, at_s=now_s + MAKE_WITHIN_S, job=state.job + 1)
            make = orders.MakeCard(state.still_id, state.frame_id, state.strokes, state.language, asked.job)
            return Step(asked, (), (make,))
    return Step(state)


def _card(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    card = state.card
    match happening:
        case inputs.PrintPressed() if card and state.step == "card" and state.print_step in ("none", "failed"):
            return Step(replace(state, print_step="busy", print_reason=""), (), (orders.PrintCard(card.card_id),))
        case inputs.AnotherCardPressed() if state.step == "card":
            again = _looking(replace(_fresh(state, state.linked_frame_id), on_screen=True))
            return Step(again, (), (orders.ForgetPreviews(), orders.OpenCamera()))
        case inputs.CardDeletePressed() if card and state.step == "card" and state.print_step != "busy":
            done = replace(state, step="thanks", card=None, deleted=True, at_s=now_s + THANKS_S)
            gone = facts.CardDeleted("booth")
            return Step(done, (gone,), (orders.DeleteCard(card.card_id), orders.ForgetPreviews()), card.rehearsal)
        case inputs.BoothDonePressed() if state.step == "card":
            return Step(replace(state, step="thanks", at_s=now_s + THANKS_S))
        case inputs.DueCame() if state.step == "thanks" and state.at_s is not None and now_s >= state.at_s:
            return Step(replace(state, at_s=None), (), (orders.Ring(inputs.SceneChosen("home")),))
    return Step(state)


def _printed(state: PostcardState, happening: inputs.PrintFinished | inputs.PrintFailed) -> Step[PostcardState]:
    failed = happening.reason if isinstance(happening, inputs.PrintFailed) else ""
    fact = facts.CardNotPrinted(failed) if failed else facts.CardPrinted()
    if state.card is None or state.card.card_id != happening.card_id:
        return Step(state, (fact,))
    shown = replace(
        state,
        print_step="failed" if failed else "done",
        print_reason=failed,
        print_rehearsal=happening.rehearsal,
    )
    return Step(shown, (fact,))

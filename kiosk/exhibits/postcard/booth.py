"""Which input goes where: what the house and the printer tell, and what a visitor does at each step."""

from __future__ import annotations

from dataclasses import replace

from kiosk.content.building_card import building_frame_id
from kiosk.content.story_card import story_frame_id
from kiosk.exhibits.postcard import choosing, codes, finished, lens, mirror, pictures, printing, writing
from kiosk.exhibits.postcard.state import BoothStep, PostcardState, afresh, forgotten
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input, Order

# What counts as one stay at a step; the others are passed through.
STAYS: dict[BoothStep, str] = {
    "preview": "preview",
    "countdown": "preview",
    "taking": "preview",
    "still": "still",
    "frame": "frame",
    "ink": "ink",
    "card": "card",
    "code": "code",
}


def due(state: PostcardState) -> float | None:
    """When the countdown goes on, an answer is too late, a lock ends, or the thanks are over."""
    return state.at_s


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """Prints outlive the booth, so they are heard everywhere; all else means something only in its own step."""
    taken = _told(state, happening, now_s)
    before, after = _stay(state), _stay(taken.state)
    if before == after:
        return taken
    left = (facts.BoothStepLeft(before, round(max(0.0, now_s - state.step_since_s), 3)),) if before else ()
    since_s = now_s if taken.state.on_screen else 0.0
    return replace(taken, state=replace(taken.state, step_since_s=since_s), facts=(*left, *taken.facts))


def _stay(state: PostcardState) -> str:
    return STAYS.get(state.step, "") if state.on_screen else ""


def _told(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """What is heard whether the booth is shown or not, and answers that nobody waits for any more."""
    match happening:
        case inputs.VisitClosed():
            expired = (orders.ExpirePrint(state.printing_id),) if state.printing_id else ()
            return Step(forgotten(state), (), (*_put_away(state), *expired))
        case inputs.SceneShown():
            return _scene(state, happening.scene == "postcard")
        case inputs.VisitOpened() | inputs.LanguageChanged():
            return pictures.translated(state, happening.language)
        case inputs.StoryCardAsked():
            return _linked_card(state, story_frame_id(happening.story_id, happening.panel_id))
        case inputs.BuildingCardAsked():
            return _linked_card(state, building_frame_id(happening.building_id))
        case inputs.PrinterTold() | inputs.PrintFinished() | inputs.PrintFailed():
            return printing.told(state, happening)
    return _late(state, happening) or _shown(state, happening, now_s)


def _late(state: PostcardState, happening: Input) -> Step[PostcardState] | None:
    """What its asker does not wait for any more nobody else may see, so it is let go at once."""
    match happening:
        case inputs.CardMade() if state.step != "making" or happening.job != state.job:
            return Step(state, (), (orders.DeleteCard(happening.card_id),))
        case inputs.StillTaken() if state.step != "taking" or happening.job != state.job:
            held = happening.still_id in state.shots
            return Step(state, (), () if held else (orders.ForgetStill(happening.still_id),))
        case inputs.CardFound() if state.step != "code" or happening.job != state.job:
            # Its pictures were laid out; where others are looked at they go with them later.
            if state.step not in ("off", "preview", "code"):
                return Step(state)
            return Step(replace(state, previews={}, previews_of=None, back_preview=""), (), (orders.ForgetPreviews(),))
    return None


def _shown(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    if not state.on_screen:
        return Step(state)
    match state.step:
        case "preview" | "countdown" | "taking":
            return mirror.step(state, happening, now_s)
        case "still" | "frame":
            return choosing.step(state, happening)
        case "ink" | "making":
            return writing.step(state, happening, now_s)
        case "card" | "thanks":
            return finished.step(state, happening, now_s)
        case "code":
            return codes.step(state, happening, now_s)
    return Step(state)


def _put_away(state: PostcardState) -> tuple[Order, ...]:
    """Devices let go of everything that was begun or finished here."""
    return (*lens.hushed(state), orders.UnwatchLink(), orders.CloseCamera(), orders.ForgetPreviews())


def _scene(state: PostcardState, shown: bool) -> Step[PostcardState]:
    if shown == state.on_screen:
        unused = not shown and state.linked_frame_id and state.card is None
        return Step(afresh(state) if unused else state)
    if not shown:
        # A finished card waits for its maker to come back; what was begun does not.
        if state.card and state.step == "card":
            return Step(
                replace(finished.laid_aside(state), on_screen=False), (), (orders.UnwatchLink(), orders.CloseCamera())
            )
        return Step(afresh(state), (), _put_away(state))
    if state.card:
        return finished.linking(replace(state, on_screen=True))
    return lens.looking(replace(state, on_screen=True))


def _linked_card(state: PostcardState, frame_id: str) -> Step[PostcardState]:
    """A visitor of a story or a building comes for its card; one finished before is left as for another card."""
    if frame_id not in state.linked_frames:
        return Step(state)
    if state.step == "preview":
        return Step(replace(state, linked_frame_id=frame_id, frame_id=frame_id))
    begun = afresh(state, frame_id)
    if not state.on_screen:
        return Step(begun, (), (orders.UnwatchLink(), orders.ForgetPreviews()))
    looking = lens.looking(replace(begun, on_screen=True))
    return Step(looking.state, (), (*_put_away(state), *looking.orders))

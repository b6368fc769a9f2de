"""The finished card: its code for phones, paper, another one, or none of it any more."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard import lens, printing
from kiosk.exhibits.postcard.state import PostcardState, afresh
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input

THANKS_S = 12.0


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """The card lies there until its visitor is done with it; then thanks, then home."""
    if state.step == "thanks":
        over = isinstance(happening, inputs.DueCame) and state.at_s is not None and now_s >= state.at_s
        if not over:
            return Step(state)
        return Step(replace(state, at_s=None), (), (orders.Ring(inputs.SceneChosen("home")),))
    match happening:
        case inputs.CardLinked() | inputs.CardUnlinked():
            return Step(_linked(state, happening))
        case inputs.CopiesChosen() | inputs.PrintPressed():
            return printing.asked(state, happening)
        case inputs.AnotherCardPressed():
            again = lens.looking(replace(afresh(state, state.linked_frame_id), on_screen=True))
            put_away = (orders.UnwatchLink(), orders.ForgetPreviews())
            return Step(again.state, (), (*put_away, *again.orders))
        case inputs.CardDeletePressed() if not _prints(state):
            return _deleted(state, now_s)
        case inputs.CardGone() if state.card is not None and happening.card_id == state.card.card_id:
            # Deleted on the phone, which noted it: here nothing of it stays either.
            return _gone(state, now_s)
        case inputs.BoothDonePressed():
            done = replace(laid_aside(state), step="thanks", at_s=now_s + THANKS_S)
            return Step(done, (), (orders.UnwatchLink(),))
    return Step(state)


def made(state: PostcardState, card: inputs.CardMade) -> Step[PostcardState]:
    """The card is in the store; the photos are on it now, the camera needs them no more."""
    back = any(stroke.side == "back" for stroke in state.strokes) or bool(state.typed and state.typed.side == "back")
    created = facts.CardCreated(
        state.frame_id,
        with_photo=state.still_id is not None,
        with_ink=bool(state.strokes),
        typed=state.typed is not None,
        both_sides=back,
        shots=state.shots_taken,
    )
    lying = lies(replace(state, card=card, still_id=None, shots=(), edits=(), undone=()))
    return Step(lying.state, (created,), (orders.CloseCamera(), *lying.orders))


def lies(state: PostcardState) -> Step[PostcardState]:
    """Its card lies before the visitor, as long as it likes."""
    return linking(printing.waiting(replace(state, step="card", at_s=None)))


def linking(state: PostcardState) -> Step[PostcardState]:
    """Ask for the card's code, where it may be shown."""
    if state.card is None or not state.show_code:
        return Step(state)
    return Step(replace(state, link="making"), (), (orders.LinkCard(state.card.card_id),))


def laid_aside(state: PostcardState) -> PostcardState:
    """Nobody looks at its code for now."""
    return replace(state, link="", code_id="", wifi_code_id="")


def _prints(state: PostcardState) -> bool:
    """It is on its way through the printer, which could not be called back."""
    return state.card is not None and state.card.card_id == state.printing_id


def _linked(state: PostcardState, happening: inputs.CardLinked | inputs.CardUnlinked) -> PostcardState:
    if state.card is None or happening.card_id != state.card.card_id or not state.show_code:
        return state
    if isinstance(happening, inputs.CardUnlinked):
        return replace(state, link="failed", code_id="", wifi_code_id="")
    return replace(state, link="ready", code_id=happening.code_id, wifi_code_id=happening.wifi_code_id)


def _deleted(state: PostcardState, now_s: float) -> Step[PostcardState]:
    """Nothing of it stays, in the store or here."""
    if state.card is None:
        return Step(state)
    gone = _gone(state, now_s)
    ordered = (*gone.orders, orders.DeleteCard(state.card.card_id))
    return Step(gone.state, (facts.CardDeleted("booth"),), ordered, rehearsal=state.card.rehearsal)


def _gone(state: PostcardState, now_s: float) -> Step[PostcardState]:
    gone = replace(afresh(state), on_screen=True, step="thanks", deleted=True, at_s=now_s + THANKS_S)
    return Step(gone, (), (orders.UnwatchLink(), orders.ForgetPreviews()))

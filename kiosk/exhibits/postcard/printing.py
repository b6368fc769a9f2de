"""Paper: the button is there only when a card will come out, one touch prints once, and prints outlive the booth."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import PrintCard


def waiting(state: PostcardState) -> PostcardState:
    """A card that was not printed yet."""
    return replace(state, copies=1, print_step="none", print_reason=_why_not(state), print_rehearsal=False)


def asked(state: PostcardState, happening: inputs.CopiesChosen | inputs.PrintPressed) -> Step[PostcardState]:
    """How many, and go; while it prints, and once it is printed, the button says nothing."""
    if isinstance(happening, inputs.CopiesChosen):
        if state.print_step not in ("none", "failed"):
            return Step(state)
        return Step(replace(state, copies=max(1, min(state.most_copies, happening.copies))))
    if state.card is None or not state.printable:
        return Step(state)
    card_id, ticket = state.card.card_id, state.tickets + 1
    busy = replace(state, print_step="busy", print_reason="", printing_id=card_id, tickets=ticket)
    return Step(busy, (), (PrintCard(card_id, state.copies, ticket),))


def told(
    state: PostcardState, happening: inputs.PrinterTold | inputs.PrintFinished | inputs.PrintFailed
) -> Step[PostcardState]:
    """What the printer says of itself, or of a print asked for by this visitor or one before."""
    match happening:
        case inputs.PrinterTold():
            return Step(_stands(state, happening))
        case inputs.PrintFinished():
            done = _over(state, happening.card_id)
            if _is_shown(state, happening.card_id):
                done = replace(done, print_step="done", print_reason="", print_rehearsal=happening.rehearsal)
            return Step(done, (facts.CardPrinted(happening.copies),))
        case inputs.PrintFailed():
            failed = _over(state, happening.card_id)
            if _is_shown(state, happening.card_id):
                failed = replace(
                    failed, print_step="failed", print_reason=happening.reason, print_rehearsal=happening.rehearsal
                )
            return Step(failed, (facts.CardNotPrinted(happening.reason),))


def _stands(state: PostcardState, printer: inputs.PrinterTold) -> PostcardState:
    """A reason goes with its trouble; that of a failed print stays while the printer was ready all along."""
    told_ready = printer.ready and state.printer is not None and state.printer.ready
    stands = replace(state, printer=printer)
    if state.card is None or state.print_step not in ("none", "failed") or told_ready:
        return stands
    return replace(stands, print_reason=_why_not(stands))


def _over(state: PostcardState, card_id: str) -> PostcardState:
    """The printer is free again, for the card shown now if that one waited."""
    if card_id != state.printing_id:
        return state
    free = replace(state, printing_id="")
    return replace(free, print_reason=_why_not(free)) if free.card and free.print_step == "none" else free


def _is_shown(state: PostcardState, card_id: str) -> bool:
    return state.card is not None and state.card.card_id == card_id


def _why_not(state: PostcardState) -> str:
    """Why no print can be asked for; "" when one can, when none is due, or while no printer said anything."""
    if not state.paper_due:
        return ""
    if state.printing_id:
        return "busy"
    return "" if state.printer is None or state.printer.ready else state.printer.reason

"""Coming back with a card's short code: once more its QR code, or the print that had failed."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.exhibits.postcard import finished, lens
from kiosk.exhibits.postcard.state import PostcardState, afresh
from kiosk.exhibits.step import Step
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input

TRIES = 3
FIRST_LOCK_S = 30.0
LONGEST_LOCK_S = 1800.0
# Who guesses is slowed for longer and longer; after so long in peace the next lock is a short one again.
PEACE_S = 3600.0
FIND_WITHIN_S = 10.0
SHORT_CODE = re.compile(r"[0-9]{6}")


def opened(state: PostcardState, now_s: float) -> Step[PostcardState]:
    """From the mirror to the digits; photos taken so far stay until a card is found."""
    asking = replace(state, step="code", at_s=None, job=state.job + 1, code_entry="")
    if now_s < state.code_locked_until_s:
        asking = replace(asking, code_entry="locked", at_s=state.code_locked_until_s)
    return Step(asking, (), (orders.RestCamera(),))


def step(state: PostcardState, happening: Input, now_s: float) -> Step[PostcardState]:
    """Digits, an answer, and a lock for those who guess."""
    checking = state.code_entry == "checking"
    match happening:
        case inputs.BoothBackPressed():
            return lens.looking(replace(state, code_entry=""))
        case inputs.CodeEntered() if state.code_entry in ("", "wrong"):
            return _entered(state, happening.short_code, now_s)
        case inputs.CardFound() if checking:
            return _found(state, happening)
        case inputs.CardNotFound() if checking and happening.job == state.job:
            return Step(_missed(state, now_s))
        case inputs.DueCame() if state.at_s is not None and now_s >= state.at_s:
            # A lock is over, or nobody answered, which is nobody's wrong code.
            wrong = state.codes_wrong - 1 if checking else state.codes_wrong
            return Step(replace(state, code_entry="", codes_wrong=wrong, at_s=None, job=state.job + 1))
    return Step(state)


def _entered(state: PostcardState, short_code: str, now_s: float) -> Step[PostcardState]:
    """Counted as wrong until it is found, so that nobody guesses on by stepping back before the answer."""
    if state.codes_wrong >= TRIES:
        return Step(_locked(state, now_s))
    tried = replace(state, codes_wrong=state.codes_wrong + 1, job=state.job + 1)
    if not SHORT_CODE.fullmatch(short_code):
        return Step(_missed(tried, now_s))
    checking = replace(tried, code_entry="checking", at_s=now_s + FIND_WITHIN_S)
    return Step(checking, (), (orders.FindCard(short_code, checking.job),))


def _missed(state: PostcardState, now_s: float) -> PostcardState:
    if state.codes_wrong >= TRIES:
        return _locked(state, now_s)
    return replace(state, code_entry="wrong", at_s=None)


def _locked(state: PostcardState, now_s: float) -> PostcardState:
    locks = 0 if now_s >= state.code_locked_until_s + PEACE_S else state.code_locks
    until_s = now_s + min(FIRST_LOCK_S * 2**locks, LONGEST_LOCK_S)
    return replace(
        state,
        code_entry="locked",
        at_s=until_s,
        codes_wrong=0,
        code_locks=min(locks + 1, 12),
        code_locked_until_s=until_s,
    )


def _found(state: PostcardState, found: inputs.CardFound) -> Step[PostcardState]:
    """It lies there as on the day it was made; what was begun meanwhile is let go."""
    lying = finished.lies(
        replace(
            afresh(state),
            on_screen=True,
            step_since_s=state.step_since_s,
            card=found.card,
            found_again=True,
            show_code=found.show_code,
            paper_due=found.printable,
            codes_wrong=0,
        )
    )
    noted = (facts.CardFoundAgain(found.printable),)
    return Step(lying.state, noted, (orders.CloseCamera(), *lying.orders), rehearsal=found.card.rehearsal)

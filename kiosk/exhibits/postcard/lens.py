"""The way to the mirror, and what is broken off when it is left."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import orders
from kiosk.happenings.words import Order


def looking(state: PostcardState) -> Step[PostcardState]:
    """To the mirror, with the photos taken so far."""
    opening = replace(state, step="preview", camera="opening", camera_trouble="", count=0, at_s=None, job=state.job + 1)
    return Step(opening, (), (orders.OpenCamera(),))


def hushed(state: PostcardState) -> tuple[Order, ...]:
    """Nobody counts any more."""
    return (orders.StopSpeaking(),) if state.step == "countdown" else ()

"""The press's small pictures of what the card would be: asked for, laid out, and asked for anew."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.postcard.state import PostcardState
from kiosk.exhibits.step import Step
from kiosk.happenings import inputs
from kiosk.happenings.orders import PreviewCard
from kiosk.happenings.words import Language, Order


def framing(state: PostcardState, first: tuple[Order, ...] = ()) -> Step[PostcardState]:
    """To the frames, after the orders given: with the photo looked at, or with none."""
    if state.previews_of == (state.still_id, state.language) and all(f in state.previews for f in state.offered):
        # Back from a second thought: the press's pictures still lie there.
        return Step(replace(state, step="frame", at_s=None), (), first)
    asked = _asking(replace(state, step="frame", at_s=None, previews={}))
    return replace(asked, orders=(*first, *asked.orders))


def translated(state: PostcardState, language: Language) -> Step[PostcardState]:
    """What is on screen of the cards speaks the new language as soon as the press is ready."""
    spoken = replace(state, language=language)
    if language == state.language or not state.on_screen or state.step not in ("frame", "ink"):
        return Step(spoken)
    asked = _asking(spoken)
    return asked if state.step == "frame" else replace(asked, orders=(*asked.orders, back(asked.state)))


def previewed(state: PostcardState, happening: inputs.PreviewMade | inputs.PreviewFailed) -> Step[PostcardState]:
    """The press's answer about one side of one frame."""
    if happening.job != state.job:
        return Step(state)
    if isinstance(happening, inputs.PreviewFailed):
        # A back that can't be shown can still be left as it is.
        return Step(_without(state, happening.frame_id) if happening.side == "front" else state)
    if happening.side == "front":
        return Step(replace(state, previews={**state.previews, happening.frame_id: happening.picture_id}))
    return Step(replace(state, back_preview=happening.picture_id) if happening.frame_id == state.frame_id else state)


def _asking(state: PostcardState) -> Step[PostcardState]:
    """Ask the press for every frame's front, the chosen one first; pictures there already stay until new ones come."""
    asked = replace(
        state,
        job=state.job + 1,
        unmade=frozenset(),
        back_preview="",
        previews_of=(state.still_id, state.language),
    )
    first = sorted(asked.offered, key=lambda frame_id: frame_id != asked.frame_id)
    wanted = [PreviewCard(asked.still_id, frame_id, asked.language, asked.job) for frame_id in first]
    return Step(asked, (), tuple(wanted))


def back(state: PostcardState) -> PreviewCard:
    """The back of the chosen frame."""
    return PreviewCard(state.still_id, state.frame_id, state.language, state.job, side="back")


def _without(state: PostcardState, frame_id: str) -> PostcardState:
    """A frame that can't be printed is not offered; while writing, the one written on stays."""
    if state.step == "ink" and frame_id == state.frame_id:
        return state
    fewer = replace(state, unmade=state.unmade | {frame_id})
    if state.frame_id in fewer.offered:
        return fewer
    return replace(fewer, frame_id=fewer.offered[0], back_preview="")

"""Content packs for staff: what is live, what lies ready, and a preview that ends by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.exhibits.step import Step, asked
from kiosk.happenings import facts, inputs
from kiosk.happenings.orders import EndKiosk, HandlePack
from kiosk.happenings.words import Fact, Input, PackAct

PREVIEW_S = 600.0


@dataclass(frozen=True, slots=True)
class PacksState:
    """How the packs stand for staff.

    `told`: what the desk said last, None before it said anything. `asked`: what staff pressed and what is not done yet,
    of the pack `pack`. `admitted` while the staff scene is shown. `preview_until_s`: when the pack on screen goes by
    itself. `ending`: the kiosk was asked to start afresh, so nothing more is taken.
    """

    told: inputs.PacksTold | None = None
    asked: PackAct | None = None
    pack: str = ""
    admitted: bool = False
    preview_until_s: float | None = None
    ending: bool = False


def start() -> PacksState:
    """Nothing is known before the desk of packs said how they stand."""
    return PacksState()


def due(state: PacksState) -> float | None:
    """When a preview ends by itself."""
    return None if state.ending or state.asked is not None else state.preview_until_s


def step(state: PacksState, happening: Input, now_s: float) -> Step[PacksState]:
    """Hand staff's presses to the desk one at a time, note what went live, and start afresh where that shows it."""
    match happening:
        case inputs.SceneShown():
            shown = replace(state, admitted=happening.scene == "staff")
            return Step(shown, (), (HandlePack("look"),) if shown.admitted else ())
        case inputs.PacksTold():
            return _told(state, happening, now_s)
        case inputs.DueCame() if state.preview_until_s is not None and now_s >= state.preview_until_s:
            return _ask(state, inputs.PackPressed("leave_preview"))
    press = asked(happening, admitted=state.admitted or _leaves(happening))
    return _ask(state, press) if isinstance(press, inputs.PackPressed) else Step(state)


def _leaves(happening: Input) -> bool:
    # A tap on the ribbon, from anywhere: whoever does it by chance only brings back what is live.
    return isinstance(happening, inputs.PackPressed) and happening.act == "leave_preview"


def _ask(state: PacksState, press: inputs.PackPressed) -> Step[PacksState]:
    # While one press is being done, mad taps on the others ask for nothing.
    if state.told is None or state.ending or state.asked is not None:
        return Step(state)
    # A preview is left, or published as it stands; nothing else is done meanwhile.
    if state.told.preview:
        if press.act != "leave_preview" and (press.act, press.pack) != ("publish", state.told.preview):
            return Step(state)
    elif press.act == "leave_preview":
        return Step(state)
    return Step(replace(state, asked=press.act, pack=press.pack), (), (HandlePack(press.act, press.pack),))


def _told(state: PacksState, told: inputs.PacksTold, now_s: float) -> Step[PacksState]:
    """What the desk says of the packs: at the start, now and then, and when it did what was pressed."""
    if state.told is None:
        until_s = now_s + PREVIEW_S if told.preview else None
        noted = (facts.ContentPublished(told.live, "fallback"),) if told.fell_back else ()
        return Step(replace(state, told=told, preview_until_s=until_s), noted)
    if told.busy or told.done != state.asked:
        return Step(replace(state, told=told))
    before, settled = state.told, replace(state, told=told, asked=None, pack="")
    if not told.ok or (told.live, told.before, told.preview) == (before.live, before.before, before.preview):
        return Step(settled)
    published: tuple[Fact, ...] = ()
    if told.done in ("publish", "roll_back"):
        published = (facts.ContentPublished(told.live, "rollback" if told.done == "roll_back" else "staff"),)
    return Step(replace(settled, ending=True), published, (EndKiosk("restart"),))

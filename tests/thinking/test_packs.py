"""Content packs in the house's mind: who may press, what restarts the kiosk, and a preview that ends by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import packs
from kiosk.exhibits.packs import PREVIEW_S, PacksState
from kiosk.happenings import facts, inputs
from kiosk.happenings.inputs import PackPressed, PacksTold, SceneShown, StaffAsked
from kiosk.happenings.orders import EndKiosk, HandlePack
from kiosk.happenings.words import Input, PackAct

QUIET = PacksTold("", None, "", (("spring", 0),), False, True, "", "")


def after(*happenings: Input, state: PacksState | None = None, now_s: float = 1.0) -> PacksState:
    state = state or packs.start()
    for happening in happenings:
        state = packs.step(state, happening, now_s).state
    return state


def opened(told: PacksTold = QUIET) -> PacksState:
    return after(told, SceneShown("staff"))


def test_only_staff_in_their_corner_or_on_their_page_handle_packs() -> None:
    press = PackPressed("publish", "spring")
    assert packs.step(after(QUIET, SceneShown("home")), press, 2).orders == ()
    assert packs.step(after(QUIET, SceneShown("staff"), SceneShown("home")), press, 2).orders == ()
    assert packs.step(opened(), press, 2).orders == (HandlePack("publish", "spring"),)
    assert packs.step(after(QUIET), StaffAsked(press), 2).orders == (HandlePack("publish", "spring"),)


def test_staff_who_open_their_corner_see_what_lies_there_now() -> None:
    assert packs.step(after(QUIET), SceneShown("staff"), 2).orders == (HandlePack("look"),)
    assert packs.step(after(QUIET), SceneShown("home"), 2).orders == ()


def test_mad_taps_ask_once() -> None:
    state = after(PackPressed("publish", "spring"), state=opened())
    for act in ("publish", "preview", "check", "roll_back"):
        assert packs.step(state, PackPressed(act, "spring"), 2).orders == ()


@pytest.mark.parametrize(
    ("act", "told", "noted"),
    [
        ("publish", replace(QUIET, live="spring", before=""), facts.ContentPublished("spring", "staff")),
        ("roll_back", replace(QUIET, live="autumn", before="spring"), facts.ContentPublished("autumn", "rollback")),
        ("preview", replace(QUIET, preview="spring"), None),
    ],
)
def test_what_goes_live_or_is_previewed_is_shown_by_a_fresh_start(
    act: PackAct, told: PacksTold, noted: facts.ContentPublished | None
) -> None:
    state = after(PackPressed(act, "spring"), state=opened())
    busy = packs.step(state, replace(QUIET, done=act, busy=True, sentence_zh="正在检查"), 2)
    assert (busy.facts, busy.orders, busy.state.asked) == ((), (), act)
    # An answer to an earlier look at the shelf is none to the press.
    looked = packs.step(busy.state, QUIET, 2)
    assert (looked.orders, looked.state.asked) == ((), act)
    done = packs.step(looked.state, replace(told, done=act), 3)
    assert done.facts == ((noted,) if noted else ())
    assert done.orders == (EndKiosk("restart"),)
    assert packs.step(done.state, PackPressed("check", "spring"), 3).orders == ()


def test_what_was_refused_or_is_live_already_restarts_nothing() -> None:
    for told in (replace(QUIET, done="publish", ok=False), replace(QUIET, done="publish")):
        done = packs.step(after(PackPressed("publish", "spring"), state=opened()), told, 3)
        assert (done.facts, done.orders, done.state.asked) == ((), (), None)


def test_a_preview_ends_by_itself_and_by_a_tap_on_its_ribbon() -> None:
    shown = after(replace(QUIET, preview="spring"), now_s=100.0)
    assert packs.due(shown) == 100 + PREVIEW_S
    assert packs.step(shown, inputs.DueCame(), 99 + PREVIEW_S).orders == ()
    for ends in (
        packs.step(shown, inputs.DueCame(), 100 + PREVIEW_S),
        packs.step(shown, PackPressed("leave_preview"), 130),
    ):
        assert ends.orders == (HandlePack("leave_preview"),)
        assert packs.due(ends.state) is None
        over = packs.step(ends.state, replace(QUIET, done="leave_preview"), 701)
        assert (over.facts, over.orders) == ((), (EndKiosk("restart"),))


def test_a_preview_can_be_published_as_it_stands_and_nothing_else_meanwhile() -> None:
    shown = opened(replace(QUIET, preview="spring"))
    for act, pack in (("publish", "autumn"), ("preview", "autumn"), ("roll_back", ""), ("check", "spring")):
        assert packs.step(shown, PackPressed(act, pack), 2).orders == ()  # type: ignore[arg-type]
    assert packs.step(shown, PackPressed("publish", "spring"), 2).orders == (HandlePack("publish", "spring"),)
    assert packs.step(opened(), PackPressed("leave_preview"), 2).orders == ()


def test_a_refused_preview_press_does_not_keep_the_preview_for_ever() -> None:
    shown = opened(replace(QUIET, preview="spring"))
    asked = after(PackPressed("publish", "spring"), state=shown)
    assert packs.due(asked) is None
    refused = after(replace(QUIET, preview="spring", done="publish", ok=False), state=asked)
    assert packs.due(refused) == 1 + PREVIEW_S


def test_a_fall_back_at_the_start_is_noted_once() -> None:
    told = replace(QUIET, live="autumn", ok=False, fell_back=True)
    first = packs.step(packs.start(), told, 1)
    assert first.facts == (facts.ContentPublished("autumn", "fallback"),)
    assert first.orders == ()
    assert packs.step(first.state, told, 2).facts == ()

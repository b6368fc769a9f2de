"""The visit closes at whatever moment: nothing of the visitor is left. Whatever hands do, the booth stays whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings, strategies as st

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import PostcardState
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Input
from tests.thinking.booth import READY, Booth, made, standing, stroke

# The station's own, and numbers that only count.
STATION = {"job", "printer", "tickets", "codes_wrong", "code_locks", "code_locked_until_s"}


def written_on_both_sides() -> Booth:
    booth = (
        Booth().written().receive(inputs.PenChosen("crayon"), inputs.InkChosen("red"), inputs.WordsTyped("我是小明"))
    )
    return booth.receive(inputs.SideTurned("back"), inputs.StrokeDrawn(stroke(3, "back")), inputs.InkUndone())


def found_again() -> Booth:
    booth = Booth().at_the_digits().receive(inputs.CodeEntered("024681"))
    return booth.receive(inputs.CardFound(made(card_id="c7"), True, True, booth.state.job))


MOMENTS: dict[str, Callable[[], Booth]] = {
    "mirror": lambda: Booth().enter().receive(inputs.CameraShowing(rehearsal=True)),
    "countdown": lambda: Booth().enter().receive(inputs.ShutterPressed()).wait(1),
    "taking": lambda: Booth().enter().receive(inputs.ShutterPressed()).wait(3),
    "still": lambda: Booth().photographed().receive(inputs.RetakePressed()).shoots("s2"),
    "frame": lambda: Booth().framed().receive(inputs.FrameChosen("sand")),
    "desk": written_on_both_sides,
    "keyboard": lambda: (
        Booth().at_the_desk().receive(inputs.TypingOpened(), inputs.WordsTyped("我"), inputs.EraserChosen())
    ),
    "making": lambda: written_on_both_sides().receive(inputs.CardAsked()),
    "failed": lambda: written_on_both_sides().receive(inputs.CardAsked()).wait(30),
    "card": lambda: Booth().finished().receive(inputs.CardLinked("c1", "http://10.0.0.2/c/c1", "code", "wifi")),
    "printing": lambda: Booth().receive(READY).finished().receive(inputs.CopiesChosen(3), inputs.PrintPressed()),
    "waits": lambda: Booth().finished().receive(inputs.SceneShown("home")),
    "thanks": lambda: Booth().finished().receive(inputs.BoothDonePressed()),
    "deleted": lambda: Booth().finished().receive(inputs.CardDeletePressed()),
    "digits": lambda: Booth().at_the_digits().receive(inputs.CodeEntered("024681")),
    "found": found_again,
    "from a story": lambda: Booth().enter().receive(inputs.StoryCardAsked("voyage", "p1")),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_when_the_visit_closes_no_field_of_the_state_knows_the_visitor(moment: str) -> None:
    booth = MOMENTS[moment]()
    assert booth.state != standing()
    asked = len(booth.orders)
    booth.receive(inputs.VisitClosed("v1"), inputs.SceneShown("attract"))
    fresh = standing()
    left = {
        field.name: getattr(booth.state, field.name)
        for field in fields(PostcardState)
        if field.name not in STATION and getattr(booth.state, field.name) != getattr(fresh, field.name)
    }
    assert left == {}
    done = booth.orders[asked:]
    assert {orders.UnwatchLink(), orders.CloseCamera(), orders.ForgetPreviews()} <= set(done)
    assert (orders.StopSpeaking() in done) == (moment == "countdown")
    assert postcard.due(booth.state) is None


PRESSES: list[Input] = [
    inputs.ShutterPressed(),
    inputs.RetakePressed(),
    inputs.PhotoKept(),
    inputs.WithoutPhotoPressed(),
    inputs.BoothBackPressed(),
    inputs.CodeEntryOpened(),
    inputs.FrameSettled(),
    inputs.CardAsked(),
    inputs.AnotherCardPressed(),
    inputs.CardDeletePressed(),
    inputs.BoothDonePressed(),
    inputs.PrintPressed(),
    inputs.InkUndone(),
    inputs.InkRedone(),
    inputs.InkCleared(),
    inputs.EraserChosen(),
    inputs.TypingOpened(),
    inputs.TypingClosed(),
    inputs.CameraShowing(),
    inputs.CameraLost("dark"),
    inputs.VisitClosed("v1"),
    inputs.SceneShown("home"),
    inputs.SceneShown("postcard"),
    inputs.StoryCardAsked("voyage", "p1"),
    READY,
    replace(READY, ready=False, reason="jam"),
    inputs.LanguageChanged("en"),
    inputs.LanguageChanged("zh"),
    inputs.DueCame(),
]
ANSWERS = [
    "still",
    "still failed",
    "previews",
    "no preview",
    "card",
    "no card",
    "linked",
    "found",
    "not found",
    "printed",
]
ACT = st.one_of(
    st.sampled_from(PRESSES),
    st.sampled_from(ANSWERS),
    st.builds(inputs.ShotChosen, st.sampled_from(["s1", "s2", "s9"])),
    st.builds(inputs.FrameChosen, st.sampled_from(["river", "sand", "atlantis", "story-voyage-p1"])),
    st.builds(inputs.StrokeDrawn, st.builds(stroke, st.integers(0, 90))),
    st.builds(inputs.StrokesErased, st.tuples(st.integers(-2, 9))),
    st.builds(inputs.SideTurned, st.sampled_from(["front", "back"])),
    st.builds(inputs.WordsTyped, st.sampled_from(["", "江"])),
    st.builds(inputs.CopiesChosen, st.integers(-3, 9)),
    st.builds(inputs.CodeEntered, st.sampled_from(["024681", "x"])),
)


def answer(booth: Booth, what: str) -> Input:
    """A device's answer, as often as not to what was asked long ago."""
    job, place = booth.state.job, len(booth.orders)
    card_id = booth.state.card.card_id if booth.state.card else "c0"
    return {
        "still": inputs.StillTaken(f"s{place}", False, job),
        "still failed": inputs.StillFailed("no", job),
        "previews": inputs.PreviewMade(booth.state.frame_id, f"p{place}", job),
        "no preview": inputs.PreviewFailed(booth.state.frame_id, job),
        "card": made(job, f"c{place}"),
        "no card": inputs.CardFailed("full", job),
        "linked": inputs.CardLinked(card_id, "http://10.0.0.2/c/x", "code"),
        "found": inputs.CardFound(made(card_id=f"c{place}"), True, True, job),
        "not found": inputs.CardNotFound(job),
        "printed": inputs.PrintFinished(card_id, False),
    }[what]


def whole(state: PostcardState) -> bool:
    """What every view may rely on."""
    return (
        state.frame_id in state.offered
        and len(state.shots) <= state.most_shots
        and len(set(state.shots)) == len(state.shots)
        and (state.still_id is None or state.still_id in state.shots)
        and (state.step != "still" or state.still_id is not None)
        and (state.card is not None or state.step != "card")
        and (state.step != "countdown" or 1 <= state.count <= 3)
        and (state.link != "ready" or state.code_id != "")
        and 1 <= state.copies <= state.most_copies
        and (state.on_screen or state.step in ("off", "card"))
    )


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(MOMENTS)), st.lists(st.tuples(st.sampled_from([0.0, 0.0, 0.4, 1.1, 40.0]), ACT), max_size=40)
)
def test_any_hand_at_all(moment: str, acts: list[tuple[float, Input | str]]) -> None:
    booth = MOMENTS[moment]().receive(READY)
    for pause_s, act in acts:
        booth.wait(pause_s).receive(answer(booth, act) if isinstance(act, str) else act)
        assert whole(booth.state), act
    tickets = [order.ticket for order in booth.all(orders.PrintCard)]
    assert tickets == sorted(set(tickets))
    assert all(fact.seconds >= 0 for fact in booth.facts if isinstance(fact, facts.BoothStepLeft))
    booth.receive(inputs.VisitClosed("v1"))
    assert booth.is_at("off")

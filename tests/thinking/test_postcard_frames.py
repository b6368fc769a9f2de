"""Choosing a frame: the press's pictures come, come late, don't come, and come anew in another language."""

from __future__ import annotations

from kiosk.happenings import inputs, orders
from tests.thinking.booth import FRAMES, STROKE, Booth


def fronts(booth: Booth) -> list[str]:
    return [order.frame_id for order in booth.all(orders.PreviewCard) if order.side == "front"]


def backs(booth: Booth) -> list[orders.PreviewCard]:
    return [order for order in booth.all(orders.PreviewCard) if order.side == "back"]


def test_the_chosen_frame_s_picture_is_asked_for_first() -> None:
    booth = Booth().framed().receive(inputs.FrameChosen("letter"), inputs.BoothBackPressed())
    booth.receive(inputs.RetakePressed()).shoots("s2").receive(inputs.PhotoKept())
    assert fronts(booth)[-3:] == ["letter", "river", "sand"]


def test_a_frame_is_settled_only_when_its_picture_is_there() -> None:
    booth = Booth().photographed().receive(inputs.PhotoKept(), inputs.FrameSettled())
    assert booth.is_at("frame")
    booth.previewed().receive(inputs.FrameChosen("atlantis"), inputs.FrameSettled())
    assert (booth.state.step, booth.state.frame_id) == ("ink", "river")


def test_the_back_is_asked_for_when_the_frame_is_settled_and_again_for_another_frame() -> None:
    booth = Booth().framed().receive(inputs.FrameChosen("letter"), inputs.FrameSettled())
    assert backs(booth) == [orders.PreviewCard("s1", "letter", "zh", booth.state.job, "back")]
    assert booth.state.back_preview == ""
    booth.previewed()
    assert booth.state.back_preview == f"letter-back-{booth.state.job}"
    booth.receive(inputs.BoothBackPressed(), inputs.FrameChosen("letter"), inputs.FrameSettled())
    assert len(backs(booth)) == 1
    booth.receive(inputs.BoothBackPressed(), inputs.FrameChosen("sand"), inputs.FrameSettled())
    assert booth.state.back_preview == ""
    assert backs(booth)[-1].frame_id == "sand"


def test_the_back_of_a_frame_that_was_left_is_not_shown_under_another() -> None:
    booth = Booth().framed().receive(inputs.FrameSettled(), inputs.BoothBackPressed(), inputs.FrameChosen("sand"))
    booth.receive(inputs.FrameSettled(), inputs.PreviewMade("river", "river-back", booth.state.job, "back"))
    assert booth.state.back_preview == ""


def test_a_second_thought_about_the_same_photo_costs_the_press_nothing() -> None:
    booth = Booth().framed()
    asked = len(booth.orders)
    booth.receive(inputs.BoothBackPressed(), inputs.PhotoKept())
    assert booth.is_at("frame")
    assert len(booth.orders) == asked
    assert set(booth.state.previews) == set(FRAMES)


def test_another_photo_is_never_shown_in_the_pictures_of_the_first() -> None:
    booth = Booth().framed().receive(inputs.BoothBackPressed(), inputs.RetakePressed()).shoots("s2")
    booth.receive(inputs.PhotoKept())
    assert booth.state.previews == {}
    booth.receive(inputs.PreviewMade("river", "of-the-first", booth.state.job - 1))
    assert booth.state.previews == {}
    assert booth.previewed().state.previews.keys() == set(FRAMES)


def test_a_frame_whose_picture_can_not_be_made_is_not_offered_until_it_can() -> None:
    booth = Booth().photographed().receive(inputs.PhotoKept())
    booth.receive(inputs.PreviewFailed("river", booth.state.job))
    assert (booth.state.offered, booth.state.frame_id) == (("sand", "letter"), "sand")
    booth.receive(inputs.LanguageChanged("en")).previewed()
    assert booth.state.offered == FRAMES


def test_with_no_picture_at_all_the_booth_still_knows_its_frames() -> None:
    booth = Booth().photographed().receive(inputs.PhotoKept())
    booth.receive(*(inputs.PreviewFailed(frame_id, booth.state.job) for frame_id in FRAMES), inputs.FrameSettled())
    assert booth.state.offered == FRAMES
    assert booth.state.frame_id in FRAMES
    assert booth.is_at("frame")


def test_another_language_renews_the_pictures_of_the_cards() -> None:
    booth = Booth().framed().receive(inputs.LanguageChanged("en"))
    asked = booth.all(orders.PreviewCard)[-3:]
    assert {order.language for order in asked} == {"en"}
    # The old ones stay until the new ones come, so that nothing blinks.
    assert set(booth.state.previews) == set(FRAMES)
    booth.receive(inputs.PreviewMade("river", "stale", 0))
    assert "stale" not in booth.state.previews.values()
    assert booth.previewed().state.previews == {f: f"{f}-front-{asked[0].job}" for f in FRAMES}


def test_another_language_at_the_desk_renews_both_sides_and_keeps_the_ink() -> None:
    booth = Booth().written().receive(inputs.LanguageChanged("en"))
    asked = [order for order in booth.all(orders.PreviewCard) if order.job == booth.state.job]
    assert [(o.frame_id, o.side, o.language) for o in asked] == [
        ("letter", "front", "en"),
        ("river", "front", "en"),
        ("sand", "front", "en"),
        ("letter", "back", "en"),
    ]
    booth.previewed()
    assert booth.state.back_preview == f"letter-back-{booth.state.job}"
    assert (booth.state.step, booth.state.strokes) == ("ink", (STROKE,))
    booth.receive(inputs.CardAsked())
    assert booth.last(orders.MakeCard).language == "en"


def test_a_frame_written_on_stays_though_its_picture_can_not_be_renewed() -> None:
    booth = Booth().written().receive(inputs.LanguageChanged("en"))
    for frame_id in ("letter", "river"):
        booth.receive(inputs.PreviewFailed(frame_id, booth.state.job))
    booth.receive(inputs.PreviewFailed("letter", booth.state.job, "back"))
    assert (booth.state.frame_id, booth.state.offered) == ("letter", ("sand", "letter"))


def test_another_language_elsewhere_asks_the_press_nothing() -> None:
    for booth in (Booth().enter(), Booth().photographed(), Booth().finished()):
        asked = len(booth.orders)
        booth.receive(inputs.LanguageChanged("en"))
        assert booth.state.language == "en"
        assert len(booth.orders) == asked

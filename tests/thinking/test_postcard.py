"""Two visitors make postcards; one after the other, and nothing of the first is left for the second."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import MAKE_WITHIN_S, MOST_POINTS, STILL_WITHIN_S, THANKS_S
from kiosk.happenings import facts, inputs, orders
from tests.thinking.booth import FRAMES, STORY_CARDS, STROKE, Booth, made


def test_a_visitor_walks_through_the_booth_and_takes_the_card_along():
    booth = Booth().finished()
    assert booth.is_at("card")
    assert booth.last(orders.MakeCard).frame_id == "letter"
    assert booth.last(orders.MakeCard).strokes == (STROKE,)
    assert booth.facts == [facts.CardCreated("letter", with_photo=True, with_ink=True)]
    booth.receive(inputs.PrintPressed())
    assert booth.prints("busy")
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.prints("done")
    assert booth.facts[-1] == facts.CardPrinted()
    booth.receive(inputs.BoothDonePressed()).wait(THANKS_S)
    assert booth.last(orders.Ring).happening == inputs.SceneChosen("home")


def test_three_two_one_and_the_still_is_asked_for_once():
    booth = Booth().enter().receive(inputs.ShutterPressed())
    counts = [booth.state.count]
    counts += [booth.wait(1).state.count, booth.wait(1).state.count]
    assert counts == [3, 2, 1]
    booth.wait(1)
    assert booth.is_at("taking")
    assert sum(isinstance(order, orders.TakeStill) for order in booth.orders) == 1
    booth.receive(inputs.ShutterPressed())
    assert booth.is_at("taking")


def test_the_camera_rests_as_soon_as_the_photo_is_there_and_forgets_when_the_card_is_made():
    booth = Booth().photographed()
    assert booth.orders[-1] == orders.RestCamera()
    booth = Booth().finished()
    assert booth.orders[-1] == orders.CloseCamera()
    assert booth.state.still_id is None


def test_back_leads_back_through_every_step():
    booth = Booth().written()
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("frame")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("still")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("preview")
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.state.still_id is None
    booth.receive(inputs.CameraShowing(), inputs.ShutterPressed(), inputs.BoothBackPressed()).wait(10)
    assert booth.is_at("preview")
    assert sum(isinstance(order, orders.TakeStill) for order in booth.orders) == 1


def test_the_ink_survives_a_second_thought_about_photo_and_frame():
    booth = Booth().written().receive(inputs.BoothBackPressed(), inputs.FrameChosen("sand"), inputs.FrameSettled())
    assert booth.state.strokes == (STROKE,)
    assert booth.state.frame_id == "sand"


def test_a_river_card_needs_no_photo():
    booth = Booth().enter().receive(inputs.WithoutPhotoPressed()).previewed()
    assert booth.is_at("frame")
    assert orders.RestCamera() in booth.orders
    booth.receive(inputs.FrameSettled(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.last(orders.MakeCard).still_id is None
    assert booth.facts == [facts.CardCreated("river", with_photo=False, with_ink=False)]
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("card")


def test_without_a_camera_the_booth_says_so_and_goes_on_without_a_photo():
    booth = Booth().receive(inputs.VisitOpened("v1", "zh"), inputs.SceneShown("postcard"), inputs.CameraLost())
    assert booth.is_at("preview", "lost")
    booth.receive(inputs.ShutterPressed())
    assert booth.is_at("preview")
    booth.receive(inputs.RetakePressed())
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.is_at("preview", "opening")
    booth.receive(inputs.CameraLost(), inputs.WithoutPhotoPressed())
    assert booth.is_at("frame")


@pytest.mark.parametrize("how", ["told", "silent", "lost"])
def test_a_still_that_fails_leads_back_to_the_mirror(how):
    booth = Booth().enter().receive(inputs.ShutterPressed()).wait(3)
    job = booth.last(orders.TakeStill).job
    if how == "told":
        booth.receive(inputs.StillFailed("no picture", job))
    elif how == "lost":
        booth.receive(inputs.CameraLost())
    else:
        booth.wait(STILL_WITHIN_S)
    assert (booth.state.step, booth.state.camera) == ("preview", "lost")
    assert postcard.due(booth.state) is None
    if how != "told":
        booth.receive(inputs.StillTaken("late", False, job))
        assert booth.is_at("preview")


def test_a_card_that_fails_keeps_the_writing():
    booth = Booth().written().receive(inputs.CardAsked())
    booth.receive(inputs.CardFailed("disk full", booth.last(orders.MakeCard).job))
    assert (booth.state.step, booth.state.make_failed, booth.state.strokes) == ("ink", True, (STROKE,))
    booth.receive(inputs.CardAsked()).wait(MAKE_WITHIN_S)
    assert (booth.state.step, booth.state.make_failed) == ("ink", True)
    assert booth.facts == []


def test_a_print_that_fails_is_noted_and_can_be_tried_again():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.PrintFailed("c1", "media-empty"))
    assert (booth.state.print_step, booth.state.print_reason) == ("failed", "media-empty")
    assert booth.facts[-1] == facts.CardNotPrinted("media-empty")
    booth.receive(inputs.PrintPressed())
    assert booth.state.print_step == "busy"


def test_one_touch_prints_one_card():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.PrintPressed())
    booth.receive(inputs.PrintFinished("c1", False), inputs.PrintPressed())
    assert sum(isinstance(order, orders.PrintCard) for order in booth.orders) == 1


def test_the_visit_ends_and_everything_is_forgotten():
    booth = Booth().finished().receive(inputs.PrintPressed(), inputs.VisitClosed("v1"))
    assert orders.CloseCamera() in booth.orders[-3:]
    assert orders.ForgetPreviews() in booth.orders[-3:]
    assert orders.ExpirePrint("c1") in booth.orders[-3:]
    assert booth.state == replace(postcard.start(FRAMES, "zh", STORY_CARDS), job=booth.state.job)
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.facts[-1] == facts.CardPrinted()
    assert booth.state.print_step == "none"


def test_a_card_that_comes_after_its_maker_left_is_deleted_and_shown_to_nobody():
    booth = Booth().written().receive(inputs.CardAsked())
    late = made(booth.last(orders.MakeCard).job)
    booth.receive(inputs.VisitClosed("v1"), inputs.VisitOpened("v2", "zh"), inputs.SceneShown("postcard"))
    booth.receive(inputs.CameraShowing(), inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameSettled(), inputs.CardAsked(), late)
    assert booth.is_at("making")
    assert booth.orders[-1] == orders.DeleteCard("c1")
    assert booth.facts == []


def test_a_still_of_the_visitor_before_is_not_taken():
    booth = Booth().enter().receive(inputs.ShutterPressed()).wait(3)
    late = inputs.StillTaken("s1", False, booth.last(orders.TakeStill).job)
    booth.receive(inputs.VisitClosed("v1")).enter().receive(inputs.ShutterPressed()).wait(3).receive(late)
    assert booth.is_at("taking")


def test_a_finished_card_waits_while_its_maker_looks_elsewhere():
    booth = Booth().finished().receive(inputs.SceneShown("home"), inputs.SceneShown("postcard"))
    assert booth.is_at("card")
    assert booth.state.card is not None


def test_what_was_only_begun_does_not_wait():
    booth = Booth().written().receive(inputs.SceneShown("home"))
    assert orders.CloseCamera() in booth.orders[-2:]
    booth.receive(inputs.SceneShown("postcard"))
    assert booth.is_at("preview")
    assert booth.state.strokes == ()


def test_another_card_starts_from_the_mirror():
    booth = Booth().finished().receive(inputs.AnotherCardPressed())
    assert (booth.state.step, booth.state.card, booth.state.strokes) == ("preview", None, ())
    assert booth.orders[-1] == orders.OpenCamera()


def test_the_maker_deletes_the_card_at_once():
    booth = Booth().finished().receive(inputs.CardDeletePressed())
    assert orders.DeleteCard("c1") in booth.orders
    assert booth.facts[-1] == facts.CardDeleted("booth")
    assert (booth.state.step, booth.state.deleted) == ("thanks", True)


def test_another_language_renews_the_pictures_of_the_cards():
    booth = Booth().framed().receive(inputs.LanguageChanged("en"))
    asked = [order for order in booth.orders if isinstance(order, orders.PreviewCard)][-3:]
    assert {order.language for order in asked} == {"en"}
    booth.receive(inputs.PreviewMade("river", "stale", 0))
    assert "stale" not in booth.state.previews.values()
    assert booth.previewed().state.previews == {f: f"{f}-{asked[0].job}" for f in FRAMES}


def test_the_pen_runs_dry_before_memory_does():
    booth = Booth().written()
    booth.receive(inputs.InkChanged((((0.5, 0.5),) * (MOST_POINTS + 1),)))
    assert booth.state.ink_full
    assert booth.state.strokes == (STROKE,)
    booth.receive(inputs.InkChanged(()))
    assert not booth.state.ink_full


def test_nothing_happens_while_the_booth_is_off_screen():
    booth = Booth().receive(inputs.ShutterPressed(), inputs.CardAsked(), inputs.PrintPressed(), inputs.DueCame())
    assert booth.state == postcard.start(FRAMES, "zh", STORY_CARDS)
    assert booth.orders == []


def test_a_booth_without_frames_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        postcard.start((), "zh")

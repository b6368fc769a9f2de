"""Two visitors make postcards; one after the other, and nothing of the first is left for the second."""

from __future__ import annotations

import pytest

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard import MAKE_WITHIN_S, THANKS_S
from kiosk.happenings import facts, inputs, orders
from kiosk.happenings.words import Typed
from tests.thinking.booth import READY, STROKE, Booth, made, standing, stroke


def test_a_visitor_walks_through_the_booth_and_takes_the_card_along() -> None:
    booth = Booth().receive(READY).finished()
    assert booth.is_at("card")
    assert booth.last(orders.MakeCard).frame_id == "letter"
    assert booth.last(orders.MakeCard).strokes == (STROKE,)
    assert booth.noted == [facts.CardCreated("letter", with_photo=True, with_ink=True, shots=1)]
    booth.receive(inputs.PrintPressed())
    assert booth.prints("busy")
    booth.receive(inputs.PrintFinished("c1", False))
    assert booth.prints("done")
    assert booth.facts[-1] == facts.CardPrinted()
    booth.receive(inputs.BoothDonePressed()).wait(THANKS_S)
    assert booth.last(orders.Ring).happening == inputs.SceneChosen("home")


def test_the_seconds_of_every_step_are_remembered() -> None:
    booth = Booth().enter().wait(4.0).shoots().wait(2.5).receive(inputs.PhotoKept()).previewed().wait(6.0)
    booth.receive(inputs.FrameSettled()).wait(20.0).receive(inputs.CardAsked()).wait(1.5)
    booth.receive(made(booth.state.job)).wait(9.0).receive(inputs.BoothDonePressed()).wait(THANKS_S)
    booth.receive(inputs.SceneShown("home"))
    assert booth.stays == [("preview", 7.0), ("still", 2.5), ("frame", 6.0), ("ink", 20.0), ("card", 9.0)]


def test_a_step_that_is_left_for_another_scene_or_for_good_is_remembered_too() -> None:
    booth = Booth().finished().wait(5.0).receive(inputs.SceneShown("home")).wait(60.0)
    booth.receive(inputs.SceneShown("postcard")).wait(3.0).receive(inputs.VisitClosed("v1"))
    assert booth.stays[-2:] == [("card", 5.0), ("card", 3.0)]
    booth.wait(100.0).at_the_digits().wait(2.0).receive(inputs.SceneShown("home"))
    assert booth.stays[-2:] == [("preview", 0.0), ("code", 2.0)]


def test_back_leads_back_through_every_step() -> None:
    booth = Booth().written()
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("frame")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("still")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("preview")
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("still")
    assert booth.orders[-2:] == [orders.OpenCamera(), orders.RestCamera()]


def test_the_ink_survives_a_second_thought_about_photo_and_frame() -> None:
    booth = Booth().written().receive(inputs.BoothBackPressed(), inputs.FrameChosen("sand"), inputs.FrameSettled())
    assert booth.state.strokes == (STROKE,)
    assert booth.state.frame_id == "sand"


def test_a_river_card_needs_no_photo_and_an_empty_one_no_ink() -> None:
    booth = Booth().enter().receive(inputs.WithoutPhotoPressed()).previewed()
    assert booth.is_at("frame")
    assert orders.RestCamera() in booth.orders
    booth.receive(inputs.FrameSettled(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.last(orders.MakeCard) == orders.MakeCard(None, "river", (), "zh", booth.state.job)
    assert booth.noted == [facts.CardCreated("river", with_photo=False, with_ink=False)]
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("card")


def test_both_sides_typed_words_and_every_photo_taken_are_told_of_a_card_but_no_word_of_it() -> None:
    booth = Booth().photographed().receive(inputs.RetakePressed()).shoots("s2")
    booth.receive(inputs.PhotoKept()).previewed().receive(inputs.FrameSettled())
    booth.receive(inputs.TypingOpened(), inputs.WordsTyped("江上有风"), inputs.TypingClosed())
    booth.receive(inputs.SideTurned("back"), inputs.StrokeDrawn(stroke(side="back")), inputs.CardAsked())
    make = booth.last(orders.MakeCard)
    assert (make.still_id, make.typed, make.strokes) == ("s2", Typed("江上有风"), (stroke(side="back"),))
    booth.receive(made(make.job))
    assert booth.noted == [
        facts.CardCreated("river", with_photo=True, with_ink=True, typed=True, both_sides=True, shots=2)
    ]


def test_a_card_that_fails_keeps_the_writing() -> None:
    booth = Booth().written().receive(inputs.CardAsked())
    booth.receive(inputs.CardFailed("OSError", booth.last(orders.MakeCard).job))
    assert (booth.state.step, booth.state.make_failed, booth.state.strokes) == ("ink", True, (STROKE,))
    booth.receive(inputs.CardAsked()).wait(MAKE_WITHIN_S)
    assert (booth.state.step, booth.state.make_failed) == ("ink", True)
    assert booth.noted == [facts.CardNotMade("OSError"), facts.CardNotMade("late")]
    booth.receive(inputs.InkUndone(), inputs.InkRedone(), inputs.CardAsked())
    booth.receive(made(booth.last(orders.MakeCard).job))
    assert booth.is_at("card")


def test_a_card_that_comes_after_its_maker_left_is_deleted_and_shown_to_nobody() -> None:
    booth = Booth().written().receive(inputs.CardAsked())
    late = made(booth.last(orders.MakeCard).job)
    booth.receive(inputs.VisitClosed("v1")).enter().receive(inputs.WithoutPhotoPressed()).previewed()
    booth.receive(inputs.FrameSettled(), inputs.CardAsked(), late)
    assert booth.is_at("making")
    assert booth.orders[-1] == orders.DeleteCard("c1")
    assert booth.noted == []


def test_a_card_that_comes_after_its_time_is_deleted_while_its_maker_writes_on() -> None:
    booth = Booth().written().receive(inputs.CardAsked())
    late = made(booth.last(orders.MakeCard).job)
    booth.wait(MAKE_WITHIN_S).receive(late)
    assert booth.is_at("ink")
    assert booth.orders[-1] == orders.DeleteCard("c1")


def test_a_card_made_while_another_scene_is_shown_is_deleted() -> None:
    booth = Booth().written().receive(inputs.CardAsked())
    late = made(booth.last(orders.MakeCard).job)
    booth.receive(inputs.SceneShown("home"), late)
    assert booth.orders[-1] == orders.DeleteCard("c1")
    assert booth.state.card is None


def test_a_finished_card_waits_while_its_maker_looks_elsewhere() -> None:
    booth = Booth().finished().receive(inputs.SceneShown("home"))
    assert booth.orders[-2:] == [orders.UnwatchLink(), orders.CloseCamera()]
    booth.receive(inputs.SceneShown("postcard"))
    assert booth.is_at("card")
    assert booth.state.card is not None


def test_what_was_only_begun_does_not_wait() -> None:
    booth = Booth().written().receive(inputs.SceneShown("home"))
    assert booth.orders[-2:] == [orders.CloseCamera(), orders.ForgetPreviews()]
    booth.receive(inputs.SceneShown("postcard"))
    assert booth.is_at("preview")
    assert (booth.state.strokes, booth.state.shots, booth.state.can_undo) == ((), (), False)


def test_another_card_starts_from_the_mirror() -> None:
    booth = Booth().finished().receive(inputs.AnotherCardPressed())
    assert (booth.state.step, booth.state.card, booth.state.strokes) == ("preview", None, ())
    assert booth.orders[-3:] == [orders.UnwatchLink(), orders.ForgetPreviews(), orders.OpenCamera()]


def test_the_maker_deletes_the_card_at_once_and_the_ink_goes_with_it() -> None:
    booth = Booth().finished().receive(inputs.CardDeletePressed())
    assert booth.orders[-3:] == [orders.UnwatchLink(), orders.ForgetPreviews(), orders.DeleteCard("c1")]
    assert booth.facts[-1] == facts.CardDeleted("booth")
    assert (booth.state.step, booth.state.deleted, booth.state.card, booth.state.strokes) == ("thanks", True, None, ())
    booth.receive(inputs.CardDeletePressed(), inputs.PrintPressed(), inputs.CardLinked("c1", "x", "y"))
    assert booth.all(orders.DeleteCard) == [orders.DeleteCard("c1")]
    booth.wait(THANKS_S)
    assert booth.last(orders.Ring).happening == inputs.SceneChosen("home")


def test_the_thanks_still_hold_the_ink_for_its_film_but_no_code() -> None:
    booth = Booth().finished().receive(inputs.CardLinked("c1", "http://10.0.0.2/c/c1", "code"))
    booth.receive(inputs.BoothDonePressed())
    assert booth.is_at("thanks")
    assert booth.state.on_screen
    assert booth.orders[-1] == orders.UnwatchLink()
    assert (booth.state.strokes, booth.state.code_id, booth.state.link) == ((STROKE,), "", "")
    booth.receive(inputs.BoothBackPressed(), inputs.CardLinked("c1", "http://10.0.0.2/c/c1", "code"))
    assert (booth.state.step, booth.state.code_id) == ("thanks", "")


def test_nothing_happens_while_the_booth_is_off_screen() -> None:
    booth = Booth().receive(inputs.ShutterPressed(), inputs.CardAsked(), inputs.PrintPressed(), inputs.DueCame())
    booth.receive(inputs.CodeEntered("123456"), inputs.StrokeDrawn(STROKE), inputs.CameraLost())
    assert booth.state == standing()
    assert booth.orders == []


def test_a_booth_without_frames_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        postcard.start((), "zh")

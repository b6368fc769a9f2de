"""Coming back with a short code; and guessing one, which gets slower and slower."""

from __future__ import annotations

import pytest

from kiosk.exhibits import postcard
from kiosk.exhibits.postcard.codes import FIND_WITHIN_S
from kiosk.happenings import facts, inputs, orders
from tests.thinking.booth import READY, Booth, made


def found(booth: Booth, show_code: bool = True, printable: bool = False, rehearsal: bool = False) -> Booth:
    """The digits lead to the card."""
    booth.receive(inputs.CodeEntered("024681"))
    card = made(card_id="c7", rehearsal=rehearsal)
    return booth.receive(inputs.CardFound(card, show_code, printable, booth.last(orders.FindCard).job))


def entry(booth: Booth) -> str:
    return booth.state.code_entry


def guessed(booth: Booth, times: int = 1) -> Booth:
    for _ in range(times):
        booth.receive(inputs.CodeEntered("111111"))
        booth.receive(inputs.CardNotFound(booth.last(orders.FindCard).job))
    return booth


def test_a_young_card_is_shown_again_with_its_code() -> None:
    booth = found(Booth().receive(READY).at_the_digits())
    assert booth.is_at("card")
    assert booth.noted == [facts.CardFoundAgain(printable=False)]
    assert booth.orders[-3:] == [orders.FindCard("024681", 3), orders.CloseCamera(), orders.LinkCard("c7")]
    assert (booth.state.found_again, booth.state.link) == (True, "making")
    booth.receive(inputs.CardLinked("c7", "http://10.0.0.2/c/c7", "code"), inputs.PrintPressed())
    assert booth.state.code_id == "code"
    # It was printed, or never asked for: paper is for a print that failed.
    assert not booth.state.printable
    assert booth.all(orders.PrintCard) == []


def test_a_print_that_had_failed_can_be_asked_for_though_its_code_is_too_old_to_show() -> None:
    booth = found(Booth().receive(READY).at_the_digits(), show_code=False, printable=True)
    assert booth.all(orders.LinkCard) == []
    assert (booth.state.show_code, booth.state.link, booth.state.printable) == (False, "", True)
    booth.receive(inputs.CardLinked("c7", "http://10.0.0.2/c/c7", "code"), inputs.PrintPressed())
    assert booth.state.code_id == ""
    assert booth.last(orders.PrintCard) == orders.PrintCard("c7", 1, 1)
    assert booth.noted[0] == facts.CardFoundAgain(printable=True)


def test_a_found_card_can_be_deleted_and_a_pretend_one_is_told_as_such() -> None:
    booth = found(Booth().at_the_digits(), rehearsal=True).receive(inputs.CardDeletePressed())
    assert booth.last(orders.DeleteCard) == orders.DeleteCard("c7")
    told = dict(zip(map(type, booth.facts), booth.rehearsals, strict=True))
    assert told[facts.CardFoundAgain]
    assert told[facts.CardDeleted]


def test_what_was_begun_is_let_go_when_a_card_is_found() -> None:
    booth = Booth().photographed().receive(inputs.BoothBackPressed(), inputs.CodeEntryOpened())
    assert booth.orders[-1] == orders.RestCamera()
    found(booth)
    assert (booth.state.shots, booth.state.still_id) == ((), None)


def test_back_from_the_digits_the_photos_are_still_there() -> None:
    booth = Booth().photographed().receive(inputs.BoothBackPressed(), inputs.CodeEntryOpened())
    booth.receive(inputs.BoothBackPressed())
    assert booth.is_at("preview", "opening")
    assert booth.orders[-1] == orders.OpenCamera()
    assert booth.state.shots == ("s1",)


def test_the_digits_are_reached_from_the_mirror_only() -> None:
    for booth in (Booth().photographed(), Booth().framed(), Booth().written(), Booth().finished()):
        assert booth.receive(inputs.CodeEntryOpened()).state.step != "code"
    assert Booth().enter().receive(inputs.CameraLost(), inputs.CodeEntryOpened()).is_at("code")


def test_a_wrong_code_can_be_corrected_and_the_right_one_clears_it() -> None:
    booth = guessed(Booth().at_the_digits(), 2)
    assert entry(booth) == "wrong"
    assert found(booth).is_at("card")
    assert booth.state.codes_wrong == 0


def test_three_wrong_codes_lock_and_the_lock_doubles_up_to_half_an_hour() -> None:
    booth = Booth().at_the_digits()
    locks = []
    for _ in range(9):
        guessed(booth, 3)
        assert entry(booth) == "locked"
        locks.append(booth.state.code_locked_until_s - booth.now_s)
        asked = len(booth.all(orders.FindCard))
        booth.receive(inputs.CodeEntered("222222"))
        assert len(booth.all(orders.FindCard)) == asked
        booth.wait(locks[-1])
        assert entry(booth) == ""
    assert locks == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800]


def test_an_hour_in_peace_makes_the_next_lock_a_short_one() -> None:
    booth = guessed(guessed(Booth().at_the_digits(), 3).wait(30), 3).wait(60 + 3600)
    guessed(booth, 3)
    assert booth.state.code_locked_until_s == booth.now_s + 30


def test_the_lock_outlives_the_visit_and_says_so_to_whoever_comes_next() -> None:
    booth = guessed(Booth().at_the_digits(), 3).receive(inputs.VisitClosed("v1")).wait(10).at_the_digits()
    assert entry(booth) == "locked"
    assert postcard.due(booth.state) == booth.state.code_locked_until_s
    booth.wait(20)
    assert entry(booth) == ""
    assert found(booth).is_at("card")


def test_stepping_back_before_the_answer_buys_no_further_guess() -> None:
    booth = Booth().at_the_digits()
    for _ in range(3):
        booth.receive(inputs.CodeEntered("333333"), inputs.BoothBackPressed(), inputs.CodeEntryOpened())
    booth.receive(inputs.CodeEntered("444444"))
    assert entry(booth) == "locked"
    assert len(booth.all(orders.FindCard)) == 3


@pytest.mark.parametrize("bad", ["", "12345", "1234567", "12 456", "１２３４５６", "../../", "123456\n"])
def test_what_is_no_code_at_all_is_never_looked_for(bad: str) -> None:
    booth = Booth().at_the_digits().receive(inputs.CodeEntered(bad))
    assert entry(booth) == "wrong"
    assert booth.all(orders.FindCard) == []


def test_mad_taps_ask_once_and_an_answer_that_never_comes_is_nobody_s_wrong_code() -> None:
    booth = Booth().at_the_digits().receive(*[inputs.CodeEntered("024681")] * 10)
    assert len(booth.all(orders.FindCard)) == 1
    assert entry(booth) == "checking"
    booth.wait(FIND_WITHIN_S)
    assert (booth.state.code_entry, booth.state.codes_wrong) == ("", 0)


def test_a_card_found_after_its_asker_left_is_shown_to_nobody() -> None:
    booth = Booth().at_the_digits().receive(inputs.CodeEntered("024681"))
    late = inputs.CardFound(made(card_id="c7"), True, True, booth.last(orders.FindCard).job)
    booth.receive(inputs.VisitClosed("v1"), late)
    assert booth.is_at("off")
    assert booth.orders[-1] == orders.ForgetPreviews()
    booth.at_the_digits().receive(late, inputs.CodeEntered("555555"), late)
    assert entry(booth) == "checking"
    assert booth.state.card is None


def test_pictures_wiped_with_a_late_find_are_asked_for_again() -> None:
    booth = Booth().framed().receive(inputs.BoothBackPressed(), inputs.RetakePressed(), inputs.CodeEntryOpened())
    booth.receive(inputs.CodeEntered("024681"), inputs.BoothBackPressed())
    booth.receive(inputs.CardFound(made(card_id="c7"), True, True, booth.last(orders.FindCard).job))
    assert booth.orders[-1] == orders.ForgetPreviews()
    booth.receive(inputs.ShotChosen("s1"), inputs.PhotoKept())
    assert booth.is_at("frame")
    assert booth.state.previews == {}
    assert isinstance(booth.orders[-1], orders.PreviewCard)


def test_a_late_find_does_not_wipe_the_pictures_of_somebody_choosing_a_frame() -> None:
    booth = Booth().at_the_digits().receive(inputs.CodeEntered("024681"))
    late = inputs.CardFound(made(card_id="c7"), True, True, booth.last(orders.FindCard).job)
    booth.receive(inputs.BoothBackPressed(), inputs.WithoutPhotoPressed()).previewed().receive(late)
    assert booth.is_at("frame")
    assert booth.all(orders.ForgetPreviews) == []

"""Paper at the booth: a button that keeps its word, one card for ten mad taps, and prints that outlive the booth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.exhibits.postcard import THANKS_S
from kiosk.happenings import facts, inputs, orders
from tests.thinking.booth import READY, Booth, made

EMPTY = replace(READY, ready=False, reason="media-empty", sheets_left=0)


def finished(printer: inputs.PrinterTold | None = READY) -> Booth:
    return (Booth().receive(printer) if printer else Booth()).finished()


def printing() -> Booth:
    return finished().receive(inputs.PrintPressed())


def offer(booth: Booth) -> tuple[bool, str]:
    return booth.state.printable, booth.state.print_reason


def test_the_button_is_there_only_when_a_card_would_come_out_and_follows_the_printer_at_once() -> None:
    booth = finished(EMPTY)
    assert offer(booth) == (False, "media-empty")
    booth.receive(inputs.PrintPressed())
    assert booth.all(orders.PrintCard) == []
    assert offer(booth.receive(READY)) == (True, "")
    assert offer(booth.receive(replace(READY, ready=False, reason="jam"))) == (False, "jam")
    assert offer(booth.receive(replace(READY, ready=False, reason="cap"))) == (False, "cap")
    assert offer(booth.receive(READY, replace(READY, sheets_left=79))) == (True, "")


def test_before_the_printer_said_anything_no_print_is_offered_and_nothing_is_blamed() -> None:
    booth = finished(None).receive(inputs.PrintPressed())
    assert offer(booth) == (False, "")
    assert booth.all(orders.PrintCard) == []


def test_ten_mad_taps_print_once_with_one_ticket() -> None:
    booth = finished().receive(*[inputs.PrintPressed()] * 10)
    assert booth.all(orders.PrintCard) == [orders.PrintCard("c1", 1, 1)]
    booth.receive(inputs.PrintFinished("c1", False), *[inputs.PrintPressed()] * 10)
    assert len(booth.all(orders.PrintCard)) == 1
    assert booth.prints("done")


def test_copies_are_chosen_before_and_not_beyond_what_the_station_allows() -> None:
    booth = finished().receive(inputs.CopiesChosen(9))
    assert booth.state.copies == 4
    assert booth.receive(inputs.CopiesChosen(-1)).state.copies == 1
    booth.receive(inputs.CopiesChosen(3), inputs.PrintPressed(), inputs.CopiesChosen(2))
    assert booth.last(orders.PrintCard).copies == 3
    booth.receive(inputs.PrintFinished("c1", False, 3))
    assert booth.noted[-1] == facts.CardPrinted(3)


def test_a_print_that_fails_is_noted_and_can_be_tried_again_with_a_new_ticket() -> None:
    booth = printing().receive(inputs.PrintFailed("c1", "lost"))
    assert booth.prints("failed")
    assert booth.noted[-1] == facts.CardNotPrinted("lost")
    assert offer(booth.receive(replace(READY, printed_today=4))) == (True, "lost")
    booth.receive(inputs.PrintPressed())
    assert (booth.state.print_step, booth.state.print_reason) == ("busy", "")
    assert [order.ticket for order in booth.all(orders.PrintCard)] == [1, 2]


@pytest.mark.parametrize("first", ["told", "failed"])
def test_after_paper_ran_out_the_button_comes_back_with_the_paper(first: str) -> None:
    failed = inputs.PrintFailed("c1", "media-empty")
    booth = printing().receive(*((EMPTY, failed) if first == "told" else (failed, EMPTY)))
    assert offer(booth) == (False, "media-empty")
    booth.receive(inputs.PrintPressed())
    assert len(booth.all(orders.PrintCard)) == 1
    booth.receive(READY)
    assert (booth.state.print_step, *offer(booth)) == ("failed", True, "")


def test_a_printer_that_vanishes_while_it_prints_leaves_the_print_under_way_until_it_is_told() -> None:
    booth = printing().receive(replace(READY, ready=False, reason="offline"))
    assert (booth.state.print_step, booth.state.print_reason) == ("busy", "")
    booth.receive(inputs.PrintFailed("c1", "offline"))
    assert (booth.state.print_step, *offer(booth)) == ("failed", False, "offline")


def test_a_rehearsed_print_says_so() -> None:
    booth = printing().receive(inputs.PrintFinished("c1", rehearsal=True))
    assert booth.state.print_rehearsal


def test_the_visit_closes_and_a_print_still_waiting_is_called_back() -> None:
    booth = printing().receive(inputs.VisitClosed("v1"))
    assert booth.orders[-1] == orders.ExpirePrint("c1")
    booth.receive(inputs.PrintFailed("c1", "cancelled"))
    assert booth.facts[-1] == facts.CardNotPrinted("cancelled")
    assert booth.prints("none")


def test_a_visit_that_closes_with_nothing_in_the_printer_calls_nothing_back() -> None:
    booth = printing().receive(inputs.PrintFinished("c1", False), inputs.VisitClosed("v1"))
    assert booth.all(orders.ExpirePrint) == []


def test_a_print_goes_on_while_its_maker_is_done_and_goes_home_and_still_expires_with_the_visit() -> None:
    booth = printing().receive(inputs.BoothDonePressed()).wait(THANKS_S).receive(inputs.SceneShown("home"))
    assert booth.all(orders.ExpirePrint) == []
    booth.receive(inputs.VisitClosed("v1"))
    assert booth.orders[-1] == orders.ExpirePrint("c1")


def test_another_card_waits_for_the_first_one_s_print() -> None:
    booth = printing().receive(inputs.AnotherCardPressed()).shoots().receive(inputs.PhotoKept()).previewed()
    booth.receive(inputs.FrameSettled(), inputs.CardAsked()).receive(made(booth.state.job, "c2"))
    assert (booth.state.print_step, *offer(booth)) == ("none", False, "busy")
    booth.receive(inputs.PrintPressed())
    assert [order.card_id for order in booth.all(orders.PrintCard)] == ["c1"]
    booth.receive(inputs.PrintFinished("c1", False))
    assert (booth.state.print_step, *offer(booth)) == ("none", True, "")
    booth.receive(inputs.PrintPressed())
    assert booth.last(orders.PrintCard) == orders.PrintCard("c2", 1, 2)


def test_a_print_of_the_visitor_before_is_noted_and_changes_nothing_here() -> None:
    booth = finished().receive(inputs.PrintFinished("c0", False), inputs.PrintFailed("c9", "jam"))
    assert booth.noted[-2:] == [facts.CardPrinted(), facts.CardNotPrinted("jam")]
    assert (booth.state.print_step, *offer(booth)) == ("none", True, "")


def test_a_card_is_not_deleted_from_under_the_printer() -> None:
    booth = printing().receive(inputs.CardDeletePressed())
    assert booth.is_at("card")
    assert booth.all(orders.DeleteCard) == []
    booth.receive(inputs.PrintFinished("c1", False), inputs.CardDeletePressed())
    assert booth.last(orders.DeleteCard) == orders.DeleteCard("c1")


def test_the_printer_is_known_to_whoever_comes_next_and_no_ticket_is_used_twice() -> None:
    booth = printing().receive(inputs.PrintFinished("c1", False), inputs.VisitClosed("v1"))
    booth.finished("c2").receive(inputs.PrintPressed())
    assert booth.last(orders.PrintCard) == orders.PrintCard("c2", 1, 2)

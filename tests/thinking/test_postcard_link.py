"""The card's code for phones: shown only while the card answers, and only for the card that lies there."""

from __future__ import annotations

from kiosk.happenings import inputs, orders
from tests.thinking.booth import Booth, made

LINKED = inputs.CardLinked("c1", "http://10.0.0.2:8470/c/abc", "code-1", "wifi-1")


def shown(booth: Booth) -> tuple[str, str, str]:
    return booth.state.link, booth.state.code_id, booth.state.wifi_code_id


def test_a_code_appears_only_when_its_target_answered() -> None:
    booth = Booth().finished()
    assert booth.orders[-1] == orders.LinkCard("c1")
    assert shown(booth) == ("making", "", "")
    assert shown(booth.receive(LINKED)) == ("ready", "code-1", "wifi-1")


def test_an_address_that_changes_while_the_code_is_shown_brings_a_new_code() -> None:
    booth = Booth().finished().receive(LINKED, inputs.CardUnlinked("c1"))
    assert shown(booth) == ("failed", "", "")
    booth.receive(inputs.CardLinked("c1", "http://192.168.1.9:8470/c/abc", "code-2"))
    assert shown(booth) == ("ready", "code-2", "")


def test_another_card_s_link_means_nothing_here() -> None:
    booth = Booth().finished().receive(LINKED)
    before = booth.state
    other = inputs.CardLinked("c0", "http://10.0.0.2:8470/c/xyz", "code-0")
    assert booth.receive(other, inputs.CardUnlinked("c0")).state is before


def test_a_late_link_is_not_shown_to_the_next_visitor_s_card() -> None:
    booth = Booth().finished().receive(inputs.VisitClosed("v1"), LINKED)
    assert shown(booth) == ("", "", "")
    booth.written().receive(inputs.CardAsked(), LINKED)
    booth.receive(made(booth.state.job, "c2"), LINKED)
    assert shown(booth) == ("making", "", "")


def test_nobody_watches_the_link_of_a_card_that_waits_and_it_is_asked_for_again_on_return() -> None:
    booth = Booth().finished().receive(LINKED, inputs.SceneShown("home"))
    assert orders.UnwatchLink() in booth.orders
    assert shown(booth) == ("", "", "")
    booth.receive(inputs.SceneShown("postcard"))
    assert booth.orders[-1] == orders.LinkCard("c1")
    assert shown(booth.receive(LINKED)) == ("ready", "code-1", "wifi-1")


def test_a_card_deleted_on_the_phone_goes_from_the_screen_too() -> None:
    booth = Booth().finished().receive(LINKED, inputs.CardGone("c0"))
    assert booth.is_at("card")
    noted = len(booth.noted)
    booth.receive(inputs.CardGone("c1"))
    assert booth.is_at("thanks")
    assert (booth.state.deleted, booth.state.card, booth.state.strokes, shown(booth)) == (True, None, (), ("", "", ""))
    # The phone's page notes it; here there is nothing more to delete.
    assert (len(booth.noted), booth.all(orders.DeleteCard)) == (noted, [])
    assert booth.orders[-2:] == [orders.UnwatchLink(), orders.ForgetPreviews()]


def test_the_link_is_unwatched_when_the_visit_closes() -> None:
    booth = Booth().finished().receive(LINKED)
    asked = len(booth.orders)
    booth.receive(inputs.VisitClosed("v1"))
    assert booth.orders[asked] == orders.UnwatchLink()

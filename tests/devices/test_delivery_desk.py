"""The desk shows a code only while a phone would see the card, on a thread of its own."""

from __future__ import annotations

import queue
import shutil

import pytest

from kiosk.devices.delivery.desk import EXPIRE_EVERY_S, WIFI_CODE_ID, DeliveryDesk
from kiosk.devices.delivery.local import LocalWay
from kiosk.happenings.inputs import CardFound, CardLinked, CardNotFound, CardUnlinked
from kiosk.happenings.orders import DeleteCard, FindCard, LinkCard, UnwatchLink
from kiosk.happenings.words import Input
from kiosk.press.qr import wifi_text
from kiosk.press.store import CardStore
from tests.devices.delivery_hall import NOON_MS, Hall, linked
from tests.pickup.served import stored

PATIENCE_S = 30.0


@pytest.fixture
def hall(tmp_path):
    return Hall(tmp_path)


def test_the_code_holds_the_very_link_that_answered(hall):
    card_id = hall.card()
    told = linked(hall.asks(LinkCard(card_id)))
    assert told.link == f"http://192.168.1.9:8470/c/{card_id}"
    assert hall.read(told.code_id) == told.link
    assert told.wifi_code_id == ""
    assert hall.later(60) == []


def test_no_code_comes_before_its_target_answers_and_it_comes_as_soon_as_it_does(hall):
    card_id = hall.card()
    hall.reachable = False
    assert hall.asks(LinkCard(card_id)) == [CardUnlinked(card_id)]
    assert hall.shelf == {}
    assert hall.later(2) == []
    hall.reachable = True
    assert linked(hall.later(2)).card_id == card_id


def test_while_the_pickup_server_starts_there_is_no_link(hall):
    card_id = hall.card()
    hall.base = ""
    assert hall.asks(LinkCard(card_id)) == [CardUnlinked(card_id)]
    hall.base = "http://192.168.1.9:8470"
    assert linked(hall.later(2)).card_id == card_id


def test_an_address_that_changes_while_the_code_is_shown_brings_a_new_code(hall):
    card_id = hall.card()
    first = linked(hall.asks(LinkCard(card_id)))
    hall.base = "http://10.0.0.4:8470"
    second = linked(hall.later(2))
    assert second.link == f"http://10.0.0.4:8470/c/{card_id}"
    # Another name too, or the window would go on showing the picture it has.
    assert second.code_id != first.code_id
    assert hall.read(second.code_id) == second.link


def test_a_network_that_goes_takes_the_code_and_brings_it_again(hall):
    card_id = hall.card()
    first = linked(hall.asks(LinkCard(card_id)))
    hall.base = ""
    assert hall.later(2) == []
    assert hall.later(1) == [CardUnlinked(card_id)]
    assert hall.later(30) == []
    hall.base = "http://192.168.1.9:8470"
    assert linked(hall.later(2)) == first


def test_one_answer_that_comes_late_does_not_take_a_code_that_is_being_read(hall):
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    hall.reachable = False
    assert hall.later(2) == []
    hall.reachable = True
    assert hall.later(1) == []


def test_nobody_asks_any_more_when_nobody_looks(hall):
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    hall.asks(UnwatchLink())
    hall.base = ""
    assert hall.later(60) == []


def test_a_visitor_who_is_gone_before_the_link_came_sees_nothing_of_it(hall):
    card_id = hall.card()
    assert hall.asks(LinkCard(card_id), UnwatchLink()) == []
    assert hall.shelf == {}


def test_the_next_card_takes_the_place_of_the_one_watched(hall):
    first, second = hall.card(), hall.card()
    hall.asks(LinkCard(first))
    assert linked(hall.asks(LinkCard(second))).card_id == second
    hall.base = "http://10.0.0.4:8470"
    assert linked(hall.later(2)).card_id == second


@pytest.mark.parametrize(
    ("name", "password", "security", "expected"),
    [
        ("Binjiang-Guest", "river2026", "WPA", "WIFI:T:WPA;S:Binjiang-Guest;P:river2026;;"),
        ("滨江;驿站", 'a\\b:c,"d"', "WPA", 'WIFI:T:WPA;S:滨江\\;驿站;P:a\\\\b\\:c\\,\\"d\\";;'),
        ("open", "", "nopass", "WIFI:T:nopass;S:open;;"),
        ("", "", "WPA", ""),
    ],
)
def test_the_network_s_code_says_what_phones_understand(tmp_path, name, password, security, expected):
    hall = Hall(tmp_path, wifi=wifi_text(name, password, security))
    told = linked(hall.asks(LinkCard(hall.card())))
    if not expected:
        assert told.wifi_code_id == ""
        return
    assert told.wifi_code_id == WIFI_CODE_ID
    assert hall.read(WIFI_CODE_ID) == expected


def test_a_fault_with_one_card_leaves_the_desk_at_work(hall, monkeypatch):
    card_id = hall.card(short_code="111111")
    with monkeypatch.context() as broken:
        broken.setattr(hall.store, "find_code", lambda *_: 1 / 0)
        assert hall.asks(FindCard("111111", 1)) == [CardNotFound(1)]
        broken.setattr(hall.store, "delete", lambda *_: 1 / 0)
        assert hall.asks(DeleteCard(card_id)) == []
        broken.setattr(hall.store, "find", lambda *_: 1 / 0)
        assert hall.asks(LinkCard(card_id)) == [CardUnlinked(card_id)]
    assert linked(hall.later(2)).card_id == card_id


def test_the_desk_works_on_a_thread_of_its_own_and_stops(tmp_path):
    rung: queue.Queue[Input] = queue.Queue()
    store = CardStore(tmp_path / "postcards")
    way = LocalWay(lambda card_id: f"http://192.168.1.9:8470/c/{card_id}", lambda _link: True)
    hall = Hall(tmp_path)
    desk = DeliveryDesk(rung.put, hall, store, way, hall.shelf.__setitem__, "", 10.0, lambda: NOON_MS)
    desk.start()
    try:
        card_id = stored(store, NOON_MS, short_code="111111")
        desk.take(LinkCard(card_id))
        assert isinstance(rung.get(timeout=PATIENCE_S), CardLinked)
        desk.take(FindCard("111111", 3))
        assert isinstance(rung.get(timeout=PATIENCE_S), CardFound)
        desk.take(DeleteCard(card_id))
        desk.take(FindCard("111111", 4))
        assert rung.get(timeout=PATIENCE_S) == CardNotFound(4)
    finally:
        desk.stop()


@pytest.mark.fault(
    "The folder of postcards vanishes",
    visitor="the QR code goes away",
    staff="nothing",
    lost="the cards that were in it",
)
def test_a_data_folder_that_vanished_is_no_end(hall):
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    shutil.rmtree(hall.store.folder)
    hall.later(2)
    assert hall.later(1) == [CardUnlinked(card_id)]
    hall.later(EXPIRE_EVERY_S)

"""A card is found by its short code while it may be, and taken back in time wherever it lies."""

from __future__ import annotations

import logging

import pytest

from kiosk.devices.delivery.desk import EXPIRE_EVERY_S
from kiosk.happenings.facts import CardExpired
from kiosk.happenings.inputs import CardFound, CardGone, CardLinked, CardNotFound, CardUnlinked, DeviceReported
from kiosk.happenings.orders import DeleteCard, FindCard, LinkCard, UnwatchLink
from kiosk.press.store import CardMeta, CardPictures, new_card_id
from tests.devices.delivery_hall import NOON_MS, STORE_DOWN, Elsewhere, Hall, linked
from tests.pickup.served import HOUR_MS, jpeg


@pytest.fixture
def hall(tmp_path):
    return Hall(tmp_path)


def test_a_young_card_is_found_by_its_short_code_with_its_pictures(hall):
    card_id = new_card_id()
    wide, tall = jpeg(1748, 1181), jpeg(1748, 2400)
    meta = CardMeta(hall.now_ms, hall.now_ms + 48 * HOUR_MS, "en", True, "042137")
    hall.store.save(card_id, CardPictures(tall, wide, wide), meta)
    hall.now_ms += 9 * 60_000
    (told,) = hall.asks(FindCard("042137", 7))
    assert isinstance(told, CardFound)
    assert (told.show_code, told.printable, told.job) == (True, False, 7)
    card = told.card
    assert (card.card_id, card.short_code, card.rehearsal) == (card_id, "042137", True)
    assert hall.shelf[card.front_id].width == hall.shelf[card.back_id].width == 1480
    assert hall.shelf[card.picture_id].height > hall.shelf[card.front_id].height
    assert linked(hall.asks(LinkCard(card_id))).card_id == card_id


def test_after_ten_minutes_a_short_code_finds_only_what_could_not_be_printed(hall):
    hall.card(short_code="111111")
    failed = hall.card(short_code="222222", print_failed=True)
    hall.now_ms += 10 * 60_000
    assert hall.asks(FindCard("111111", 1)) == [CardNotFound(1)]
    (told,) = hall.asks(FindCard("222222", 2))
    assert isinstance(told, CardFound)
    assert (told.card.card_id, told.card.back_id, told.show_code, told.printable) == (failed, "", False, True)
    hall.now_ms += 48 * HOUR_MS
    assert hall.asks(FindCard("222222", 3)) == [CardNotFound(3)]


@pytest.mark.parametrize("code", ["000000", "", "12345", "../..", "１２３４５６"])
def test_a_code_of_no_card_finds_nothing(hall, code):
    hall.card(short_code="111111")
    assert hall.asks(FindCard(code, 5)) == [CardNotFound(5)]


def test_a_card_with_damaged_pictures_is_not_found(hall):
    card_id = hall.card(short_code="111111")
    hall.store.sides(card_id)[0].write_bytes(b"")
    assert hall.asks(FindCard("111111", 1)) == [CardNotFound(1)]
    assert hall.shelf == {}


def test_a_found_card_is_not_laid_out_for_the_next_visitor(hall):
    hall.card(short_code="111111")
    assert hall.asks(FindCard("111111", 1), UnwatchLink()) == []
    assert hall.shelf == {}


def test_a_deleted_card_loses_its_link_and_its_code_at_once(hall):
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    assert hall.asks(DeleteCard(card_id)) == []
    assert hall.store.find(card_id, hall.now_ms) is None
    assert hall.later(10) == []


def test_a_card_a_phone_deleted_is_told_to_whoever_looks_at_it_and_asked_for_no_more(hall):
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    hall.store.delete(card_id)
    assert hall.later(2) == [CardGone(card_id)]
    assert hall.later(10) == []


def test_a_deletion_the_disk_refuses_still_takes_back_what_lies_elsewhere_and_names_no_card(
    tmp_path, monkeypatch, caplog
):
    elsewhere = Elsewhere()
    hall = Hall(tmp_path, way=elsewhere)
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))

    def refused(_card_id: str) -> bool:
        raise OSError(30, "Read-only file system", str(hall.store.folder / card_id))

    monkeypatch.setattr(hall.store, "delete", refused)
    with caplog.at_level(logging.INFO):
        assert hall.asks(DeleteCard(card_id)) == []
    assert elsewhere.there == []
    assert "DeleteCard" in caplog.text
    assert card_id not in caplog.text


def test_a_tidying_that_fails_leaves_the_desk_at_work_and_comes_again(hall, monkeypatch):
    old, fresh = hall.card(hours=0.01), hall.card()
    with monkeypatch.context() as broken:
        broken.setattr(hall.desk._way, "given_out", lambda: 1 / 0, raising=False)
        hall.later(EXPIRE_EVERY_S)
    assert linked(hall.asks(LinkCard(fresh))).card_id == fresh
    hall.later(EXPIRE_EVERY_S)
    assert hall.store.gone(old)


def test_expired_cards_are_deleted_and_counted_every_three_minutes(hall):
    hall.later(0)
    old = [hall.card(hours=0.01), hall.card(hours=0.01)]
    kept = hall.card()
    hall.later(EXPIRE_EVERY_S - 1)
    assert hall.noted == []
    hall.later(1)
    assert hall.noted == [CardExpired(2)]
    assert [hall.store.picture(card_id).exists() for card_id in [*old, kept]] == [False, False, True]
    hall.later(EXPIRE_EVERY_S)
    assert hall.noted == [CardExpired(2)]


def test_files_are_gone_after_48_hours_and_not_before(hall):
    card_id = hall.card()
    hall.later(48 * 3600 - EXPIRE_EVERY_S)
    assert hall.store.picture(card_id).exists()
    hall.later(EXPIRE_EVERY_S)
    assert not hall.store.picture(card_id).exists()
    assert not any(path.suffix == ".jpg" for path in hall.folder.rglob("*"))


def test_the_clock_set_forward_a_day_leaves_the_code_and_the_card(hall):
    card_id = hall.card(short_code="111111")
    linked(hall.asks(LinkCard(card_id)))
    hall.now_ms += 24 * HOUR_MS
    assert hall.later(EXPIRE_EVERY_S) == []
    assert hall.store.find(card_id, hall.now_ms)


def test_the_clock_set_forward_beyond_the_end_takes_the_code_before_the_card(hall):
    hall.later(0)
    card_id = hall.card()
    linked(hall.asks(LinkCard(card_id)))
    hall.now_ms += 72 * HOUR_MS
    hall.later(2)
    assert hall.later(1) == [CardUnlinked(card_id)]
    assert hall.later(EXPIRE_EVERY_S) == [CardGone(card_id)]
    assert hall.noted == [CardExpired(1)]


@pytest.mark.fault(
    "The clock is set back a day: short codes (stand-in clock)",
    visitor="the card is found by its code",
    staff="nothing",
    lost="nothing",
)
def test_the_clock_set_back_lets_a_visitor_find_the_card_again(hall):
    hall.card(short_code="111111")
    hall.now_ms -= 24 * HOUR_MS
    (told,) = hall.asks(FindCard("111111", 1))
    assert isinstance(told, CardFound)
    assert told.show_code


def test_an_upload_that_fails_is_tried_again_with_growing_pauses_and_told_once(tmp_path):
    way = Elsewhere(down=True)
    hall = Hall(tmp_path, way=way)
    card_id = hall.card()
    assert hall.asks(LinkCard(card_id)) == [DeviceReported("upload", "fault", *STORE_DOWN), CardUnlinked(card_id)]
    pauses: list[int] = []
    waited_s = 0
    while len(pauses) < 8:
        before = way.tries
        assert hall.later(1) == []
        waited_s += 1
        if way.tries > before:
            pauses.append(waited_s)
            waited_s = 0
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]
    way.down = False
    well, told = hall.later(30)
    assert isinstance(well, DeviceReported)
    assert well.level == "ok"
    assert isinstance(told, CardLinked)
    assert hall.later(60) == []


def test_what_lies_elsewhere_is_taken_back_with_the_card(tmp_path):
    way = Elsewhere()
    hall = Hall(tmp_path, way=way)
    expiring, deleted, kept = hall.card(hours=0.5), hall.card(), hall.card()
    for card_id in (expiring, deleted, kept):
        hall.asks(LinkCard(card_id))
    hall.asks(UnwatchLink(), DeleteCard(deleted))
    assert deleted not in way.there
    hall.later(3600)
    assert way.given_out() == [kept]


def test_what_could_not_be_taken_back_is_tried_again(tmp_path):
    way = Elsewhere()
    hall = Hall(tmp_path, way=way)
    card_id = hall.card()
    hall.asks(LinkCard(card_id))
    way.down = True
    assert hall.asks(DeleteCard(card_id)) == [DeviceReported("upload", "fault", *STORE_DOWN)]
    assert hall.store.find(card_id, hall.now_ms) is None
    hall.later(EXPIRE_EVERY_S)
    assert way.there
    way.down = False
    (well,) = hall.later(EXPIRE_EVERY_S)
    assert isinstance(well, DeviceReported)
    assert well.level == "ok"
    assert not way.there


def test_a_station_that_was_off_takes_back_at_its_start_what_expired_meanwhile(tmp_path):
    way = Elsewhere()
    before = Hall(tmp_path, way=way)
    card_id = before.card()
    before.asks(LinkCard(card_id))
    after = Hall(tmp_path, way=way, now_ms=NOON_MS + 72 * HOUR_MS)
    after.later(0)
    assert way.there == []
    assert after.noted == [CardExpired(1)]

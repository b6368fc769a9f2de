"""Cards in a real S3-compatible store: phones see them there, nobody lists them, and they are gone with the card."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Iterator

import obstore
import pytest

from kiosk.devices.delivery import bucket as buckets
from kiosk.devices.delivery.bucket import BucketWay
from kiosk.devices.delivery.choice import choose_way
from kiosk.devices.delivery.desk import DeliveryDesk
from kiosk.devices.delivery.local import LocalWay
from kiosk.devices.delivery.way import NotDeliveredError
from kiosk.happenings.inputs import CardLinked
from kiosk.happenings.orders import DeleteCard, LinkCard
from kiosk.happenings.words import Input
from kiosk.press.store import new_card_id
from kiosk.settings.postcard import Upload
from tests.devices.object_store import KEYS, ObjectStore, keeps_attributes, object_store
from tests.devices.uploading_station import Station, seen
from tests.pickup.served import HOUR_MS, jpeg

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the store's servers run on Linux only")


@pytest.fixture(scope="module")
def out_there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    folder = tmp_path_factory.mktemp("object-store")
    if not keeps_attributes(folder):
        pytest.skip("files of this disk carry no attributes, which the store needs")
    with object_store(folder) as running:
        yield running


@pytest.fixture
def station(tmp_path, out_there):
    return Station(tmp_path, out_there)


def refusal(way: BucketWay, card_id: str) -> NotDeliveredError:
    """Why staff are told that a card can't be given out; never with the card's own id."""
    with pytest.raises(NotDeliveredError) as refused:
        way.ask(way.publish(card_id))
    assert refused.value.sentence_zh
    assert card_id not in refused.value.sentence_zh + refused.value.sentence_en
    return refused.value


def test_a_phone_elsewhere_sees_the_page_and_the_picture(station):
    picture = jpeg(1748, 2400)
    card_id, way = station.card(picture=picture), station.way()
    link = way.publish(card_id)
    way.ask(link)
    status, headers, page = seen(link)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"
    text = page.decode()
    assert f'<img src="{card_id}.jpg" width="1748" height="2400"' in text
    assert "长按图片" in text
    assert "2026-11-25, 12:00" in text
    # Nothing out there could delete it, so nothing says so.
    assert "<form" not in text
    assert "请在留影台上删除" in text
    status, headers, body = seen(f"{link}.jpg")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert headers["Content-Disposition"] == "inline"
    assert body == picture


def test_nobody_can_list_the_cards(station):
    card_id, way = station.card(), station.way()
    way.publish(card_id)
    base = station.place.public_url
    for ask in (
        base,
        f"{base}/",
        f"{base}?format=json",
        f"{base}?prefix=c/",
        f"{base}/c/",
        f"{station.place.endpoint}/cards",
    ):
        status, _, body = seen(ask)
        assert status >= 400
        assert card_id.encode() not in body
    assert seen(f"{base}/c/{new_card_id()}")[0] == 404


def test_a_card_is_uploaded_once_however_often_it_is_asked_for(station, monkeypatch):
    card_id, way = station.card(), station.way()
    link = way.publish(card_id)
    monkeypatch.setattr(obstore, "put", lambda *_: pytest.fail("uploaded twice"))
    assert way.publish(card_id) == link


def test_a_card_taken_back_is_gone_and_forgotten(station):
    card_id, way = station.card(), station.way()
    link = way.publish(card_id)
    assert list(way.given_out()) == [card_id]
    way.withdraw(card_id)
    assert seen(link)[0] == seen(f"{link}.jpg")[0] == 404
    assert list(way.given_out()) == []
    way.withdraw(card_id)


def test_wrong_keys_are_told_and_nothing_is_lost(station):
    card_id = station.card()
    station.key_file.write_text(f"{KEYS[0]}\nnot the secret\n")
    way = station.way()
    assert "密钥不对" in refusal(way, card_id).sentence_zh
    station.key_file.write_text("\n".join(KEYS))
    way.ask(way.publish(card_id))


def test_a_bucket_that_is_not_there_is_told(station, out_there):
    way = station.way(bucket="elsewhere", public_url=out_there.public_url("elsewhere"))
    assert "no such bucket" in refusal(way, station.card()).sentence_en


def test_a_bucket_phones_may_not_read_is_told_and_no_code_comes(station, out_there):
    way = station.way(bucket="closed", public_url=out_there.public_url("closed"))
    assert "HTTP 401" in refusal(way, station.card()).sentence_zh


@pytest.mark.fault(
    "The object store does not answer",
    visitor="“Phones can't fetch it just now. It is being tried again”",
    staff="The store did not take a postcard (…); it is tried again.",
    lost="nothing",
)
def test_a_store_nobody_answers_at_is_told(station):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert "does not answer" in refusal(station.way(endpoint=f"http://127.0.0.1:{port}"), station.card()).sentence_en


@pytest.mark.fault(
    "The object store hangs (SIGSTOP)",
    visitor="“Phones can't fetch it just now. It is being tried again”",
    staff="The store did not take a postcard (…); it is tried again.",
    lost="nothing",
)
def test_a_store_that_hangs_is_given_up_and_taken_up_again(station, out_there, monkeypatch):
    monkeypatch.setattr(buckets, "REQUEST_WITHIN_S", 1)
    monkeypatch.setattr(buckets, "ANSWER_WITHIN_S", 0.5)
    way, card_id, other = station.way(), station.card(), station.card()
    link = way.publish(card_id)
    out_there.process.send_signal(signal.SIGSTOP)
    try:
        assert "没有回应" in refusal(way, other).sentence_zh
        with pytest.raises(NotDeliveredError):
            way.ask(link)
        with pytest.raises(NotDeliveredError):
            way.withdraw(card_id)
    finally:
        out_there.process.send_signal(signal.SIGCONT)
    monkeypatch.undo()
    way = station.way()
    way.ask(way.publish(other))
    way.withdraw(card_id)
    assert station.lying(card_id) == []


def test_a_picture_that_arrived_in_part_is_sent_anew(station):
    card_id, way = station.card(), station.way()
    link = way.publish(card_id)
    obstore.put(station.keeper(), f"c/{card_id}.jpg", b"half", attributes={"Content-Type": "image/jpeg"})
    assert "图片不完整" in refusal(way, card_id).sentence_zh
    way.ask(way.publish(card_id))
    assert seen(f"{link}.jpg")[2] == jpeg()


@pytest.mark.parametrize(
    ("attributes", "why"),
    [
        ({"Content-Type": "text/html", "Content-Disposition": "attachment"}, "下载"),
        ({"Content-Type": "application/octet-stream"}, "文件类型"),
        ({"Content-Type": "text/html"}, "别的网页"),
    ],
)
def test_a_store_whose_page_a_phone_would_not_show_is_told(station, attributes, why):
    card_id, way = station.card(), station.way()
    way.publish(card_id)
    body = b"<p>hello" if why == "别的网页" else f'"{card_id}.jpg"'.encode()
    obstore.put(station.keeper(), f"c/{card_id}", body, attributes=attributes)
    assert why in refusal(way, card_id).sentence_zh


@pytest.mark.fault(
    "The kiosk is killed between the two uploads of a card (stand-in)",
    visitor="“Phones can't fetch it just now”",
    staff="nothing",
    lost="nothing stays in the store without its card",
)
def test_a_station_killed_between_picture_and_page_takes_back_what_got_there(station, monkeypatch):
    card_id = station.card()
    put = obstore.put

    def dies_before_the_page(store, key, *more, **named):
        if not key.endswith(".jpg"):
            raise KeyboardInterrupt
        return put(store, key, *more, **named)

    monkeypatch.setattr(obstore, "put", dies_before_the_page)
    with pytest.raises(KeyboardInterrupt):
        station.way().publish(card_id)
    # Never a page without its picture.
    assert station.lying(card_id) == [f"c/{card_id}.jpg"]
    monkeypatch.undo()
    again = station.way()
    assert list(again.given_out()) == [card_id]
    again.withdraw(card_id)
    assert station.lying(card_id) == []


def test_what_can_not_be_remembered_is_not_uploaded(station):
    card_id = station.card()
    (station.folder / "uploads").write_text("a file where the folder should be")
    assert "磁盘" in refusal(station.way(), card_id).sentence_zh
    assert station.lying(card_id) == []


@pytest.mark.parametrize(
    ("content", "mode", "why"),
    [
        (None, 0, "can't be read"),
        ("one line", 0o600, "needs two lines"),
        ("access\nsecret", 0o644, "chmod 600"),
        (b"\xff\xfe\x00", 0o600, "can't be read"),
    ],
)
def test_a_key_file_staff_must_mend_is_named(station, content, mode, why):
    station.key_file.unlink()
    if content is not None:
        station.key_file.write_bytes(content if isinstance(content, bytes) else content.encode())
        station.key_file.chmod(mode)
    told = refusal(station.way(), station.card())
    assert why in told.sentence_en
    assert str(station.key_file) in told.sentence_zh


def test_the_desk_shows_a_code_that_works_elsewhere_and_takes_the_card_back(station):
    rung: list[Input] = []
    now_s = [0.0]

    class Nobody:
        def note(self, *_: object, **__: object) -> None: ...

    way = station.way()
    desk = DeliveryDesk(
        rung.append, Nobody(), station.store, way, lambda *_: None, "", 10, lambda: station.now_ms, lambda: now_s[0]
    )
    card_id, other = station.card(), station.card()
    desk.take(LinkCard(card_id))
    desk.work_off()
    (told,) = rung
    assert isinstance(told, CardLinked)
    assert seen(told.link)[0] == 200
    desk.take(DeleteCard(card_id))
    desk.take(LinkCard(other))
    desk.work_off()
    assert seen(told.link)[0] == 404
    assert station.lying(other)
    # The station was off for three days.
    station.now_ms += 72 * HOUR_MS
    later = DeliveryDesk(
        rung.append, Nobody(), station.store, station.way(), lambda *_: None, "", 10, lambda: station.now_ms, lambda: 0
    )
    later.work_off()
    assert station.lying(other) == []


def test_the_settings_choose_the_way(station, out_there):
    none = Upload(endpoint="", region="", bucket="", key_file="", public_url="")
    link, answers = (lambda card_id: f"http://192.168.1.9/c/{card_id}"), (lambda _link: True)
    local = choose_way(none, station.folder, station.folder, station.pages, link, answers)
    assert isinstance(local, LocalWay)
    given = Upload(
        endpoint=out_there.endpoint,
        region="us-east-1",
        bucket="cards",
        key_file="keys",
        public_url=out_there.public_url(),
    )
    way = choose_way(given, station.folder, station.folder, station.pages, link, answers)
    card_id = station.card()
    way.ask(way.publish(card_id))
    assert (station.folder / "uploads" / card_id).exists()

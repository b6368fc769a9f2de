"""A phone opens its card, saves it, deletes it; everything else gets one and the same refusal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from kiosk.content.words import load_words
from kiosk.pickup.server import CARD_HEADER, HEADERS, Pickup, application
from kiosk.places import SCENES
from kiosk.press.store import CardMeta, CardStore, new_card_id

HOUR_MS = 3_600_000
NOON_MS = int(datetime(2026, 11, 23, 4, tzinfo=UTC).timestamp() * 1000)


@dataclass
class Hall:
    store: CardStore
    now_ms: int = NOON_MS
    opened: list[bool] = field(default_factory=list)
    deleted: list[bool] = field(default_factory=list)

    def phone(self) -> TestClient:
        pickup = Pickup(
            self.store,
            load_words(SCENES)["postcard"],
            ZoneInfo("Asia/Shanghai"),
            "qinhuangdao",
            lambda: self.now_ms,
            self.opened.append,
            self.deleted.append,
        )
        return TestClient(application(pickup), base_url="http://192.168.1.9:8470")

    def card(self, rehearsal: bool = False) -> str:
        card_id = new_card_id()
        self.store.save(card_id, b"\xff\xd8jpeg", CardMeta(NOON_MS, NOON_MS + 48 * HOUR_MS, "zh", rehearsal))
        return card_id


@pytest.fixture
def hall(tmp_path):
    return Hall(CardStore(tmp_path / "postcards"))


def test_a_phone_sees_its_card_in_both_languages_and_until_when(hall):
    card_id = hall.card()
    answer = hall.phone().get(f"/c/{card_id}")
    assert answer.status_code == 200
    assert f'<img src="/c/{card_id}.jpg"' in answer.text
    assert answer.text.count("<img") == 1
    assert "长按图片" in answer.text
    assert "Press and hold" in answer.text
    assert "2026-11-25 12:00" in answer.text
    assert "<script" not in answer.text
    picture = hall.phone().get(f"/c/{card_id}.jpg")
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.content == b"\xff\xd8jpeg"


def test_opening_the_page_is_told_once_and_the_picture_and_the_kiosks_own_question_are_not(hall):
    card_id = hall.card(rehearsal=True)
    phone = hall.phone()
    phone.head(f"/c/{card_id}")
    phone.get(f"/c/{card_id}.jpg")
    assert hall.opened == []
    phone.get(f"/c/{card_id}")
    assert hall.opened == [True]


def test_the_kiosk_recognises_its_own_server(hall):
    card_id = hall.card()
    assert hall.phone().head(f"/c/{card_id}").headers[CARD_HEADER] == card_id
    assert hall.phone().get("/health").json() == {"service": "kiosk-pickup", "station": "qinhuangdao"}


def test_a_phone_deletes_its_card_by_posting(hall):
    card_id = hall.card()
    phone = hall.phone()
    assert phone.get(f"/c/{card_id}/delete").status_code == 404
    assert hall.store.find(card_id, NOON_MS)
    answer = phone.post(f"/c/{card_id}/delete")
    assert answer.status_code == 200
    assert "已删除" in answer.text
    assert hall.deleted == [False]
    assert hall.store.find(card_id, NOON_MS) is None
    assert phone.post(f"/c/{card_id}/delete").status_code == 404
    assert phone.get(f"/c/{card_id}.jpg").status_code == 404


def test_an_expired_card_is_gone_to_the_millisecond(hall):
    card_id = hall.card()
    hall.now_ms = NOON_MS + 48 * HOUR_MS - 1
    assert hall.phone().get(f"/c/{card_id}").status_code == 200
    hall.now_ms += 1
    assert hall.phone().get(f"/c/{card_id}").status_code == 404
    assert hall.phone().get(f"/c/{card_id}.jpg").status_code == 404
    assert hall.phone().post(f"/c/{card_id}/delete").status_code == 404


REFUSED = [
    "/",
    "/c",
    "/c/",
    "/c/" + "a" * 22,
    "/c/" + "a" * 22 + ".jpg",
    "/c/" + "a" * 22 + ".png",
    "/c/%2e%2e%2f%2e%2e%2fserial.json",
    "/c/..%2f..%2fetc%2fpasswd",
    "/c/<script>alert(1)</script>",
    "/postcards/",
    "/favicon.ico",
    "/c/%00",
    "/docs",
    "/openapi.json",
]


@pytest.mark.parametrize("path", REFUSED)
def test_whatever_is_not_there_gets_the_same_answer(hall, path):
    hall.card()
    phone = hall.phone()
    expected = phone.get("/c/" + "b" * 22)
    answer = phone.get(path)
    assert (answer.status_code, answer.text) == (404, expected.text)
    assert "alert" not in answer.text
    assert dict(answer.headers) == dict(expected.headers)


def test_an_expired_and_an_unknown_link_can_not_be_told_apart(hall):
    expired = hall.card()
    hall.now_ms = NOON_MS + 49 * HOUR_MS
    phone = hall.phone()
    old, unknown = phone.get(f"/c/{expired}"), phone.get(f"/c/{new_card_id()}")
    assert old.content == unknown.content
    assert dict(old.headers) == dict(unknown.headers)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST"])
def test_other_methods_are_refused(hall, method):
    card_id = hall.card()
    assert hall.phone().request(method, f"/c/{card_id}").status_code == 404
    assert hall.store.find(card_id, NOON_MS)


def test_every_answer_carries_the_strict_headers(hall):
    card_id = hall.card()
    phone = hall.phone()
    answers = [phone.get(f"/c/{card_id}"), phone.get(f"/c/{card_id}.jpg"), phone.get("/x"), phone.get("/health")]
    answers += [phone.post(f"/c/{card_id}/delete", content=b"x" * 5000), phone.post(f"/c/{card_id}/delete")]
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "server" not in answer.headers


def test_oversized_requests_are_refused_unread(hall):
    card_id = hall.card()
    phone = hall.phone()
    assert phone.post(f"/c/{card_id}/delete", content=b"x" * 1025).status_code == 413
    assert phone.post(f"/c/{card_id}/delete", content=iter([b"x"])).status_code == 413
    assert phone.get(f"/c/{'a' * 200}").status_code == 413
    assert phone.get(f"/c/{card_id}?next=http://elsewhere").status_code == 413
    assert hall.store.find(card_id, NOON_MS)

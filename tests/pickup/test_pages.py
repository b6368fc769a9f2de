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
from kiosk.press.store import CardStore, new_card_id
from tests.pickup.served import HOUR_MS, jpeg, stored

NOON_MS = int(datetime(2026, 11, 23, 4, tzinfo=UTC).timestamp() * 1000)


@dataclass
class Hall:
    store: CardStore
    now_ms: int = NOON_MS
    now_s: float = 0.0
    opened: list[tuple[bool, int]] = field(default_factory=list)
    deleted: list[bool] = field(default_factory=list)

    def phone(self) -> TestClient:
        pickup = Pickup(
            self.store,
            load_words(SCENES)["postcard"],
            ZoneInfo("Asia/Shanghai"),
            "qinhuangdao",
            {"zh": "秦皇岛路码头驿站", "en": "Qinhuangdao Road Wharf Station"},
            lambda: self.now_ms,
            lambda rehearsal, times: self.opened.append((rehearsal, times)),
            self.deleted.append,
            lambda: self.now_s,
        )
        return TestClient(application(pickup), base_url="http://192.168.1.9:8470")

    def card(self, **more) -> str:
        return stored(self.store, NOON_MS, **more)


@pytest.fixture
def hall(tmp_path):
    return Hall(CardStore(tmp_path / "postcards"))


def test_a_phone_sees_its_card_in_both_languages_and_until_when(hall):
    picture = jpeg(1748, 2400)
    card_id = hall.card(picture=picture)
    answer = hall.phone().get(f"/c/{card_id}")
    assert answer.status_code == 200
    assert f'<img src="{card_id}.jpg" width="1748" height="2400"' in answer.text
    assert answer.text.count("<img") == 1
    assert "长按图片" in answer.text
    assert "Press and hold" in answer.text
    assert "11\u2060月25\u2060日 12:00" in answer.text
    assert "2026-11-25, 12:00" in answer.text
    assert "秦皇岛路码头驿站" in answer.text
    got = hall.phone().get(f"/c/{card_id}.jpg")
    assert got.headers["content-type"] == "image/jpeg"
    assert got.headers["content-disposition"].startswith("inline")
    assert got.headers["content-length"] == str(len(picture))
    assert got.content == picture


def test_the_page_needs_no_script_offers_no_download_and_asks_nothing_of_the_phone(hall):
    page = hall.phone().get(f"/c/{hall.card()}").text
    for never in ("<script", "download", "onclick", "javascript:", "http://", "https://", "<iframe", "cookie"):
        assert never not in page
    assert len(page.encode()) < 8000


def test_an_english_visitor_reads_english_first(hall):
    page = hall.phone().get(f"/c/{hall.card(language='en')}").text
    assert '<html lang="en">' in page
    assert page.index("My riverfront postcard</span>") < page.index("我的滨江明信片</span>")
    assert "Qinhuangdao Road Wharf Station" in page


def test_a_page_behind_a_machine_in_front_finds_its_picture_and_its_deletion(hall):
    # Both are named beside the page, so that any prefix in front of /c/ will do.
    card_id = hall.card()
    page = hall.phone().get(f"/c/{card_id}").text
    assert f'src="{card_id}.jpg"' in page
    assert f'action="{card_id}/delete"' in page


def test_openings_of_the_page_are_counted_and_the_picture_and_the_kiosks_own_question_are_not(hall):
    card_id, other = hall.card(rehearsal=True), hall.card()
    phone = hall.phone()
    phone.head(f"/c/{card_id}")
    phone.get(f"/c/{card_id}.jpg")
    assert hall.opened == []
    phone.get(f"/c/{card_id}")
    phone.get(f"/c/{other}")
    # Another process, later: the count goes on.
    hall.phone().get(f"/c/{card_id}")
    assert hall.opened == [(True, 1), (False, 1), (True, 2)]


def test_where_the_disk_refuses_the_count_the_card_is_shown_all_the_same(hall):
    card_id = hall.card()
    (hall.store.picture(card_id).parent / "opened").mkdir()
    assert hall.phone().get(f"/c/{card_id}").status_code == 200
    assert hall.opened == [(False, 1)]


def test_a_damaged_picture_is_no_card(hall):
    card_id = hall.card()
    hall.store.picture(card_id).write_bytes(b"")
    assert hall.phone().get(f"/c/{card_id}").status_code == 404
    assert hall.opened == []


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


def test_a_card_the_disk_does_not_let_go_is_not_called_deleted(hall, monkeypatch):
    def refused(_card_id: str) -> bool:
        raise OSError(30, "Read-only file system")

    card_id, phone = hall.card(), hall.phone()
    monkeypatch.setattr(hall.store, "delete", refused)
    answer = phone.post(f"/c/{card_id}/delete")
    assert answer.url == f"http://192.168.1.9:8470/c/{card_id}"
    assert "长按图片" in answer.text
    assert hall.deleted == []


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
    "/c/%00",
    "/docs",
    "/openapi.json",
]


@pytest.mark.parametrize("path", REFUSED)
def test_whatever_is_not_there_gets_the_same_answer(hall, path):
    card_id = hall.card()
    phone = hall.phone()
    expected = phone.get("/c/" + "b" * 22)
    answer = phone.get(path)
    assert (answer.status_code, answer.text) == (404, expected.text)
    assert "alert" not in answer.text
    assert card_id not in answer.text
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
    assert phone.get(f"/c/{card_id}?{'x' * 300}").status_code == 413
    assert hall.store.find(card_id, NOON_MS)


def test_what_a_messenger_adds_to_a_shared_link_does_no_harm(hall):
    card_id = hall.card()
    answer = hall.phone().get(f"/c/{card_id}?from=singlemessage&isappinstalled=0")
    assert answer.status_code == 200
    assert "singlemessage" not in answer.text


def test_whoever_guesses_is_answered_shortly_and_whoever_has_a_card_is_served_all_the_same(hall):
    card_id = hall.card()
    phone = hall.phone()
    answers = [phone.get(f"/c/{new_card_id()}{tail}") for tail in ("", ".jpg") for _ in range(10)]
    assert {answer.status_code for answer in answers} == {404}
    refused = phone.get(f"/c/{new_card_id()}")
    assert (refused.status_code, refused.content) == (429, b"")
    assert int(refused.headers["retry-after"]) > 0
    assert phone.post(f"/c/{new_card_id()}/delete").status_code == 429
    # The guesser's own address, which a whole hall may share: nobody with a card is locked out.
    assert phone.get(f"/c/{card_id}").status_code == 200
    assert phone.get(f"/c/{card_id}.jpg").status_code == 200
    assert phone.get("/favicon.ico").status_code == 204
    hall.now_s += 60
    assert phone.get(f"/c/{new_card_id()}").status_code == 404


def test_the_clock_set_forward_a_day_leaves_a_card_its_last_day(hall):
    card_id = hall.card()
    hall.now_ms += 24 * HOUR_MS
    answer = hall.phone().get(f"/c/{card_id}")
    assert answer.status_code == 200
    assert "2026-11-25, 12:00" in answer.text

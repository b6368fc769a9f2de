"""The window's side of the pickup process: real child, real socket, real card."""

from __future__ import annotations

import queue
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.pickup_server import PickupServer, answers
from kiosk.happenings.facts import CardDeleted, CardFetched
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Fact, Input
from kiosk.press.store import CardMeta, CardStore, new_card_id

PATIENCE_S = 60.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Room:
    def __init__(self) -> None:
        self.rung: queue.Queue[Input] = queue.Queue()
        self.noted: queue.Queue[tuple[Fact, str | None, bool]] = queue.Queue()

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        self.noted.put((fact, visit_id, rehearsal))

    def report(self) -> DeviceReported:
        told = self.rung.get(timeout=PATIENCE_S)
        assert isinstance(told, DeviceReported)
        return told


Make = Callable[..., tuple[PickupServer, Room]]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    servers: list[PickupServer] = []

    def made(port: int = 0, public_url: str = "") -> tuple[PickupServer, Room]:
        room = Room()
        server = PickupServer(
            room.rung.put, room, tmp_path, "127.0.0.1", port, public_url, "qinhuangdao", "Asia/Shanghai"
        )
        server.start()
        servers.append(server)
        return server, room

    yield made
    for server in servers:
        server.stop()


def stored(folder: Path) -> str:
    card_id, now_ms = new_card_id(), time.time_ns() // 1_000_000
    CardStore(folder / "postcards").save(card_id, b"\xff\xd8", CardMeta(now_ms, now_ms + 600_000, "zh", False))
    return card_id


def test_a_stored_card_answers_at_its_link_and_phones_are_noted_without_a_visit(make, tmp_path):
    server, room = make()
    assert server.link("x") == ""
    assert room.report().level == "ok"
    card_id = stored(tmp_path)
    link = server.link(card_id)
    assert link.startswith("http://127.0.0.1:")
    assert answers(link)
    assert not answers(server.link(new_card_id()))
    with DIRECT.open(link) as page:
        page.read()
    assert room.noted.get(timeout=PATIENCE_S) == (CardFetched(), None, False)
    with DIRECT.open(urllib.request.Request(f"{link}/delete", method="POST")) as page:
        page.read()
    assert room.noted.get(timeout=PATIENCE_S) == (CardDeleted("phone"), None, False)
    assert not answers(link)
    server.stop()
    assert server.link(card_id) == ""


def test_another_web_server_at_the_address_is_not_taken_for_ours(make, tmp_path):
    server, room = make()
    room.report()
    base = server.url
    assert base
    assert not answers(f"{base}/health")
    assert not answers("http://127.0.0.1:9/c/" + new_card_id())
    assert not answers("not a link")


def test_a_machine_in_front_gives_its_own_address(make):
    server, room = make(public_url="https://cards.example.org/station")
    room.report()
    assert server.link("abc") == "https://cards.example.org/station/c/abc"


def test_a_port_in_use_is_a_lasting_fault_that_names_it(make):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server, room = make(port)
        told = room.report()
        assert told.level == "fault"
        assert str(port) in told.sentence_zh
        assert "pickup.port" in told.sentence_en
        assert server.url is None

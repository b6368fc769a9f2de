"""The window's side of the pickup process: real child, real socket, real card."""

from __future__ import annotations

import queue
import socket
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.devices.pickup_server import PickupServer, answers
from kiosk.happenings.facts import CardDeleted, CardFetched
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Fact, Input
from kiosk.press.store import CardStore, new_card_id
from tests.pickup.served import stored

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
            room.rung.put,
            room,
            tmp_path,
            "127.0.0.1",
            port,
            public_url,
            "qinhuangdao",
            {"zh": "秦皇岛路码头驿站", "en": "Qinhuangdao Road Wharf Station"},
            "Asia/Shanghai",
        )
        server.start()
        servers.append(server)
        return server, room

    yield made
    for server in servers:
        server.stop()


def card_in(folder: Path) -> str:
    return stored(CardStore(folder / "postcards"), time.time_ns() // 1_000_000)


def test_a_stored_card_answers_at_its_link_and_phones_are_noted_without_a_visit(make, tmp_path):
    server, room = make()
    assert server.link("x") == ""
    assert room.report().level == "ok"
    card_id = card_in(tmp_path)
    link = server.link(card_id)
    assert link.startswith("http://127.0.0.1:")
    assert answers(link)
    assert not answers(server.link(new_card_id()))
    for times in (1, 2):
        with DIRECT.open(link) as page:
            assert "秦皇岛路码头驿站" in page.read().decode()
        assert room.noted.get(timeout=PATIENCE_S) == (CardFetched(times), None, False)
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


@pytest.mark.fault(
    "The port of the pickup server is taken by another program",
    visitor="“Phones can't fetch it just now. It is being tried again”",
    staff=(
        "Port … is taken by another program. Close it, or set another pickup.port in config.yaml. It is "
        "tried again every 120 s."
    ),
    lost="fetching by phone, until the port is free",
)
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


@pytest.mark.fault(
    "kill -9: the pickup server, with a card in it",
    visitor="“Phones can't fetch it just now. It is being tried again”",
    staff="The postcard pickup was killed. It starts again in 0.5 s.",
    lost="nothing: the same link serves the same card again",
)
def test_a_killed_server_comes_again_and_every_card_with_it(make, tmp_path, recovery):
    server, room = make()
    assert room.report().level == "ok"
    card_id = card_in(tmp_path)
    assert answers(server.link(card_id))
    (child,) = [one for one in psutil.Process().children() if "kiosk.pickup" in one.cmdline()]
    recovery.begins()
    child.kill()
    assert room.report().level == "fault"
    assert server.link(card_id) == ""
    assert room.report().level == "ok"
    recovery.over()
    assert answers(server.link(card_id))


def test_a_station_without_a_network_gives_no_link_and_staff_hear_of_it_and_of_its_end(monkeypatch, make):
    says = (
        "import sys, json\n"
        "for kind, url in (('ready', ''), ('heartbeat', ''), ('heartbeat', 'http://10.0.0.4:8470')):\n"
        "    print(json.dumps({'kind': kind, 'url': url}), flush=True)\n"
        "sys.stdin.read()\n"
    )
    child = lambda *_: [sys.executable, "-u", "-c", says]  # noqa: E731
    monkeypatch.setattr("kiosk.devices.pickup_server.python_module", child)
    server, room = make()
    assert (room.report().level, room.report().level) == ("fault", "ok")
    assert server.link("abc") == "http://10.0.0.4:8470/c/abc"


def test_a_machine_in_front_is_reached_whatever_address_the_station_has(monkeypatch, make):
    says = 'import sys; print(\'{"kind": "ready", "url": ""}\', flush=True); sys.stdin.read()'
    child = lambda *_: [sys.executable, "-u", "-c", says]  # noqa: E731
    monkeypatch.setattr("kiosk.devices.pickup_server.python_module", child)
    server, room = make(public_url="https://cards.example.org/station")
    assert room.report().level == "ok"
    assert server.link("abc") == "https://cards.example.org/station/c/abc"

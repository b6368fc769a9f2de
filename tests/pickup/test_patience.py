"""Real sockets: those who only hold the line are let go of, and phones beside them are served."""

from __future__ import annotations

import select
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.content.words import load_words
from kiosk.pickup.patience import PatientProtocol
from kiosk.pickup.server import Pickup
from kiosk.places import SCENES
from kiosk.press.store import CardStore, new_card_id
from tests.pickup.served import call, get, jpeg, rest, served, stored, told

NOW_MS = 1_795_406_400_000
HEAVY = jpeg(1748, 2400, 92, noisy=True)


class Hasty(PatientProtocol):
    """As patient as the real one, in less of a test's time."""

    request_within_s = 0.4
    taken_within_s = 0.4
    most_connections = 24


@pytest.fixture
def pickup(tmp_path: Path) -> Pickup:
    words = load_words(SCENES)["postcard"]
    names = {"zh": "驿站", "en": "Station"}
    return Pickup(
        CardStore(tmp_path / "postcards"),
        words,
        ZoneInfo("Asia/Shanghai"),
        "qinhuangdao",
        names,
        lambda: NOW_MS,
        lambda _rehearsal, _times: None,
        lambda _rehearsal: None,
    )


@pytest.fixture
def port(pickup: Pickup) -> Iterator[int]:
    with served(pickup, Hasty) as number:
        yield number


def slow_reader(port: int, target: str) -> socket.socket:
    """A phone that asks and then takes nothing."""
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    phone.connect(("127.0.0.1", port))
    phone.sendall(f"GET {target} HTTP/1.1\r\nHost: phone\r\n\r\n".encode())
    return phone


UNFINISHED = [
    b"",
    b"GET /c/",
    b"GET /health HTTP/1.1\r\nHost: phone\r\nX-Slow: ",
    b"POST /health HTTP/1.1\r\nHost: phone\r\nContent-Length: 900\r\n\r\nhalf a body",
]


@pytest.mark.parametrize("begun", UNFINISHED)
def test_a_request_that_never_ends_is_hung_up_on(port, begun):
    with call(port) as phone:
        phone.sendall(begun)
        rest(phone)
    assert get(port, "/health")[0] == 200


def test_bytes_that_drip_in_do_not_keep_the_line(port):
    drops = 0
    with call(port) as phone:
        phone.settimeout(0.05)
        while not hung_up(phone):
            drops += 1
            with suppress(ConnectionError):
                phone.sendall(b"G")
    assert drops > 1
    assert get(port, "/health")[0] == 200


def hung_up(phone: socket.socket) -> bool:
    """Whether the other side has let go, waiting for it a moment."""
    try:
        return phone.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_second_request_on_the_same_line_is_held_to_the_same_patience(port):
    with call(port) as phone:
        phone.sendall(b"GET /health HTTP/1.1\r\nHost: phone\r\n\r\nGET /health HTTP/1.1\r\nHost: phone\r\n\r\n")
        heard = b""
        while heard.count(b"kiosk-pickup") < 2:
            heard += phone.recv(65536)
        phone.sendall(b"GET /hea")
        assert rest(phone) == b""


def test_whoever_does_not_take_the_picture_is_let_go_of(pickup, port):
    card_id = stored(pickup.store, NOW_MS, picture=HEAVY)
    with slow_reader(port, f"/c/{card_id}.jpg") as phone:
        lines = select.poll()
        # Not a byte of it is read here: only a reset is heard.
        lines.register(phone, select.POLLHUP | select.POLLERR)
        assert lines.poll(60_000)
    assert get(port, f"/c/{card_id}.jpg")[2] == HEAVY


def test_a_slow_phone_that_keeps_taking_gets_the_whole_picture(pickup, port):
    card_id = stored(pickup.store, NOW_MS, picture=HEAVY)
    with slow_reader(port, f"/c/{card_id}.jpg") as phone:
        got = b""
        while not got.endswith(HEAVY[-64:]):
            got += phone.recv(2048)
    assert got.partition(b"\r\n\r\n")[2] == HEAVY


@pytest.mark.fault(
    "A hall full of phones only hold the line",
    visitor="the card comes to whoever asks for it",
    staff="nothing",
    lost="nothing",
)
def test_a_hall_full_of_people_who_only_hold_the_line_does_not_keep_phones_out(pickup, port):
    card_id = stored(pickup.store, NOW_MS)
    with ExitStack() as lines:
        for _ in range(Hasty.most_connections * 3):
            lines.enter_context(call(port)).sendall(b"GET /c/")
        assert get(port, f"/c/{card_id}.jpg")[2] == jpeg()


@pytest.mark.fault(
    "Two hundred phones ask at once",
    visitor="each gets its card",
    staff="nothing",
    lost="nothing",
)
def test_two_hundred_phones_at_once_are_served(pickup):
    card_id = stored(pickup.store, NOW_MS, picture=jpeg(600, 400, 90, noisy=True))
    answers: list[int] = []
    with served(pickup) as port, ExitStack() as lines:
        phones = [lines.enter_context(call(port)) for _ in range(200)]
        for phone in phones:
            phone.sendall(f"GET /c/{card_id}.jpg HTTP/1.1\r\nHost: phone\r\nConnection: close\r\n\r\n".encode())
        answers = [len(rest(phone).partition(b"\r\n\r\n")[2]) for phone in phones]
    assert answers == [pickup.store.picture(card_id).stat().st_size] * 200


def test_huge_headers_are_refused(port):
    status, _, _ = told(port, b"GET / HTTP/1.1\r\nHost: phone\r\nX-Huge: " + b"x" * 200_000 + b"\r\n\r\n")
    assert status == 400
    assert get(port, "/health")[0] == 200


def test_a_huge_body_is_refused_unread(pickup, port):
    card_id = stored(pickup.store, NOW_MS)
    head = f"POST /c/{card_id}/delete HTTP/1.1\r\nHost: phone\r\nContent-Length: 10000000000\r\n\r\n".encode()
    assert told(port, head)[0] == 413
    with call(port) as phone:
        phone.sendall(head)
        with pytest.raises(ConnectionError):
            phone.sendall(bytes(64_000_000))
    assert pickup.store.find(card_id, NOW_MS)


TRICKS = [
    "/c/../serial.json",
    "/c/..%2f..%2fetc%2fpasswd",
    "/c/%2e%2e/%2e%2e/etc/passwd",
    "/c//etc/passwd",
    "//etc/passwd",
    "/c/..;/x",
    "/c/.part-abc",
    "/c/.lock",
    "/c/CARD/meta.json",
    "/c/CARD/../CARD",
    "/c/CARD%00.jpg",
    "/c/CARD%0d%0aSet-Cookie:x=1",
    "/c/CARD.jpg.jpg",
    "/C/CARD",
    "/c/CARD/",
    "/c/%c0%ae%c0%ae/x",
    "http://elsewhere.example/c/CARD",
    "/c/CARD\\..\\..",
    "*",
]


@pytest.mark.parametrize("trick", TRICKS)
def test_path_tricks_lead_nowhere(pickup, port, trick):
    card_id = stored(pickup.store, NOW_MS)
    status, headers, body = get(port, trick.replace("CARD", card_id))
    assert status == 404
    assert b"root:" not in body
    assert card_id.encode() not in body
    assert "set-cookie" not in headers


BROKEN = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    b"POST /c/x/delete HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    b"POST /c/x/delete HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
    b"\x00" * 9000,
]


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_request_is_no_harm(port, broken):
    with call(port) as phone:
        phone.sendall(broken)
        assert b"200 OK" not in rest(phone)
    assert get(port, "/health")[0] == 200


def test_guessing_from_many_lines_at_once_is_answered_shortly(pickup, port):
    card_id = stored(pickup.store, NOW_MS)
    statuses: list[int] = []

    def guess() -> None:
        statuses.extend(get(port, f"/c/{new_card_id()}")[0] for _ in range(25))

    guessers = [threading.Thread(target=guess) for _ in range(4)]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join()
    assert set(statuses) == {404, 429}
    assert statuses.count(429) >= 70
    assert get(port, f"/c/{card_id}")[0] == 200


def test_a_phone_that_hangs_up_midway_is_no_trouble(pickup, port):
    card_id = stored(pickup.store, NOW_MS, picture=HEAVY)
    for _ in range(20):
        with slow_reader(port, f"/c/{card_id}.jpg") as phone:
            phone.recv(100)
            phone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert get(port, f"/c/{card_id}.jpg")[2] == HEAVY

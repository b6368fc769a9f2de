"""A pickup server on a real socket of this machine, with real cards, and phones that speak bytes."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import uvicorn
from PIL import Image

from kiosk.pickup.__main__ import listen
from kiosk.pickup.patience import PatientProtocol, configuration
from kiosk.pickup.server import Pickup, application
from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id

HOUR_MS = 3_600_000
PATIENCE_S = 60.0


def jpeg(width: int = 174, height: int = 118, quality: int = 80, noisy: bool = False) -> bytes:
    """A small real picture; `noisy` makes it heavy."""
    if noisy:
        picture = Image.effect_noise((width, height), 90).convert("RGB")
    else:
        picture = Image.new("RGB", (width, height), "#d8b26a")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def stored(store: CardStore, now_ms: int, hours: float = 48, picture: bytes | None = None, **more: str | bool) -> str:
    """A card in the store; returns its id."""
    card_id, phone = new_card_id(), picture or jpeg()
    meta = {"language": "zh", "rehearsal": False} | more
    expires_ms = now_ms + round(hours * HOUR_MS)
    store.save(card_id, CardPictures(phone, phone), CardMeta(now_ms, expires_ms, **meta))  # type: ignore[arg-type]
    return card_id


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def served(pickup: Pickup, protocol: type[PatientProtocol] = PatientProtocol) -> Iterator[int]:
    """The application on a free port of 127.0.0.1, while the block runs."""
    with listen("127.0.0.1", 0) as listener:
        server = _Server(configuration(application(pickup), protocol))
        thread = threading.Thread(target=server.run, args=([listener],), name="pickup")
        thread.start()
        try:
            assert server.ready.wait(PATIENCE_S)
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join(PATIENCE_S)


def call(port: int) -> socket.socket:
    """A phone's connection."""
    return socket.create_connection(("127.0.0.1", port), PATIENCE_S)


def rest(phone: socket.socket) -> bytes:
    """Everything that still comes until the other side hangs up."""
    heard = b""
    with suppress(ConnectionError):
        while piece := phone.recv(65536):
            heard += piece
    return heard


def told(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers (lower case) and body of the answer to these very bytes."""
    with call(port) as phone:
        with suppress(ConnectionError):
            phone.sendall(request)
        answer = rest(phone)
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return int(first.split()[1]), headers, body


def get(port: int, target: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """As `told`, of a plain request."""
    return told(port, f"{method} {target} HTTP/1.1\r\nHost: phone\r\nConnection: close\r\n\r\n".encode())

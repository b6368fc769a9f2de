"""HTTP with patience for slow phones, and an end to it for those who only hold the line."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Callable
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

BUFFER_BYTES = 65536
LONGEST_HEADERS = 8192


class PatientProtocol(H11Protocol):
    """A request must be whole within 8 s; an answer of which nothing more is taken for 30 s is broken off.

    When there are too many connections, the one that has kept us waiting for its request longest makes room.
    """

    request_within_s = 8.0
    taken_within_s = 30.0
    most_connections = 512

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.waiting_since_s: float | None = None
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=BUFFER_BYTES)
        self._wait_for_request()
        if len(self.connections) > self.most_connections:
            self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self.waiting_since_s is None and self._answered():
            self._wait_for_request()
        super().data_received(data)

    def handle_events(self) -> None:
        super().handle_events()
        whole = not getattr(self.cycle, "more_body", True)
        if self.waiting_since_s is not None and whole and not self._answered() and not self.transport.is_closing():
            self._answering()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.waiting_since_s is None:
            self._answering()

    def _wait_for_request(self) -> None:
        self.waiting_since_s = self.loop.time()
        self._arm(self.request_within_s, self.transport.abort)

    def _answering(self) -> None:
        self.waiting_since_s = None
        self._arm(self.taken_within_s, self._break_off)

    def _break_off(self) -> None:
        # What the phone has not taken lies here; without any of it there is nobody to wait for.
        if self.transport.get_write_buffer_size() or not self._answered():
            # Reset, so that the system too forgets what was never taken.
            line = self.transport.get_extra_info("socket")
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()

    def _answered(self) -> bool:
        # The library declares a request where before the first one there is none.
        return bool(getattr(self.cycle, "response_complete", False))

    def _make_room(self) -> None:
        waiting = [
            (one.waiting_since_s, one)
            for one in self.connections
            if isinstance(one, PatientProtocol) and one is not self and one.waiting_since_s is not None
        ]
        if waiting:
            min(waiting, key=lambda each: each[0])[1].transport.abort()

    def _arm(self, after_s: float, act: Callable[[], None]) -> None:
        self._disarm()
        self._deadline = self.loop.call_later(after_s, act)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def configuration(app: ASGIApp, protocol: type[PatientProtocol] = PatientProtocol) -> uvicorn.Config:
    """How the web server runs: silent about itself and about who asks."""
    return uvicorn.Config(
        app,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        http=protocol,
        loop="asyncio",
        # Those that made room may still be counted.
        limit_concurrency=protocol.most_connections + 64,
        backlog=256,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=LONGEST_HEADERS,
    )

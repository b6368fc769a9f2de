"""The web application phones reach: a card's page, its picture, its deletion; nothing else, no list."""

from __future__ import annotations

import os
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import BinaryIO
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.pickup.misses import AGAIN_S, Misses
from kiosk.pickup.openings import count_opening
from kiosk.press.phone_page import STYLE_HASH, PhoneCard, Words, card_page, deleted_page, missing_page, picture_size
from kiosk.press.store import CardMeta, CardStore

CARD_HEADER = "Kiosk-Card"
LONGEST_PATH = 64
LONGEST_QUERY = 256
LONGEST_BODY = 1024
CHUNK_BYTES = 65536
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; img-src 'self'; style-src 'sha256-{STYLE_HASH}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@dataclass(frozen=True, slots=True)
class Pickup:
    """What the application stands on.

    `station`: its name by language. `opened(rehearsal, times)` and `deleted(rehearsal)` tell that a phone did so.
    """

    store: CardStore
    words: Words
    zone: ZoneInfo
    station_id: str
    station: Mapping[str, str]
    utc_ms_now: Callable[[], int]
    opened: Callable[[bool, int], None]
    deleted: Callable[[bool], None]
    clock: Callable[[], float] = time.monotonic
    misses: Misses = field(default_factory=Misses)


class _Guard:
    """Refuses oversized requests before they are read and gives every answer the strict headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message.get("headers", []),
                    *((name.lower().encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        if scope["type"] == "http" and _oversized(scope):
            # What else would come stays unread.
            await Response(status_code=413, headers={"Connection": "close"})(scope, receive, strict)
        else:
            await self._app(scope, receive, strict)


def _oversized(scope: Scope) -> bool:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    long_body = any(not value.isdigit() or int(value) > LONGEST_BODY for value in lengths)
    long_address = len(scope["raw_path"] or b"") > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY
    return chunked or long_body or long_address


def application(pickup: Pickup) -> Starlette:
    """The ASGI application."""
    pages = _Pages(pickup)
    made = Starlette(
        routes=[
            Route("/c/{card_id:str}.jpg", pages.picture, methods=["GET"]),
            Route("/c/{card_id:str}/delete", pages.delete, methods=["POST"]),
            Route("/c/{card_id:str}", pages.page, methods=["GET"]),
            Route("/health", pages.health, methods=["GET"]),
            Route("/robots.txt", pages.robots, methods=["GET"]),
            Route("/favicon.ico", pages.icon, methods=["GET"]),
        ],
        middleware=[Middleware(_Guard)],
        exception_handlers={404: pages.refused, 405: pages.refused, 500: pages.refused},
    )
    # It would send phones on to whatever host the request names.
    made.router.redirect_slashes = False
    return made


class _Pages:
    def __init__(self, pickup: Pickup) -> None:
        self._pickup = pickup
        self._nothing = missing_page(pickup.words)

    async def page(self, request: Request) -> Response:
        pickup, (card_id, meta) = self._pickup, self._found(request)
        size_px = picture_size(pickup.store.picture(card_id)) if meta else None
        if meta is None or size_px is None:
            return self._missing(request)
        if request.method == "GET":
            pickup.opened(meta.rehearsal, count_opening(pickup.store.picture(card_id).parent))
        until = datetime.fromtimestamp(meta.expires_utc_ms / 1000, UTC).astimezone(pickup.zone)
        card = PhoneCard(card_id, size_px, until, meta.language, deletable=True)
        # The kiosk asks with HEAD before it shows the code, and knows by this header that it is us who answer.
        return HTMLResponse(card_page(pickup.words, pickup.station, card), headers={CARD_HEADER: card_id})

    async def picture(self, request: Request) -> Response:
        card_id, meta = self._found(request)
        if meta is None:
            return self._missing(request)
        try:
            jpeg = self._pickup.store.picture(card_id).open("rb")
        except OSError:
            return self._missing(request)
        headers = {
            "Content-Disposition": 'inline; filename="postcard.jpg"',
            "Content-Length": str(os.fstat(jpeg.fileno()).st_size),
        }
        return StreamingResponse(_chunks(jpeg), media_type="image/jpeg", headers=headers)

    async def delete(self, request: Request) -> Response:
        card_id, meta = self._found(request)
        try:
            if meta is None or not self._pickup.store.delete(card_id):
                return self._missing(request)
        except OSError:
            # It lies there still, and its owner must see that.
            return Response(status_code=303, headers={"Location": f"../{card_id}"})
        self._pickup.deleted(meta.rehearsal)
        return HTMLResponse(deleted_page(self._pickup.words, meta.language))

    async def health(self, _request: Request) -> Response:
        return JSONResponse({"service": "kiosk-pickup", "station": self._pickup.station_id})

    async def robots(self, _request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    async def icon(self, _request: Request) -> Response:
        # Browsers ask by themselves; whoever holds them is not guessing.
        return Response(status_code=204)

    async def refused(self, request: Request, _error: Exception) -> Response:
        return self._missing(request)

    def _found(self, request: Request) -> tuple[str, CardMeta | None]:
        card_id = request.path_params["card_id"]
        return card_id, self._pickup.store.find(card_id, self._pickup.utc_ms_now())

    def _missing(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        if self._pickup.misses.allows(address, self._pickup.clock()):
            return HTMLResponse(self._nothing, 404)
        return Response(status_code=429, headers={"Retry-After": f"{AGAIN_S:.0f}"})


async def _chunks(jpeg: BinaryIO) -> AsyncIterator[bytes]:
    """The picture in pieces, so that a slow phone holds one of them and not the whole."""
    with jpeg:
        while piece := jpeg.read(CHUNK_BYTES):
            yield piece

"""The web application phones reach: a card's page, its picture, its deletion; nothing else, no list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.pickup.page import STYLE_HASH, Words, card_page, deleted_page, missing_page
from kiosk.press.store import CardStore

CARD_HEADER = "Kiosk-Card"
LONGEST_PATH = 64
LONGEST_BODY = 1024
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
    """What the application stands on. `opened(rehearsal)` and `deleted(rehearsal)` tell that a phone did so."""

    store: CardStore
    words: Words
    zone: ZoneInfo
    station_id: str
    utc_ms_now: Callable[[], int]
    opened: Callable[[bool], None]
    deleted: Callable[[bool], None]


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
            await Response(status_code=413)(scope, receive, strict)
        else:
            await self._app(scope, receive, strict)


def _oversized(scope: Scope) -> bool:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    long_body = any(not value.isdigit() or int(value) > LONGEST_BODY for value in lengths)
    return chunked or long_body or len(scope["path"]) > LONGEST_PATH or bool(scope["query_string"])


def application(pickup: Pickup) -> Starlette:
    """The ASGI application."""

    def missing() -> Response:
        return HTMLResponse(missing_page(pickup.words), 404)

    async def page(request: Request) -> Response:
        card_id = request.path_params["card_id"]
        meta = pickup.store.find(card_id, pickup.utc_ms_now())
        if meta is None:
            return missing()
        if request.method == "GET":
            pickup.opened(meta.rehearsal)
        until = datetime.fromtimestamp(meta.expires_utc_ms / 1000, UTC).astimezone(pickup.zone)
        # The kiosk asks with HEAD before it shows the code, and knows by this header that it is us who answer.
        return HTMLResponse(card_page(pickup.words, card_id, until), headers={CARD_HEADER: card_id})

    async def picture(request: Request) -> Response:
        card_id = request.path_params["card_id"]
        if pickup.store.find(card_id, pickup.utc_ms_now()) is None:
            return missing()
        try:
            jpeg = pickup.store.picture(card_id).read_bytes()
        except OSError:
            return missing()
        inline = {"Content-Disposition": 'inline; filename="postcard.jpg"'}
        return Response(jpeg, media_type="image/jpeg", headers=inline)

    async def delete(request: Request) -> Response:
        card_id = request.path_params["card_id"]
        meta = pickup.store.find(card_id, pickup.utc_ms_now())
        if meta is None or not pickup.store.delete(card_id):
            return missing()
        pickup.deleted(meta.rehearsal)
        return HTMLResponse(deleted_page(pickup.words))

    async def health(_request: Request) -> Response:
        return JSONResponse({"service": "kiosk-pickup", "station": pickup.station_id})

    async def refused(_request: Request, _error: Exception) -> Response:
        return missing()

    return Starlette(
        routes=[
            Route("/c/{card_id:str}.jpg", picture, methods=["GET"]),
            Route("/c/{card_id:str}/delete", delete, methods=["POST"]),
            Route("/c/{card_id:str}", page, methods=["GET"]),
            Route("/health", health, methods=["GET"]),
        ],
        middleware=[Middleware(_Guard)],
        exception_handlers={404: refused, 405: refused, 500: refused},
    )

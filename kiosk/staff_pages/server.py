"""The web application for staff: who may come in, what answers where, and the strict headers of every answer."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kiosk.staff_pages.door import Session, is_token
from kiosk.staff_pages.downloads import Downloads
from kiosk.staff_pages.frame import login_page
from kiosk.staff_pages.heading_font import FONT_PATH
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.pages import Pages, language
from kiosk.staff_pages.presses import form_press
from kiosk.staff_pages.style import STYLE, STYLE_PATH

COOKIE = "staff"
LANGUAGE_COOKIE = "language"
LONGEST_PATH = 160
LONGEST_QUERY = 256
LONGEST_BODY = 2048
MOST_FIELDS = 12
YEAR_S = 365 * 86400
# The kiosk is open again by then.
BACK_AFTER_S = 12
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Not none at all: browsers then hide where a form comes from, and it could be a stranger's.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
KEPT = {"Cache-Control": f"public, max-age={YEAR_S}, immutable"}
Handler = Callable[[Request, Session], Awaitable[Response]]


class _Guard:
    """Refuses what is too large, and hosts that are no machine of this station, before anything is read."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = {"localhost", own := socket.gethostname().lower(), f"{own}.local", *names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def strict(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message.get("headers", [])}
                ours = ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
                message["headers"] = [*message.get("headers", []), *(pair for pair in ours if pair[0] not in own)]
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, strict)
        elif _oversized(scope):
            await Response(status_code=413, headers={"Connection": "close"})(scope, receive, strict)
        elif not _is_ours(_header(scope, b"host"), self._names):
            # Another name for this machine may be a stranger's page that had its own name point here.
            await PlainTextResponse("421\n", 421, headers={"Connection": "close"})(scope, receive, strict)
        else:
            await self._app(scope, receive, strict)


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _oversized(scope: Scope) -> bool:
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    long_body = any(not value.isdigit() or int(value) > LONGEST_BODY for value in lengths)
    return (
        chunked
        or long_body
        or len(scope["raw_path"] or b"") > LONGEST_PATH
        or len(scope["query_string"]) > LONGEST_QUERY
    )


def _is_ours(host: str, names: Collection[str]) -> bool:
    """Whether a Host header names this machine: by a number, or by one of these names."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return host.partition(":")[0].lower().removesuffix(".") in names
    return True


def application(office: Office) -> Starlette:
    """The ASGI application."""
    entrance = _Entrance(office)
    pages, downloads = Pages(office), Downloads(office)

    def route(path: str, handler: Handler) -> Route:
        return Route(path, entrance.guarded(handler), methods=["GET"])

    made = Starlette(
        routes=[
            route("/", pages.now),
            route("/today", pages.today),
            route("/days", pages.days),
            route("/groups", pages.groups),
            route("/care", pages.care),
            route("/files", pages.files),
            route("/paper/{name:str}", downloads.paper),
            route("/summary/{name:str}", downloads.summary),
            route("/happenings/{name:str}", downloads.happenings),
            route("/journal.sqlite", downloads.journal),
            route("/backups/{name:str}", downloads.backup),
            Route("/press", entrance.press, methods=["POST"]),
            Route("/login", entrance.login, methods=["GET"]),
            Route("/login", entrance.come_in, methods=["POST"]),
            Route("/logout", entrance.leave, methods=["POST"]),
            Route("/language/{language:str}", entrance.language, methods=["GET"]),
            Route(STYLE_PATH, _style, methods=["GET"]),
            Route(FONT_PATH, entrance.font, methods=["GET"]),
            Route("/health", entrance.health, methods=["GET"]),
            Route("/robots.txt", _robots, methods=["GET"]),
            Route("/favicon.ico", _icon, methods=["GET"]),
        ],
        middleware=[Middleware(_Guard, office.settings.staff_page.names)],
        exception_handlers={404: entrance.missing, 405: entrance.missing, 500: entrance.broken},
    )
    made.router.redirect_slashes = False
    return made


async def _style(_request: Request) -> Response:
    return Response(STYLE, media_type="text/css", headers=KEPT)


async def _robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


async def _icon(_request: Request) -> Response:
    return Response(status_code=204)


class _Entrance:
    """Sessions, forms and languages."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def guarded(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """Only for who gave the PIN; everybody else is shown the way to it."""

        async def answer(request: Request) -> Response:
            # What a page renews by itself keeps nobody's session open.
            session = self._session(request, by_hand="auto" not in request.query_params)
            return RedirectResponse("/login", 303) if session is None else await handler(request, session)

        return answer

    async def login(self, request: Request) -> Response:
        if self._session(request):
            return RedirectResponse("/", 303)
        return self._asked(request, "", 200)

    async def come_in(self, request: Request) -> Response:
        if not _same_origin(request):
            return self._asked(request, "", 403)
        pin = (await _fields(request)).get("pin", "")
        answer = await self._office.doorkeeper.check(pin)
        if answer != "right":
            status = {"wrong": 403, "locked": 429, "busy": 429}[answer]
            return self._asked(request, "" if answer == "locked" else answer, status)
        self._office.say_to_window("entered")
        self._office.sessions.end(request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/", 303)
        self._keep(response, COOKIE, self._office.sessions.begin())
        return response

    async def leave(self, request: Request) -> Response:
        if self._session(request) and not await self._form_of(request):
            return RedirectResponse("/", 303)
        self._office.sessions.end(request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE, path="/")
        return response

    async def press(self, request: Request) -> Response:
        """A button was pressed: the window hears of it, and the page shows soon after what it made of it."""
        if not self._session(request):
            return RedirectResponse("/login", 303)
        fields = await self._form_of(request)
        line = form_press(fields) if fields else None
        if line is None or fields is None:
            return HTMLResponse(self._office.simple("refused", language(request)), 403)
        tell = partial(self._office.say_to_window, "pressed", **line)
        if line["press"] == "restart":
            # The browser has its answer before this process goes along with the window.
            told = self._office.simple("restarting", language(request))
            return HTMLResponse(told, headers={"Refresh": f"{BACK_AFTER_S}; url=/"}, background=BackgroundTask(tell))
        tell()
        await self._office.settled()
        back = fields.get("back", "/")
        back = back if back in ("/", "/groups", "/care", "/files") else "/"
        return RedirectResponse(f"{back}?done={line['press']}", 303)

    async def language(self, request: Request) -> Response:
        chosen = request.path_params["language"]
        back = request.query_params.get("back", "/")
        # Only to a page of ours: never where somebody's link would have it.
        safe = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isascii() and back.isprintable()
        response = RedirectResponse(back if safe else "/", 303)
        if chosen in ("zh", "en"):
            self._keep(response, LANGUAGE_COOKIE, chosen, YEAR_S)
        return response

    async def font(self, _request: Request) -> Response:
        return Response(await run_in_threadpool(self._office.heading_font), media_type="font/woff", headers=KEPT)

    async def health(self, _request: Request) -> Response:
        return JSONResponse({"service": "kiosk-staff-page", "station": self._office.settings.station.id})

    async def missing(self, request: Request, _error: Exception) -> Response:
        return HTMLResponse(self._office.simple("missing", language(request)), 404)

    async def broken(self, request: Request, _error: Exception) -> Response:
        return HTMLResponse(self._office.simple("broken", language(request)), 500)

    def _session(self, request: Request, *, by_hand: bool = True) -> Session | None:
        return self._office.sessions.find(request.cookies.get(COOKIE, ""), by_hand=by_hand)

    async def _form_of(self, request: Request) -> dict[str, str] | None:
        """The fields of a form of this very session, from this very page; else None."""
        session = self._session(request)
        if session is None or not _same_origin(request):
            return None
        fields = await _fields(request)
        return fields if is_token(session, fields.get("token", "")) else None

    def _asked(self, request: Request, what: str, status: int) -> Response:
        office, chosen = self._office, language(request)
        locked_s = office.doorkeeper.locked_s
        page = login_page(office.say(chosen), office.name(chosen), what, locked_s, office.practice_pin, office.no_pin)
        return HTMLResponse(page, status)

    def _keep(self, response: Response, name: str, value: str, age_s: int | None = None) -> None:
        secure = self._office.secure
        response.set_cookie(name, value, max_age=age_s, path="/", secure=secure, httponly=True, samesite="strict")


def _same_origin(request: Request) -> bool:
    """Whether a form was sent by a page of this same address, as far as the browser tells."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")


async def _fields(request: Request) -> dict[str, str]:
    """What a form holds; nothing when it is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return {}
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            return {}
    try:
        pairs: list[Any] = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)

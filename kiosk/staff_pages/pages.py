"""Answers the tabs: each page is read and written off the thread that serves, in one go."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kiosk.journal.days import span_ms
from kiosk.journal.groups import KIND, Group, register
from kiosk.journal.ranges import Range, day_range, month_of, parse_day, parse_range, week_of, year_of
from kiosk.journal.schema import JournalError, NoJournalError
from kiosk.staff_pages.days_page import choose_body, days_body
from kiosk.staff_pages.door import Session
from kiosk.staff_pages.duty_pages import backups_in, care_body, files_body, groups_body
from kiosk.staff_pages.figures import Figures, figures, lost_today
from kiosk.staff_pages.frame import Frame, whole_page
from kiosk.staff_pages.now_page import now_body
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.presses import Buttons
from kiosk.staff_pages.say import Say

log = logging.getLogger(__name__)
RENEW_S = 20
KEPT_MS = 60_000
MOST_KEPT = 8
LONGEST_READ_DAYS = 7
UNITS: dict[str, Callable[[date], Range]] = {"day": day_range, "week": week_of, "month": month_of, "year": year_of}


class Pages:
    """The handlers of the tabs."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._turn = threading.Lock()
        self._kept: dict[str, tuple[int, Figures]] = {}

    async def now(self, request: Request, session: Session) -> Response:
        return await self._page(request, session, "now", self._now)

    async def today(self, request: Request, session: Session) -> Response:
        days = day_range(self._office.today())
        return await self._page(
            request, session, "today", lambda say, _: days_body(self._office, say, self._figures(days))
        )

    async def days(self, request: Request, session: Session) -> Response:
        """Any days: `range` as it is written at the command line, or a `day` and the `unit` it lies in."""
        days = asked_range(request.query_params, self._office.today())
        if days is None:
            return HTMLResponse(self._office.simple("no_days", language(request)), 400)

        def body(say: Say, _buttons: Buttons) -> str:
            return choose_body(say, days) + days_body(self._office, say, self._figures(days))

        return await self._page(request, session, "days", body)

    async def groups(self, request: Request, session: Session) -> Response:
        return await self._page(request, session, "groups", self._groups)

    async def care(self, request: Request, session: Session) -> Response:
        return await self._page(request, session, "care", lambda say, buttons: care_body(self._office, say, buttons))

    async def files(self, request: Request, session: Session) -> Response:
        return await self._page(request, session, "files", self._files)

    def _figures(self, days: Range) -> Figures:
        """Read them, or as they were a minute ago at most where reading takes a while."""
        now_ms, name = self._office.utc_ms_now(), days.name
        with self._turn:
            if (kept := self._kept.get(name)) and 0 <= now_ms - kept[0] < KEPT_MS:
                return kept[1]
            found = figures(self._office, days)
            if found.whole and (days.last - days.first).days > LONGEST_READ_DAYS:
                self._kept[name] = (now_ms, found)
                while len(self._kept) > MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
        return found

    def _now(self, say: Say, buttons: Buttons) -> str:
        try:
            lost = lost_today(self._office)
        except (JournalError, sqlite3.Error, OSError) as error:
            log.info("minutes lost can't be told: %s", error)
            lost = {}
        return now_body(self._office, say, buttons, lost)

    def _groups(self, say: Say, buttons: Buttons) -> str:
        office, today = self._office, self._office.today()
        office.catch_up()

        def of(days: Range) -> list[Group]:
            return register(office.digest.moments([KIND], *span_ms(days.first, days.last, office.zone)))

        return groups_body(office, say, buttons, of(day_range(today)), of(month_of(today)), of(year_of(today)))

    def _files(self, say: Say, buttons: Buttons) -> str:
        office = self._office
        size = office.journal.stat().st_size if office.journal.exists() else 0
        return files_body(office, say, buttons, backups_in(office.backup_folder), size, office.today())

    async def _page(
        self, request: Request, session: Session, tab: str, body: Callable[[Say, Buttons], str]
    ) -> Response:
        return HTMLResponse(await run_in_threadpool(self._whole, request, session, tab, body))

    def _whole(self, request: Request, session: Session, tab: str, body: Callable[[Say, Buttons], str]) -> str:
        office = self._office
        say = office.say(language(request))
        path = request.url.path
        buttons = Buttons(say, session.token, path)
        try:
            content = body(say, buttons)
        except NoJournalError:
            content = f'<h1>{say(f"tab_{tab}")}</h1><p class="notice">{say("no_journal")}</p>'
        except (JournalError, sqlite3.Error, OSError) as error:
            log.warning("a page can't be told: %s", error)
            content = f'<h1>{say(f"tab_{tab}")}</h1><p class="notice bad">{say("journal_unreadable")}</p>'
        query = request.url.query if tab == "days" else ""
        frame = Frame(
            say,
            office.name(say.language),
            f"{path}?{query}" if query else path,
            buttons.sign_out(),
            done=request.query_params.get("done", ""),
            practice_pin=office.practice_pin,
            practising=office.status.practising,
            renew_s=RENEW_S if tab == "now" else 0,
            version=office.status.version,
        )
        return whole_page(frame, tab, say(f"tab_{tab}"), content)


def language(request: Request) -> str:
    """The language this browser chose, else the one it asks for, else Chinese."""
    chosen = request.cookies.get("language")
    if chosen in ("zh", "en"):
        return str(chosen)
    return "en" if request.headers.get("accept-language", "zh").lower().startswith("en") else "zh"


def asked_range(query: Mapping[str, str], today: date) -> Range | None:
    """The days that an address asks for; yesterday's when it names none, None when it names what is no day."""
    try:
        if text := query.get("range", ""):
            return named_range(text, today)
        if text := query.get("day", ""):
            return UNITS.get(query.get("unit", "day"), day_range)(parse_day(text))
    except (ValueError, OverflowError):
        return None
    return day_range(today - timedelta(days=1))


def named_range(text: str, today: date) -> Range:
    """A range by its name, two days with dots between; raises ValueError."""
    return parse_range(text.replace(" … ", "..").split(".."), today)

"""Who may see the page: the staff PIN, slow to guess and locked after tries, and the sessions it opens."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal

from starlette.concurrency import run_in_threadpool

from kiosk.devices.pin_desk import is_pin
from kiosk.devices.pin_lock import PinLock

IDLE_S = 30 * 60.0
LONGEST_S = 12 * 3600.0
MOST_SESSIONS = 64
MOST_WAITING = 4
LONGEST_LOCK_S = 3600.0
PAUSE_S = 0.5
_LONGEST_PAUSE_S = 3.0

Answer = Literal["right", "wrong", "locked", "busy"]


@dataclass(slots=True)
class Session:
    """One browser that gave the PIN. `token` goes into its forms, so that no other page can press in its name."""

    token: str
    opened_s: float
    seen_s: float


class Sessions:
    """Open for twelve hours at most, and for half an hour in which nobody does anything. Only hashes are kept."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}

    def begin(self) -> str:
        """Open one; what the browser keeps of it."""
        now_s = self._clock()
        self._forget(now_s)
        while len(self._open) >= MOST_SESSIONS:
            del self._open[min(self._open, key=lambda key: self._open[key].seen_s)]
        cookie = secrets.token_urlsafe(32)
        self._open[_hash(cookie)] = Session(secrets.token_urlsafe(24), now_s, now_s)
        return cookie

    def find(self, cookie: str, *, by_hand: bool = True) -> Session | None:
        """The session of this cookie; what a page asks for by itself (not `by_hand`) does not keep it open."""
        now_s = self._clock()
        self._forget(now_s)
        session = self._open.get(_hash(cookie)) if cookie else None
        if session and by_hand:
            session.seen_s = now_s
        return session

    def end(self, cookie: str) -> None:
        """Close one."""
        self._open.pop(_hash(cookie), None)

    def end_all(self) -> None:
        """Close every one: the PIN is another now."""
        self._open.clear()

    def _forget(self, now_s: float) -> None:
        for key, one in list(self._open.items()):
            if now_s - one.seen_s > IDLE_S or now_s - one.opened_s > LONGEST_S:
                del self._open[key]


def is_token(session: Session, given: str) -> bool:
    """Whether a form is this session's own."""
    return hmac.compare_digest(session.token.encode(), given.encode())


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()


class Doorkeeper:
    """Checks PINs one at a time, each after a wrong one later; `tries` wrong ones lock, for `lock_s` and then longer.

    `stored` gives the hash to compare with, `lock` keeps the count over restarts, `refused(tries)` is told of each
    wrong one. One count for all addresses: on a network of many it could be guessed from many.
    """

    def __init__(
        self,
        stored: Callable[[], str],
        lock: PinLock,
        tries: int,
        lock_s: float,
        refused: Callable[[int], None],
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._stored = stored
        self._lock = lock
        self._tries = tries
        self._lock_s = lock_s
        self._refused = refused
        self._clock = clock
        self._pause = pause
        self._turn = asyncio.Lock()
        self._waiting = 0
        kept = lock.read()
        self._wrong, self._locks = (kept.wrong, kept.locks) if kept else (0, 0)
        self._until_s = clock() + (min(kept.left_s, LONGEST_LOCK_S) if kept else 0.0)

    @property
    def locked_s(self) -> float:
        """For how long still nobody comes in, 0 when not locked."""
        return max(0.0, self._until_s - self._clock())

    async def check(self, pin: str) -> Answer:
        """Whether this is the PIN; `busy` when too many are asking at once."""
        if self._waiting >= MOST_WAITING:
            return "busy"
        self._waiting += 1
        try:
            async with self._turn:
                return await self._check(pin)
        finally:
            self._waiting -= 1

    async def _check(self, pin: str) -> Answer:
        if self.locked_s:
            return "locked"
        if await run_in_threadpool(self._is_right, pin):
            if self._wrong or self._locks:
                self._wrong, self._locks = 0, 0
                await run_in_threadpool(self._lock.keep, 0, 0, 0.0)
            return "right"
        self._wrong += 1
        tries = self._wrong
        if self._wrong >= self._tries:
            lock_s = max(self._lock_s, min(self._lock_s * 2 ** min(self._locks, 12), LONGEST_LOCK_S))
            self._wrong, self._locks, self._until_s = 0, self._locks + 1, self._clock() + lock_s
        # Counted before it is answered: whoever pulls the plug now has used up this try all the same.
        await run_in_threadpool(self._lock.keep, self._wrong, self._locks, self.locked_s)
        self._refused(tries)
        await self._pause(min(PAUSE_S * 2 ** (tries - 1), _LONGEST_PAUSE_S))
        return "locked" if self.locked_s else "wrong"

    def _is_right(self, pin: str) -> bool:
        try:
            return pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12 and is_pin(pin, self._stored())
        except (ValueError, MemoryError):
            return False

"""The door of the staff page by a hand-driven clock: sessions that end, and PINs that are slow to guess."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from kiosk.devices.pin_desk import NO_PIN
from kiosk.devices.pin_lock import PinLock
from kiosk.staff_pages.door import IDLE_S, LONGEST_S, MOST_SESSIONS, Doorkeeper, Sessions, is_token
from tests.staff_pages.page_hall import quick_hash

PIN = "80351"
STORED = quick_hash(PIN, cost=2)


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


class Door:
    """A doorkeeper whose pauses and refusals are seen; `wall` is the wall clock, `clock` the one that only runs on."""

    def __init__(self, folder: Path, stored: str = STORED, tries: int = 3, lock_s: float = 60.0) -> None:
        self.clock, self.wall = Clock(), Clock()
        self.pauses: list[float] = []
        self.refused: list[int] = []
        self.file = folder / "lock.json"
        self._make = lambda: Doorkeeper(
            lambda: stored, PinLock(self.file, self.wall), tries, lock_s, self.refused.append, self.clock, self._pause
        )
        self.keeper = self._make()

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    def tries(self, *pins: str) -> list[str]:
        async def each() -> list[str]:
            return [await self.keeper.check(pin) for pin in pins]

        return asyncio.run(each())

    def restart(self, after_s: float = 0.0) -> None:
        self.wall.now_s += after_s
        self.clock.now_s = 5.0
        self.keeper = self._make()


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def test_each_wrong_pin_is_answered_later_and_the_third_locks(door):
    assert door.tries("1111", "2222", "3333") == ["wrong", "wrong", "locked"]
    assert door.pauses == [0.5, 1.0, 2.0]
    assert door.refused == [1, 2, 3]
    assert door.tries(PIN) == ["locked"]
    door.clock.now_s += 60.1
    assert door.tries(PIN) == ["right"]


def test_each_further_lock_lasts_twice_as_long_up_to_an_hour(door):
    locks = []
    for _ in range(9):
        door.tries("1111", "2222", "3333")
        locks.append(round(door.keeper.locked_s))
        door.clock.now_s += door.keeper.locked_s + 0.1
    assert locks == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_the_right_pin_forgives_the_wrong_ones(door):
    assert door.tries("1111", "2222", PIN, "1111", "2222") == ["wrong", "wrong", "right", "wrong", "wrong"]


def test_a_restart_gives_nobody_fresh_tries(door):
    door.tries("1111", "2222")
    door.restart()
    assert door.tries("3333") == ["locked"]
    door.restart(after_s=20.0)
    assert door.keeper.locked_s == pytest.approx(40.0)
    assert door.tries(PIN) == ["locked"]


def test_a_clock_set_back_neither_opens_the_lock_nor_makes_it_longer(door):
    door.tries("1111", "2222", "3333")
    door.restart(after_s=-86_400.0)
    assert 0 < door.keeper.locked_s <= 60.0


def test_no_pin_is_kept_and_what_is_no_pin_costs_a_try_too(door):
    assert door.tries("", "12", "x" * 500) == ["wrong", "wrong", "locked"]
    assert set(json.loads(door.file.read_text())) == {"wrong", "locks", "left_s", "at_utc_s"}


def test_where_no_pin_was_chosen_none_is_right(tmp_path):
    assert Door(tmp_path, stored=NO_PIN).tries("2468", "0000") == ["wrong", "wrong"]


def test_many_who_try_at_once_are_not_heard_side_by_side(tmp_path):
    door = Door(tmp_path, tries=20)

    async def crowd() -> list[str]:
        return list(await asyncio.gather(*(door.keeper.check("1111") for _ in range(10))))

    answers = asyncio.run(crowd())
    assert answers.count("busy") == 6
    assert door.refused == [1, 2, 3, 4]


@pytest.fixture
def sessions() -> tuple[Sessions, Clock]:
    clock = Clock()
    return Sessions(clock), clock


def test_a_session_ends_when_nobody_does_anything_for_half_an_hour(sessions):
    open_ones, clock = sessions
    cookie = open_ones.begin()
    for _ in range(3):
        clock.now_s += IDLE_S - 1
        assert open_ones.find(cookie)
    for _ in range(3):
        clock.now_s += IDLE_S / 3 + 1
        found = open_ones.find(cookie, by_hand=False)
    assert found is None


def test_a_session_ends_after_twelve_hours_however_busy(sessions):
    open_ones, clock = sessions
    cookie = open_ones.begin()
    while clock.now_s < 1000.0 + LONGEST_S:
        clock.now_s += IDLE_S - 1
        found = open_ones.find(cookie)
    assert found is None


def test_sessions_are_told_apart_and_ended_by_hand(sessions):
    open_ones, _ = sessions
    one, other = open_ones.begin(), open_ones.begin()
    first, second = open_ones.find(one), open_ones.find(other)
    assert first and second and first.token != second.token
    assert is_token(first, first.token) and not is_token(first, second.token) and not is_token(first, "")
    open_ones.end(one)
    assert open_ones.find(one) is None and open_ones.find(other)
    open_ones.end_all()
    assert open_ones.find(other) is None


def test_no_crowd_of_sessions_grows_without_end(sessions):
    open_ones, clock = sessions
    cookies = []
    for _ in range(MOST_SESSIONS + 5):
        clock.now_s += 1
        cookies.append(open_ones.begin())
    assert [open_ones.find(cookie) is not None for cookie in cookies] == [False] * 5 + [True] * MOST_SESSIONS

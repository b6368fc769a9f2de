"""The day as the journal has it, joined with what passed while it was being read."""

from __future__ import annotations

from dataclasses import replace

from kiosk.exhibits.smile.state import LANTERNS, NOBODY, Lantern, SmileState, Tally
from kiosk.happenings.inputs import Counted, DayCounted, HourCounted


def day(state: SmileState, counted: DayCounted) -> SmileState:
    """Another day begins from what the journal has of it; within a day nothing that was counted gets lost."""
    # Before the first reading it is not known which day it is: what passed since then belongs to it.
    if state.local_day in ("", counted.local_day):
        hour = counted.local_hour if counted.local_hour >= 0 else state.local_hour
        state = replace(state, local_day=counted.local_day, local_hour=hour)
    else:
        state = replace(
            state,
            local_day=counted.local_day,
            local_hour=counted.local_hour,
            real=Tally(),
            rehearsed=Tally(),
            before_day="",
            before=Tally(),
            measured_s={},
            lanterns=(),
            lit=0,
        )
    if not counted.read:
        return state
    was_pretend = state.pretend
    real = _joined(state.real, Tally(counted.entry, counted.exit, counted.hours), state.local_hour)
    joined = replace(
        state,
        real=real,
        measured_s={
            "entry": max(state.measured_s.get("entry", 0.0), counted.entry_measured_s),
            "exit": max(state.measured_s.get("exit", 0.0), counted.exit_measured_s),
        },
        before_day=counted.before_day,
        before=Tally(counted.before_entry, counted.before_exit, counted.before_hours),
    )
    if was_pretend and not joined.pretend:
        joined = replace(joined, lanterns=())
    return joined if joined.pretend else _lit_again(joined, counted)


def _lit_again(state: SmileState, counted: DayCounted) -> SmileState:
    """The lanterns of people who passed before this house opened; those lit before its eyes stay as they are.

    The day's first lantern is number 1 in every house that reads the day: so a lantern keeps its place on the river.
    """
    if len(counted.passages) <= len(state.lanterns):
        return state
    newest = counted.passages[-LANTERNS:]
    lit = max(state.lit, state.real.entry.passed + state.real.exit.passed)
    first = lit - len(newest) + 1
    lanterns = tuple(Lantern(first + place, door, smile) for place, (door, smile) in enumerate(newest))
    return replace(state, lanterns=lanterns, lit=lit)


def _joined(own: Tally, read: Tally, hour: int) -> Tally:
    """What the journal has, and what it does not have yet, in the hours in which it was counted here."""
    entry_missing, exit_missing = _missing(own.entry, read.entry), _missing(own.exit, read.exit)
    if entry_missing == exit_missing == NOBODY:
        return read
    own_hours = {each.hour: each for each in own.hours}
    read_hours = {each.hour: each for each in read.hours}
    known = sorted({*own_hours, *read_hours} | ({hour} if hour >= 0 else set()), reverse=True)
    hours = []
    entry_left, exit_left = entry_missing, exit_missing
    for each in known:
        mine, theirs = own_hours.get(each, HourCounted(each)), read_hours.get(each, HourCounted(each))
        entry_part = _smaller(entry_left, _missing(mine.entry, theirs.entry))
        exit_part = _smaller(exit_left, _missing(mine.exit, theirs.exit))
        entry_left, exit_left = _minus(entry_left, entry_part), _minus(exit_left, exit_part)
        hours.append(HourCounted(each, _plus(theirs.entry, entry_part), _plus(theirs.exit, exit_part)))
    hours.reverse()
    if known:
        # Whatever no hour of ours explains came just now.
        place = next((at for at, each in enumerate(hours) if each.hour == hour), len(hours) - 1)
        now = hours[place]
        hours[place] = HourCounted(now.hour, _plus(now.entry, entry_left), _plus(now.exit, exit_left))
    kept = tuple(each for each in hours if each.entry.passed or each.exit.passed)
    return Tally(_plus(read.entry, entry_missing), _plus(read.exit, exit_missing), kept)


def _missing(own: Counted, read: Counted) -> Counted:
    """Who must be added to `read` so that it has at least as many smiling, not smiling and not judged as `own`."""
    return _of(*(max(0, mine - theirs) for mine, theirs in zip(_kinds(own), _kinds(read), strict=True)))


def _smaller(one: Counted, other: Counted) -> Counted:
    return _of(*map(min, _kinds(one), _kinds(other)))


def _plus(one: Counted, other: Counted) -> Counted:
    return Counted(one.passed + other.passed, one.judged + other.judged, one.smiled + other.smiled)


def _minus(one: Counted, other: Counted) -> Counted:
    return Counted(one.passed - other.passed, one.judged - other.judged, one.smiled - other.smiled)


def _kinds(count: Counted) -> tuple[int, int, int]:
    """Everyone once: smiling, not smiling, not judged."""
    return count.smiled, count.judged - count.smiled, count.passed - count.judged


def _of(smiling: int, not_smiling: int, not_judged: int) -> Counted:
    return Counted(smiling + not_smiling + not_judged, smiling + not_smiling, smiling)

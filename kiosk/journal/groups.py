"""接待登记: the groups that staff received, as they wrote them down and took them back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from kiosk.journal.day_moments import day_moments
from kiosk.journal.digest import Moment

KIND = "group-received"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of `persons` written down at `utc_ms`; `taken_back`: it was a mistake and counts no more."""

    utc_ms: int
    persons: int
    taken_back: bool = False


def register(moments: Iterable[Moment], *, rehearsal: bool = False) -> list[Group]:
    """The groups among these moments, oldest first; a negative number takes back the last one not taken back yet."""
    groups: list[Group] = []
    for moment in moments:
        if moment.kind != KIND or (moment.rehearsal and not rehearsal):
            continue
        persons = int(moment.detail.get("persons", 0))
        if persons > 0:
            groups.append(Group(moment.utc_ms, persons))
            continue
        for number in reversed(range(len(groups))):
            if not groups[number].taken_back:
                groups[number] = replace(groups[number], taken_back=True)
                break
    return groups


def totals(groups: Iterable[Group]) -> tuple[int, int]:
    """How many groups, and how many persons in them."""
    counted = [group.persons for group in groups if not group.taken_back]
    return len(counted), sum(counted)


def groups_of_day(connection: sqlite3.Connection, day: date, zone: ZoneInfo, *, rehearsal: bool = False) -> list[Group]:
    """The groups of one local day, straight from the journal: quick for today, slower the longer ago; sqlite3.Error."""
    return register(day_moments(connection, day, zone, (KIND,)), rehearsal=rehearsal)

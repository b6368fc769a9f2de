"""Which stories and buildings people turned to most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.journal.digest import Named


@dataclass(frozen=True, slots=True)
class Favourite:
    """A story or building by its id: how often it was opened, for how many seconds together.

    `finished`: how often a story's closing page was reached. `looks`: how often people looked all round a building.
    """

    name: str
    opened: int
    seconds: float
    finished: int = 0
    looks: int = 0


def favourite_stories(used: Iterable[Named]) -> list[Favourite]:
    """The stories, most opened first."""
    found = [Favourite(one.name, one.n, one.seconds, one.finished) for one in used if one.kind == "story-viewed"]
    return sorted(found, key=_order)


def favourite_buildings(used: Iterable[Named]) -> list[Favourite]:
    """The buildings, most read first; looking all round counts where two were read as often."""
    read: defaultdict[str, list[Named]] = defaultdict(list)
    for one in used:
        if one.kind in ("building-read", "looked-around"):
            read[one.name].append(one)
    found = [
        Favourite(
            name,
            sum(one.n for one in its if one.kind == "building-read"),
            sum(one.seconds for one in its),
            looks=sum(one.n for one in its if one.kind == "looked-around"),
        )
        for name, its in read.items()
    ]
    return sorted(found, key=_order)


def _order(one: Favourite) -> tuple[int, int, float, str]:
    return -one.opened, -one.looks, -one.seconds, one.name

"""What both language readers hand to Kokoro: written pieces with their phonemes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Unit(NamedTuple):
    """A written piece (a character, a word, a mark, or nothing) and the phonemes spoken for it."""

    text: str
    phonemes: str


MARKS = (",", ".", ";", ":", "!", "?", "—", "…")


def single_spaced(units: Sequence[Unit]) -> list[Unit]:
    """The same units with one space at most between two sounds, none before a mark and none at the ends."""
    spaced: list[Unit] = []
    for unit in units:
        phonemes = unit.phonemes if unit.phonemes.strip() else unit.phonemes[:1]
        before = next((place for place in range(len(spaced) - 1, -1, -1) if spaced[place].phonemes), None)
        if before is None or spaced[before].phonemes.endswith(" "):
            phonemes = phonemes.lstrip()
        if before is not None and phonemes.startswith(MARKS):
            spaced[before] = Unit(spaced[before].text, spaced[before].phonemes.rstrip())
        spaced.append(Unit(unit.text, phonemes))
    for place in range(len(spaced) - 1, -1, -1):
        spaced[place] = Unit(spaced[place].text, spaced[place].phonemes.rstrip())
        if spaced[place].phonemes:
            break
    return spaced


def in_breaths(units: Sequence[Unit], longest: int) -> list[list[Unit]]:
    """Cut units into runs of at most about `longest` phonemes, at commas and colons, as evenly as those allow.

    A run without such a mark stays whole, however long it is.
    """
    total = sum(len(unit.phonemes) for unit in units)
    parts = -(-total // longest)
    if parts <= 1:
        return [list(units)]
    goal, size = total / parts, 0
    breaths: list[list[Unit]] = []
    current: list[Unit] = []
    clause: list[Unit] = []
    for unit in units:
        clause.append(unit)
        if unit.phonemes.startswith((",", ";", ":", "—")):
            current, size = current + clause, size + sum(len(each.phonemes) for each in clause)
            clause = []
            if size >= goal * 0.85:
                breaths.append(current)
                current, size = [], 0
    last = current + clause
    if not any(unit.text.strip() and len(unit.phonemes.strip()) > 1 for unit in last) and breaths:
        breaths[-1] += last
    elif last:
        breaths.append(last)
    return breaths

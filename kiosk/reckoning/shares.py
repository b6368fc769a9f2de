"""Shares and differences of shares with 95 % intervals, and shares corrected for how well a door judges.

Wilson 1927 for one share; Newcombe 1998 (method 10) for a difference; Rogan and Gladen 1978 for the corrected share,
with the interval of Lang and Reiczigel 2014, which takes in that recall and false alarms were themselves estimated.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its 95 % interval, as parts of one (a difference: -1..1)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class HandCount:
    """A door's hand count: of `smiled` people who did smile `smiled_found` were found so, of `unsmiling` people who
    did not, `unsmiling_called` were called smiling all the same.
    """

    smiled: int
    smiled_found: int
    unsmiling: int
    unsmiling_called: int

    @property
    def recall(self) -> Estimate | None:
        """The share of smiles that are found."""
        return share(self.smiled_found, self.smiled)

    @property
    def false_alarms(self) -> Estimate | None:
        """The share of faces without a smile that are called smiling."""
        return share(self.unsmiling_called, self.unsmiling)


def share(part: int, whole: int) -> Estimate | None:
    """`part` of `whole` with Wilson's interval; None of nothing. Raises ValueError when part is no part."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}")
    if not whole:
        return None
    p, z2 = part / whole, Z95 * Z95
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = Z95 * math.sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    # At the ends the exact bound is the end itself; rounding would leave a hair between.
    low = 0.0 if part == 0 else max(0.0, middle - half)
    high = 1.0 if part == whole else min(1.0, middle + half)
    return Estimate(p, low, high)


def difference(before: Estimate | None, after: Estimate | None) -> Estimate | None:
    """`after` less `before` with Newcombe's interval from the two shares' own; None when either is."""
    if before is None or after is None:
        return None
    value = after.value - before.value
    low = value - math.hypot(after.value - after.low, before.high - before.value)
    high = value + math.hypot(after.high - after.value, before.value - before.low)
    return Estimate(value, low, high)


def corrected(part: int, whole: int, hand: HandCount) -> Estimate | None:
    """The true share behind an observed one, for a door with this hand count.

    None when nobody was judged, or when the door tells smiles no better than chance: then nothing can be corrected.
    """
    if not whole or not hand.smiled or not hand.unsmiling:
        return None
    recall, false = hand.smiled_found / hand.smiled, hand.unsmiling_called / hand.unsmiling
    if recall <= false:
        return None
    value = _within((part / whole - false) / (recall - false))
    z2 = Z95 * Z95
    n, seen = whole + z2, (part + z2 / 2) / (whole + z2)
    n_recall, n_specific = hand.smiled + 2, hand.unsmiling + 2
    recall_, specific = (hand.smiled_found + 1) / n_recall, (hand.unsmiling - hand.unsmiling_called + 1) / n_specific
    power = recall_ + specific - 1
    if power <= 0:
        return None
    middle = (seen + specific - 1) / power
    of_recall = recall_ * (1 - recall_) / n_recall
    of_specific = specific * (1 - specific) / n_specific
    shift = 2 * z2 * (middle * of_recall - (1 - middle) * of_specific)
    spread = seen * (1 - seen) / n + middle * middle * of_recall + (1 - middle) ** 2 * of_specific
    half = Z95 * math.sqrt(spread) / power
    return Estimate(value, min(value, _within(middle + shift - half)), max(value, _within(middle + shift + half)))


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))

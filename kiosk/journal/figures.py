"""Numbers as a summary writes them: rounded as people do, and no share of too few people."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from kiosk.journal.detail import Detail
from kiosk.journal.summary import DoorCount
from kiosk.reckoning.shares import Estimate


def tenths(value: Fraction | float) -> str:
    """One decimal, halves away from zero, of the exact value."""
    exact = Fraction(value)
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    # No minus before a nought.
    return str(rounded or abs(rounded))


def percent(door: DoorCount) -> str:
    """The share of smiles among the judged in percent, of which there must be some."""
    return tenths(Fraction(100 * door.smiling, door.judged))


def judged_percent(door: DoorCount) -> str | None:
    """How many of those who passed were judged, in percent; None when nobody passed."""
    return tenths(Fraction(100 * door.judged, door.passed)) if door.passed else None


def told_percent(detail: Detail, door: DoorCount) -> str | None:
    """`percent` where it may be told."""
    return percent(door) if detail.told(door) else None


def points(detail: Detail, entry: DoorCount, leaving: DoorCount) -> str | None:
    """The difference out less in, in percentage points, where it may be told."""
    if not detail.told_difference(entry, leaving):
        return None
    return tenths(Fraction(100 * leaving.smiling, leaving.judged) - Fraction(100 * entry.smiling, entry.judged))


def signed(number: str) -> str:
    """With a plus sign, or a minus sign of its own width."""
    return number.replace("-", "\N{MINUS SIGN}") if number.startswith("-") else f"+{number}"


def band(estimate: Estimate, *, sign: bool = False) -> tuple[str, str]:
    """The interval's two ends in percent (percentage points)."""
    low, high = tenths(100 * estimate.low), tenths(100 * estimate.high)
    return (signed(low), signed(high)) if sign else (low, high)


def minutes(seconds: float) -> int:
    """Whole minutes."""
    return round(seconds / 60)

"""The numbers of 微笑 as they stand on a screen: each share with its base and its interval, or how many are missing.

Numbers only; what stands between them is in scenes/smile/words.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from kiosk.happenings.inputs import Counted, HourCounted
from kiosk.happenings.words import Door
from kiosk.reckoning.shares import Estimate, HandCount, corrected, difference, share

_FEWEST_HOURS = 8


def door_figures(counted: Counted, least: int, hand: HandCount | None) -> dict[str, Any]:
    """One door: {passed, judged, smiled, decided, told, need, share, low, high} and, once the door is calibrated,
    {corrected, correctedLow, correctedHigh}, empty before.

    Numbers are written out, shares in percent with one decimal. `told` is false, and shares are empty, while fewer than
    `least` people were judged: `need` more are.
    """
    told = enough(counted, least)
    observed = share(counted.smiled, counted.judged) if told else None
    true = corrected(counted.smiled, counted.judged, hand) if told and hand else None
    decided = share(counted.judged, counted.passed)
    return {
        "passed": whole(counted.passed),
        "judged": whole(counted.judged),
        "smiled": whole(counted.smiled),
        "decided": percent(decided.value) if decided else "",
        "anybody": counted.passed > 0,
        "told": told,
        "need": whole(max(0, least - counted.judged)),
        **_written(observed, "share", "low", "high"),
        **_written(true, "corrected", "correctedLow", "correctedHigh"),
    }


def difference_figures(
    entry: Counted, left: Counted, least: int, hands: tuple[HandCount | None, HandCount | None], *, alike: bool = True
) -> dict[str, Any]:
    """Going out less coming in, in points: {told, alike, points, low, high, seen, corrected, correctedLow,
    correctedHigh}.

    Never told unless the doors are `alike`: one counts everybody by a camera and the other those who press a face.
    `seen` is 1 or -1 when the interval leaves no doubt which way it goes, else 0. Corrected only with both doors.
    """
    told = alike and enough(entry, least) and enough(left, least)
    if not told:
        nothing = dict.fromkeys(("points", "low", "high", "corrected", "correctedLow", "correctedHigh"), "")
        return {"told": False, "alike": alike, "seen": 0, **nothing}
    gained = difference(share(entry.smiled, entry.judged), share(left.smiled, left.judged))
    true = None
    if hands[0] and hands[1]:
        before, after = (corrected(one.smiled, one.judged, hand) for one, hand in ((entry, hands[0]), (left, hands[1])))
        true = difference(before, after)
    seen = 0 if gained is None or gained.low <= 0 <= gained.high else 1 if gained.value > 0 else -1
    return {
        "told": True,
        "alike": True,
        "seen": seen,
        **_written(gained, "points", "low", "high", signed=True),
        **_written(true, "corrected", "correctedLow", "correctedHigh", signed=True),
    }


def hour_figures(
    hours: Sequence[HourCounted], least: int, doors: frozenset[Door] = frozenset(("entry", "exit"))
) -> list[dict[str, Any]]:
    """The hours of the day without a gap, at least a few: {hour, entry, exit, entryN, exitN, entryShare, exitShare}.

    `entry` and `exit` are shares 0..1, or -1 where fewer than `least` were judged; the rest is written out. Of a door
    that is not among `doors` nothing is told: shares of those who press do not stand beside shares of everybody.
    """
    if not hours:
        return []
    counted = {hour.hour: hour for hour in hours}
    first, last = min(counted), max(counted)
    last = min(23, max(last, first + _FEWEST_HOURS - 1))
    first = max(0, min(first, last - _FEWEST_HOURS + 1))
    return [_hour(counted.get(hour, HourCounted(hour)), least, doors) for hour in range(first, last + 1)]


def before_figures(day: str, entry: Counted, left: Counted, least: int) -> dict[str, Any]:
    """The same weekday a week before: {told, weekday (0 Monday), entry, exit}; a share is empty below `least`."""
    shares = [percent(one.smiled / one.judged) if enough(one, least) else "" for one in (entry, left)]
    told = bool(day) and all(shares)
    return {
        "told": told,
        "weekday": date.fromisoformat(day).weekday() if day else 0,
        "entry": shares[0],
        "exit": shares[1],
    }


def enough(counted: Counted, least: int) -> bool:
    """Whether enough people were judged for a share to be told."""
    return counted.judged >= max(1, least)


def percent(value: float) -> str:
    """A share in percent, one decimal: 21.4."""
    return f"{100 * value:.1f}"


def points(value: float) -> str:
    """A difference in points with its sign: +65.3, and a true minus."""
    return f"{100 * value:+.1f}".replace("-", "\N{MINUS SIGN}")


def whole(number: int) -> str:
    """Thousands apart: 4,813."""
    return f"{number:,}"


def _hour(counted: HourCounted, least: int, doors: frozenset[Door]) -> dict[str, Any]:
    both = {
        "entry": counted.entry if "entry" in doors else Counted(),
        "exit": counted.exit if "exit" in doors else Counted(),
    }
    told = {name: enough(one, least) for name, one in both.items()}
    return {
        "hour": counted.hour,
        **{name: one.smiled / one.judged if told[name] else -1.0 for name, one in both.items()},
        **{f"{name}N": one.judged for name, one in both.items()},
        **{f"{name}Share": f"{100 * one.smiled / one.judged:.0f}" if told[name] else "" for name, one in both.items()},
    }


def _written(estimate: Estimate | None, value: str, low: str, high: str, signed: bool = False) -> dict[str, str]:
    if estimate is None:
        return {value: "", low: "", high: ""}
    write = points if signed else percent
    return {value: write(estimate.value), low: write(estimate.low), high: write(estimate.high)}

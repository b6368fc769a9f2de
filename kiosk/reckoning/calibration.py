"""What a hand count says about a door: the threshold that fits it, its recall and false alarms, and how it counts.

**The threshold** is where recall less false alarms is greatest (Youden 1950): it depends on no share of smiling people,
so volunteers may smile as often as they are asked to, and the corrected share has its narrowest interval there. With
some thirty passages of each kind the plain maximum jumps about; both kinds are smoothed with a kernel in log odds first
(Fluss, Faraggi and Reiser 2005), and where a whole stretch serves alike its middle is taken.

**The figures** of a threshold chosen on the same passages would flatter it. So each passage is judged by the threshold
that all the other passages choose (leave-one-out), and those judgements are counted. The smoothing's width alone is
taken from all of them; it does not know who smiled more. A threshold that was there before owes these passages nothing:
it is counted as it is, and it stays unless the new one does better.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.reckoning.shares import Estimate, HandCount, corrected, difference, share

LEAST_EACH = 30
"""Fewer people who smiled, or who did not, make no calibration."""
BETTER_EACH = 60
_OF = 1000
_ODDS_MOST = 5.0
_CANDIDATES = tuple(round(1 / (1 + math.exp(-step / 20)), 3) for step in range(-100, 101))
_AS_GOOD = 0.0005
_NARROWEST = 0.25


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage the camera judged with this probability 0..1, and what the person beside the door saw."""

    probability: float
    smiled: bool


@dataclass(frozen=True, slots=True)
class Judging:
    """How a door judges at a threshold."""

    threshold: float
    hand: HandCount

    @property
    def power(self) -> float:
        """Recall less false alarms, -1..1: 0 is no better than chance."""
        return self.hand.smiled_found / self.hand.smiled - self.hand.unsmiling_called / self.hand.unsmiling

    @property
    def tells_smiles(self) -> bool:
        """Whether the passages prove that it tells smiles better than chance does."""
        told = difference(self.hand.false_alarms, self.hand.recall)
        return told is not None and told.low > 0

    def true_share(self, observed: float) -> Estimate | None:
        """The true share behind `observed`, 0..1, of a thousand judged people; None when it can't be corrected."""
        return corrected(round(observed * _OF), _OF, self.hand)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The threshold that was there (its plain count) and the one that fits best (cross-checked)."""

    before: Judging
    fitted: Judging

    @property
    def changes(self) -> bool:
        """Whether the fitted threshold does better."""
        return self.fitted.power > self.before.power

    @property
    def best(self) -> Judging:
        return self.fitted if self.changes else self.before


@dataclass(frozen=True, slots=True)
class CountCheck:
    """How a door counts: `counted` passages looked at by a person, `nobody` of them false, and `missed` people."""

    counted: int
    nobody: int
    missed: int

    @property
    def found(self) -> Estimate | None:
        """The share of the people who passed that were counted."""
        real = self.counted - self.nobody
        return share(real, real + self.missed)

    @property
    def false(self) -> Estimate | None:
        """The share of the counted passages where nobody passed."""
        return share(self.nobody, self.counted)


def enough(passages: Sequence[Judged]) -> bool:
    """Whether there are at least LEAST_EACH of both kinds."""
    smiled = sum(passage.smiled for passage in passages)
    return min(smiled, len(passages) - smiled) >= LEAST_EACH


def counted_at(passages: Sequence[Judged], threshold: float) -> HandCount:
    """The plain count of these passages at a threshold."""
    return _hand([(passage, threshold) for passage in passages])


def fit(passages: Sequence[Judged]) -> float:
    """The threshold that fits, rounded to thousandths. Raises ValueError when one of the kinds is missing."""
    return _Smoothed(passages).best()


def cross_checked(passages: Sequence[Judged]) -> HandCount:
    """The count with each passage judged by the threshold that the others choose.

    Raises ValueError with fewer than two of a kind.
    """
    smoothed = _Smoothed(passages)
    return _hand([(passage, smoothed.best(without=index)) for index, passage in enumerate(passages)])


def propose(passages: Sequence[Judged], threshold: float) -> Proposal:
    """The threshold so far beside the one that fits. Raises ValueError with fewer than two of a kind."""
    fitted = Judging(fit(passages), cross_checked(passages))
    return Proposal(Judging(threshold, counted_at(passages, threshold)), fitted)


def _hand(judged: Sequence[tuple[Judged, float]]) -> HandCount:
    smiled = [passage.probability >= threshold for passage, threshold in judged if passage.smiled]
    unsmiling = [passage.probability >= threshold for passage, threshold in judged if not passage.smiled]
    return HandCount(len(smiled), sum(smiled), len(unsmiling), sum(unsmiling))


class _Smoothed:
    """For every passage how much of its kernel lies above each candidate threshold, and the sums of both kinds."""

    def __init__(self, passages: Sequence[Judged]) -> None:
        self._passages = passages
        self._above: list[list[float]] = [[]] * len(passages)
        self._sums: dict[bool, tuple[list[float], int]] = {}
        limits = [_log_odds(candidate) for candidate in _CANDIDATES]
        for kind in (True, False):
            odds = {i: _log_odds(passage.probability) for i, passage in enumerate(passages) if passage.smiled is kind}
            scale = _width(list(odds.values())) * math.sqrt(2)
            for i, at in odds.items():
                self._above[i] = [0.5 * (1 + math.erf((at - limit) / scale)) for limit in limits]
            self._sums[kind] = [sum(column) for column in zip(*(self._above[i] for i in odds), strict=True)], len(odds)

    def best(self, without: int | None = None) -> float:
        """The best threshold by all passages, or by all but one. Raises ValueError when none of a kind is left."""
        shares = []
        for kind in (True, False):
            sums, count = self._sums[kind]
            if without is not None and self._passages[without].smiled is kind:
                sums = [whole - own for whole, own in zip(sums, self._above[without], strict=True)]
                count -= 1
            if not count:
                raise ValueError("people who smiled and people who did not are both needed")
            shares.append([part / count for part in sums])
        power = [found - called for found, called in zip(*shares, strict=True)]
        most = max(power)
        as_good = [candidate for candidate, p in zip(_CANDIDATES, power, strict=True) if p >= most - _AS_GOOD]
        return as_good[len(as_good) // 2]


def _log_odds(probability: float) -> float:
    """Held within what the candidates span and a little more: a network's 0.000 is no infinity."""
    clipped = min(max(probability, 1e-6), 1 - 1e-6)
    most = _ODDS_MOST + 1
    return min(most, max(-most, math.log(clipped / (1 - clipped))))


def _width(odds: Sequence[float]) -> float:
    """Silverman's width of a kernel, never so narrow that single passages stand alone."""
    if len(odds) < 2:
        return 1.0
    lower, _, upper = statistics.quantiles(odds, n=4, method="inclusive")
    spread = min(statistics.stdev(odds), (upper - lower) / 1.34)
    return max(_NARROWEST, 0.9 * spread * math.pow(len(odds), -0.2))

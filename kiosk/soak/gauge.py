"""What a soak measured, and how fast it grew."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# What a program reads and keeps in its first visits is no growth.
WARM_PART = 0.25


@dataclass(frozen=True, slots=True)
class Sample:
    """After so many visits: MiB in the window's process and in its children, open handles and threads of the window."""

    visits: int
    window_mib: float
    children_mib: float
    handles: int
    threads: int


@dataclass(frozen=True, slots=True)
class Growth:
    """A slope for every 1,000 visits with its standard error; `first` at the end of the warming up, and `last`."""

    per_1000: float
    error: float
    first: float
    last: float


def growth(samples: Sequence[Sample], value: Callable[[Sample], float]) -> Growth:
    """The straight line through the samples after the warming up; a slope of 0 where there are fewer than three."""
    last = samples[-1].visits if samples else 0
    warm = [sample for sample in samples if sample.visits >= WARM_PART * last] or list(samples)
    xs, ys = [sample.visits / 1000 for sample in warm], [value(sample) for sample in warm]
    if len(warm) < 3 or xs[0] == xs[-1]:
        return Growth(0.0, math.inf, ys[0] if ys else 0.0, ys[-1] if ys else 0.0)
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)) / spread
    rest = sum((y - mean_y - slope * (x - mean_x)) ** 2 for x, y in zip(xs, ys, strict=True))
    return Growth(slope, math.sqrt(rest / (len(xs) - 2) / spread), ys[0], ys[-1])


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which this part (0..1) of them lies; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0

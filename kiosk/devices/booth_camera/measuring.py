"""How late the camera's picture is: found from flashes whose times are known and the brightness of what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LONGEST_S, STEP_S = 1.5, 0.005
# What changes more slowly than this is exposure control and daylight, not a flash.
SLOW_S = 0.75
LEAST_LIKENESS = 0.55
LEAST_EDGES = 8
# Around an edge: so near it may still be changing, so far the levels before and after are read.
EDGE_S, LEVEL_S = 0.07, 0.28
Numbers = NDArray[np.float64]


class MeasureError(Exception):
    """What was seen can't be used; `zh` and `en` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Edge:
    """The screen turned bright or dark at `at_s`."""

    at_s: float
    bright: bool


@dataclass(frozen=True, slots=True)
class Delay:
    """From an edge to the frame that shows it: the median, half of the middle half's width, and of how many edges."""

    median_s: float
    spread_s: float
    edges: int


def find_delay(edges: Sequence[Edge], seen: Sequence[tuple[float, NDArray[np.float32]]]) -> Delay:
    """`seen`: when each frame came and how bright its parts were. Raises MeasureError when no flash is found in them.

    First the whole row of flashes is laid over the brightness at every delay from 0 to 1.5 s, for each part of the
    picture; then each edge is looked for where that fits best, in the parts that answer.
    """
    if len(edges) < LEAST_EDGES or len(seen) < 4 * LEAST_EDGES:
        raise MeasureError("收到的画面太少，无法测量。", "Too few pictures came to measure anything.")
    times = np.array([at_s for at_s, _ in seen])
    parts = np.array([blocks.ravel() for _, blocks in seen], dtype=np.float64)
    coarse_s, weights = _laid_over(edges, times, parts)
    found = _edge_delays(edges, times, parts @ weights, coarse_s)
    if len(found) < LEAST_EDGES:
        raise _unseen()
    low, middle, high = np.percentile(found, (25, 50, 75))
    return Delay(float(middle), float(high - low) / 2, len(found))


def _laid_over(edges: Sequence[Edge], times: Numbers, parts: Numbers) -> tuple[float, Numbers]:
    """The delay that fits best, and how much each part of the picture answers (negative: the other way round)."""
    quick = _unit(_without_slow(times, parts))
    delays = np.arange(0.0, LONGEST_S, STEP_S)
    states = np.array([_state(edges, times - delay) for delay in delays]).T
    likeness = _unit(_without_slow(times, states)).T @ quick
    best = int(np.argmax(np.sort(np.abs(likeness), axis=1)[:, -6:].mean(axis=1)))
    fits = likeness[best]
    if np.abs(fits).max() < LEAST_LIKENESS:
        raise _unseen()
    strength = _without_slow(times, parts).std(axis=0)
    return float(delays[best]), np.where(np.abs(fits) > 0.8 * np.abs(fits).max(), np.sign(fits) * strength, 0.0)


def _state(edges: Sequence[Edge], times: Numbers) -> Numbers:
    """1 where the screen was bright at that time, 0 where it was dark."""
    turned = np.searchsorted([edge.at_s for edge in edges], times, side="right")
    states = np.array([not edges[0].bright, *(edge.bright for edge in edges)], dtype=np.float64)
    return states[turned]


def _without_slow(times: Numbers, columns: Numbers) -> Numbers:
    """Each column less its mean over the time around."""
    near = (np.abs(times[:, None] - times[None, :]) < SLOW_S).astype(np.float64)
    quick: Numbers = columns - near @ columns / near.sum(axis=1, keepdims=True)
    return quick


def _unit(columns: Numbers) -> Numbers:
    """Each column at length 1, so that two of them times each other tell how alike they are, -1..1."""
    unit: Numbers = columns / np.maximum(np.sqrt((columns**2).sum(axis=0)), 1e-9)
    return unit


def _edge_delays(edges: Sequence[Edge], times: Numbers, brightness: Numbers, coarse_s: float) -> list[float]:
    """For each edge that is clear, how long after it the brightness was half way between the levels around it."""
    found: list[tuple[float, float]] = []
    for edge in edges:
        since = times - edge.at_s - coarse_s
        before = brightness[(since > -LEVEL_S) & (since < -EDGE_S)]
        after = brightness[(since > EDGE_S) & (since < LEVEL_S)]
        if len(before) < 2 or len(after) < 2:
            continue
        low, high, way = np.median(before), np.median(after), 1 if edge.bright else -1
        if (high - low) * way <= 0:
            continue
        risen = (brightness - (low + high) / 2) * way > 0
        turns = np.flatnonzero(~risen[:-1] & risen[1:] & (np.abs(since[1:]) < 2 * EDGE_S))
        if len(turns) != 1:
            continue
        first = turns[0]
        share = ((low + high) / 2 - brightness[first]) / (brightness[first + 1] - brightness[first])
        crossed_s = times[first] + share * (times[first + 1] - times[first])
        found.append((abs(high - low), float(crossed_s - edge.at_s)))
    clear = 0.5 * float(np.median([contrast for contrast, _ in found])) if found else 0.0
    return [delay for contrast, delay in found if contrast >= clear]


def _unseen() -> MeasureError:
    return MeasureError(
        "相机没有看到闪光；请在镜头前放一面镜子，让它照到屏幕，或请人站到屏幕前，再把灯光调暗些。",
        "The camera does not see the flashes. Hold a mirror so that it sees the screen, or let somebody stand close to "
        "the screen, and dim the light.",
    )

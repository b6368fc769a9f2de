"""What was seen while staff turned the wheel as they were asked, and the settings that follow from it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.devices.wheel.teller import Reading

Value = str | int | float | bool
# An axis that moved less from stop to stop was not the one that was turned.
LEAST_SPAN = 0.3
LEAST_REACH = 0.1
LEAST_COUNTS = 4
LEAST_TURN, ROUND_WITHIN = 0.5, 0.2
DEAD_ZONE_LEAST, DEAD_ZONE_MOST = 0.03, 0.3


class MeasureError(Exception):
    """What was seen can't be used; `zh` and `en` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Rest:
    """Where every axis stands when the wheel is let go, and how far it trembles there."""

    centres: tuple[float, ...]
    trembles: tuple[float, ...]


def rest(seen: Sequence[Reading]) -> Rest:
    """From the readings taken while nobody touched the wheel."""
    columns = list(zip(*(reading.axes for reading in seen), strict=False))
    return Rest(
        tuple(statistics.fmean(column) for column in columns), tuple(max(column) - min(column) for column in columns)
    )


def between_stops(at_rest: Rest, left: Reading, right: Reading) -> dict[str, Value]:
    """Settings of a wheel that was let go, turned fully to the left, and fully to the right; raises MeasureError."""
    spans = [after - before for before, after in zip(left.axes, right.axes, strict=False)]
    axis = max(range(len(spans)), key=lambda number: abs(spans[number]), default=-1)
    if axis < 0 or not abs(spans[axis]) >= LEAST_SPAN:
        if left.counts != right.counts:
            raise MeasureError(
                "这个舵轮报告的是计数，没有止点；请重新开始，并回答 y。",
                "This wheel sends counts and has no stops; begin again and answer y.",
            )
        raise MeasureError(
            "左右转动时没有一个轴移动得够多；请检查插头，转到底再按回车。",
            "No axis moved enough between left and right. Check the plug; turn all the way before pressing Enter.",
        )
    centre = at_rest.centres[axis]
    reach = min(abs(left.axes[axis] - centre), abs(right.axes[axis] - centre))
    if (left.axes[axis] - centre) * (right.axes[axis] - centre) >= 0 or reach < LEAST_REACH:
        raise MeasureError(
            "松手时的位置不在左右之间；舵轮要能自动回中。没有止点的舵轮请回答 y。",
            "Let go, the wheel does not stand between left and right: it needs a spring. If it has no stops, answer y.",
        )
    tremble = at_rest.trembles[axis]
    if tremble > DEAD_ZONE_MOST / 2:
        raise MeasureError(
            f"松手时读数抖动太大（{tremble:.2f}）；请检查插头、线缆和传感器。",
            f"Let go, the reading trembles by {tremble:.2f}: too much. Check plug, cable and sensor.",
        )
    dead_zone = min(DEAD_ZONE_MOST, max(DEAD_ZONE_LEAST, 1.5 * tremble + 0.02))
    return {
        "kind": "axis",
        "axis": axis,
        "centre": round(centre, 3),
        "reach": math.floor(100 * reach) / 100,
        "dead_zone": round(min(dead_zone, reach / 2), 2),
        "reverse": spans[axis] < 0,
    }


def round_once(seen: Sequence[Reading]) -> tuple[dict[str, Value], float]:
    """Settings of an endless wheel, and how often it went round, while it was turned once to the right."""
    counts = seen[-1].counts - seen[0].counts if seen else 0
    if abs(counts) >= LEAST_COUNTS:
        return {"kind": "endless", "counts_per_turn": abs(counts), "reverse": counts < 0}, 1.0
    columns = list(zip(*(reading.axes for reading in seen), strict=False))
    turned = [sum(((after - before) / 2 + 0.5) % 1.0 - 0.5 for before, after in pairwise(column)) for column in columns]
    axis = max(range(len(turned)), key=lambda number: abs(turned[number]), default=-1)
    if axis < 0 or not abs(turned[axis]) >= LEAST_TURN:
        raise MeasureError(
            "没有读到一整圈；请检查插头，转满一圈再按回车。有止点的舵轮请回答 n。",
            "No whole turn was seen. Check the plug and turn once round; if the wheel has stops, answer n.",
        )
    return {"kind": "endless", "axis": axis, "reverse": turned[axis] < 0}, abs(turned[axis])

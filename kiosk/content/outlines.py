"""What can be wrong with the outlines a finger taps: crossing themselves, each other, or the end of the picture."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from kiosk.content.buildings import Building
from kiosk.content.shore import ShoreLayer, ShoreLight
from kiosk.yaml_source import Fault, fault_at

Point = tuple[float, float]
Polygon = Sequence[Point]
Piece = tuple[Path, Building]

# Neighbours that share a wall may overlap by this much.
OVERLAP_M2 = 1.0
_ROW_M = 0.25


def outline_faults(pieces: Sequence[Piece], strips: Mapping[ShoreLight, ShoreLayer]) -> list[Fault]:
    """A fault for each outline that crosses itself or another building's, and each that no strip reaches to."""
    faults: list[Fault] = []
    for path, building in pieces:
        faults += _end_faults(path, building, strips)
        for number, polygon in enumerate(building.outline):
            if crossing := _self_crossing(polygon):
                (x, z), reason = crossing, "the outline crosses itself near"
                place = ("outline", number)
                faults.append(fault_at(path, place, "", f"{reason} [{x:g}, {z:g}]: write its corners in order around"))
    for before, after in combinations(pieces, 2):
        faults += _overlap_faults(before, after)
    return faults


def _end_faults(path: Path, building: Building, strips: Mapping[ShoreLight, ShoreLayer]) -> Iterator[Fault]:
    ends: dict[tuple[float, float], list[str]] = {}
    for light, strip in strips.items():
        ends.setdefault((strip.x0_m, strip.x1_m), []).append(light)
    spots: list[tuple[tuple[str | int, ...], Polygon]] = [(("mark",), [building.mark])]
    spots += [(("outline", number), polygon) for number, polygon in enumerate(building.outline)]
    for (x0_m, x1_m), lights in ends.items():
        for place, points in spots:
            out = next((x for x, _ in points if not x0_m <= x <= x1_m), None)
            if out is not None:
                reason = f"the strip of {', '.join(lights)} ends before it, it shows x {x0_m:g} to {x1_m:g} m"
                yield fault_at(path, place, f"{out:g} m", f"{reason}: put in a longer picture, or move this")
                break


def _self_crossing(polygon: Polygon) -> Point | None:
    """Where two edges of the polygon cross or lie on each other, or None."""
    count = len(polygon)
    edges = [(polygon[n], polygon[(n + 1) % count]) for n in range(count)]
    for first, second in combinations(range(count), 2):
        if second - first in (1, count - 1):
            continue
        (a, b), (c, d) = edges[first], edges[second]
        if _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0 and _boxes_meet(a, b, c, d):
            return c
    return None


def _side(a: Point, b: Point, p: Point) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def _boxes_meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return all(
        max(min(a[axis], b[axis]), min(c[axis], d[axis])) <= min(max(a[axis], b[axis]), max(c[axis], d[axis]))
        for axis in (0, 1)
    )


def _overlap_faults(before: Piece, after: Piece) -> Iterator[Fault]:
    path, building = after
    for number, polygon in enumerate(building.outline):
        for other in before[1].outline:
            area_m2, (x, z) = _overlap(polygon, other)
            if area_m2 > OVERLAP_M2:
                reason = (
                    f"overlaps the outline of {before[1].id} by {area_m2:.0f} square metres near [{x:.0f}, {z:.0f}]"
                )
                yield fault_at(
                    path, ("outline", number), "", f"{reason}: a tap there could mean either; move one of them"
                )


def _overlap(one: Polygon, other: Polygon) -> tuple[float, Point]:
    """The area two polygons share, in rows of `_ROW_M`, and a point of it."""
    low = max(min(z for _, z in one), min(z for _, z in other))
    high = min(max(z for _, z in one), max(z for _, z in other))
    left = max(min(x for x, _ in one), min(x for x, _ in other))
    right = min(max(x for x, _ in one), max(x for x, _ in other))
    area_m2, spot = 0.0, (0.0, 0.0)
    if low >= high or left >= right:
        return area_m2, spot
    rows = math.ceil((high - low) / _ROW_M)
    height = (high - low) / rows
    for row in range(rows):
        z = low + (row + 0.5) * height
        for a0, a1 in _spans(one, z):
            for b0, b1 in _spans(other, z):
                width = min(a1, b1) - max(a0, b0)
                if width > 0:
                    area_m2 += width * height
                    spot = ((max(a0, b0) + min(a1, b1)) / 2, z)
    return area_m2, spot


def _spans(polygon: Polygon, z: float) -> list[tuple[float, float]]:
    """The stretches of the row at `z` that lie inside."""
    count = len(polygon)
    crossings = []
    for n in range(count):
        (x0, z0), (x1, z1) = polygon[n], polygon[(n + 1) % count]
        if (z0 <= z) != (z1 <= z):
            crossings.append(x0 + (z - z0) * (x1 - x0) / (z1 - z0))
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=True))

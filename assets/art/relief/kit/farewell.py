"""What the farewells on the river share: pontoon, liner under smoke, a barge full of students, people who wave."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from canvas import Canvas
from figures.body import Person
from figures.pose import CHEERING, STANDING, WAITING, WAVING, WAVING_BENT, WAVING_WIDE, Pose

from kit.harbour import handkerchief, lighter, suitcase
from kit.plume import smoke
from kit.solids import Solid, box, join, lathe, tube
from kit.steamer import Steamer

DECK = 1.9
"""The pontoon's deck; its edge is y = 0, the river beyond."""


@dataclass(frozen=True)
class Waver:
    """Somebody on the pontoon: where, turned how (180 looks at the river), dressed how, holding a cloth, hat, case."""

    x: float
    y: float
    turn_deg: float
    clothes: str
    hair: str
    pose: Pose
    held: str = ""
    dark: bool = False


def pontoon() -> list[tuple[Solid, str]]:
    """The landing stage: planks, edge beam."""
    seams = [box(60, 0.05, 0.03, 0, y, DECK - 0.01) for y in np.arange(-12, -0.5, 0.55)]
    return [
        (box(60, 14, 1.0, 0, -7, DECK - 1), "deck"),
        (join([box(60, 0.35, 0.3, 0, -0.2, DECK - 0.05), *seams]), "timber"),
    ]


def liner(c: Canvas, ship: Steamer, x: float, y: float, turn_deg: float, drift: float, size: float) -> None:
    """A two-funnel liner, bow towards `turn_deg`, whose smoke drifts along x by `drift` metres."""
    for solid, kind in ship.pieces():
        c.put(solid.moved(turn_deg=turn_deg).moved(x, y), kind)
    ahead = math.radians(turn_deg)
    for k, place in enumerate(ship.funnel_places()):
        at = (place - 1.4) * np.array([math.cos(ahead), math.sin(ahead)]) + (x, y)
        top = ship.side + 5.4 + ship.funnel_height
        for puff in smoke(at[0], at[1], top, drift, 4 + 3 * k, 24, size * (1 - 0.15 * k), 31 + k, 4 * k):
            c.put(puff, "steam")


def straw_hat() -> Solid:
    """A brimmed hat, tilted as a waving hand holds it."""
    return lathe([(0.19, 0), (0.19, 0.02), (0.1, 0.03), (0.09, 0.14), (0.01, 0.15)]).rotated("x", 25)


def wavers(c: Canvas, people: tuple[Waver, ...], voxel_m: float = 0.009, deck_z: float = DECK) -> None:
    """People on the pontoon with what they hold."""
    for n, p in enumerate(people):
        tall = 1.62 if p.clothes in ("skirt", "dress") else 1.73
        person = Person(p.clothes, p.hair, p.pose, tall, seed=n, dark=p.dark)
        body = c.people(person, p.x, p.y, deck_z, p.turn_deg, voxel_m)
        hand = body.left_hand if p.pose is WAVING_BENT else body.right_hand
        if p.held == "cloth":
            c.put(handkerchief(n, 0.42).moved(*hand), "veil")
        elif p.held == "hat":
            c.put(straw_hat().moved(*hand).moved(z=0.05), "hair")
        elif p.held == "case":
            c.put(suitcase().moved(*body.right_hand), "luggage")


def barge_of_students(c: Canvas, x: float, y: float, turn_deg: float, count: int = 20, voxel_m: float = 0.014) -> None:
    """A lighter with students standing in two rows, many of them waving back."""
    for solid, kind in lighter(15, 4.2, 1.0):
        c.put(solid.moved(turn_deg=turn_deg).moved(x, y, 0.15), kind)
    random = np.random.default_rng(4)
    poses = (WAVING, STANDING, WAVING_BENT, WAITING, WAVING_WIDE, CHEERING)
    cos, sin = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
    half = (count + 1) // 2
    for k in range(count):
        u = -5.8 + 11.6 * (k % half) / (half - 1) + random.uniform(-0.25, 0.25)
        v = -0.95 + 1.7 * (k // half) + random.uniform(-0.15, 0.15)
        clothes, hair = ("gown", "suit", "gown", "skirt")[k % 4], ("short", "cap", "fedora", "bob")[k % 4]
        person = Person(clothes, hair, poses[k % 6], 1.7, seed=k % 5, dark=k % 2 == 1)
        place = (u * cos - v * sin + x, u * sin + v * cos + y, 0.75)
        body = c.people(person, *place, float(random.choice([10, -25, 30, -10, 40])), voxel_m)
        if k % 3 == 0:
            hand = body.left_hand if poses[k % 6] is WAVING_BENT else body.right_hand
            c.put(handkerchief(k, 0.4).moved(*hand), "veil")


def gull(span: float, bank_deg: float = 0) -> Solid:
    """A gull gliding towards +x, seen from the side: long bent wings, short body."""
    t = np.linspace(-1, 1, 25)
    reach = np.column_stack([-0.16 * t**2, 0.12 * t, 0.24 * np.abs(t) ** 0.6 - 0.2 * t**2])
    reach[:, 0] += 0.5 * t * 0.12
    wings = tube(
        np.column_stack([reach[:, 0] + 0.5 * t, reach[:, 1], reach[:, 2]]), list(0.055 * (1 - t**2) ** 0.5 + 0.004), 8
    )
    body = tube(
        [(0.05, -0.2, -0.05), (0.02, -0.05, 0.0), (-0.02, 0.15, 0.0), (-0.03, 0.3, -0.02)], [0.01, 0.07, 0.06, 0.02], 8
    )
    return (wings.stretched(1, 1, 1) + body).rotated("y", bank_deg).moved(scale=span)

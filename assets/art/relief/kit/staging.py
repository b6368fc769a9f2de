"""Short words for setting a scene: things placed as a whole, people with what they hold, flat echoes of people."""

from __future__ import annotations

import math

from canvas import Canvas
from figures.body import Body, Person, model_person

from kit.solids import Solid, join

Pieces = list[tuple[Solid, str]]


def place(c: Canvas, pieces: Pieces, x: float, y: float, z: float = 0, turn_deg: float = 0, scale: float = 1) -> None:
    """Put a kit part into the scene, scaled, turned about z and moved."""
    for solid, kind in pieces:
        c.put(solid.moved(x, y, z, turn_deg, scale), kind)


def hold(c: Canvas, body: Body, pieces: Pieces, left: bool = False, turn_deg: float = 0, scale: float = 1) -> None:
    """Put a kit part into somebody's hand."""
    x, y, z = (float(v) for v in (body.left_hand if left else body.right_hand))
    place(c, pieces, x, y, z, turn_deg, scale)


def echo(
    c: Canvas, person: Person, x: float, y: float, turn_deg: float, kind: str = "echo", scale: float = 1
) -> tuple[float, float, float]:
    """A person as a flat silhouette on a wall that faces -y, standing at height 0; where the right hand is."""
    body = model_person(person, 0.012)
    whole = join(list(body.parts.values())).moved(turn_deg=turn_deg, scale=scale)
    c.put(whole.stretched(1, 0.06, 1).moved(x, y), kind)
    a = math.radians(turn_deg)
    hx, hy, hz = (float(v) * scale for v in body.right_hand)
    return x + hx * math.cos(a) - hy * math.sin(a), y, hz

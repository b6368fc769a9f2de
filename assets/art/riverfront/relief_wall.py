"""The brick-pink relief wall beside the wharf."""

from __future__ import annotations

from people import figure
from solid import Solid


def relief_wall() -> Solid:
    """The brick-pink wall of the students' departure: a ship, a crowd with cases, waves; no lettering."""
    s = Solid()
    s.box(33, 25, 0, 38, 1.4, 6.6, "brick_relief")
    s.box(32.6, 24.8, 6.6, 38.8, 1.8, 0.4, "stone_old")
    s.box(32.6, 24.5, 0, 38.8, 0.8, 0.5, "granite")
    s.extrude_y([(48, 2.4), (66, 2.4), (69.5, 4.4), (67, 4.0), (47, 4.0)], 24.45, 25, "brick_relief")
    s.box(51, 24.6, 4.0, 11, 0.5, 0.9, "brick_relief")
    for x in (54, 58):
        s.tube(x, 24.9, 4.9, 0.5, 0.5, 1.3, "brick_relief", 8)
    for i in range(24):
        a = 35 + i * 1.5
        s.extrude_y([(a, 0.8), (a + 1.5, 0.8), (a + 0.75, 1.3 + 0.2 * (i % 3))], 24.65, 25, "brick_relief")
    for i in range(8):
        one = Solid()
        figure(
            one,
            35.5 + i * 1.7,
            24.7,
            high=3.3 + 0.3 * (i % 3),
            stout=1.5,
            coat="brick_relief",
            legs="brick_relief",
            hair="brick_relief",
            stride=0.22,
        )
        one.face_materials = ["brick_relief"] * len(one.face_materials)
        one.vertices = [(a, c, z + 0.5) for a, c, z in one.vertices]
        s.join(one)
        s.box(36.1 + i * 1.7, 24.5, 0.9, 0.7, 0.3, 0.75, "brick_relief")
    return s

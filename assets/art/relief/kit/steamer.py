"""An ocean steamer of the 1910s: lofted hull, decks, funnels, masts with rigging, lifeboats, rails. Bow towards +x."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kit.solids import Solid, ball, box, join, lathe, loft, rod, sag, tube


@dataclass(frozen=True)
class Steamer:
    """Main measures in metres; the waterline is z = 0 and the middle of the ship the origin."""

    length: float = 110
    beam: float = 14
    side: float = 8.5
    funnels: int = 2
    funnel_height: float = 13
    mast: float = 22

    def sheer(self, x: float) -> float:
        """Height of the deck edge at x."""
        u = 2 * x / self.length
        return self.side * (1 + 0.16 * max(u, 0) ** 2.2 + 0.3 * abs(u) ** 3 * 0.5)

    def half_beam(self, x: float, up: float) -> float:
        """Half the width at x; `up` runs 0 at the keel to 1 at the deck edge."""
        u = 2 * x / self.length
        fore = (1 - max(u, 0) ** (2.2 + 2.4 * up)) ** (0.95 - 0.25 * up)
        aft = (1 - max(-u, 0) ** (3 + 6 * up)) ** 0.6
        belly = min(1.0, 0.55 + 0.75 * up**0.6)
        return self.beam / 2 * fore * aft * belly

    def hull(self) -> Solid:
        """The shell from below the water to the deck edge, with deck."""
        sections = []
        for i in range(161):
            x0 = (i / 160 * 2 - 1) * self.length / 2
            levels = np.linspace(0, 1, 9)
            ring = []
            for sign, order in ((1, levels), (-1, levels[::-1])):
                for up in order:
                    rake = (0.035 * max(x0, 0) + 0.03 * min(x0, 0)) * up
                    ring.append((x0 + rake, sign * max(self.half_beam(x0, up), 0.05), -2 + (self.sheer(x0) + 2) * up))
            sections.append(ring)
        return loft(np.array(sections))

    def rubbing_strakes(self) -> Solid:
        """Bands along the side that give the hull its long lines."""
        bands = []
        for up, thick in ((0.985, 0.28), (0.8, 0.12), (0.42, 0.12)):
            for sign in (1, -1):
                xs = np.linspace(-self.length / 2 * 0.985, self.length / 2 * 0.99, 70)
                path = [
                    (
                        x + (0.035 * max(x, 0) + 0.03 * min(x, 0)) * up,
                        sign * (self.half_beam(x, up) + 0.05),
                        -2 + (self.sheer(x) + 2) * up,
                    )
                    for x in xs
                ]
                bands.append(tube(path, thick, 6))
        return join(bands)

    def portholes(self, up: float = 0.68, every: float = 3.1) -> Solid:
        """Rings of brass along both sides."""
        rings = []
        for x in np.arange(-self.length * 0.42, self.length * 0.42, every):
            for sign in (1, -1):
                y = sign * (self.half_beam(x, up) + 0.02)
                z = -2 + (self.sheer(x) + 2) * up
                rings.append(
                    lathe([(0.42, 0), (0.42, 0.16), (0.26, 0.16), (0.24, -0.3)], 14)
                    .rotated("x", -90 * -sign)
                    .moved(x, y, z)
                )
        return join(rings)

    def houses(self) -> list[Solid]:
        """Deck houses, bridge and decks, one above the other."""
        z = self.side
        long, b = self.length, self.beam
        return [
            box(long * 0.56, b * 0.86, 2.7, -1, 0, z),
            box(long * 0.58, b * 0.98, 0.25, -1, 0, z + 2.7),
            box(long * 0.42, b * 0.7, 2.4, 0, 0, z + 2.95),
            box(long * 0.45, b * 0.95, 0.25, 0, 0, z + 5.35),
            box(long * 0.08, b * 0.66, 2.5, long * 0.17, 0, z + 5.6),
            box(long * 0.1, b * 0.95, 0.22, long * 0.172, 0, z + 8.1),
            box(long * 0.16, b * 0.5, 1.6, -long * 0.06, 0, z + 5.6),
        ]

    def windows(self) -> Solid:
        """Window frames on the deck houses, both sides."""
        frames = []
        for z, span, y in ((self.side + 0.8, 0.26, 0.43), (self.side + 3.6, 0.2, 0.35)):
            for x in np.arange(-self.length * span, self.length * span, 2.0):
                frames.extend(box(0.9, 0.3, 1.1, x - 1, sign * self.beam * y, z) for sign in (1, -1))
        return join(frames)

    def chimneys(self) -> list[Solid]:
        """Funnels with bands and caps, raked aft."""
        out = []
        for x in self.funnel_places():
            h = self.funnel_height
            z = self.side + 5.4
            stack = lathe(
                [
                    (2.05, 0),
                    (2.05, h * 0.62),
                    (2.2, h * 0.62),
                    (2.2, h * 0.66),
                    (2.05, h * 0.66),
                    (2.05, h * 0.8),
                    (2.2, h * 0.8),
                    (2.2, h * 0.84),
                    (2.05, h * 0.84),
                    (2.05, h - 0.9),
                    (2.35, h - 0.9),
                    (2.35, h - 0.2),
                    (2.0, h),
                    (1.6, h),
                    (1.5, h - 1.5),
                ],
                40,
            )
            out.append(stack.stretched(1.15, 1, 1).rotated("y", -5).moved(x, 0, z))
        return out

    def funnel_places(self) -> list[float]:
        """Where the funnels stand."""
        return {1: [0.0], 2: [self.length * 0.075, -self.length * 0.085]}[self.funnels]

    def masts(self) -> Solid:
        """Two masts with derricks, stays and ratlines."""
        parts = []
        for x, way in ((self.length * 0.33, 1), (-self.length * 0.33, -1)):
            foot, top = self.side, self.side + self.mast
            parts += [rod((x, 0, foot), (x - 1.4, 0, top), 0.42, 0.2), box(1.6, 2.6, 0.3, x - 0.9, 0, top - 8)]
            for k, boom in enumerate((9, -9)):
                parts.append(rod((x, 0.6 - 1.2 * k, foot + 3), (x + boom, 0.6 - 1.2 * k, foot + 9), 0.24, 0.14))
                parts.append(rod((x - 0.9, 0, top - 8), (x + boom, 0.6 - 1.2 * k, foot + 9), 0.07))
            for sign in (1, -1):
                y = sign * self.beam * 0.46
                parts.extend(rod((x + dx, y, foot + 0.5), (x - 1, 0, top - 6), 0.09) for dx in (-2.4, 0, 2.4))
                for step in np.linspace(0.1, 0.8, 10):
                    a = (x - 2.4 * (1 - step) - step, y * (1 - step), foot + 0.5 + ((self.mast - 6.5) * step))
                    b = (x + 2.4 * (1 - step) - step, y * (1 - step), foot + 0.5 + ((self.mast - 6.5) * step))
                    parts.append(rod(a, b, 0.05, sides=6))
            tip = self.length / 2 * 1.02 * way
            parts.append(sag((x - 1.4, 0, top), (tip, 0, self.sheer(tip * 0.98) + 0.6), 0.5, 0.1))
        parts.append(
            sag(
                (self.length * 0.33 - 1.4, 0, self.side + self.mast - 0.4),
                (-self.length * 0.33 - 1.4, 0, self.side + self.mast - 0.4),
                1.2,
                0.08,
            )
        )
        return join(parts)

    def lifeboats(self) -> list[Solid]:
        """Boats under their davits on the boat deck."""
        out = []
        for x in (-0.19, -0.125, -0.01, 0.03 + 0.09):
            for sign in (1, -1):
                y, z = sign * self.beam * 0.46, self.side + 6.9
                hull = ball(1, detail=14).stretched(3.4, 1.1, 1.0).moved(x * self.length, y, z)
                cover = box(5.4, 0.3, 0.25, x * self.length, y, z + 0.9)
                davits = [
                    tube(
                        [
                            (x * self.length + dx, y * 0.8, z - 1.4),
                            (x * self.length + dx, y * 0.8, z + 1.5),
                            (x * self.length + dx, y * 0.88, z + 2.3),
                            (x * self.length + dx, y * 1.02, z + 2.2),
                        ],
                        0.13,
                        8,
                    )
                    for dx in (-2.3, 2.3)
                ]
                out.append(join([hull, cover, *davits]))
        return out

    def rails(self) -> Solid:
        """Stanchions and rails round the open decks, ventilators."""
        parts = []
        for sign in (1, -1):
            xs = np.linspace(-self.length * 0.48, self.length * 0.485, 90)
            parts.extend(
                tube([(x * 1.02, sign * self.half_beam(x, 1), self.sheer(x) + lift) for x in xs], 0.06, 6)
                for lift in (0.55, 1.1)
            )
            parts.extend(
                rod(
                    (x * 1.02, sign * self.half_beam(x, 1), self.sheer(x)),
                    (x * 1.02, sign * self.half_beam(x, 1), self.sheer(x) + 1.1),
                    0.06,
                    sides=6,
                )
                for x in xs
            )
            parts.extend(
                rod(
                    (x, sign * self.beam * 0.47, self.side + 2.9),
                    (x, sign * self.beam * 0.47, self.side + 5.4),
                    0.1,
                    sides=6,
                )
                for x in np.arange(-self.length * 0.22, self.length * 0.22, 2.2)
            )
        for x in (-0.26, -0.17, 0.0, 0.13, 0.235):
            base = (x * self.length, 3.0, self.side + 2.7)
            parts.append(
                tube(
                    [
                        base,
                        (base[0], 3, base[2] + 4.6),
                        (base[0] + 0.4, 3, base[2] + 5.3),
                        (base[0] + 1.3, 3, base[2] + 5.5),
                    ],
                    [0.55, 0.5, 0.7, 0.95],
                    14,
                )
            )
        return join(parts)

    def pieces(self) -> list[tuple[Solid, str]]:
        """Every part with its kind."""
        return [
            (self.hull(), "hull"),
            (self.rubbing_strakes(), "hull"),
            (self.portholes(), "fitting"),
            *[(s, "house") for s in self.houses()],
            (self.windows(), "fitting"),
            *[(s, "funnel") for s in self.chimneys()],
            (self.masts(), "rigging"),
            *[(s, "boat") for s in self.lifeboats()],
            (self.rails(), "rigging"),
        ]

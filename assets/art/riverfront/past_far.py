"""Behind the old shore: flat land with low roofs, mill stacks trailing smoke, trees; pale with haze."""

from __future__ import annotations

from random import Random

import past_ships as ships
from far_city import EAST, WEST
from solid import Solid
from stage import Stage
from trees import plant


def compose_far_past(stage: Stage) -> None:
    """Two quiet rows of roofs and trees, stacks here and there, all in far metres."""
    for number, (percent, y, low) in enumerate(((80, 12.0, 17.0), (65, 2.0, 13.5))):
        rng, s, haze = Random(f"past-far-{number}"), Solid(), f"@{percent}"
        s.box(WEST, y + 3, 0, EAST - WEST, 0.5, low - 2.0, "field" + haze)
        x = WEST
        while x < EAST:
            kind, w = rng.random(), rng.uniform(6, 16)
            if kind < 0.45:
                for k in range(max(1, int(w / 4))):
                    s.box(x + k * 4, y, 0, 3.6, 2.5, low - 0.6, ("whitewash", "brick_grey")[k % 2] + haze)
                    s.gable_roof(x + k * 4 - 0.2, y - 0.2, low - 0.6, 4.0, 2.9, 1.1, "roof_grey_tile" + haze)
            elif kind < 0.62:
                for k in range(int(w / 2.4)):
                    a = x + k * 2.4
                    s.extrude_y([(a, 0), (a + 2.4, 0), (a + 2.4, low), (a, low + 1.5)], y, y + 2, "brick_grey" + haze)
                if rng.random() < 0.8:
                    sx, h = x + w, low + rng.uniform(9, 17)
                    s.tube(sx, y + 1, 0, 0.75, 0.42, h, "brick_dark" + haze, 10)
                    ships.smoke(
                        stage,
                        sx,
                        y + 1,
                        h,
                        rng,
                        high=8,
                        size=0.42,
                        tone="steam" if number == 0 else "smoke",
                        layer="far",
                    )
            x += w + rng.uniform(1, 12)
        stage.put(s, layer="far")
        for _ in range(380):
            plant(
                stage,
                "far_grove",
                rng.uniform(WEST, EAST),
                y - 1 + rng.random(),
                rng,
                size=(0.35, 0.7),
                z=low - rng.uniform(5.5, 3),
                layer="far",
            )

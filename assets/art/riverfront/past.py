"""The shore of about the 1920s in the same framing: a sensible reconstruction, not a record."""

from __future__ import annotations

from collections.abc import Callable

import past_east as east
import past_ground as ground
import past_west as west
from stage import Stage, shows

SITES: tuple[tuple[float, float, Callable[[Stage], None]], ...] = (
    (-60, 80, west.wharf),
    (76, 196, west.huangpu),
    (200, 490, west.docks),
    (468, 540, west.maoma),
    (650, 850, west.ewo),
    (850, 1240, west.waterworks),
    (850, 1370, west.intakes),
    (1380, 1650, east.new_ewo),
    (1680, 1780, east.fish_landing),
    (1820, 1880, east.landing),
    (1950, 2045, east.creek),
    (2095, 2195, east.timber_yard),
    (2400, 2510, east.cold_store),
    (2596, 2690, east.sugar_works),
    (2688, 2800, east.wing_on),
    (2250, 2900, east.open_fields),
)


def compose_past(stage: Stage) -> None:
    """Everything of the old shore that the stage's window can see."""
    ground.ground(stage)
    for x0, x1, build in SITES:
        if shows(stage, x0 - 40, x1 + 60):
            build(stage)
    ground.between(stage)
    ground.people(stage)
    ground.river(stage)

"""What only the views all round show: the own ship, the full-size bridge, traffic, Pudong, the land behind."""

from __future__ import annotations

from random import Random

import vessels as v
from bridge import whole_bridge
from own_ship import own_ship
from pudong import compose_hinterland, compose_pudong
from solid import Solid
from stage import Stage


def compose_round(stage: Stage, x: float) -> None:
    """Add to the present shore all that is seen from the ship at x (m along the shore)."""
    stage.put(own_ship(x))
    for dx, high, watt in ((-16.4, 5.4, 120.0), (-8.0, 5.2, 70.0), (6.2, 5.6, 110.0), (12.0, 5.0, 50.0)):
        stage.light(x + dx, -73.2, high, watt)
    away = abs(x - 2800.0)
    haze = "" if away < 500 else "@20" if away < 1100 else "@40" if away < 1900 else "@55"
    s = Solid()
    whole_bridge(s, 2800.0, 34.0, haze)
    stage.put(s)
    _traffic(stage, x)
    compose_pudong(stage, x)
    compose_hinterland(stage, x)


def _traffic(stage: Stage, x: float) -> None:
    """Barges under way in midstream, a ferry, a cruise boat, a tug, launches; none near enough to hide the shore."""
    rng = Random(f"traffic-{x:.0f}")
    for dx, y in ((-330, -210), (-120, -270), (190, -230), (460, -190), (820, -300), (-760, -250), (-1200, -290)):
        s = Solid()
        v.barge(
            s,
            x + dx + rng.uniform(-40, 40),
            y + rng.uniform(-12, 12),
            rng,
            bow=rng.choice((-1, 1)),
            load=rng.choice(("mud_dry", "coal", "sack")),
        )
        stage.put(s)
    s = Solid()
    v.ferry(s, x + 250, -330, rng, bow=-1)
    v.cruise_boat(s, x - 240, -160, rng, length=52, decks=3)
    v.tug(s, x + 95, -175, bow=-1)
    v.launch(s, x - 60, -330)
    stage.put(s)

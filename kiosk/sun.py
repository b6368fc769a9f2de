"""The light of the hour: how high the sun stands over the riverfront, told at the start and when it changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from astral import Observer
from astral.sun import elevation

from kiosk.device_thread import DeviceThread
from kiosk.happenings.inputs import LightOfHour
from kiosk.happenings.words import Input, Light, Order

LOOK_EVERY_S = 30.0
# The old wharf on Qinhuangdao Road; 2.8 km along the shore the sun stands no differently.
RIVERFRONT = Observer(latitude=31.2566, longitude=121.5122, elevation=5)
# From here up it is day; below the horizon by as much as civil twilight lasts it is night, and dusk or dawn between.
DAY_DEG = 9.0
NIGHT_DEG = -6.0


def light_at(moment: datetime) -> Light:
    """The light on the river at a moment with its time zone."""
    height_deg = elevation(RIVERFRONT, moment)
    return "day" if height_deg >= DAY_DEG else "night" if height_deg <= NIGHT_DEG else "dusk"


class Sun(DeviceThread):
    """Rings `LightOfHour` at the start and whenever the light is another one."""

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(self, ring: Callable[[Input], None], now: Callable[[], datetime]) -> None:
        super().__init__("sun")
        self._ring = ring
        self._now = now
        self._told: Light | None = None

    def take(self, order: Order) -> None:
        """There is nothing to order."""

    def look(self) -> None:
        """Ring the light if it is another one than before."""
        light = light_at(self._now())
        if light != self._told:
            self._told = light
            self._ring(LightOfHour(light))

    def _run(self) -> None:
        self._look_every(self.look, LOOK_EVERY_S)

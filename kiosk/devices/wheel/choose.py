"""Which wheel a station gets."""

from __future__ import annotations

from kiosk import settings
from kiosk.devices.wheel.pretend import PretendWheel
from kiosk.devices.wheel.sdl import SdlWheel
from kiosk.devices.wheel.serial_line import SerialWheel
from kiosk.devices.wheel.teller import Ring, Watch, Wheel


def make_wheel(setting: str, wheel: settings.Wheel, ring: Ring, watch: Watch | None = None) -> Wheel | None:
    """The wheel for `devices.wheel`: auto, sdl, sdl:NAME, serial:PORT, pretend, or None for off.

    `watch` gets every look at the device, on the device's own thread.
    """
    if setting == "off":
        return None
    if setting == "pretend":
        return PretendWheel(ring, wheel, watch=watch)
    kind, _, named = setting.partition(":")
    if kind == "serial":
        return SerialWheel(ring, wheel, named.strip(), watch=watch)
    return SdlWheel(ring, wheel, name=named.strip(), required=setting != "auto", watch=watch)

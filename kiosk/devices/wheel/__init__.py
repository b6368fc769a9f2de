"""The ship's wheel: SDL controllers, serial encoders, their pretend twin, and the page that shows and measures them."""

from kiosk.devices.wheel.choose import make_wheel
from kiosk.devices.wheel.pretend import PretendWheel

__all__ = ["PretendWheel", "make_wheel"]

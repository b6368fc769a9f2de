"""开馆自检: three minutes in the morning, in which a person and the machine go through what the day will need."""

from kiosk.exhibits.morning.course import due, step
from kiosk.exhibits.morning.state import Line, MorningState, Turned, start

__all__ = ["Line", "MorningState", "Turned", "due", "start", "step"]

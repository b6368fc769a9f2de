"""解读滨江: sailing along the 2.8 km of shore, looking around, reading what its buildings were and are."""

from kiosk.exhibits.panorama.courses import CRUISE_MPS, SHORE_M
from kiosk.exhibits.panorama.scene import due, step
from kiosk.exhibits.panorama.state import Pace, PanoramaState, start

__all__ = ["CRUISE_MPS", "SHORE_M", "Pace", "PanoramaState", "due", "start", "step"]

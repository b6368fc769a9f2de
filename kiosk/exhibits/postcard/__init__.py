"""留影滨江: look, smile, choose a card, write on it, take it along by phone or paper."""

from kiosk.exhibits.postcard.booth import due, step
from kiosk.exhibits.postcard.finished import THANKS_S
from kiosk.exhibits.postcard.handwriting import MOST_POINTS
from kiosk.exhibits.postcard.mirror import STILL_WITHIN_S
from kiosk.exhibits.postcard.state import PostcardState, start
from kiosk.exhibits.postcard.writing import MAKE_WITHIN_S

__all__ = [
    "MAKE_WITHIN_S",
    "MOST_POINTS",
    "STILL_WITHIN_S",
    "THANKS_S",
    "PostcardState",
    "due",
    "start",
    "step",
]

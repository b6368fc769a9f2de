"""The three courses: metres along the shore, degrees all round, the share of the way back in time."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.exhibits.panorama.course import Course

SHORE_M = 2800.0
CRUISE_MPS = 100.0


def shore(places_m: Mapping[str, float], metres_per_turn: float) -> Course:
    """Full deflection sails the 2.8 km in about half a minute; the soft ends catch the fastest throw in ten metres."""
    return Course(
        length=SHORE_M,
        cruise=CRUISE_MPS,
        top=150.0,
        way_s=1.3,
        friction=1.6,
        step=14.0,
        roll=metres_per_turn,
        roll_s=0.35,
        roll_top=CRUISE_MPS,
        end_per_s=5.5,
        pull=8.0,
        near=0.05,
        slow=0.5,
        notches=tuple(sorted(set(places_m.values()))),
        notch_reach=6.0,
        notch_slow=6.0,
        notch_per_s=1.6,
    )


def circle(degrees_per_turn: float) -> Course:
    """The view is lighter than the ship and has no ends."""
    return Course(
        length=None,
        cruise=75.0,
        top=270.0,
        way_s=0.4,
        friction=5.0,
        step=26.0,
        roll=degrees_per_turn,
        roll_s=0.12,
        roll_top=240.0,
        end_per_s=1.0,
        pull=1.0,
        near=0.05,
        slow=0.3,
    )


# Half a turn of the wheel leads from today to the past, as does full deflection for about two seconds.
TIME = Course(
    length=1.0,
    cruise=0.6,
    top=2.0,
    way_s=0.25,
    friction=0.2,
    step=0.5,
    roll=2.0,
    roll_s=0.1,
    roll_top=2.0,
    end_per_s=9.0,
    pull=0.02,
    near=0.002,
    slow=0.02,
    notch_per_s=3.0,
)

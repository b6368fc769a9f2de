"""Poses: how a body is bent. A direction is (outward, forward, up); a figure faces -y, x to its left hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Direction = tuple[float, float, float]
DOWN: Direction = (0.12, 0.02, -1)


@dataclass(frozen=True)
class Arm:
    """An arm as two directions, shoulder to elbow and elbow to hand. `hand`: relaxed, open, flat, grip, fist, point,
    pinch; `palm` is where the palm looks (None: as it falls naturally).
    """

    upper: Direction = DOWN
    fore: Direction = (0.02, 0.12, -1)
    hand: str = "relaxed"
    palm: Direction | None = None


@dataclass(frozen=True)
class Leg:
    """A leg as two directions, hip to knee and knee to ankle."""

    thigh: Direction = (0.02, 0, -1)
    shin: Direction = (0, 0, -1)


@dataclass(frozen=True)
class Pose:
    """A whole body; angles in degrees, hip height as a part of the standing height. `lean_deg` bends the spine forward,
    `tilt_deg` the head towards its left shoulder.
    """

    hip: float = 0.52
    lean_deg: float = 0
    sway_deg: float = 0
    twist_deg: float = 0
    look_deg: float = 0
    nod_deg: float = 0
    right_arm: Arm = field(default_factory=Arm)
    left_arm: Arm = field(default_factory=Arm)
    right_leg: Leg = field(default_factory=Leg)
    left_leg: Leg = field(default_factory=Leg)
    tilt_deg: float = 0

    def looking(self, look_deg: float, nod_deg: float | None = None) -> Pose:
        """The same body with the head turned (positive to its left) and nodded (positive down)."""
        return replace(self, look_deg=look_deg, nod_deg=self.nod_deg if nod_deg is None else nod_deg)


RAISED = Arm((0.42, 0.12, 0.95), (0.12, 0.1, 1), "open")
RAISED_WIDE = Arm((0.75, 0.1, 0.65), (0.35, 0.05, 1), "open")
RAISED_BENT = Arm((0.9, 0.15, 0.25), (0.05, 0.25, 1), "open")
FIST_UP = Arm((0.5, 0.25, 0.9), (0.08, 0.12, 1), "fist")
CARRYING = Arm((0.14, 0.0, -1), (0.03, 0.02, -1), "grip", (-1, 0, 0))
SHOULDERING = Arm((0.35, 0.35, 0.2), (-0.2, 0.05, 1), "open")
TO_CHEST = Arm((0.2, 0.25, -0.9), (-0.55, 0.6, 0.35))
ON_HEART = Arm((0.3, 0.3, -0.9), (-0.85, 0.35, 0.5), "flat", (-0.2, -1, 0))
WRITING = Arm((0.18, 0.45, -0.85), (-0.25, 0.95, -0.08), "pinch", (-0.4, 0, -1))
RESTING = Arm((0.18, 0.45, -0.85), (-0.35, 0.95, -0.08), "flat", (0, 0, -1))
READING = Arm((0.16, 0.38, -0.9), (-0.3, 0.85, 0.35), "grip", (-0.8, 0.1, 0.5))
POINTING = Arm((0.55, 0.75, 0.25), (0.25, 0.9, 0.35), "point", (-0.3, 0, -1))
REACHING = Arm((0.2, 0.9, -0.15), (0.0, 1, 0.08), "grip")
HOLDING_ON = Arm((0.2, 0.75, -0.6), (-0.05, 1, 0.25), "grip")
HOLDING_UP = Arm((0.15, 0.35, -0.9), (-0.15, 0.5, 0.85), "grip", (-1, 0.2, 0))
HUGGING = Arm((0.35, 0.8, -0.1), (-0.65, 0.7, 0.25), "flat", (-0.6, -0.8, 0))
AT_HIP = Arm((0.5, -0.15, -0.8), (-0.45, 0.45, -0.5))
BEHIND = Arm((0.15, -0.3, -0.95), (-0.5, -0.25, -0.6))
TIED = Arm((0.16, -0.42, -0.9), (-0.72, -0.12, -0.68), "fist", (0, -1, 0))
OFFERING = Arm((0.12, 0.35, -0.9), (-0.12, 0.95, 0.12), "grip", (-1, 0, 0.2))
SPEAKING_HAND = Arm((0.3, 0.4, -0.8), (0.25, 0.8, 0.5), "open", (-0.4, 0.1, 0.9))
FOLDED = Arm((0.28, 0.2, -0.95), (-0.92, 0.38, 0.1), "relaxed", (0, -1, 0))
IN_LAP = Arm((0.2, 0.18, -0.95), (-0.35, 0.85, -0.3), "relaxed", (-0.5, 0, -1))
SWINGING_FORWARD = Arm((0.12, 0.4, -0.9), (0, 0.6, -0.75))
SWINGING_BACK = Arm((0.14, -0.36, -0.92), (0.02, -0.1, -1))
STRIDE_FORWARD = Leg((0.02, 0.42, -0.9), (0, -0.05, -1))
STRIDE_BACK = Leg((0.02, -0.28, -0.95), (0, -0.55, -0.85))

STANDING = Pose()
WAITING = Pose(right_arm=CARRYING, left_arm=TO_CHEST, sway_deg=2)
WAVING = Pose(right_arm=RAISED, sway_deg=-3, nod_deg=-8)
WAVING_WIDE = Pose(right_arm=RAISED_WIDE, left_arm=CARRYING, nod_deg=-6, sway_deg=3)
WAVING_BENT = Pose(left_arm=RAISED_BENT, nod_deg=-6)
CHEERING = Pose(right_arm=RAISED, left_arm=RAISED_WIDE, nod_deg=-12)
LOOKING_UP = Pose(nod_deg=-28)
HANDS_BEHIND = Pose(right_arm=BEHIND, left_arm=BEHIND)
HANDS_TIED = Pose(right_arm=TIED, left_arm=TIED, lean_deg=-2, nod_deg=-4)
ARMS_FOLDED = Pose(right_arm=FOLDED, left_arm=FOLDED, sway_deg=2)
HAND_ON_HEART = Pose(right_arm=ON_HEART, nod_deg=-4)
SPEAKING = Pose(right_arm=SPEAKING_HAND, nod_deg=-4, lean_deg=3)
ORATING = Pose(right_arm=FIST_UP, left_arm=Arm((0.4, 0.35, -0.8), (0.1, 0.7, -0.4), "fist"), lean_deg=6, nod_deg=-8)
SHAKING_HANDS = Pose(right_arm=OFFERING, lean_deg=7, nod_deg=4)
HANDING_OVER = Pose(right_arm=OFFERING, left_arm=OFFERING, lean_deg=8, nod_deg=12)
HOLDING_UMBRELLA = Pose(right_arm=HOLDING_UP)
READING_STANDING = Pose(right_arm=READING, left_arm=READING, nod_deg=20, lean_deg=2)
CARRYING_BOX = Pose(
    right_arm=Arm((0.15, 0.3, -0.95), (-0.1, 0.95, 0.1), "flat", (-0.3, 0, 1)),
    left_arm=Arm((0.15, 0.3, -0.95), (-0.1, 0.95, 0.1), "flat", (-0.3, 0, 1)),
    lean_deg=-4,
)
HOLDING_CHILD_HAND = Pose(right_arm=Arm((0.25, 0.12, -0.95), (0.12, 0.3, -0.95), "grip"), look_deg=-15, nod_deg=12)
BOWING = Pose(
    lean_deg=32,
    nod_deg=22,
    right_arm=Arm((0.05, 0.1, -1), (-0.1, 0.2, -1)),
    left_arm=Arm((0.05, 0.1, -1), (-0.1, 0.2, -1)),
)
BOWING_OVER_DESK = Pose(
    right_arm=WRITING,
    left_arm=Arm((0.25, 0.5, -0.85), (-0.1, 0.65, -0.75), "flat", (0, 0, -1)),
    lean_deg=36,
    nod_deg=22,
)
LEANING_ON_BENCH = Pose(
    right_arm=Arm((0.22, 0.5, -0.85), (0.02, 0.45, -0.9), "flat", (0, -0.2, -1)),
    left_arm=Arm((0.22, 0.5, -0.85), (0.02, 0.45, -0.9), "flat", (0, -0.2, -1)),
    lean_deg=22,
    nod_deg=8,
    left_leg=Leg((0.04, 0.22, -0.97), (0, -0.12, -1)),
)
PROTESTING = Pose(
    right_arm=FIST_UP,
    left_arm=Arm((0.25, 0.55, -0.7), (-0.1, 0.7, 0.6), "fist"),
    lean_deg=8,
    nod_deg=-10,
    right_leg=Leg((0.04, -0.2, -0.97), (0, -0.35, -0.93)),
    left_leg=Leg((0.04, 0.38, -0.92), (0, 0.0, -1)),
)
ARMS_UP_IN_PROTEST = replace(PROTESTING, left_arm=Arm((0.6, 0.2, 0.8), (0.1, 0.15, 1), "fist"))
FIST_RAISED = Pose(right_arm=FIST_UP, nod_deg=-6, sway_deg=-2)
HOLDING_BANNER = Pose(
    right_arm=Arm((0.3, 0.55, 0.1), (0.05, 0.25, 0.97), "grip", (0, 1, 0)),
    left_arm=Arm((0.3, 0.55, 0.1), (0.05, 0.25, 0.97), "grip", (0, 1, 0)),
    nod_deg=-4,
)
ON_GUARD = Pose(right_arm=Arm((0.35, 0.6, -0.55), (0.1, 0.85, 0.45), "grip", (-1, 0, 0)), sway_deg=-2, nod_deg=2)
THROWING_CAP = Pose(
    right_arm=Arm((0.25, 0.2, 0.97), (0.05, 0.2, 1), "open"),
    left_arm=Arm((0.6, 0.1, 0.3), (0.25, 0.3, 0.9), "open"),
    lean_deg=-6,
    nod_deg=-24,
    left_leg=Leg((0.04, 0.3, -0.95), (0, -0.4, -0.9)),
)
TURNING_VALVE = Pose(
    right_arm=Arm((0.4, 0.75, -0.1), (-0.25, 0.85, 0.4), "grip"),
    left_arm=Arm((0.4, 0.6, -0.65), (-0.25, 0.95, -0.05), "grip"),
    lean_deg=10,
    nod_deg=4,
    right_leg=Leg((0.05, -0.2, -0.97), (0, -0.25, -0.96)),
    left_leg=Leg((0.05, 0.3, -0.95), (0, -0.05, -1)),
)
WALKING = Pose(
    hip=0.51,
    lean_deg=6,
    right_arm=CARRYING,
    left_arm=SWINGING_FORWARD,
    right_leg=STRIDE_FORWARD,
    left_leg=STRIDE_BACK,
)
STROLLING = replace(WALKING, right_arm=SWINGING_BACK, lean_deg=2)
RUNNING = replace(
    WALKING,
    hip=0.5,
    lean_deg=14,
    right_arm=Arm((0.2, -0.6, -0.75), (0, 0.7, -0.5), "fist"),
    left_arm=Arm((0.2, 0.55, -0.8), (-0.2, 0.8, 0.55), "fist"),
    right_leg=Leg((0.02, 0.75, -0.7), (0, -0.35, -0.95)),
    left_leg=Leg((0.02, -0.45, -0.9), (0, -0.85, -0.4)),
)
MARCHING = replace(WALKING, right_arm=FIST_UP, lean_deg=5, nod_deg=-6)
PUSHING = replace(
    WALKING,
    lean_deg=9,
    right_arm=Arm((0.14, 0.3, -0.95), (-0.02, 0.92, -0.12), "grip", (0, 0, -1)),
    left_arm=Arm((0.14, 0.3, -0.95), (-0.02, 0.92, -0.12), "grip", (0, 0, -1)),
)
CLIMBING = Pose(
    hip=0.51,
    lean_deg=14,
    right_arm=CARRYING,
    left_arm=HOLDING_ON,
    right_leg=Leg((0.02, 0.75, -0.65), (0, 0.0, -1)),
    left_leg=Leg((0.02, -0.2, -0.97), (0, -0.42, -0.9)),
)
PORTERING = replace(WALKING, right_arm=SHOULDERING, left_arm=SHOULDERING, lean_deg=12, nod_deg=14)
SHOULDER_POLE = replace(
    WALKING,
    right_arm=Arm((0.15, 0.6, -0.55), (-0.08, 0.35, 0.9), "grip", (-1, 0, 0)),
    left_arm=SWINGING_BACK,
    nod_deg=4,
)
POINTING_LEFT = Pose(left_arm=POINTING, right_arm=BEHIND, nod_deg=-8)
POINTING_OUT = Pose(right_arm=POINTING, left_arm=BEHIND, nod_deg=-8)
_SEAT = {
    "hip": 0.27,
    "right_leg": Leg((0.12, 1, -0.03), (0, 0.05, -1)),
    "left_leg": Leg((0.12, 1, -0.03), (0, -0.1, -1)),
}
SITTING = Pose(**_SEAT, right_arm=IN_LAP, left_arm=IN_LAP, lean_deg=4)  # type: ignore[arg-type]
SITTING_WRITING = Pose(**_SEAT, right_arm=WRITING, left_arm=RESTING, lean_deg=20, nod_deg=24)  # type: ignore[arg-type]
SITTING_READING = Pose(**_SEAT, right_arm=READING, left_arm=READING, lean_deg=9, nod_deg=20)  # type: ignore[arg-type]
SITTING_THINKING = Pose(
    **_SEAT,  # type: ignore[arg-type]
    right_arm=Arm((0.1, 0.6, -0.8), (-0.25, 0.35, 1), "fist"),
    left_arm=RESTING,
    lean_deg=16,
    nod_deg=8,
)
SITTING_SPEAKING = Pose(**_SEAT, right_arm=SPEAKING_HAND, left_arm=RESTING, lean_deg=6)  # type: ignore[arg-type]
TYPING = Pose(**_SEAT, right_arm=RESTING, left_arm=RESTING, lean_deg=7, nod_deg=12)  # type: ignore[arg-type]
EMBROIDERING = Pose(
    **_SEAT,  # type: ignore[arg-type]
    right_arm=Arm((0.24, 0.25, -0.95), (-0.35, 0.75, 0.5), "pinch"),
    left_arm=Arm((0.2, 0.25, -0.95), (-0.45, 0.85, 0.2), "pinch", (-0.5, 0, 0.8)),
    lean_deg=10,
    nod_deg=28,
)
CYCLING = Pose(
    hip=0.57,
    lean_deg=26,
    nod_deg=-4,
    right_arm=Arm((0.2, 0.75, -0.65), (0.0, 0.85, -0.45), "grip", (0, 0, -1)),
    left_arm=Arm((0.2, 0.75, -0.65), (0.0, 0.85, -0.45), "grip", (0, 0, -1)),
    right_leg=Leg((0.06, 0.92, -0.35), (0, -0.3, -0.95)),
    left_leg=Leg((0.06, 0.35, -0.93), (0, -0.35, -0.93)),
)
KNEELING = Pose(
    hip=0.29,
    right_arm=IN_LAP,
    left_arm=IN_LAP,
    nod_deg=10,
    right_leg=Leg((0.04, 0.1, -1), (0, -1, -0.03)),
    left_leg=Leg((0.04, 0.1, -1), (0, -1, -0.03)),
)
KNEELING_ON_ONE_KNEE = replace(
    KNEELING, left_leg=Leg((0.1, 1, -0.05), (0, 0.02, -1)), right_leg=Leg((0.04, -0.05, -1), (0, -1, -0.03)), lean_deg=8
)
SITTING_ON_GROUND = Pose(
    hip=0.06,
    lean_deg=10,
    right_arm=Arm((0.2, 0.55, -0.75), (-0.4, 0.85, -0.05)),
    left_arm=Arm((0.2, 0.55, -0.75), (-0.4, 0.85, -0.05)),
    right_leg=Leg((0.12, 0.74, 0.68), (0, 0.42, -0.9)),
    left_leg=Leg((0.12, 0.74, 0.68), (0, 0.55, -0.82)),
)
CROSS_LEGGED = Pose(
    hip=0.06,
    lean_deg=6,
    right_arm=Arm((0.2, 0.25, -0.92), (-0.3, 0.85, -0.35)),
    left_arm=Arm((0.2, 0.25, -0.92), (-0.3, 0.85, -0.35)),
    right_leg=Leg((0.75, 0.72, 0.12), (-0.95, 0.2, -0.3)),
    left_leg=Leg((0.75, 0.72, 0.12), (-0.95, 0.05, -0.3)),
)
CROUCHING = Pose(
    hip=0.16,
    lean_deg=30,
    nod_deg=-6,
    right_arm=Arm((0.2, 0.6, -0.75), (-0.45, 0.8, 0.1)),
    left_arm=Arm((0.2, 0.6, -0.75), (-0.3, 0.6, -0.7)),
    right_leg=Leg((0.15, 0.88, 0.42), (0, -0.55, -0.85)),
    left_leg=Leg((0.15, 0.92, 0.3), (0, -0.45, -0.85)),
)
EMBRACING = Pose(right_arm=HUGGING, left_arm=HUGGING, lean_deg=8, nod_deg=12)
LEANING_ON_RAIL = Pose(right_arm=RESTING, left_arm=RESTING, lean_deg=16, nod_deg=-4)
AT_WHEEL = Pose(right_arm=REACHING, left_arm=HOLDING_ON, lean_deg=5)
PULLING = Pose(
    right_arm=Arm((0.3, 0.75, 0.55), (0.1, 0.7, 0.7), "grip"),
    left_arm=Arm((0.2, 0.6, 0.1), (0, 0.8, 0.5), "grip"),
    nod_deg=-14,
)

"""Poses: how a body is bent. A direction is (outward, forward, up); a figure faces -y, x to its left hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

Direction = tuple[float, float, float]
DOWN: Direction = (0.12, 0.02, -1)


@dataclass(frozen=True)
class Arm:
    """An arm as two directions, shoulder to elbow and elbow to hand."""

    upper: Direction = DOWN
    fore: Direction = (0.02, 0.12, -1)


@dataclass(frozen=True)
class Leg:
    """A leg as two directions, hip to knee and knee to ankle."""

    thigh: Direction = (0.02, 0, -1)
    shin: Direction = (0, 0, -1)


@dataclass(frozen=True)
class Pose:
    """A whole body; angles in degrees, hip height as a part of the standing height."""

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

    def looking(self, look_deg: float, nod_deg: float | None = None) -> Pose:
        """The same body with the head turned (positive to its left) and nodded (positive down)."""
        return replace(self, look_deg=look_deg, nod_deg=self.nod_deg if nod_deg is None else nod_deg)


RAISED = Arm((0.42, 0.12, 0.95), (0.12, 0.1, 1))
RAISED_WIDE = Arm((0.75, 0.1, 0.65), (0.35, 0.05, 1))
RAISED_BENT = Arm((0.9, 0.15, 0.25), (0.05, 0.25, 1))
CARRYING = Arm((0.14, 0.0, -1), (0.03, 0.02, -1))
SHOULDERING = Arm((0.35, 0.35, 0.2), (-0.2, 0.05, 1))
TO_CHEST = Arm((0.2, 0.25, -0.9), (-0.55, 0.6, 0.35))
WRITING = Arm((0.18, 0.45, -0.85), (-0.25, 0.95, -0.08))
READING = Arm((0.16, 0.38, -0.9), (-0.3, 0.85, 0.35))
POINTING = Arm((0.55, 0.75, 0.25), (0.25, 0.9, 0.35))
REACHING = Arm((0.2, 0.9, -0.15), (0.0, 1, 0.08))
HOLDING_ON = Arm((0.2, 0.75, -0.6), (-0.05, 1, 0.25))
HUGGING = Arm((0.35, 0.8, -0.1), (-0.65, 0.7, 0.25))
AT_HIP = Arm((0.5, -0.15, -0.8), (-0.45, 0.45, -0.5))
BEHIND = Arm((0.15, -0.3, -0.95), (-0.5, -0.25, -0.6))

STANDING = Pose()
WAITING = Pose(right_arm=CARRYING, left_arm=TO_CHEST, sway_deg=2)
WAVING = Pose(right_arm=RAISED, sway_deg=-3, nod_deg=-8)
WAVING_WIDE = Pose(right_arm=RAISED_WIDE, left_arm=CARRYING, nod_deg=-6, sway_deg=3)
WAVING_BENT = Pose(left_arm=RAISED_BENT, nod_deg=-6)
CHEERING = Pose(right_arm=RAISED, left_arm=RAISED_WIDE, nod_deg=-12)
WALKING = Pose(
    hip=0.51,
    lean_deg=6,
    right_arm=CARRYING,
    left_arm=Arm((0.12, 0.4, -0.9), (0, 0.6, -0.75)),
    right_leg=Leg((0.02, 0.42, -0.9), (0, -0.05, -1)),
    left_leg=Leg((0.02, -0.28, -0.95), (0, -0.55, -0.85)),
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
POINTING_LEFT = Pose(left_arm=POINTING, right_arm=BEHIND, nod_deg=-8)
POINTING_OUT = Pose(right_arm=POINTING, left_arm=BEHIND, nod_deg=-8)
_SEAT = {
    "hip": 0.27,
    "right_leg": Leg((0.12, 1, -0.03), (0, 0.05, -1)),
    "left_leg": Leg((0.12, 1, -0.03), (0, -0.1, -1)),
}
SITTING = Pose(**_SEAT, right_arm=WRITING, left_arm=WRITING, lean_deg=4)  # type: ignore[arg-type]
SITTING_WRITING = Pose(**_SEAT, right_arm=WRITING, left_arm=WRITING, lean_deg=20, nod_deg=24)  # type: ignore[arg-type]
SITTING_READING = Pose(**_SEAT, right_arm=READING, left_arm=READING, lean_deg=9, nod_deg=20)  # type: ignore[arg-type]
SITTING_THINKING = Pose(
    **_SEAT,  # type: ignore[arg-type]
    right_arm=Arm((0.1, 0.6, -0.8), (-0.25, 0.35, 1)),
    left_arm=WRITING,
    lean_deg=16,
    nod_deg=8,
)
EMBRACING = Pose(right_arm=HUGGING, left_arm=HUGGING, lean_deg=8, nod_deg=12)
LEANING_ON_RAIL = Pose(right_arm=WRITING, left_arm=WRITING, lean_deg=16, nod_deg=-4)
AT_WHEEL = Pose(right_arm=REACHING, left_arm=HOLDING_ON, lean_deg=5)
PULLING = Pose(
    right_arm=Arm((0.3, 0.75, 0.55), (0.1, 0.7, 0.7)), left_arm=Arm((0.2, 0.6, 0.1), (0, 0.8, 0.5)), nod_deg=-14
)

"""How a door is set in tests."""

from __future__ import annotations

from kiosk.settings import Smile, SmileDoor as DoorSettings

SMILE = Smile(most_fps=10, cpu_share=0.5, min_face_px=50, least_sample=30, pretend_gap_s=40)
TOWARDS = DoorSettings(
    threshold=0.4,
    passing="towards",
    rotate_deg=0,
    uncounted_from=0.0,
    uncounted_to=0.0,
    calibrated_on="",
    smiled=0,
    smiled_found=0,
    unsmiling=0,
    unsmiling_called=0,
)
BOTH = TOWARDS.model_copy(update={"passing": "both_rightward"})

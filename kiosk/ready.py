"""When a station is ready, and the line that says what it runs on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from kiosk.places import SCENES
from kiosk.settings import Screen

# Part of the house, not devices a station has or lacks: they report nothing.
SILENT = {
    "care_desk",
    "check_desk",
    "delivery",
    "pin_desk",
    "press",
    "smile_switch",
    "sun",
    "today",
    "voice_desk",
}
# So long the ready line waits for slow devices to say what they are.
REPORT_WITHIN_S = 10.0


def silent(devices: Collection[str], health: Mapping[str, str]) -> set[str]:
    """The devices that have not yet said what they are."""
    return set(devices) - set(health) - SILENT


def ready_line(
    first_frame_s: float, size_px: tuple[int, int], screen: Screen, health: Mapping[str, str], journal: Path
) -> str:
    """What a station runs on, in one line; `health`: real, pretend or fault by device."""
    width_px, height_px = size_px
    scenes = " ".join(sorted(path.parent.name for path in SCENES.glob("*/*?Scene.qml")))
    devices = " ".join(f"{name}={level}" for name, level in sorted(health.items()))
    return (
        f"ready: first frame after {first_frame_s:.2f} s | scenes: {scenes} | "
        f"screen: {width_px}x{height_px} px, {screen.width_mm}x{screen.height_mm} mm | "
        f"devices: {devices} | journal: {journal}"
    )

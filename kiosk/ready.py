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
    first_frame_s: float | None, size_px: tuple[int, int], screen: Screen, health: Mapping[str, str], journal: Path
) -> str:
    """What a station runs on, in one line; `health`: real, pretend or fault by device.

    `first_frame_s`: None while no screen has shown one.
    """
    width_px, height_px = size_px
    scenes = " ".join(sorted(path.parent.name for path in SCENES.glob("*/*?Scene.qml")))
    devices = " ".join(f"{name}={level}" for name, level in sorted(health.items()))
    frame = (
        "no frame yet, for want of a screen" if first_frame_s is None else f"first frame after {first_frame_s:.2f} s"
    )
    return (
        f"ready: {frame} | scenes: {scenes} | "
        f"screen: {width_px}x{height_px} px, {screen.width_mm}x{screen.height_mm} mm | "
        f"devices: {devices} | journal: {journal}"
    )


def screen_sentences(output: str, found: bool, any_screen: bool) -> tuple[str, str]:
    """What staff read of the visitors' screen in Chinese and English; `found`: the window stands on it."""
    if found:
        return f"屏幕 {output} 正常。", f"The screen {output} is there."
    if not any_screen:
        return (
            "没有亮着的屏幕。如果不是收馆后关闭的，请检查屏幕的电源和连线；屏幕一亮，画面就会出现。",
            "No screen is on. Unless it was switched off for the night, check power and cable; the picture follows.",
        )
    return (
        f"没有找到屏幕 {output}，已使用主屏幕。请检查电源和连线。",
        f"There is no screen {output}; the primary one is used. Check its power and its cable.",
    )

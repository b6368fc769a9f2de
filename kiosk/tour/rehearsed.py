"""The settings of a station that is only rehearsed."""

from __future__ import annotations

from pathlib import Path

from kiosk.settings import Settings


def rehearsed(settings: Settings, folder: Path) -> Settings:
    """The station's own settings with pretend devices and this data folder.

    Patience outlasts every wait for somebody pretended; where a script falls asleep, the clock leaps.
    """
    pretend = settings.devices.model_copy(
        update=dict.fromkeys(("wheel", "booth_camera", "printer", "entry_camera", "exit_camera"), "pretend")
    )
    return settings.model_copy(
        update={
            "devices": pretend,
            "data": settings.data.model_copy(update={"folder": str(folder)}),
            "smile": settings.smile.model_copy(update={"pretend_gap_s": 8.0}),
            "visit": settings.visit.model_copy(update={"language": "zh", "idle_s": 180.0, "ask_s": 5.0}),
            "staff": settings.staff.model_copy(update={"pin_hash": "", "hold_s": 1.0}),
            "pickup": settings.pickup.model_copy(update={"host": "127.0.0.1", "port": 0, "public_url": ""}),
        }
    )

"""Writing measured settings of the wheel into config.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kiosk.devices.config_file import write_section
from kiosk.devices.wheel.measuring import Value


def write_wheel(config: Path, measured: Mapping[str, Value]) -> Path:
    """As `write_section`, for the section `wheel`."""
    return write_section(config, "wheel", measured, "wheel")

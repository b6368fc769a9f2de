"""What ./run doctor says of the wheel, without opening any device."""

from __future__ import annotations

import os
from pathlib import Path

CONTROLLERS = Path("/sys/class/input")
SERIAL_PORTS = Path("/dev/serial/by-id")


def wheel_finding(setting: str, controllers: Path = CONTROLLERS, serial_ports: Path = SERIAL_PORTS) -> str:
    """What `devices.wheel` asks for, what is plugged in, and what keeps them from each other."""
    names = {path.name: _name(path) for path in sorted(controllers.glob("js*"))}
    ports = sorted(str(path) for path in serial_ports.glob("*"))
    seen = [f"{name} ({number})" for number, name in names.items()] + [f"serial:{port}" for port in ports]
    there = ", ".join(seen) if seen else "no controller or serial port is plugged in"
    wrong = _wrong(setting, list(names.values()))
    return f"devices.wheel is {setting}; {there}" + (f"; {wrong}" if wrong else "")


def _wrong(setting: str, names: list[str]) -> str:
    kind, _, named = setting.partition(":")
    named = named.strip()
    if kind == "serial":
        if not Path(named).exists():
            return f"{named} is NOT there"
        return "" if os.access(named, os.R_OK | os.W_OK) else f"this user may NOT open {named} (group dialout)"
    if kind == "sdl" and not any(named.casefold() in name.casefold() for name in names):
        return f"NO controller's name holds {named!r}" if named else "NO controller is plugged in"
    return "touch sails alone" if kind == "auto" and not names else ""


def _name(controller: Path) -> str:
    try:
        return (controller / "device" / "name").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return "a controller without a name"

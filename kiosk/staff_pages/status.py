"""How the house stands, as the window's process tells it line by line."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LEVELS = ("ok", "rehearsal", "fault")


@dataclass(frozen=True, slots=True)
class DeviceSaid:
    """A device's health since `since_ms` (UTC), and its plain sentence by language."""

    name: str
    level: str
    sentence: Mapping[str, str]
    since_ms: int


class Status:
    """Takes lines `{"part": NAME, "value": …}`, as `kiosk/devices/staff_pages.py` describes the parts."""

    def __init__(self) -> None:
        self._parts: dict[str, Any] = {}
        self._changed = asyncio.Event()

    def hear(self, line: bytes) -> None:
        """Take in a line; what is none of ours is passed over."""
        try:
            told = json.loads(line)
        except ValueError:
            return
        if isinstance(told, dict) and isinstance(name := told.get("part"), str):
            self._parts[name] = told.get("value")
            self._changed.set()
            self._changed = asyncio.Event()

    async def news(self, within_s: float) -> bool:
        """Wait until something changes; False when nothing did in time."""
        try:
            await asyncio.wait_for(self._changed.wait(), within_s)
        except TimeoutError:
            return False
        return True

    @property
    def told(self) -> bool:
        """Whether anything was told yet."""
        return bool(self._parts)

    def part(self, name: str) -> dict[str, Any]:
        """A part with named values, empty while it is not known."""
        value = self._parts.get(name)
        return value if isinstance(value, dict) else {}

    @property
    def practising(self) -> bool:
        return self._parts.get("practising") is True

    @property
    def version(self) -> str:
        return str(self._parts.get("version") or "")

    @property
    def resting(self) -> list[str] | None:
        """The exhibits at rest; None while that is not known."""
        value = self._parts.get("resting")
        return [str(name) for name in value] if isinstance(value, list) else None

    @property
    def devices(self) -> list[DeviceSaid]:
        """Every device, faults first, then rehearsals, then by name."""
        found = [self._device(str(name)) for name in self._parts.get("names") or ()]
        order = {"fault": 0, "rehearsal": 1, "ok": 2}
        return sorted((one for one in found if one), key=lambda one: (order[one.level], one.name))

    def _device(self, name: str) -> DeviceSaid | None:
        value = self.part(f"device:{name}")
        if value.get("level") not in _LEVELS:
            return None
        sentence = {language: str(value.get(language, "")) for language in ("zh", "en")}
        return DeviceSaid(name, value["level"], sentence, int(value.get("since_ms", 0)))

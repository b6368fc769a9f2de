"""The staff page as a station runs it: the device, its real process, and a browser before it."""

from __future__ import annotations

import hashlib
import json
import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.devices.staff_pages import StaffPages
from kiosk.happenings.inputs import DeviceReported, StaffAsked
from kiosk.happenings.words import Fact, Input
from kiosk.places import ROOT
from tests.staff_pages.browser import Browser

Setting = str | int | list[str]
PATIENCE_S = 60.0
PIN = "80351"


@dataclass
class Hall:
    """What the page rang and noted."""

    data: Path
    reports: queue.Queue[DeviceReported] = field(default_factory=queue.Queue)
    asked: queue.Queue[Input] = field(default_factory=queue.Queue)
    noted: queue.Queue[Fact] = field(default_factory=queue.Queue)
    pages: StaffPages = field(init=False)

    def ring(self, happening: Input) -> None:
        if isinstance(happening, StaffAsked):
            self.asked.put(happening.press)
        elif isinstance(happening, DeviceReported):
            self.reports.put(happening)

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        assert visit_id is None and not rehearsal
        self.noted.put(fact)

    def told(self, words: str) -> DeviceReported:
        """Wait for what staff are told in English with these words in it."""
        while True:
            report = self.reports.get(timeout=PATIENCE_S)
            if words in report.sentence_en:
                return report

    def browser(self) -> Browser:
        return Browser(self.pages.url)

    def staff(self) -> Browser:
        """A browser that gave the PIN."""
        browser = self.browser()
        assert browser.sign_in(PIN).status == 303
        return browser


def quick_hash(pin: str, cost: int = 16384) -> str:
    """As `pin_hash` makes it, as cheap as config.yaml allows, or cheaper."""
    salt = bytes(16)
    key = hashlib.scrypt(pin.encode(), salt=salt, n=cost, r=8, p=1, dklen=32, maxmem=128 * 1024 * 1024)
    return f"scrypt${cost}${salt.hex()}${key.hex()}"


def configured(folder: Path, **changes: Setting) -> Path:
    """The station's config with these lines of `staff` and `staff_page` changed; a PIN is set unless told otherwise."""
    lines = (ROOT / "config.yaml").read_text(encoding="utf-8").splitlines()
    wanted: dict[str, Setting] = {"pin_hash": quick_hash(PIN), **changes}
    section, changed = "", []
    for line in lines:
        if line and not line[0].isspace():
            section = line.partition(":")[0]
        key = line.strip().partition(":")[0]
        own = section in ("staff", "staff_page") and key in wanted
        changed.append(f"  {key}: {json.dumps(wanted[key])}" if own else line)
    path = folder / "config.yaml"
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")
    return path


@contextmanager
def hall(
    folder: Path, *, real: bool = False, status: dict[str, Any] | None = None, port: int = 0, **changes: Setting
) -> Iterator[Hall]:
    """The page of a station whose data lie in `folder`, while the block runs; told how it stands."""
    opened = Hall(folder / "data")
    opened.data.mkdir(exist_ok=True)
    config = configured(folder, **({"host": "127.0.0.1"} | changes))
    opened.pages = StaffPages(opened.ring, opened, config, opened.data, real=real, port=port)
    opened.pages.tell(status or {})
    opened.pages.start()
    try:
        yield opened
    finally:
        opened.pages.stop()

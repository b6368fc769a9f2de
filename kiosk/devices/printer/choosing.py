"""Which printer a station's config.yaml names."""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.printer.folder import PdfFolder, PretendPrinter
from kiosk.devices.printer.printer import Printer
from kiosk.press.measure import PAPERS_MM
from kiosk.settings.postcard import Card


def choose_printer(setting: str, prints: Path, card: Card, keep_hours: float) -> Printer | None:
    """The printer of config.yaml's devices.printer: `auto` takes the default CUPS queue, else pretends.

    `prints`: where PDF sheets are laid, for `keep_hours`.
    """
    if setting == "off":
        return None
    if setting == "pdf":
        return PdfFolder(prints, keep_hours * 3600)
    # Brings an HTTP client along, which the window's first frame need not wait for.
    from kiosk.devices.printer.cups import CupsQueue, default_queue

    named = setting.removeprefix("cups:") if setting.startswith("cups:") else None
    queue_name = named or (default_queue() if setting == "auto" else None)
    return CupsQueue(queue_name, PAPERS_MM[card.paper], card.border_mm == 0) if queue_name else PretendPrinter()

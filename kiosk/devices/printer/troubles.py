"""What can be wrong with a printer: IPP's keywords folded into few, each with a plain sentence for staff."""

from __future__ import annotations

import re
from collections.abc import Iterable

SENTENCES: dict[str, tuple[str, str]] = {
    "media-empty": ("打印机没有纸了，请添 100×148 毫米卡片。", "The printer is out of paper: add 100 x 148 mm cards."),
    "jam": ("打印机卡纸，请打开取出。", "Paper is jammed in the printer: open it and take it out."),
    "cover": ("打印机盖子没有合上。", "The printer's cover is open."),
    "supply": ("打印机墨或色带用完了，请更换。", "The printer is out of ink or ribbon: replace it."),
    "offline": ("打印机没有回应，请检查电源和连线。", "The printer does not answer: check power and cable."),
    "missing": (
        "没有这个打印队列，请检查 config.yaml 的 devices.printer。",
        "There is no such print queue: check devices.printer in config.yaml.",
    ),
    "size": ("打印机不支持 100×148 毫米的纸。", "The printer does not know 100 x 148 mm paper."),
    "refused": ("打印机没有接受这次打印。", "The printer refused the job."),
    "busy": ("上一张还在打印。", "The card before is still being printed."),
    "cancelled": ("打印已取消。", "The print was cancelled."),
    "lost": ("要打印的明信片已经删除。", "The card to print was deleted already."),
    "off": ("没有设置打印机。", "No printer is set."),
}

# IPP Printer-state-reasons (RFC 8011, PWG 5100.9), without their severity.
_KEYWORDS = {
    "media-empty": "media-empty",
    "media-needed": "media-empty",
    "input-tray-missing": "media-empty",
    "media-jam": "jam",
    "cover-open": "cover",
    "door-open": "cover",
    "interlock-open": "cover",
    "marker-supply-empty": "supply",
    "marker-supply-missing": "supply",
    "toner-empty": "supply",
    "marker-waste-full": "supply",
    "offline": "offline",
    "offline-report": "offline",
    "shutdown": "offline",
    "timed-out": "offline",
    "connecting-to-device": "offline",
    "paused": "offline",
    "stopped": "offline",
    "stopping": "offline",
}
_WORST_FIRST = ("jam", "cover", "media-empty", "supply", "offline")


class PrintError(Exception):
    """A printer can't do what was asked; `reason` is a key of SENTENCES."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{SENTENCES[reason][1]} {detail}".strip())
        self.reason = reason


def trouble_of(keywords: Iterable[str]) -> str:
    """The one thing staff should see to first, or "" when the printer is fine."""
    found = {_KEYWORDS.get(re.sub(r"-(error|warning|report)$", "", keyword)) for keyword in keywords}
    return next((trouble for trouble in _WORST_FIRST if trouble in found), "")

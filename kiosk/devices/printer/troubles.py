"""What can be wrong with a printer: IPP's keywords folded into few, each with a plain sentence for staff."""

from __future__ import annotations

import re
from collections.abc import Iterable

SENTENCES: dict[str, tuple[str, str]] = {
    "media-empty": (
        "打印机没有纸了。请装满卡片纸，再按“已加满纸”。",
        "The printer is out of paper. Fill the tray with cards, then press “Tray is full”.",
    ),
    "jam": (
        "打印机卡纸。请打开机盖，取出卡住的纸，再合上。",
        "Paper is jammed in the printer. Open it, take the paper out and close it again.",
    ),
    "cover": ("打印机的盖子开着，请合上。", "The printer's cover is open. Please close it."),
    "supply": ("打印机的墨或色带用完了，请更换。", "The printer is out of ink or ribbon. Please replace it."),
    "offline": (
        "打印机没有回应。请检查电源和连线。",
        "The printer does not answer. Please check its power and its cable.",
    ),
    "paused": (
        "打印队列已暂停。检查打印机后，按“恢复打印队列”。",
        "The print queue is paused. See whether the printer is well, then press “Resume queue”.",
    ),
    "missing": (
        "没有这个打印队列。请检查 config.yaml 的 devices.printer，或在 CUPS 里重新添加打印机。",
        "There is no such print queue. Check devices.printer in config.yaml, or add the printer to CUPS again.",
    ),
    "size": (
        "打印机不支持 config.yaml 里 card.paper 的纸张。",
        "The printer does not know the paper of card.paper in config.yaml.",
    ),
    "refused": (
        "打印机报告出错。请看打印机上的提示。",
        "The printer reports an error. Please look at its own display.",
    ),
    "busy": ("上一张还在打印。", "The card before is still being printed."),
    "cancelled": ("打印已取消。", "The print was cancelled."),
    "lost": ("要打印的明信片已经删除。", "The card to print was deleted already."),
    "off": ("没有设置打印机。", "No printer is set."),
    "cap": (
        "今天的打印已经到了上限。需要时请按“今日加量”。",
        "Today's prints have reached their limit. Press “Allow more” where more are wanted.",
    ),
}

# IPP Printer-state-reasons (RFC 8011, PWG 5100.9), without their severity: printers do not agree on it.
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
    "shutdown": "offline",
    "timed-out": "offline",
    "connecting-to-device": "offline",
    "paused": "paused",
    "moving-to-paused": "paused",
    "stopped": "paused",
    "stopping": "paused",
}
_WORST_FIRST = ("jam", "cover", "media-empty", "supply", "offline", "paused", "refused")


class PrintError(Exception):
    """A printer can't do what was asked; `reason` is a key of SENTENCES."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{SENTENCES[reason][1]} {detail}".strip())
        self.reason = reason


def trouble_of(keywords: Iterable[str]) -> str:
    """The one thing staff should see to first, or "" when the printer is fine.

    An error that no keyword of ours names is "refused".
    """
    found = {_trouble(keyword) for keyword in keywords}
    return next((trouble for trouble in _WORST_FIRST if trouble in found), "")


def _trouble(keyword: str) -> str:
    named = _KEYWORDS.get(re.sub(r"-(error|warning|report)$", "", keyword))
    return named or ("refused" if keyword.endswith("-error") else "")

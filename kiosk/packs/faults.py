"""Faults as whoever made a pack knows its files, without those that shipped content and settings have as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from kiosk.packs.content import Content
from kiosk.yaml_source import Fault

_NARRATE = ("./run narrate", "./run pack narrate")


def named_in_pack(faults: Iterable[Fault], content: Content) -> list[Fault]:
    """The same faults, their files called as in a pack, scenes/… and assets/…, and what to do as for one."""
    return [
        replace(fault, file=_named(fault.file, content), reason=_named(fault.reason, content).replace(*_NARRATE))
        for fault in faults
    ]


def without_known(found: Sequence[Fault], known: Iterable[Fault]) -> list[Fault]:
    """What is wrong because of the pack: not what is as wrong without it."""
    before = {(fault.file, fault.key, fault.reason) for fault in known}
    return [fault for fault in found if (fault.file, fault.key, fault.reason) not in before]


def _named(text: str, content: Content) -> str:
    for folder, name in ((content.scenes, "scenes"), (content.assets, "assets")):
        text = text.replace(f"{folder}/", f"{name}/")
    return text


def report(faults: Sequence[Fault]) -> str:
    """All of them, one a line."""
    return "".join(f"{fault}\n" for fault in faults)


def counted(faults: Sequence[Fault]) -> tuple[str, str]:
    """The first one and how many more there are, in the words of staff: Chinese and English.

    No line ends between a number and what it counts.
    """
    first, rest = faults[0], len(faults) - 1
    line_zh, line_en = (f"第\u00a0{first.line}\u00a0行", f", line {first.line}") if first.line else ("", "")
    where = Path(first.file).as_posix()
    key = f" {first.key}" if first.key else ""
    more_zh, more_en = (f"（另有\u00a0{rest}\u00a0处）", f" (and {rest} more)") if rest else ("", "")
    zh = f"{where} {line_zh}{key}：{first.reason}{more_zh}"
    return zh, f"{where}{line_en}{key}: {first.reason}{more_en}"

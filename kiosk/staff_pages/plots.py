"""Plots as inline SVG: shares with their 95 % intervals, people, and what was not measured; crisp at any width.

Across, everything stands in percent and, down, in pixels: letters keep their size on a phone and on a desk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

from kiosk.journal.detail import Detail
from kiosk.journal.figures import band, percent
from kiosk.journal.summary import DoorCount
from kiosk.staff_pages.say import Say
from kiosk.staff_pages.slots import Slot

LEFT, RIGHT = 9.0, 98.0
TOP, BOTTOM = 24, 180
NAMES = 197
PEOPLE_TOP, PEOPLE_BOTTOM = 232, 286
STRIP_TOP, STRIP_HEIGHT, STRIP_STEP = 298, 9, 14
MANY = 16
_WHOLE = 0.98
"""A minute is told once a minute: what was measured to this part was measured whole."""
Mark = Literal["e", "x"]


def legend(say: Say) -> str:
    """What the marks mean."""
    hatched = '<svg viewBox="0 0 14 14"><defs>' + _HATCH.format(name="hatch-key") + "</defs>"
    hatched += '<rect width="14" height="14" fill="url(#hatch-key)" stroke="#2a2018"/></svg>'
    return (
        '<p class="legend">'
        f'<span><svg viewBox="0 0 14 14"><circle class="key-in" cx="7" cy="7" r="5"/></svg>{say("door_in")}</span>'
        f'<span><svg viewBox="0 0 14 14"><circle class="key-out" cx="7" cy="7" r="5.5"/></svg>{say("door_out")}</span>'
        f"<span>{say('legend_band')}</span><span>{hatched}{say('legend_missed')}</span></p>"
    )


_HATCH = (
    '<pattern id="{name}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatch" d="M0 0V4"/></pattern>'
)


def plot(say: Say, found: Detail, slots: Sequence[Slot], name: Callable[[Slot], str], label: str) -> str:
    """The plot of these slots; `name` of each below it, `label` for who can't see it (both plain text)."""
    step = (RIGHT - LEFT) / max(1, len(slots))
    parts = [f"<title>{escape(label)}</title><defs>{_HATCH.format(name='hatch')}</defs>", *_ground(say, slots)]
    every = _every(len(slots))
    most = max((count.passed for slot in slots for count in (slot.entry, slot.exit)), default=0)
    scale = _scale(most)
    parts.append(_text(LEFT - 1.2, PEOPLE_TOP + 4, f"{scale:,}", "end"))
    for number, slot in enumerate(slots):
        left = LEFT + number * step
        middle = left + step / 2
        beside = min(1.1, step / 4.5)
        if number % every == 0:
            parts.append(_text(left if slot.hour is not None else middle, NAMES, name(slot), "middle"))
        for mark, count, x in (("e", slot.entry, middle - beside), ("x", slot.exit, middle + beside)):
            parts.append(_share(found, count, "e" if mark == "e" else "x", x))
        width = step * 0.36
        for mark, count, x in (("e", slot.entry, middle - width), ("x", slot.exit, middle)):
            height = round(count.passed / scale * (PEOPLE_BOTTOM - PEOPLE_TOP), 1)
            if count.passed:
                y = PEOPLE_BOTTOM - max(1.0, height)
                parts.append(_rect(f"{mark}p", x, y, width * 0.94, max(1.0, height)))
        for row, (mark, part) in enumerate((("e", slot.entry_measured), ("x", slot.exit_measured))):
            parts.append(_strip(f"{mark}p", left, STRIP_TOP + row * STRIP_STEP, step, part))
        parts.append(
            f'<rect class="slot" x="{left:.2f}%" y="{TOP}" width="{step:.2f}%" height="{STRIP_TOP + 24 - TOP}">'
            f"<title>{escape(_told(say, found, slot, name(slot)))}</title></rect>"
        )
    if slots and slots[-1].hour is not None:
        parts.append(_text(RIGHT, NAMES, f"{slots[-1].hour + 1}", "middle"))
    if slots and not any(found.told(count) for slot in slots for count in (slot.entry, slot.exit)):
        few = say.plain("plot_few", least=found.least_sample)
        parts.append(_text((LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2, few, "middle", "told"))
    many = " many" if len(slots) > MANY else ""
    return f'<div class="wide"><svg class="plot{many}" role="img">{"".join(parts)}</svg></div>'


def _ground(say: Say, slots: Sequence[Slot]) -> list[str]:
    parts = []
    for part in (0, 25, 50, 75, 100):
        y = _at(part / 100)
        parts.append(_line("grid" if part else "axis", LEFT, y, RIGHT, y))
        parts.append(_text(LEFT - 1.2, y + 4, f"{part}", "end"))
    parts.append(_text(LEFT, TOP - 12, say.plain("plot_share"), "start"))
    parts.append(_text(LEFT, PEOPLE_TOP - 10, say.plain("plot_people"), "start"))
    parts.append(_line("axis", LEFT, PEOPLE_BOTTOM, RIGHT, PEOPLE_BOTTOM))
    parts.append(_text(LEFT - 1.2, PEOPLE_BOTTOM, "0", "end"))
    if any(slot.entry_measured is not None for slot in slots):
        for row, key in enumerate(("door_in_short", "door_out_short")):
            parts.append(_text(LEFT - 1.2, STRIP_TOP + row * STRIP_STEP + STRIP_HEIGHT, say.plain(key), "end"))
    return parts


def _share(found: Detail, count: DoorCount, mark: Mark, x: float) -> str:
    told = found.told(count)
    if told is None:
        return ""
    interval = _line(f"{mark}i", x, _at(told.low), x, _at(told.high))
    return f'{interval}<circle class="{mark}m" cx="{x:.2f}%" cy="{_at(told.value)}" r="3.5"/>'


def _strip(look: str, left: float, top: float, width: float, measured: float | None) -> str:
    """Tinted as far as it measured, hatched for the rest, nothing where it was not open."""
    if measured is None:
        return ""
    wide = width * 0.98
    part = 1.0 if measured >= _WHOLE else max(0.0, measured)
    done = _rect(look, left, top, wide * part, STRIP_HEIGHT) if part else ""
    return done + (_rect("missed", left + wide * part, top, wide * (1 - part), STRIP_HEIGHT) if part < 1 else "")


def _told(say: Say, found: Detail, slot: Slot, name: str) -> str:
    """A slot in words, for whoever points at it."""
    parts = [name]
    for key, count in (("door_in", slot.entry), ("door_out", slot.exit)):
        parts.append(f"{say.plain(key)}: {share_words(say, found, count)}")
    return "\n".join(parts)


def share_words(say: Say, found: Detail, count: DoorCount) -> str:
    """A share with its interval and n, or that there are too few; plain text."""
    told = found.told(count)
    if told is None:
        return say.plain("few_judged", n=f"{count.judged:,}", least=found.least_sample)
    return say.plain("share_told", share=percent(count), band="–".join(band(told)), n=f"{count.judged:,}")


def _every(n: int) -> int:
    """Every how many slots a name has room."""
    return 1 if n <= MANY else 2 if n <= 2 * MANY else 5


def _scale(most: int) -> int:
    """A round number that is not less."""
    for power in (1, 10, 100, 1000, 10_000, 100_000, 1_000_000):
        for factor in (1, 2, 5):
            if factor * power >= max(10, most):
                return factor * power
    return max(10, most)


def _at(value: float) -> float:
    return round(BOTTOM - value * (BOTTOM - TOP), 1)


def _line(look: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{look}" x1="{x1:.2f}%" y1="{y1}" x2="{x2:.2f}%" y2="{y2}"/>'


def _rect(look: str, x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="{look}" x="{x:.2f}%" y="{y:g}" width="{width:.3f}%" height="{height:g}"/>'


def _text(x: float, y: float, words: str, anchor: str, look: str = "") -> str:
    marked = f' class="{look}"' if look else ""
    return f'<text{marked} x="{x:.2f}%" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'

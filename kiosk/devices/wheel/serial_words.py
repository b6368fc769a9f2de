"""What a serial encoder may say, one line each (README: A wheel on a serial line)."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A line longer than this is none of ours; most often the speed of the line is wrong.
LONGEST = 64
_MOST = 2**53
_CHECKED = re.compile(rb"(.*)\*([0-9A-Fa-f]{2})")
_PLACE = re.compile(rb"P ([+-]?\d{1,16})")
_MOVED = re.compile(rb"D ([+-]?\d{1,9})")
_STANDS = re.compile(rb"A (\d{1,9}) (\d{1,9})")
_BUTTON = re.compile(rb"B ([01])(?: (\d{1,2}))?")


@dataclass(frozen=True, slots=True)
class Place:
    """`P 1234`: the counter stands there."""

    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """`D -3`: so many counts since the last line."""

    counts: int


@dataclass(frozen=True, slots=True)
class Stands:
    """`A 512 1023`: a wheel with stops stands at 512 of 0..1023; `raw` is that as an axis, -1..1."""

    raw: float


@dataclass(frozen=True, slots=True)
class Button:
    """`B 1` or `B 0`: the spoke is held or not; a number behind it names another button."""

    held: bool
    number: int


@dataclass(frozen=True, slots=True)
class Alive:
    """`# …`: words for people, and a sign of life."""


Word = Place | Moved | Stands | Button | Alive


def word(line: bytes) -> Word | None:
    """The meaning of a line without its end; None for rubbish."""
    if line.startswith(b"#"):
        return Alive()
    checked = _CHECKED.fullmatch(line)
    if checked:
        line = checked[1]
        if checksum(line) != int(checked[2], 16):
            return None
    if found := _PLACE.fullmatch(line):
        return Place(int(found[1])) if abs(int(found[1])) <= _MOST else None
    if found := _MOVED.fullmatch(line):
        return Moved(int(found[1]))
    if found := _STANDS.fullmatch(line):
        value, most = int(found[1]), int(found[2])
        return Stands(2 * value / most - 1) if most > 0 and value <= most else None
    if found := _BUTTON.fullmatch(line):
        return Button(found[1] == b"1", int(found[2] or 0))
    return None


def checksum(line: bytes) -> int:
    """All bytes of a line, exclusive-or'd, as in NMEA."""
    total = 0
    for byte in line:
        total ^= byte
    return total


class Lines:
    """Cuts what arrives into lines; what is too long to be one is thrown away and counted as one line of rubbish."""

    def __init__(self) -> None:
        self._begun = b""
        # The line that was under way when we came is not whole.
        self._whole = False

    def cut(self, arrived: bytes) -> list[bytes]:
        """The whole lines there are now, without their ends."""
        *lines, begun = (self._begun + arrived).split(b"\n")
        if lines and not self._whole:
            self._whole = True
            lines = lines[1:] if word(lines[0].rstrip(b"\r")) is None else lines
        while len(begun) > LONGEST:
            lines.append(begun[:LONGEST])
            begun, self._whole = begun[LONGEST:], True
        self._begun = begun
        return [line.rstrip(b"\r") for line in lines]

"""Every sign a visitor reads must be in the bundled fonts: no glyph boxes, ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

from kiosk.yaml_source import Fault, Place, load_yaml

# Words for editors, never on screen.
NOT_SHOWN = {"sources", "editors_note", "reading"}


def signs_of(font: Path) -> frozenset[int]:
    """The code points a font draws."""
    with TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())


def glyph_faults(files: list[Path], fonts: list[Path]) -> list[Fault]:
    """A fault for every text in these YAML files with a sign that one of the fonts lacks; raises `SourceError`."""
    known = frozenset.intersection(*(signs_of(font) for font in fonts))
    faults: list[Fault] = []
    for path in files:
        value, lines = load_yaml(path)
        for place, text in _texts(value, ()):
            lacking = sorted({sign for sign in text if ord(sign) not in known and not sign.isspace()})
            if lacking:
                names = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in lacking)
                key = ".".join(str(part) for part in place)
                faults.append(
                    Fault(
                        str(path), lines.get(place, 0), key, "", f"the bundled fonts lack {names}; write it otherwise"
                    )
                )
    return faults


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_SHOWN:
                yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*place, number))
    elif isinstance(value, str):
        yield place, value

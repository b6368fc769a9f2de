"""The folder of a station's own pictures: each whole or not there, and beside it the one that was there before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

from kiosk.content.shore import OWN_FILE, OwnPicture, Window
from kiosk.whole_file import flush, write_flushed
from kiosk.yaml_source import SourceError, load_typed

_BEFORE, _NEW, _AWAY = ".before", ".new", ".away"


def put(places: list[Path], cut: Callable[[Path], None], file: str, window: Window | None = None) -> None:
    """Let `cut` write a picture and put it at every one of `places`; what was there is kept beside it.

    Raises OSError when the disk refuses, and then everything is as it was: nothing is exchanged before all is written.
    """
    made = [place.with_name(place.name + _NEW) for place in places]
    try:
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)
        cut(made[0])
        _note(made[0] / OWN_FILE, file, window)
        for folder in made[1:]:
            for path in sorted(made[0].rglob("*.*")):
                _copy(path, folder / path.relative_to(made[0]))
        for folder, place in zip(made, places, strict=True):
            _swap_in(folder, place)
    finally:
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)


def undo(place: Path) -> bool:
    """Change the picture at `place` and the one before it; no picture stands for the shipped one.

    The same again changes them back. False when there is neither.
    """
    before, away = place.with_name(place.name + _BEFORE), place.with_name(place.name + _AWAY)
    if not place.exists() and not before.exists():
        return False
    shutil.rmtree(away, ignore_errors=True)
    if place.exists():
        place.rename(away)
    if before.exists():
        before.rename(place)
    if away.exists():
        away.rename(before)
    return True


def told(place: Path) -> str:
    """What stands at `place`, in a few words."""
    before = ", one before it" if place.with_name(place.name + _BEFORE).exists() else ""
    if not place.exists():
        return f"shipped{before}"
    try:
        own = load_typed(place / OWN_FILE, OwnPicture)
    except SourceError:
        return f"own, damaged{before}"
    window = own.window
    where = f" ({window.x0_m:g} to {window.x1_m:g} m, {window.px_per_m:.1f} px/m)" if window else ""
    return f"own, {own.file}{where}{before}"


def _swap_in(folder: Path, place: Path) -> None:
    before = place.with_name(place.name + _BEFORE)
    shutil.rmtree(before, ignore_errors=True)
    if place.exists():
        place.rename(before)
    folder.rename(place)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    flush(target)


def _note(path: Path, file: str, window: Window | None) -> None:
    own = OwnPicture(file=file, window=window)
    write_flushed(path, yaml.safe_dump(own.model_dump(exclude_none=True), allow_unicode=True, encoding="utf-8"))

"""Which pictures the panorama shows: the station's own before the shipped ones, another light's for what is faulty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.content.pyramid import REMEDY, Pyramid, PyramidKind, load_pyramid
from kiosk.content.shore import (
    LAYERS,
    LIGHTS,
    OWN_FILE,
    LayerName,
    OwnPicture,
    Shore,
    ShoreLayer,
    ShoreLight,
    Window,
    round_folder,
    shore_folder,
)
from kiosk.happenings.words import Light
from kiosk.yaml_source import Fault, SourceError, fault_at, load_typed

Key = tuple[ShoreLight, LayerName]
Look = Callable[[Pyramid], list[Fault]]
"""Judges the tiles of a pyramid."""

# What stands in for a light that can't be shown: the one most like it first.
STAND_INS: Mapping[Light, tuple[Light, ...]] = {
    "day": ("dusk", "night"),
    "dusk": ("day", "night"),
    "night": ("dusk", "day"),
}
# Of a station's own strip only the far city is kept: the photo holds all the rest.
BEHIND_OWN: tuple[LayerName, ...] = ("far",)


@dataclass(slots=True)
class Strips:
    """The strips that can be shown, and what is wrong with the others."""

    lights: dict[ShoreLight, tuple[LayerName, ...]] = field(default_factory=dict)
    layers: dict[Key, ShoreLayer] = field(default_factory=dict)
    strips: dict[Key, Pyramid] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_strips(shore: Shore, path: Path, own: Path | None, look: Look) -> Strips:
    """The layers of each light that `shore`, read from `path`, names; without buildings a light borrows another's."""
    found = Strips()
    for light, names in shore.lights.items():
        wanted = names
        if own and _read_own(light, shore_folder(own) / light / "buildings", found, look):
            wanted = [name for name in names if name in BEHIND_OWN]
        for name in wanted:
            _read_layer(light, name, shore, path, found, look)
        if (light, "buildings") in found.strips:
            found.lights[light] = tuple(name for name in LAYERS if (light, name) in found.strips)
    shown = set(found.lights)
    for light in LIGHTS:
        lender = next((other for other in STAND_INS[light] if other in shown), None)
        if light not in shown and lender:
            found.lights[light] = found.lights[lender]
            for name in found.lights[lender]:
                found.layers[light, name] = found.layers[lender, name]
                found.strips[light, name] = found.strips[lender, name]
    return found


def read_rounds(
    ids: Iterable[str], shipped: Path, own: Path | None, look: Look
) -> tuple[dict[str, dict[Light, Pyramid]], list[Fault]]:
    """The views all round by building and light, and every fault; a building without any has none."""
    rounds: dict[str, dict[Light, Pyramid]] = {}
    faults: list[Fault] = []
    for building_id in ids:
        there: dict[Light, Pyramid] = {}
        folder = round_folder(shipped) / building_id
        mine = round_folder(own) / building_id if own else None
        if not folder.is_dir() and not (mine and mine.is_dir()):
            reason = f"{building_id} has no view all round, so nobody can look around there: {REMEDY}"
            faults.append(Fault(str(folder), 0, "", "", reason))
            continue
        for light in LIGHTS:
            sphere = _read_sphere(mine / light, look, faults) if mine and (mine / light).is_dir() else None
            sphere = sphere or _read_sphere(folder / light, look, faults)
            if sphere:
                there[light] = sphere
        if there:
            rounds[building_id] = {
                light: next(there[other] for other in (light, *STAND_INS[light]) if other in there) for light in LIGHTS
            }
    return rounds, faults


def _read_sphere(folder: Path, look: Look, faults: list[Fault]) -> Pyramid | None:
    try:
        sphere = _loaded(folder, "sphere")
    except SourceError as error:
        faults += error.faults
        return None
    faults += look(sphere)
    return sphere


def _read_own(light: ShoreLight, folder: Path, found: Strips, look: Look) -> bool:
    """Take the station's own strip of this light; False when there is none, or it can't be shown."""
    if not folder.is_dir():
        return False
    path = folder / OWN_FILE
    try:
        window = load_typed(path, OwnPicture).window
        if window is None:
            raise SourceError([Fault(str(path), 0, "window", "", "is missing: import the picture anew")])
        strip = _strip(folder, window, path, ("window",))
    except SourceError as error:
        found.faults += error.faults
        return False
    found.layers[light, "buildings"] = ShoreLayer(**window.model_dump(), parallax=1.0)
    found.strips[light, "buildings"] = strip
    found.faults += look(strip)
    return True


def _read_layer(light: ShoreLight, name: LayerName, shore: Shore, path: Path, found: Strips, look: Look) -> None:
    layer = shore.layers[name]
    try:
        strip = _strip(path.parent / light / name, layer, path, ("layers", name))
    except SourceError as error:
        found.faults += error.faults
        return
    found.layers[light, name] = layer
    found.strips[light, name] = strip
    found.faults += look(strip)


def _strip(folder: Path, window: Window, path: Path, place: tuple[str, ...]) -> Pyramid:
    strip = _loaded(folder, "strip")
    wide, high = window.size_px
    if abs(strip.width_px - wide) > 1 or abs(strip.height_px - high) > 1:
        size = f"{wide}x{high} pixels"
        reason = f"are the measures of {size}, but the picture in {folder} is {strip.width_px}x{strip.height_px}"
        raise SourceError([fault_at(path, place, "", reason)])
    return strip


def _loaded(folder: Path, kind: PyramidKind) -> Pyramid:
    pyramid = load_pyramid(folder)
    if pyramid.kind != kind:
        raise SourceError([Fault(str(folder), 0, "", "", f"holds a {pyramid.kind}, not a {kind}: {REMEDY}")])
    return pyramid

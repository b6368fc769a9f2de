"""解读: the shore's strips in every light, the views all round, and the buildings that stand in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.buildings import Building, load_buildings
from kiosk.content.outlines import outline_faults
from kiosk.content.panorama_pictures import Key, Look, read_rounds, read_strips
from kiosk.content.pyramid import Pyramid, missing_tiles, pyramid_faults
from kiosk.content.shore import LIGHTS, LayerName, Shore, ShoreLayer, ShoreLight, shore_folder
from kiosk.happenings.words import Light
from kiosk.yaml_source import Fault, SourceError, load_typed


@dataclass(frozen=True, slots=True)
class PanoramaContent:
    """All that the panorama can show; a light whose own pictures are faulty shows another's.

    `lights`: the layers of each light, back to front: day, dusk and night always, past when it has pictures.
    `layers` and `strips`: measures and tiles of each of these. `rounds`: the views all round, each in all three lights,
    of the buildings that have one. `buildings`: along the shore. `faults`: all that was left out or stood in for.
    """

    shore: Shore
    lights: Mapping[ShoreLight, tuple[LayerName, ...]]
    layers: Mapping[Key, ShoreLayer]
    strips: Mapping[Key, Pyramid]
    rounds: Mapping[str, Mapping[Light, Pyramid]]
    buildings: tuple[Building, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def places_m(self) -> dict[str, float]:
        """Where each building's mark stands, in metres from the wharf."""
        return {building.id: building.mark[0] for building in self.buildings}


def load_panorama(
    scenes: Path, assets: Path, own: Path | None = None, *, look: Look = missing_tiles
) -> PanoramaContent:
    """The panorama with what is faulty left out; no picture is opened unless `look`, which judges the tiles, does so.

    `own`: the station's folder of imported pictures, which go before the shipped ones. Raises `SourceError` only when
    nothing could be shown: no shore.yaml, no strip of any hour, or no building.
    """
    shipped = assets / "panorama"
    pieces, faults = load_buildings(scenes / "panorama" / "buildings")
    path = shore_folder(shipped) / "shore.yaml"
    try:
        shore = load_typed(path, Shore)
    except SourceError as error:
        raise SourceError(faults + error.faults) from None
    strips = read_strips(shore, path, own, look)
    faults += strips.faults
    if not pieces or not all(light in strips.lights for light in LIGHTS):
        raise SourceError(list(dict.fromkeys(faults)))
    faults += outline_faults(pieces, {light: strips.layers[light, "buildings"] for light in strips.lights})
    found: dict[str, Building] = {}
    for _, building in pieces:
        found.setdefault(building.id, building)
    along = sorted(found.values(), key=lambda building: building.mark[0])
    rounds, unseen = read_rounds([building.id for building in along], shipped, own, look)
    told = tuple(dict.fromkeys(faults + unseen))
    return PanoramaContent(shore, strips.lights, strips.layers, strips.strips, rounds, tuple(along), told)


def panorama_faults(scenes: Path, assets: Path, own: Path | None) -> list[Fault]:
    """Everything wrong with the panorama; reads every tile. Raises `SourceError` when nothing could be shown."""
    return list(load_panorama(scenes, assets, own, look=pyramid_faults).faults)

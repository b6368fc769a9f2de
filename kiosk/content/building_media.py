"""What belongs to a building beside its words: the voices that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.content.buildings import PARTS, Building, Part
from kiosk.content.story import LANGUAGES
from kiosk.content.voices import told_clip
from kiosk.happenings.words import Language
from kiosk.voice_clips import Clip
from kiosk.yaml_source import Fault


def building_clip_id(building_id: str, part: Part, language: Language) -> str:
    """How the hall calls a building's voice: 'building/<id>/<part>/<language>'."""
    return f"building/{building_id}/{part}/{language}"


def load_building_voices(buildings: Iterable[Building], assets: Path) -> tuple[Mapping[str, Clip], list[Fault]]:
    """Every building's clips by `building_clip_id`, and a fault for each missing, damaged or saying other words.

    A voice that says other words than are meant is left out: the stand-in says the right ones.
    """
    clips: dict[str, Clip] = {}
    faults: list[Fault] = []
    for building in buildings:
        for part in PARTS:
            for language in LANGUAGES:
                told = told_clip(
                    assets / "panorama" / "voice", f"{building.id}/{part}", language, building.spoken(part, language)
                )
                if isinstance(told, Fault):
                    faults.append(told)
                else:
                    clips[building_clip_id(building.id, part, language)] = told
    return clips, faults

"""The words to speak at the buildings of the shore, each with the reading hints of its file."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.buildings import PARTS, Building, load_buildings
from kiosk.content.story import LANGUAGES
from kiosk.narration.lexicon import check_reading
from kiosk.narration.script import NarrationText
from kiosk.yaml_source import Fault, SourceError, fault_at


def building_texts(folder: Path) -> list[NarrationText]:
    """Every building's words in both languages; raises `SourceError` with every fault, unreadable hints included."""
    buildings, faults = load_buildings(folder)
    faults += [fault for path, building in buildings for fault in _hint_faults(path, building)]
    if faults:
        raise SourceError(faults)
    return [text for _, building in buildings for text in texts_of(building)]


def texts_of(building: Building) -> list[NarrationText]:
    """What is told of a building, part by part; the hints are Mandarin's."""
    return [
        NarrationText(
            f"{building.id}/{part}",
            language,
            building.spoken(part, language),
            building.reading.heteronyms if language == "zh" else {},
            building.voice,
        )
        for part in PARTS
        for language in LANGUAGES
    ]


def _hint_faults(path: Path, building: Building) -> list[Fault]:
    return [
        fault_at(path, ("reading", "heteronyms", word), reading, reason)
        for word, reading in building.reading.heteronyms.items()
        if (reason := check_reading(word, reading, "zh"))
    ]

"""./run check: everything that can be wrong with settings and content, found before a visitor finds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.content import building_card
from kiosk.content.building_media import load_building_voices
from kiosk.content.buildings import load_buildings, told_story_faults
from kiosk.content.glyphs import glyph_faults
from kiosk.content.panorama import panorama_faults
from kiosk.content.postcard import frame_picture_faults, load_frames
from kiosk.content.story import load_stories
from kiosk.content.story_card import PATTERN_FILE, load_story_frame, story_frames
from kiosk.content.story_media import load_voices, picture_faults
from kiosk.content.words import load_words
from kiosk.narration.batch import Voicing, stale_clips, voicing_from
from kiosk.narration.buildings import building_texts
from kiosk.narration.script import NarrationText
from kiosk.narration.stories import narration_texts
from kiosk.places import ASSETS, SCENES
from kiosk.press.fit import word_faults
from kiosk.settings import Settings, load_settings, own_pictures
from kiosk.yaml_source import Fault, SourceError


def all_faults(config: Path, scenes: Path = SCENES, assets: Path = ASSETS) -> list[Fault]:
    """Every fault of settings and content, each once; an empty list means the station may open."""
    faults: list[Fault] = []
    settings: Settings | None = None
    try:
        settings = load_settings(config)
    except SourceError as error:
        faults += error.faults
    looks: list[Callable[[], list[Fault]]] = [
        lambda: _loaded(load_words, scenes),
        lambda: _story_faults(scenes, assets, settings),
        lambda: panorama_faults(scenes, assets, own_pictures(settings, config) if settings else None),
        lambda: frame_picture_faults(load_frames(scenes / "postcard" / "frames"), assets),
        lambda: _building_faults(scenes, assets, settings),
        lambda: _story_card_faults(scenes, settings),
        lambda: _building_card_faults(scenes, assets, settings),
        lambda: glyph_faults(sorted(scenes.glob("*/**/*.yaml")), sorted((assets / "fonts").glob("*.[ot]tf"))),
    ]
    for look in looks:
        try:
            faults += look()
        except SourceError as error:
            faults += error.faults
    return list(dict.fromkeys(faults))


def _loaded(load: Callable[..., object], *given: Path) -> list[Fault]:
    load(*given)
    return []


def _story_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    folder = scenes / "story" / "stories"
    stories = load_stories(folder)
    faults = picture_faults(stories, assets) + load_voices(stories, assets)[1]
    if settings:
        voicing = voicing_from(settings.narration, assets / "voices")
        faults += _stale_faults(narration_texts(folder), assets / "story" / "voice", voicing, faults)
    return faults


def _building_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    folder = scenes / "panorama" / "buildings"
    pieces, faults = load_buildings(folder)
    faults += told_story_faults(pieces, load_stories(scenes / "story" / "stories"))
    faults += load_building_voices([building for _, building in pieces], assets)[1]
    if settings:
        voicing = voicing_from(settings.narration, assets / "voices")
        faults += _stale_faults(building_texts(folder), assets / "panorama" / "voice", voicing, faults)
    return faults


def _stale_faults(texts: list[NarrationText], voices: Path, voicing: Voicing, known: Sequence[Fault]) -> list[Fault]:
    """Clips made from something else than the texts ask for, without those that are known to be faulty."""
    said = {fault.file for fault in known}
    return [
        Fault(str(stale.sound_path), 0, "", "", f"{stale.reason}; make it with ./run narrate")
        for stale in stale_clips(texts, voices, voicing)
        if not {str(stale.sound_path), str(stale.times_path)} & said
    ]


def _story_card_faults(scenes: Path, settings: Settings | None) -> list[Fault]:
    frames = story_frames(load_story_frame(scenes), load_stories(scenes / "story" / "stories"))
    names = (settings.station.name_zh, settings.station.name_en) if settings else ("", "")
    return word_faults(frames.values(), str(scenes / "postcard" / PATTERN_FILE), *names)


def _building_card_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    pattern = building_card.load_building_frame(scenes)
    pieces, _ = load_buildings(scenes / "panorama" / "buildings")
    frames = building_card.building_frames(pattern, [building for _, building in pieces])
    names = (settings.station.name_zh, settings.station.name_en) if settings else ("", "")
    file = str(scenes / "postcard" / building_card.PATTERN_FILE)
    return word_faults(frames.values(), file, *names) + frame_picture_faults(frames, assets)

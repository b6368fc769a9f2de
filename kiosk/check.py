"""./run check: everything that can be wrong with settings and content, found before a visitor finds it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.content.glyphs import glyph_faults
from kiosk.content.panorama import load_panorama
from kiosk.content.postcard import frame_picture_faults, load_frames
from kiosk.content.story import load_stories
from kiosk.content.story_card import PATTERN_FILE, load_story_frame, story_frames
from kiosk.content.story_media import load_voices, picture_faults
from kiosk.content.words import load_words
from kiosk.narration.batch import stale_clips, voicing_from
from kiosk.narration.stories import narration_texts
from kiosk.places import ASSETS, SCENES
from kiosk.press.fit import word_faults
from kiosk.settings import Settings, load_settings
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
        lambda: _loaded(load_panorama, scenes, assets),
        lambda: frame_picture_faults(load_frames(scenes / "postcard" / "frames"), assets),
        lambda: _story_card_faults(scenes, settings),
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
        said = {fault.file for fault in faults}
        voicing = voicing_from(settings.narration, assets / "voices")
        for stale in stale_clips(narration_texts(folder), assets / "story" / "voice", voicing):
            if not {str(stale.sound_path), str(stale.times_path)} & said:
                faults.append(Fault(str(stale.sound_path), 0, "", "", f"{stale.reason}; make it with ./run narrate"))
    return faults


def _story_card_faults(scenes: Path, settings: Settings | None) -> list[Fault]:
    frames = story_frames(load_story_frame(scenes), load_stories(scenes / "story" / "stories"))
    names = (settings.station.name_zh, settings.station.name_en) if settings else ("", "")
    return word_faults(frames.values(), str(scenes / "postcard" / PATTERN_FILE), *names)

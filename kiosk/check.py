"""./run check: everything that can be wrong with settings and content, found before a visitor finds it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kiosk.content import building_card, story_card
from kiosk.content.building_media import load_building_voices
from kiosk.content.buildings import load_buildings, told_story_faults
from kiosk.content.folder import read_folder
from kiosk.content.glyphs import glyph_faults
from kiosk.content.greetings import load_greetings
from kiosk.content.panorama import panorama_faults
from kiosk.content.postcard import Frame, frame_picture_faults, picture_fault
from kiosk.content.postcard_back import BACK_FILE, load_back
from kiosk.content.story import load_stories
from kiosk.content.story_card import load_story_frame, story_frames
from kiosk.content.story_media import load_voices, picture_faults
from kiosk.content.words import load_words
from kiosk.narration.batch import Voicing, stale_clips, voicing_from
from kiosk.narration.buildings import building_texts
from kiosk.narration.script import NarrationText
from kiosk.narration.stories import narration_texts
from kiosk.parent_death import die_with_parent
from kiosk.places import ASSETS, SCENES
from kiosk.press.fit import design_faults
from kiosk.press.measure import plate_of
from kiosk.press.proofs import pull_proofs
from kiosk.settings import Settings, load_settings, own_pictures
from kiosk.yaml_source import Fault, SourceError

HOME_PICTURES = ("story", "panorama", "postcard", "smile")
HOME_PX = (794, 1010)


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
        lambda: _loaded(load_greetings, scenes),
        lambda: _story_faults(scenes, assets, settings),
        lambda: panorama_faults(scenes, assets, own_pictures(settings, config) if settings else None),
        lambda: _building_faults(scenes, assets, settings),
        lambda: _own_card_faults(scenes, assets, settings),
        lambda: _back_faults(scenes, assets, settings),
        lambda: _story_card_faults(scenes, assets, settings),
        lambda: _building_card_faults(scenes, assets, settings),
        lambda: _home_faults(assets),
        lambda: glyph_faults(sorted(_yaml_files(scenes)), sorted((assets / "fonts").glob("*.[ot]tf"))),
    ]
    for look in looks:
        try:
            faults += look()
        except SourceError as error:
            faults += error.faults
    return list(dict.fromkeys(faults))


def _yaml_files(scenes: Path) -> Iterator[Path]:
    """Those in the scenes' folders, also where these are links into the shipped content."""
    for here, _, names in os.walk(scenes, followlinks=True):
        if Path(here) != scenes:
            yield from (Path(here, name) for name in names if name.endswith(".yaml"))


def _home_faults(assets: Path) -> list[Fault]:
    """The pictures of the four exhibits on the home screen."""
    return [fault for name in HOME_PICTURES if (fault := _home_fault(assets / "home" / f"{name}.webp"))]


def _home_fault(path: Path) -> Fault | None:
    from PIL import Image, UnidentifiedImageError

    wide, high = HOME_PX
    try:
        with Image.open(path) as picture:
            picture.load()
            size = picture.size
    except FileNotFoundError:
        return Fault(str(path), 0, "", "", "the picture of the home screen is missing")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        return Fault(str(path), 0, "", "", f"is no picture that can be shown: {error}")
    if size[0] < wide / 2 or abs(size[0] / size[1] - wide / high) > 0.02:
        reason = f"is {size[0]}x{size[1]} pixels; a picture of the home screen is {wide}x{high}"
        return Fault(str(path), 0, "", "", reason)
    return None


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


def _names(settings: Settings | None) -> tuple[str, str]:
    """The station's, in Chinese and English; dashes, which stand for any, where config.yaml can't be read."""
    return (settings.station.name_zh, settings.station.name_en) if settings else ("\u2014", "\u2014")


def _own_card_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    pieces, faults = read_folder(scenes / "postcard" / "frames", Frame, "frame")
    faults += frame_picture_faults({frame.id: frame for _, frame in pieces}, assets)
    for path, frame in pieces:
        faults += design_faults(frame, path, assets, *_names(settings))
    return faults


def _back_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    back = load_back(scenes)
    return picture_fault(back.picture, "the postcard's back", assets) + design_faults(
        back, scenes / "postcard" / BACK_FILE, assets, *_names(settings)
    )


def _story_card_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    frames = story_frames(load_story_frame(scenes), load_stories(scenes / "story" / "stories"))
    return _pattern_faults(frames, scenes / "postcard" / story_card.PATTERN_FILE, assets, settings)


def _building_card_faults(scenes: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    pattern = building_card.load_building_frame(scenes)
    pieces, _ = load_buildings(scenes / "panorama" / "buildings")
    frames = building_card.building_frames(pattern, [building for _, building in pieces])
    file = scenes / "postcard" / building_card.PATTERN_FILE
    return _pattern_faults(frames, file, assets, settings) + frame_picture_faults(frames, assets)


def _pattern_faults(frames: Mapping[str, Frame], pattern: Path, assets: Path, settings: Settings | None) -> list[Fault]:
    return [
        fault
        for name, frame in frames.items()
        for fault in design_faults(frame, pattern, assets, *_names(settings), name=name)
    ]


def draw_cards(config: Path, folder: Path, scenes: Path = SCENES, assets: Path = ASSETS) -> list[Path]:
    """Leave a picture of every frame of the station's own, and of the back, in both languages; returns the files.

    A frame that can't be made is left out: `all_faults` tells why. Raises `SourceError` for the settings or the back,
    OSError when the folder refuses.
    """
    settings = load_settings(config)
    pieces, _ = read_folder(scenes / "postcard" / "frames", Frame, "frame")
    frames, back = {frame.id: frame for _, frame in pieces}, load_back(scenes)
    return pull_proofs(frames, back, plate_of(settings.card), folder, assets, *_names(settings))


MOST_PIXELS = 40_000_000
MOST_BYTES = 4 << 30
NICE = 10


def main(arguments: Sequence[str]) -> int:
    """`python -m kiosk.check CONFIG SCENES ASSETS`: the faults as a JSON list; the kiosk's look at what may be a trap.

    Why it gave up is a JSON string instead. Ends with the kiosk, and before it takes the machine's memory.
    """
    from PIL import Image

    die_with_parent()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    if sys.platform != "win32":
        import resource

        os.nice(NICE)
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    config, scenes, assets = map(Path, arguments)
    try:
        faults = all_faults(config, scenes, assets)
    except (Image.DecompressionBombError, MemoryError, RecursionError) as error:
        print(json.dumps(f"{type(error).__name__}: {error}"))
        return 1
    print(json.dumps([asdict(fault) for fault in faults]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""What belongs to a story beside its words: the voices, the pictures, and the captions that run along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.content.story import LANGUAGES, Panel, Story, picture_path
from kiosk.content.voices import told_clip
from kiosk.happenings.words import Language
from kiosk.voice_clips import Clip
from kiosk.yaml_source import Fault

PICTURES = {"height": (1920, 1080), "light": (1920, 1080), "shadow": (480, 270), "lit": (1920, 1080)}
"""The pictures of a panel and their sizes in pixels; the height map is a 16-bit grey picture."""


def load_voices(stories: Mapping[str, Story], assets: Path) -> tuple[Mapping[str, Clip], list[Fault]]:
    """Every panel's clips as 'story/panel/language', and a fault for each missing, damaged or saying other words.

    A voice that says other words than are shown is left out: the stand-in says the right ones.
    """
    voices = assets / "story" / "voice"
    clips: dict[str, Clip] = {}
    faults: list[Fault] = []
    for story in stories.values():
        for panel in story.panels:
            for language in LANGUAGES:
                told = told_clip(voices, f"{story.id}/{panel.id}", language, panel.narration[language])
                if isinstance(told, Fault):
                    faults.append(told)
                else:
                    clips[f"{story.id}/{panel.id}/{language}"] = told
    return clips, faults


def picture_faults(stories: Mapping[str, Story], assets: Path) -> list[Fault]:
    """A fault for every picture of a panel that is missing, damaged or of the wrong kind."""
    wanted = [(story.id, panel.id, kind) for story in stories.values() for panel in story.panels for kind in PICTURES]
    with ThreadPoolExecutor(2) as readers:
        found = readers.map(lambda which: _picture_fault(assets, *which), wanted)
    return [fault for fault in found if fault]


def _picture_fault(assets: Path, story_id: str, panel_id: str, kind: str) -> Fault | None:
    from PIL import Image, UnidentifiedImageError

    path = picture_path(assets, story_id, panel_id, kind)
    try:
        with Image.open(path) as picture:
            picture.load()
            size, mode = picture.size, picture.mode
    except FileNotFoundError:
        return Fault(str(path), 0, "", "", f"the picture of {story_id}/{panel_id} is missing")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        return Fault(str(path), 0, "", "", f"is no picture that can be shown: {error}")
    if size != PICTURES[kind]:
        wide, high = PICTURES[kind]
        return Fault(str(path), 0, "", "", f"is {size[0]}x{size[1]} pixels, not {wide}x{high}: make it again")
    if kind == "height" and mode != "I;16":
        return Fault(str(path), 0, "", "", "is no 16-bit grey picture, so it holds no heights: make it again")
    return None


def captions(panel: Panel, clip: Clip | None, language: Language) -> list[str]:
    """The panel's text in as many sentences as are spoken, so that the spoken one can be lit; years stay in digits.

    Falls back to the spoken words where text and narration are divided differently.
    """
    shown = [
        part
        for part in re.split(r"(?<=[。！？；])(?![”’」』）])|(?<=[。！？；][”’」』）])", panel.text[language])
        if part
    ]
    spoken = [sentence.text.strip() for sentence in clip.sentences] if clip else []
    return shown if not spoken or (language == "zh" and len(shown) == len(spoken)) else spoken

"""回首: the stories, each a file in scenes/story/stories, with its pictures and voices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.content.folder import NamedPiece, load_folder
from kiosk.content.text import Line, Piece, Text
from kiosk.happenings.words import Language
from kiosk.voice_clips import Clip, ClipError, clip_paths, load_clip
from kiosk.yaml_source import Fault

LANGUAGES: tuple[Language, Language] = ("zh", "en")
PICTURE_KINDS = ("light", "lit")


class Reading(Piece):
    """Hints for the voice: how years and heteronyms are read."""

    years: list[Line]
    heteronyms: dict[Line, Line]


class Panel(Piece):
    """One panel: picture, heading, text on its card and the narration; the rest is for editors."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    picture: Line
    heading: Text
    text: Text
    narration: Text
    reading: Reading
    confidence: Literal["high", "medium"]
    sources: Annotated[list[Line], Field(min_length=1)]
    editors_note: str = ""


class Story(NamedPiece):
    """One story of at least one panel."""

    title: Text
    summary: Text
    panels: Annotated[list[Panel], Field(min_length=1)]


def picture_path(assets: Path, picture: str, kind: str) -> Path:
    """A panel's picture: `light` holds normals for the live shader, `lit` is the still for where shaders can't run."""
    return assets / "story" / "relief" / f"{picture}-{kind}.webp"


def load_stories(folder: Path) -> Mapping[str, Story]:
    """All stories by id in file-name order; raises `SourceError` with every fault."""
    return load_folder(folder, Story, "story")


def load_voices(stories: Mapping[str, Story], assets: Path) -> tuple[Mapping[str, Clip], list[Fault]]:
    """Every panel's clips as 'story/panel/language', and a fault for each missing, damaged or saying other words."""
    clips: dict[str, Clip] = {}
    faults: list[Fault] = []
    for story in stories.values():
        for panel in story.panels:
            for language in LANGUAGES:
                times_path = clip_paths(assets / "story" / "voice", f"{story.id}/{panel.id}", language)[1]
                try:
                    clip = load_clip(times_path)
                except ClipError as error:
                    faults.append(
                        Fault(str(error.path), 0, "", "", f"{error.reason}; make the voice with ./run narrate")
                    )
                    continue
                if clip.text.strip() != panel.narration[language].strip():
                    faults.append(
                        Fault(
                            str(times_path), 0, "", "", "speaks other words than the story; renew it with ./run narrate"
                        )
                    )
                clips[f"{story.id}/{panel.id}/{language}"] = clip
    return clips, faults


def picture_faults(stories: Mapping[str, Story], assets: Path) -> list[Fault]:
    """A fault for every picture that is missing or is no picture."""
    from PIL import Image, UnidentifiedImageError

    faults: list[Fault] = []
    for story in stories.values():
        for panel in story.panels:
            for kind in PICTURE_KINDS:
                path = picture_path(assets, panel.picture, kind)
                try:
                    with Image.open(path) as picture:
                        picture.verify()
                except FileNotFoundError:
                    faults.append(Fault(str(path), 0, "", "", f"the picture of {story.id}/{panel.id} is missing"))
                except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
                    faults.append(Fault(str(path), 0, "", "", f"is no picture that can be shown: {error}"))
    return faults


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

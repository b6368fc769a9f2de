"""The words on buttons, titles and questions: scenes/NAME/words.yaml, every entry in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import RootModel

from kiosk.content.text import Text
from kiosk.places import TYPED
from kiosk.yaml_source import SourceError, load_typed


class _WordsFile(RootModel[dict[str, Text]]):
    pass


def load_words(scenes: Path) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Scene -> key -> language -> text, from every words.yaml; raises `SourceError` with the faults of all of them."""
    words: dict[str, dict[str, dict[str, str]]] = {}
    faults = []
    for path in sorted(scenes.glob("*/words.yaml")):
        try:
            words[path.parent.name] = load_words_file(path)
        except SourceError as error:
            faults += error.faults
    if faults:
        raise SourceError(faults)
    return words


def load_words_file(path: Path) -> dict[str, dict[str, str]]:
    """Key -> language -> text of one words.yaml; raises `SourceError`."""
    loaded = load_typed(path, _WordsFile)
    return {key: {"zh": _typed(text.zh), "en": _typed(text.en)} for key, text in loaded.root.items()}


def _typed(text: str) -> str:
    """As a command is typed on this machine."""
    return text.replace("./run ", f"{TYPED} ")

"""Packs as somebody would make them, and a kiosk's data folder to lay them in."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kiosk.packs import record as records
from kiosk.packs.choosing import CONTENT, PACKS, content_folders
from kiosk.packs.content import Content
from kiosk.packs.record import Record
from kiosk.packs.shelf import Shelf
from kiosk.places import ROOT, SCENES
from kiosk.yaml_source import Fault

CONFIG = ROOT / "config.yaml"
SPRING: dict[str, str | bytes] = {"scenes/home/words.yaml": "welcome: {zh: 春天的滨江, en: Spring on the river}\n"}
AUTUMN: dict[str, str | bytes] = {"scenes/home/words.yaml": "welcome: {zh: 秋天的滨江, en: Autumn on the river}\n"}
STORY = "scenes/story/stories/08-a-century-on-the-river.yaml"


def put_folder(data: Path, name: str, files: Mapping[str, str | bytes]) -> Path:
    """A pack as a folder in the data folder's packs."""
    folder = data / PACKS / name
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def put_zip(data: Path, name: str, files: Mapping[str, str | bytes]) -> Path:
    """A pack as a zip file, its names written as they are given."""
    path = data / PACKS / f"{name}.zip"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for inside, text in files.items():
            packed.writestr(inside, text)
    return path


def faultless(laid: Content, shipped: Content, config: Path, stopping: threading.Event) -> list[Fault]:
    """A check in no time that finds nothing."""
    return []


def shelf(data: Path) -> Shelf:
    return Shelf(data, CONFIG, check=faultless)


def shown_welcome(data: Path) -> str:
    """What the home screen says at the next start."""
    from kiosk.content.words import load_words

    return load_words(content_folders(data).scenes)["home"]["welcome"]["zh"]


def shipped_text(path: str) -> str:
    return (SCENES.parent / path).read_text(encoding="utf-8")


def record_of(data: Path) -> Record:
    return records.read(data / CONTENT)


def ran_well(data: Path) -> None:
    """A run that shows what is live was up for long enough."""
    shelf(data).ran_well(record_of(data).live)


def publish(data: Path, name: str, files: Mapping[str, str | bytes]) -> None:
    put_folder(data, name, files)
    outcome = shelf(data).publish(name)
    assert outcome.ok, outcome.en

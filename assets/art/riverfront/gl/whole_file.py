"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image, PngImagePlugin


def save_whole(image: Image.Image, path: Path, **options: object) -> int:
    """Write a picture under a temporary name, sync and rename it; returns its size in bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    with draft.open("wb") as out:
        image.save(out, **options)  # type: ignore[arg-type]
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    return path.stat().st_size


def save_marked(image: Image.Image, path: Path, fingerprint: str) -> None:
    """Write a lossless picture that says what it was made from."""
    note = PngImagePlugin.PngInfo()
    note.add_text("made-from", fingerprint)
    save_whole(image, path, format="PNG", compress_level=1, pnginfo=note)


def made_from(path: Path) -> str:
    """The fingerprint in a picture's file; empty when there is none."""
    if not path.exists():
        return ""
    with Image.open(path) as picture:
        return str(picture.info.get("made-from", ""))

"""Make the relief pictures: python assets/art/relief/render.py [voyage-begins/p1 ...] [--draft] [--force].

Every picture is one module, panels/<story>/<panel>_<subject>.py. A picture whose programs have not changed since it was
made is skipped, and a run that was stopped goes on where it stopped.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib
import json
import os
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
TARGET = HERE.parents[1] / "story" / "relief"
WIDTH, HEIGHT = 1920, 1080
STEP_PER_PIXEL = 32
"""Sixteen-bit value = 32768 + height in pixels x this."""
LIGHT_LEVEL = 6
"""The light channels keep every sixth of 256 levels: finer ones drown in the grain and cost twice the bytes."""


def scenes() -> dict[str, Path]:
    """The module of every picture, by 'story/panel'."""
    return {
        f"{path.parent.name.replace('_', '-')}/{path.stem.partition('_')[0]}": path
        for path in sorted((HERE / "panels").glob("*/p*_*.py"))
    }


def _programs(path: Path, seen: set[Path]) -> set[Path]:
    """The file and every program of this folder that it uses, at any remove."""
    if path in seen:
        return seen
    seen.add(path)
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            used = HERE / Path(*node.module.split(".")).with_suffix(".py")
            if used.is_file():
                _programs(used, seen)
    return seen


def _fingerprint(scene: Path) -> str:
    digest = hashlib.sha256()
    programs = _programs(scene, set()) | _programs(HERE / "carve" / "shadow.py", set())
    for path in [*sorted(programs), *sorted((HERE / "figures" / "bodies").glob("*.npz"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _save(image: Image.Image, path: Path, **options: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as out:
        image.save(out, format={".png": "PNG", ".webp": "WEBP"}[path.suffix], **options)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def _bytes(channels: np.ndarray, level: int = 1) -> Image.Image:
    """Channels of 0..1 as a picture; `level` above 1 keeps fewer levels, among them 0, 127.5 and 255."""
    values = np.clip(channels, 0, 1) * 255
    kept = np.rint((values - 127.5) / level) * level + 127.5 if level > 1 else values
    return Image.fromarray(np.clip(np.rint(kept), 0, 255).astype(np.uint8))


def make(picture: str, path: Path, folder: Path, draft: bool) -> None:
    """Render, carve, light and save one picture."""
    from carve.picture import carve_height, light_picture, normals, openness, washes
    from carve.shadow import shadow_channels

    started = time.monotonic()

    def say(what: str) -> None:
        print(f"  {time.monotonic() - started:6.1f} s  {what}", flush=True)

    scene = importlib.import_module(f"panels.{path.parent.name}.{path.stem}")
    width, height_px = (WIDTH // 2, HEIGHT // 2) if draft else (WIDTH, HEIGHT)
    canvas = scene.build()
    say(f"modelled {len(canvas.solids)} things")
    view = canvas.render(scene.CAMERA, width, height_px)
    say("depth rendered")
    cuts = scene.gouges(view)
    say("gouges cut")
    height = carve_height(view, cuts, getattr(scene, "CUTS", None), getattr(scene, "STEP_PX", 14))
    open_sky = openness(height, scene.tone(view) * washes(view, getattr(scene, "CUTS", None)))
    say(f"carved, {height.min():.0f} to {height.max():.0f} px")
    lit = light_picture(height, open_sky)
    _save(_bytes(lit), folder / f"{picture}-lit.webp", quality=78, method=6)
    if not draft:
        levels = np.clip(np.rint(32768 + height * STEP_PER_PIXEL), 0, 65535).astype(np.uint16)
        _save(Image.fromarray(levels), folder / f"{picture}-height.png", optimize=True)
        light = np.dstack([normals(height)[..., :2] * 0.5 + 0.5, open_sky])
        _save(_bytes(light, LIGHT_LEVEL), folder / f"{picture}-light.webp", lossless=True, quality=70, method=4)
        shadow = _bytes(shadow_channels(height), 3)
        _save(shadow, folder / f"{picture}-shadow.webp", lossless=True, quality=70, method=4)
    say("saved")


def _remember(ledger: Path, picture: str, mark: str) -> None:
    made = json.loads(ledger.read_text()) if ledger.exists() else {}
    part = ledger.with_suffix(".part")
    part.write_text(json.dumps(made | {picture: mark}, indent=1, sort_keys=True) + "\n")
    part.replace(ledger)


def main() -> None:
    """Read the command line and make what is asked for."""
    known = scenes()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pictures", nargs="*", help="only these, as story/panel, or a whole story; without: all")
    parser.add_argument("--draft", action="store_true", help="half size, lit picture only, into --out")
    parser.add_argument("--force", action="store_true", help="make it even when nothing changed")
    parser.add_argument("--out", type=Path, default=TARGET, help="folder for the pictures")
    choice = parser.parse_args()
    if choice.draft and choice.out == TARGET:
        parser.error("a draft would overwrite the finished pictures: give --out a scratch folder")
    for name in choice.pictures:
        if name not in known and not any(picture.startswith(f"{name}/") for picture in known):
            parser.error(f"there is no picture {name}; there are {', '.join(known)}")
    wanted = [p for p in known if not choice.pictures or p in choice.pictures or p.split("/")[0] in choice.pictures]
    ledger = choice.out / "made.json"
    for n, picture in enumerate(wanted, start=1):
        print(f"[{n}/{len(wanted)}] {picture}", flush=True)
        mark = _fingerprint(known[picture])
        made = json.loads(ledger.read_text()) if ledger.exists() else {}
        if not choice.force and not choice.draft and made.get(picture) == mark:
            print("  unchanged, kept")
            continue
        make(picture, known[picture], choice.out, choice.draft)
        if not choice.draft:
            _remember(ledger, picture, mark)


if __name__ == "__main__":
    main()

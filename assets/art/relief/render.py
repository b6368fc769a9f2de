"""Make the relief pictures: python assets/art/relief/render.py [--panel 1] [--draft] [--force].

Every picture is one module in panels/. A picture whose programs have not changed since it was made is skipped.
"""

from __future__ import annotations

import argparse
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
STORY = "voyage-begins"
PANELS = {
    "1": ("01", "p1_wharf"),
    "2": ("02", "p2_classroom"),
    "3": ("03", "p3_departure"),
    "4": ("04", "p4_desk"),
    "5": ("05", "p5_steerage"),
    "6": ("06", "p6_plaque"),
    "attract": ("attract", "attract"),
}
WIDTH, HEIGHT = 1920, 1080
STEP_PER_PIXEL = 200
"""Sixteen-bit value = 32768 + height in pixels x this."""


def _fingerprint(module: str) -> str:
    digest = hashlib.sha256()
    shared = [p for p in sorted(HERE.rglob("*.py")) if p.parent.name != "panels" and p.name != "render.py"]
    scene = HERE / "panels" / f"{module}.py"
    borrowed = [p for p in sorted(scene.parent.glob("*.py")) if f"from panels.{p.stem} " in scene.read_text()]
    for path in [*shared, *borrowed, scene]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _save(image: Image.Image, path: Path, **options: object) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as out:
        image.save(out, format={".png": "PNG", ".webp": "WEBP"}[path.suffix], **options)
        out.flush()
        os.fsync(out.fileno())
    part.replace(path)


def make(number: str, module: str, folder: Path, draft: bool) -> None:
    """Render, carve, light and save one picture."""
    from carve.picture import carve_height, light_picture, normals, openness, washes

    started = time.monotonic()

    def say(what: str) -> None:
        print(f"  {time.monotonic() - started:6.1f} s  {what}", flush=True)

    scene = importlib.import_module(f"panels.{module}")
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
    levels = np.clip(np.rint(32768 + height * STEP_PER_PIXEL), 0, 65535).astype(np.uint16)
    lit = light_picture(height, open_sky)
    n = normals(height)
    channels = np.dstack([n[..., 0] * 0.5 + 0.5, n[..., 1] * 0.5 + 0.5, open_sky])
    as_bytes = [np.rint(np.clip(a, 0, 1) * 255).astype(np.uint8) for a in (lit, channels)]
    _save(Image.fromarray(as_bytes[0]), folder / f"{number}-lit.webp", quality=82, method=6)
    if not draft:
        _save(Image.fromarray(levels), folder / f"{number}-height.png", optimize=True)
        _save(Image.fromarray(as_bytes[1]), folder / f"{number}-light.webp", lossless=True, quality=60, method=4)
    say("saved")


def main() -> None:
    """Read the command line and make what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--panel", choices=PANELS, action="append", help="only this picture (may be given again)")
    parser.add_argument("--draft", action="store_true", help="half size, lit picture only, into --out")
    parser.add_argument("--force", action="store_true", help="make it even when nothing changed")
    parser.add_argument("--out", type=Path, default=TARGET, help="folder for the pictures")
    choice = parser.parse_args()
    choice.out.mkdir(parents=True, exist_ok=True)
    if choice.draft and choice.out == TARGET:
        parser.error("a draft would overwrite the finished pictures: give --out a scratch folder")
    ledger = choice.out / "made.json"
    made = json.loads(ledger.read_text()) if ledger.exists() else {}
    wanted = choice.panel or list(PANELS)
    for n, key in enumerate(wanted, start=1):
        number, module = PANELS[key]
        print(f"[{n}/{len(wanted)}] {STORY} {number}", flush=True)
        mark = _fingerprint(module)
        if not choice.force and not choice.draft and made.get(number) == mark:
            print("  unchanged, kept")
            continue
        make(number, module, choice.out, choice.draft)
        if not choice.draft:
            made[number] = mark
            part = ledger.with_suffix(".part")
            part.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n")
            part.replace(ledger)


if __name__ == "__main__":
    main()

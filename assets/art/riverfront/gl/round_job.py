"""All views all round into a work folder, and from there into tile pyramids."""

from __future__ import annotations

import hashlib
import inspect
import time
from collections.abc import Collection
from pathlib import Path

import yaml
from layout import MEASURES
from PIL import Image

from gl.compose import composer
from gl.device import Device
from gl.lighting import Effort
from gl.lights import LIGHTS
from gl.round_picture import ROUND, RoundPicture
from gl.scene import Scene
from gl.strip_job import program_fingerprint
from gl.whole_file import made_from, save_marked

BUILDINGS = Path(__file__).resolve().parents[4] / "scenes" / "panorama" / "buildings"
WIDTH_PX = 6144
ROUND_LIGHTS = ("day", "dusk", "night")


def round_path(work: Path, building: str, light: str) -> Path:
    """Where a view's picture of one light lies."""
    return work / "round" / building / f"{light}.png"


def marks() -> dict[str, float]:
    """Where along the shore (m) each building is looked at from: before the mark that its content file gives it."""
    found = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(BUILDINGS.glob("*.yaml"))]
    return {building["id"]: float(building["mark"][0]) for building in found}


def round_scene(x_m: float) -> Scene:
    """The whole shore and what else is seen from the river at x_m."""
    scene = Scene(MEASURES["buildings"].x0_m - 250, MEASURES["buildings"].x1_m + 250)
    shore, around = composer("now"), composer("round")
    if shore:
        free = {"bridge": False} if around and "bridge" in inspect.signature(shore).parameters else {}
        shore(scene, **free)
    if around:
        around(scene, x_m)
    return scene


def render_rounds(
    device: Device,
    work: Path,
    lights: Collection[str],
    only: Collection[str] | None,
    *,
    width_px: int = WIDTH_PX,
    effort: Effort = ROUND,
    force: bool = False,
) -> None:
    """Render every wanted view that is missing or was made from something else."""
    programs = program_fingerprint() + Path(__file__).with_name("round_picture.py").read_bytes()
    wanted = tuple(LIGHTS[name] for name in ROUND_LIGHTS if name in lights)
    unknown = set(only or ()) - set(marks())
    if unknown:
        raise ValueError(f"no building is called {sorted(unknown)[0]}; there are {', '.join(marks())}")
    for building, x_m in marks().items():
        if only and building not in only:
            continue
        scene = round_scene(x_m)
        mark = programs + scene.fingerprint(-5000, 8000) + repr((effort, width_px, x_m)).encode()
        stamp = hashlib.blake2b(mark, digest_size=10).hexdigest()
        if not force and all(made_from(round_path(work, building, light.name)) == stamp for light in wanted):
            print(f"round {building}: is there", flush=True)
            continue
        started = time.monotonic()
        view = RoundPicture(device, scene, x_m, wanted, effort)
        for light, pixels in view.pictures(width_px):
            save_marked(Image.fromarray(pixels), round_path(work, building, light.name), stamp)
        view.release()
        parts = " ".join(f"{name} {seconds:.1f}" for name, seconds in view.seconds.items())
        print(f"round {building}: {time.monotonic() - started:.1f} s ({parts})", flush=True)


def pack_rounds(work: Path, folder: Path, lights: Collection[str], *, quality: int) -> None:
    """Cut every view that is in the work folder into tiles."""
    from kiosk.press.pyramid import cut_sphere

    for building in marks():
        for light in (name for name in ROUND_LIGHTS if name in lights):
            path = round_path(work, building, light)
            if path.exists():
                started = time.monotonic()
                with Image.open(path) as picture:
                    cut_sphere(picture.convert("RGB"), folder / building / light, quality=quality)
                print(f"round/{building}/{light} {time.monotonic() - started:.1f} s", flush=True)

"""The whole strip into a work folder, window by window: what is there already and still right is left alone."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection
from pathlib import Path

import numpy as np
from layout import MEASURES, LayerMeasure
from PIL import Image

from gl.compose import scene_of
from gl.device import Device
from gl.lighting import Effort
from gl.lights import LIGHTS, Light
from gl.scene import Scene
from gl.whole_file import made_from, save_marked
from gl.window import Window

NOW, PAST = ("day", "dusk", "night"), ("past",)
FULL = Effort(passes=6, sky_maps=16, sun_maps=3, sky_texel_m=0.25, sun_texel_m=0.11)
FAR = Effort(passes=6, sky_maps=8, sun_maps=2, sky_texel_m=0.5, sun_texel_m=0.25)


def window_path(work: Path, light: str, layer: str, number: int) -> Path:
    """Where a window's picture of one light and layer lies."""
    return work / "strip" / light / layer / f"{number:02d}.png"


def program_fingerprint() -> bytes:
    """Changes when the renderer's own programs do."""
    digest = hashlib.blake2b(digest_size=12)
    here = Path(__file__).resolve().parent
    names = ("mesh.py", "device.py", "shadows.py", "lighting.py", "lights.py", "picture.py", "camera.py", "window.py")
    for path in [*(here / name for name in names), *sorted((here / "shaders").iterdir()), here.parent / "materials.py"]:
        digest.update(path.read_bytes())
    return digest.digest()


def render_strip(
    device: Device,
    work: Path,
    lights: Collection[str],
    layers: Collection[str],
    windows: Collection[int] | None,
    *,
    effort: Effort | None = None,
    force: bool = False,
) -> None:
    """Render every wanted window whose picture is missing or was made from something else."""
    programs = program_fingerprint()
    for era, near, far in ((NOW, "now", "far"), (PAST, "past", "far_past")):
        wanted = tuple(LIGHTS[name] for name in era if name in lights)
        if not wanted:
            continue
        for scene_name, names in ((near, [n for n in layers if n != "far"]), (far, [n for n in layers if n == "far"])):
            if not names:
                continue
            measure = MEASURES[names[0]]
            scene = scene_of(scene_name, measure.x0_m - 250, measure.x1_m + 250)
            spent = effort or (FAR if names == ["far"] else FULL)
            for number, (x0, x1) in enumerate(measure.windows):
                if windows is None or number in windows:
                    mark = programs + scene.fingerprint(x0 - 170, x1 + 110) + repr((spent, measure)).encode()
                    stamp = hashlib.blake2b(mark, digest_size=10).hexdigest()
                    _render_window(device, work, scene, (number, x0, x1), wanted, names, spent, stamp, force)


def _render_window(
    device: Device,
    work: Path,
    scene: Scene,
    place: tuple[int, float, float],
    lights: tuple[Light, ...],
    layers: list[str],
    effort: Effort,
    stamp: str,
    force: bool,
) -> None:
    number, x0, x1 = place
    due = [
        layer
        for layer in layers
        if force or any(made_from(window_path(work, light.name, layer, number)) != stamp for light in lights)
    ]
    label = f"{'/'.join(light.name for light in lights)} {x0:g}..{x1:g} m"
    if not due:
        print(f"{label}: is there", flush=True)
        return
    started = time.monotonic()
    window = Window(device, scene, x0, x1, lights, effort)
    for layer in due:
        measure = MEASURES[layer]
        top = highest_row(scene, layer, x0, x1, measure)
        for light, pixels in window.pictures(layer, measure.z_bottom_m, top, measure.px_per_m):
            full = np.zeros((measure.size_px[1], pixels.shape[1], 4), "u1")
            full[-pixels.shape[0] :] = pixels
            save_marked(Image.fromarray(full), window_path(work, light.name, layer, number), stamp)
    window.release()
    parts = " ".join(f"{name} {seconds:.1f}" for name, seconds in window.seconds.items())
    print(f"{label}: {time.monotonic() - started:.1f} s ({parts})", flush=True)


def highest_row(scene: Scene, layer: str, x0: float, x1: float, measure: LayerMeasure) -> float:
    """The picture height that nothing of the layer reaches, on the pixel grid; at least a metre above the bottom."""
    top = min(max(scene.highest(layer, x0, x1) + 0.5, measure.z_bottom_m + 1), measure.z_top_m)
    return measure.z_bottom_m + -(-(top - measure.z_bottom_m) // 1)


class WholeStrip:
    """A strip's windows as one wide picture, as `kiosk.press.pyramid.cut_strip` asks for its regions."""

    def __init__(self, work: Path, light: str, layer: str) -> None:
        self._measure = MEASURES[layer]
        self._paths = [window_path(work, light, layer, n) for n in range(len(self._measure.windows))]
        missing = [str(p) for p in self._paths if not p.exists()]
        if missing:
            raise FileNotFoundError(f"{missing[0]} is missing; run `render.py strip` first")
        self._held: dict[int, Image.Image] = {}

    @property
    def size(self) -> tuple[int, int]:
        """The whole picture's size."""
        return self._measure.size_px

    def crop(self, box: tuple[int, int, int, int]) -> Image.Image:
        """A region, put together from the windows it touches."""
        result = Image.new("RGBA", (box[2] - box[0], box[3] - box[1]))
        wide = round(self._measure.window_m * self._measure.px_per_m)
        first, last = box[0] // wide, (box[2] - 1) // wide
        for number in [n for n in self._held if n < first]:
            del self._held[number]
        for number in range(first, last + 1):
            if number not in self._held:
                with Image.open(self._paths[number]) as picture:
                    self._held[number] = picture.convert("RGBA")
            part = self._held[number]
            left = number * wide
            a, b = max(box[0], left), min(box[2], left + part.width)
            result.paste(part.crop((a - left, box[1], b - left, box[3])), (a - box[0], 0))
        return result

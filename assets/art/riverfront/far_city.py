"""The hazy city far behind: three flat, paling rows of towers and roofs, joined into one half-transparent layer."""

from __future__ import annotations

from pathlib import Path
from random import Random

import layout
from packing import save_whole
from PIL import Image, ImageChops
from solid import Solid

# How much of each row's colour covers the sky behind it, far to near.
ROW_OPACITY = (0.50, 0.66, 0.80)


def city_row(row: int, x0: float, x1: float) -> Solid:
    """Row 0 (far: a few tall, slim towers), 1 (mid-rise) or 2 (near: low roofs, trees) across x0..x1 (m)."""
    s = Solid()
    material = f"city_{row}"
    first, last = int(x0 // 40) - 2, int(x1 // 40) + 2
    for cell in range(first, last):
        rng = Random(f"city-{row}-{cell}")
        left = cell * 40.0
        # Taller in a few clusters, low for long stretches, so that the sky stays open.
        crowd = Random(f"cluster-{(cell + row) // 4}").random()
        for _ in range((6, 6, 8)[row]):
            x = left + rng.random() * 40
            if row == 0:
                if rng.random() > 0.32 + 0.62 * crowd:
                    continue
                w, h = rng.uniform(4, 8.5), rng.uniform(30, 44) + (rng.random() ** 2) * 24 * (0.3 + crowd)
            elif row == 1:
                if rng.random() > 0.6 + 0.35 * crowd:
                    continue
                w, h = rng.uniform(6, 13), rng.uniform(21, 33) + rng.random() * 9 * crowd
            else:
                w, h = rng.uniform(9, 22), rng.uniform(12, 19)
            s.box(x, 0, 0, w, 2, h, material)
            style = rng.random()
            if row == 0 and style < 0.3:
                s.extrude_y([(x, h), (x + w, h), (x + w * rng.uniform(0.3, 0.7), h + w * 0.7)], 0, 2, material)
            elif style < 0.55:
                s.box(x + w * 0.2, 0, h, w * 0.5, 2, rng.uniform(1, 3.2), material)
                if row == 0:
                    s.box(x + w * 0.44, 0, h, 0.35, 2, rng.uniform(3, 7), material)
            elif row == 2 and style < 0.85:
                s.extrude_y([(x - 0.5, h), (x + w + 0.5, h), (x + w / 2, h + w * 0.13)], 0, 2, material)
            if row < 2:
                for j in range(int(h / 1.9)):
                    for i in range(int(w / 1.3)):
                        if rng.random() < (0.035, 0.05)[row]:
                            s.box(x + 0.5 + i * 1.3, -0.3, 2 + j * 1.9, 0.5, 0.1, 0.6, "city_light")
        s.box(left, 0.5, 0, 40.5, 1, (8, 10, 11)[row], material)
    return s


def render(out: Path, *, force: bool, threads: int) -> None:
    """Render and pack the far tiles that are missing (all with `force`)."""
    import blender_stage

    for tile in range(layout.FAR_FIRST, layout.FAR_LAST + 1):
        path = out / layout.far_name(tile)
        if path.exists() and not force:
            print(f"{path.name} is there", flush=True)
            continue
        x0, x1 = tile * layout.FAR_TILE_M, (tile + 1) * layout.FAR_TILE_M
        joined: Image.Image | None = None
        for row, opacity in enumerate(ROW_OPACITY):
            stage = blender_stage.BlenderStage(x0, x1)
            stage.put(city_row(row, x0, x1))
            blender_stage.aim_camera(x0, x1, 0.0, layout.FAR_TOP_M, layout.FAR_PX_PER_M)
            raw = out / f".{path.stem}.png"
            blender_stage.render_png(raw, samples=8, threads=threads, denoise=False, raw=True)
            with Image.open(raw) as picture:
                layer = picture.convert("RGBA")
            raw.unlink()
            layer.putalpha(ImageChops.multiply(layer.getchannel("A"), _veil(layer.size, opacity)))
            joined = layer if joined is None else Image.alpha_composite(joined, layer)
        assert joined is not None
        size = save_whole(joined, path, format="WEBP", quality=88, alpha_quality=95, method=5)
        print(f"{path.name} {size // 1024} kB", flush=True)


def _veil(size: tuple[int, int], opacity: float) -> Image.Image:
    """Opacity that thins towards the ground, where the evening haze is thickest."""
    column = Image.new("L", (1, size[1]))
    for row in range(size[1]):
        z = layout.FAR_TOP_M * (1 - row / size[1])
        column.putpixel((0, row), round(255 * opacity * min(1.0, 0.55 + 0.45 * z / 30)))
    return column.resize(size)

"""From rendered PNGs to the shipped files: WebP tiles with alpha, strip.yaml and the overview picture."""

from __future__ import annotations

import os
from pathlib import Path

import layout
from PIL import Image

WATER_Z = -4.2


def save_whole(image: Image.Image, path: Path, **options: object) -> int:
    """Write a picture under a temporary name, sync and rename it; returns its size in bytes."""
    draft = path.with_name(f".{path.name}.part")
    with draft.open("wb") as out:
        image.save(out, **options)  # type: ignore[arg-type]
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    return path.stat().st_size


def pack_tile(raw: Path, path: Path, overlap_px: int) -> int:
    """Crop the overlap off a rendered shore tile (any scale) and store it as WebP; the PNG is removed."""
    height = round((layout.TOP_M - layout.BOTTOM_M) * layout.PX_PER_M)
    width = layout.TILE_M * layout.PX_PER_M
    with Image.open(raw) as picture:
        full = picture.convert("RGBA")
    if full.height != height:
        full = full.resize((width + 2 * overlap_px, height), Image.Resampling.BICUBIC)
    tile = full.crop((overlap_px, 0, overlap_px + width, height))
    size = save_whole(tile, path, format="WEBP", quality=88, alpha_quality=95, method=5)
    raw.unlink()
    return size


def clear_rows(path: Path) -> int:
    """How many rows at the top of a tile are empty, so that they need not be drawn; 0 while there is no tile."""
    if not path.exists():
        return 0
    with Image.open(path) as picture:
        box = picture.convert("RGBA").getchannel("A").point(lambda a: 255 if a > 8 else 0).getbbox()
    return box[1] if box else 0


def write_strip(out: Path) -> None:
    """Write strip.yaml: measures, layers with their tiles, and every landmark's tap boxes as actually modelled."""
    from solid import picture_height
    from stage import TILT_DEG, MeasuringStage
    from strip import LANDMARKS, compose_landmarks

    stage = MeasuringStage(layout.FIRST_TILE * layout.TILE_M, (layout.LAST_TILE + 1) * layout.TILE_M)
    compose_landmarks(stage)
    water = picture_height(0.0, WATER_Z, TILT_DEG)
    ppm, top = layout.PX_PER_M, layout.TOP_M
    lines = [
        "# Written by assets/art/riverfront/render.py; edit that, not this.",
        "# Metres: x along the shore from the wharf (km 0.0), z up in the picture from the quay edge at deck level.",
        "# A picture row is (z_top_m - z) * px_per_m, counted from the tile's top.",
        "# clear_rows_px: rows at the top of a tile that are empty and not drawn; 0 for a picture of your own.",
        f"px_per_m: {ppm}",
        f"z_top_m: {top:g}",
        f"z_bottom_m: {layout.BOTTOM_M:g}",
        f"quay_row_px: {round(top * ppm)}",
        f"water_z_m: {water:.2f}",
        f"water_row_px: {round((top - water) * ppm)}",
        f"camera_tilt_deg: {TILT_DEG:g}",
        "layers:",
        "  - id: far",
        f"    parallax: {layout.FAR_PARALLAX}",
        f"    px_per_m: {layout.FAR_PX_PER_M}",
        f"    z_top_m: {layout.FAR_TOP_M:g}",
        "    z_bottom_m: 0",
        "    tiles:",
    ]
    for tile in range(layout.FAR_FIRST, layout.FAR_LAST + 1):
        x0 = tile * layout.FAR_TILE_M
        place = f"file: {layout.far_name(tile)}, x0_m: {x0}, x1_m: {x0 + layout.FAR_TILE_M}"
        lines.append(f"      - {{{place}, clear_rows_px: {clear_rows(out / layout.far_name(tile))}}}")
    lines += [
        "  - id: shore",
        "    parallax: 1.0",
        f"    px_per_m: {ppm}",
        f"    z_top_m: {top:g}",
        f"    z_bottom_m: {layout.BOTTOM_M:g}",
        "    tiles:",
    ]
    for tile in range(layout.FIRST_TILE, layout.LAST_TILE + 1):
        x0 = tile * layout.TILE_M
        place = f"file: {layout.shore_name(tile)}, x0_m: {x0}, x1_m: {x0 + layout.TILE_M}"
        lines.append(f"      - {{{place}, clear_rows_px: {clear_rows(out / layout.shore_name(tile))}}}")
    lines.append(
        "# tap: boxes [x0, x1, z0, z1], later landmarks stand in front; label: the marker above the main part."
    )
    lines.append("landmarks:")
    for landmark in LANDMARKS:
        boxes = [(x0, x1, max(z0, layout.BOTTOM_M), min(z1, top)) for x0, x1, z0, z1 in stage.boxes[landmark.id]]
        main = boxes[0]
        lines.append(f"  - id: {landmark.id}")
        lines.append(f"    label: [{(main[0] + main[1]) / 2:.1f}, {main[3]:.1f}]")
        lines.append("    tap:")
        lines += [f"      - [{', '.join(f'{v:.1f}' for v in box)}]" for box in boxes]
    draft = out / ".strip.yaml.part"
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(out / "strip.yaml")


def write_overview(out: Path) -> None:
    """Write overview.webp, three rows of the whole shore before a plain evening sky, when every tile is there."""
    tiles = [out / layout.shore_name(t) for t in range(layout.FIRST_TILE, layout.LAST_TILE + 1)]
    if not all(tile.exists() for tile in tiles):
        return
    scale, per_row = 1.5, 6
    w, h = round(layout.TILE_M * scale), round((layout.TOP_M - layout.BOTTOM_M) * scale)
    rows = -(-len(tiles) // per_row)
    sheet = Image.new("RGB", (w * per_row, (h + 8) * rows), (24, 26, 32))
    sky = Image.new("RGB", (1, h))
    for row in range(h):
        t = row / h
        sky.putpixel(
            (0, row), tuple(round(a + (c - a) * t) for a, c in zip((74, 92, 128), (240, 196, 158), strict=True))
        )
    for i, path in enumerate(tiles):
        with Image.open(path) as picture:
            small = picture.convert("RGBA").resize((w, h), Image.Resampling.LANCZOS)
        ground = sky.resize((w, h))
        far = far_behind(out, (layout.FIRST_TILE + i) * layout.TILE_M, w, h)
        if far:
            ground.paste(far, (0, 0), far)
        ground.paste(small, (0, 0), small)
        sheet.paste(ground, (i % per_row * w, i // per_row * (h + 8)))
    save_whole(sheet, out / "overview.webp", format="WEBP", quality=82, method=6)


def far_behind(out: Path, x0: float, w: int, h: int) -> Image.Image | None:
    """A piece of the far layer, w x h pixels, to stand behind the shore tile starting at x0 (m)."""
    scale = w / layout.TILE_M
    result = Image.new("RGBA", (w, h))
    # No parallax here: the far strip is simply repeated, so that neighbouring tiles join.
    span = layout.FAR_TILE_M * (layout.FAR_LAST - layout.FAR_FIRST + 1)
    start = (x0 - layout.FIRST_TILE * layout.TILE_M) % span
    number = layout.FAR_FIRST + int(start // layout.FAR_TILE_M)
    path = out / layout.far_name(number)
    if not path.exists():
        return None
    with Image.open(path) as picture:
        far = picture.convert("RGBA")
    left = round((start % layout.FAR_TILE_M) * layout.FAR_PX_PER_M)
    piece = far.crop((left, 0, left + layout.TILE_M * layout.FAR_PX_PER_M, far.height))
    piece = piece.resize((w, round(piece.height / layout.FAR_PX_PER_M * scale)), Image.Resampling.LANCZOS)
    result.paste(piece, (0, round((layout.TOP_M - layout.FAR_TOP_M) * scale)))
    return result

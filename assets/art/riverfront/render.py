"""Render the riverfront strip: tiles of the shore, the far city, strip.yaml and the overview."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import layout
import packing


def tile_numbers(text: str) -> list[int]:
    """Tile numbers from '3', '0-5', '-1-6' or a comma list of those; ValueError when out of range."""
    numbers: list[int] = []
    for part in text.split(","):
        cut = part.find("-", 1)
        first, last = (int(part[:cut]), int(part[cut + 1 :])) if cut > 0 else (int(part), int(part))
        numbers += range(first, last + 1)
    wrong = [n for n in numbers if not layout.FIRST_TILE <= n <= layout.LAST_TILE]
    if wrong:
        raise ValueError(f"tiles {wrong} are outside {layout.FIRST_TILE}..{layout.LAST_TILE}")
    return numbers


def render_shore(x0: float, x1: float, scale: float, path: Path, samples: int, threads: int) -> None:
    """Render the shore between two x (m) at `scale` pixels per metre into a PNG."""
    import blender_stage
    from fabric import compose_fabric
    from strip import compose_landmarks

    stage = blender_stage.BlenderStage(x0, x1)
    compose_landmarks(stage)
    compose_fabric(stage)
    blender_stage.evening_light()
    blender_stage.aim_camera(x0, x1, layout.BOTTOM_M, layout.TOP_M, scale)
    blender_stage.skip_sky(layout.highest(x0, x1), layout.BOTTOM_M, layout.TOP_M)
    blender_stage.render_png(path, samples=samples, threads=threads)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    every = f"{layout.FIRST_TILE}-{layout.LAST_TILE}"
    parser.add_argument("--tiles", default=every, help="e.g. --tiles 0-5 or --tiles=-1,3,7-9")
    parser.add_argument("--layer", choices=("shore", "far", "both"), default="both")
    parser.add_argument("--draft", action="store_true", help="4 samples at half size, scaled up")
    parser.add_argument(
        "--overview", type=float, metavar="PX_PER_M", help="one small picture of --tiles as a PNG, nothing else"
    )
    parser.add_argument("--out", type=Path, default=layout.PANORAMA)
    parser.add_argument("--samples", type=int, default=12)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--force", action="store_true", help="make tiles again that are already there")
    given = parser.parse_args()
    tiles = tile_numbers(given.tiles)
    given.out.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    if given.overview:
        first, last = min(tiles), max(tiles)
        path = given.out / f"overview_{first}_{last}.png"
        render_shore(
            first * layout.TILE_M, (last + 1) * layout.TILE_M, given.overview, path, given.samples, given.threads
        )
        print(f"{path} {time.monotonic() - started:.0f} s", flush=True)
        return 0
    if given.layer in ("far", "both"):
        import far_city

        far_city.render(given.out, force=given.force, threads=given.threads)
    if given.layer in ("shore", "both"):
        for done, tile in enumerate(tiles, 1):
            path = given.out / layout.shore_name(tile)
            if path.exists() and not given.force:
                print(f"[{done}/{len(tiles)}] {path.name} is there", flush=True)
                continue
            at = time.monotonic()
            margin = layout.OVERLAP_PX / layout.PX_PER_M
            x0, x1 = tile * layout.TILE_M - margin, (tile + 1) * layout.TILE_M + margin
            raw = given.out / f".{path.stem}.png"
            scale = layout.PX_PER_M / 2 if given.draft else layout.PX_PER_M
            render_shore(x0, x1, scale, raw, 4 if given.draft else given.samples, given.threads)
            size = packing.pack_tile(raw, path, layout.OVERLAP_PX)
            print(f"[{done}/{len(tiles)}] {path.name} {size // 1024} kB in {time.monotonic() - at:.0f} s", flush=True)
    packing.write_strip(given.out)
    packing.write_overview(given.out)
    print(f"done in {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

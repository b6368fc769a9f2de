"""Bakes the ground pictures of the postcard frames: python assets/art/postcard/bake.py [NAME…]

Needs the station's own environment (Pillow, NumPy, SciPy, OpenCV) and the finished pictures under assets/panorama and
assets/story/relief. The same program makes the same pictures: every seed is fixed.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.absolute()))

import letter
import old_print
import runner
import sand
import seasons
import views
from PIL import Image

OUT = Path(__file__).resolve().parents[2] / "postcard"
MOST_BYTES = 450_000
PICTURES: dict[str, Callable[[], Image.Image]] = {
    "river-dusk": views.river_dusk,
    "bridge-night": views.bridge_night,
    "waterworks-day": views.waterworks_day,
    "shore-1920s": old_print.shore_1920s,
    "sand-relief": sand.sand_relief,
    "sand-bench": sand.sand_bench,
    "wharf-spring": seasons.spring,
    "wharf-summer": seasons.summer,
    "wharf-autumn": seasons.autumn,
    "wharf-winter": seasons.winter,
    "runner": runner.runner,
    "letter": letter.letter,
}


def packed(picture: Image.Image) -> bytes:
    """The picture as WebP, as good as its size allows."""
    for quality in range(92, 50, -3):
        file = io.BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST_BYTES:
            break
    return file.getvalue()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(PICTURES)} (without: all)")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the pictures")
    given = parser.parse_args()
    unknown = sorted(set(given.names) - set(PICTURES))
    if unknown:
        parser.error(f"no picture is called {', '.join(unknown)}; known: {', '.join(PICTURES)}")
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.names or PICTURES:
        file = packed(PICTURES[name]())
        (given.out / f"{name}.webp").write_bytes(file)
        print(f"{name}: {len(file) // 1000} kB", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

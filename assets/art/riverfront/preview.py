"""Look at a stretch of the shore: one composed picture, sky and water behind and below as the scene would show them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.absolute()))

from gl.device import Device
from gl.lighting import Effort
from gl.lights import LIGHTS
from gl.overview import overview
from PIL import Image
from stage import LAYERS


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--x", type=float, nargs=2, default=(850, 1250), metavar=("X0", "X1"), help="shore metres")
    parser.add_argument("--z", type=float, nargs=2, default=(-9, 64), metavar=("Z0", "Z1"), help="picture metres")
    parser.add_argument("--light", nargs="+", default=["dusk"], choices=list(LIGHTS))
    parser.add_argument("--layers", nargs="+", default=list(LAYERS), choices=LAYERS)
    parser.add_argument("--ppm", type=float, default=4.0, help="pixels per metre; the real pictures have 16")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--out", type=Path, required=True, help="with several lights: <name>-<light>.png")
    given = parser.parse_args()
    device = Device()
    effort = Effort(passes=given.passes, sky_maps=16, sun_maps=2, sky_texel_m=0.3, sun_texel_m=0.15)
    for era in (("day", "dusk", "night"), ("past",)):
        lights = tuple(LIGHTS[name] for name in era if name in given.light)
        if not lights:
            continue
        for name, picture in overview(device, lights, given.x, given.z, given.ppm, given.layers, effort).items():
            path = given.out if len(given.light) == 1 else given.out.with_name(f"{given.out.stem}-{name}.png")
            Image.fromarray(picture).save(path)
            print(path, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

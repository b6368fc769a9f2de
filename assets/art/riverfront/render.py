"""Make the riverfront pictures: strip windows, views all round, cards, and the tile pyramids cut from them."""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.absolute()))
sys.path.insert(1, str(Path(__file__).resolve().parents[3]))

import layout
from layout import LIGHT_NAMES, PANORAMA
from stage import LAYERS, TILT_DEG


def numbers(text: str) -> set[int]:
    """Window numbers from '3', '0-5' or a comma list of those."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def lights(text: str) -> list[str]:
    """Names of lights from a comma list."""
    names = text.split(",")
    unknown = [name for name in names if name not in LIGHT_NAMES]
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown light {unknown[0]}; there are {', '.join(LIGHT_NAMES)}")
    return names


def strip(given: argparse.Namespace) -> None:
    """Render strip windows into the work folder."""
    from gl.device import Device
    from gl.strip_job import render_strip

    render_strip(Device(), given.work, given.light, given.layer, given.tiles, force=given.force)


def rounds(given: argparse.Namespace) -> None:
    """Render the views all round into the work folder."""
    from gl.device import Device
    from gl.round_job import render_rounds

    render_rounds(Device(), given.work, given.light, given.only, force=given.force)


def cards(given: argparse.Namespace) -> None:
    """Render the buildings' cards straight to their place."""
    from gl.cards import render_cards
    from gl.device import Device

    render_cards(Device(), given.panorama, given.only)


def pack(given: argparse.Namespace) -> None:
    """Cut what is in the work folder into tile pyramids and write shore.yaml."""
    from gl.round_job import pack_rounds
    from gl.strip_job import WholeStrip

    from kiosk.press.pyramid import cut_strip

    given.panorama.mkdir(parents=True, exist_ok=True)
    if "strip" in given.what:
        for light in given.light:
            for layer in given.layer:
                started = time.monotonic()
                cut_strip(
                    WholeStrip(given.work, light, layer),
                    given.panorama / "shore" / light / layer,
                    quality=given.quality,
                )
                print(f"shore/{light}/{layer} {time.monotonic() - started:.1f} s", flush=True)
        water = layout.WATER_Z_M * math.cos(math.radians(TILT_DEG))
        draft = given.panorama / "shore" / ".shore.yaml.part"
        draft.write_text(layout.shore_yaml(water, TILT_DEG), encoding="utf-8")
        draft.replace(given.panorama / "shore" / "shore.yaml")
    if "rounds" in given.what:
        pack_rounds(given.work, given.panorama / "round", given.light, quality=given.quality)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for the large lossless pictures in between")
    parser.add_argument("--panorama", type=Path, default=PANORAMA, help="where finished pictures go")
    parser.add_argument("--light", type=lights, default=list(LIGHT_NAMES), metavar="day,dusk", help="default: all")
    orders = parser.add_subparsers(required=True)
    order = orders.add_parser("strip", help=strip.__doc__)
    order.add_argument("--layer", nargs="+", default=list(LAYERS), choices=LAYERS)
    order.add_argument("--tiles", type=numbers, metavar="0-3,7", help="only these windows, counted from the west end")
    order.add_argument("--force", action="store_true", help="also what is there already")
    order.set_defaults(run=strip)
    order = orders.add_parser("rounds", help=rounds.__doc__)
    order.add_argument("--only", nargs="+", metavar="BUILDING")
    order.add_argument("--force", action="store_true", help="also what is there already")
    order.set_defaults(run=rounds)
    order = orders.add_parser("cards", help=cards.__doc__)
    order.add_argument("--only", nargs="+", metavar="BUILDING")
    order.set_defaults(run=cards)
    order = orders.add_parser("pack", help=pack.__doc__)
    order.add_argument("what", nargs="*", default=["strip", "rounds"], choices=("strip", "rounds"))
    order.add_argument("--layer", nargs="+", default=list(LAYERS), choices=LAYERS)
    order.add_argument("--quality", type=int, default=80)
    order.set_defaults(run=pack)
    given = parser.parse_args()
    started = time.monotonic()
    given.run(given)
    print(f"done in {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

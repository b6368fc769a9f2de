"""`./run panorama import | undo | list`: the shore in a station's own photographs."""

from __future__ import annotations

import argparse
import difflib
import errno
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.content.buildings import Building, load_buildings
from kiosk.content.shore import LIGHTS, Shore, ShoreLight, round_folder, shore_folder
from kiosk.own_pictures import shelf
from kiosk.own_pictures.photo import PhotoError, open_photo
from kiosk.own_pictures.shapes import has_clear_sky, refuse_short, round_view, strip_window
from kiosk.places import ASSETS, SCENES
from kiosk.press.pyramid import SPHERE_PX, cut_sphere, cut_strip
from kiosk.yaml_source import load_typed

_SHOWN = "It is shown when the station starts anew."


def main(rest: list[str], own: Path, scenes: Path = SCENES, assets: Path = ASSETS) -> int:
    """`./run panorama REST`: 0 done, 1 could not (a sentence stands on standard error), 2 wrong arguments."""
    parser = argparse.ArgumentParser(prog="./run panorama", description="Your own pictures of the shore.")
    commands = parser.add_subparsers(dest="command", required=True)
    bring = commands.add_parser("import", help="cut a photo to tiles and show it in place of what is shown now")
    bring.add_argument("file", type=Path, metavar="FILE", help="JPEG, PNG, TIFF or WebP")
    _add_place(bring)
    bring.add_argument(
        "--heading-deg",
        type=_degrees,
        default=0.0,
        metavar="DEG",
        help="round: how far right of the photo's middle the shore lies (0)",
    )
    bring.add_argument("--from-m", type=float, metavar="M", help="strip: metres from the wharf to its left end")
    bring.add_argument("--to-m", type=float, metavar="M", help="strip: metres from the wharf to its right end")
    bring.add_argument("--quay-row", type=int, metavar="PX", help="strip: row of the quay's edge, from the top")
    _add_place(commands.add_parser("undo", help="show the picture before again; once more changes them back"))
    commands.add_parser("list", help="which pictures are your own and which are shipped")
    try:
        given = parser.parse_args(rest)
        if given.command == "import":
            _fit(bring, given)
        if given.command != "list" and given.round and given.light == "past":
            parser.error("a view all round has no past: --light day, dusk, night or all")
    except SystemExit as ended:
        return int(ended.code or 0)
    pieces, _ = load_buildings(scenes / "panorama" / "buildings")
    buildings = [building for _, building in pieces]
    try:
        if given.command == "list":
            _list(own, buildings)
            return 0
        places = _places(given, own, buildings)
        if given.command == "undo":
            return _undo(places)
        if given.round:
            _import_round(given.file, given.heading_deg, places)
        else:
            shore = load_typed(shore_folder(assets / "panorama") / "shore.yaml", Shore)
            _import_strip(given.file, (given.from_m, given.to_m), given.quay_row, shore, buildings, places)
    except PhotoError as error:
        print(f"{error}. Nothing was changed.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader at the other end (head, less) has seen enough; nothing may be flushed to it at exit.
        sys.stdout = None
    except OSError as error:
        why = "the disk is full: make room" if error.errno == errno.ENOSPC else f"{error}"
        print(f"{why}. Nothing was changed; the pictures before are shown as ever.", file=sys.stderr)
        return 1
    return 0


def _fit(parser: argparse.ArgumentParser, given: argparse.Namespace) -> None:
    """Leave with a sentence when an option is missing, or belongs to the other kind of picture."""
    measures = (given.from_m, given.to_m, given.quay_row)
    if given.strip and None in measures:
        parser.error("a strip needs --from-m, --to-m and --quay-row")
    if given.strip and given.heading_deg:
        parser.error("--heading-deg belongs to a view all round; a strip has none")
    if given.round and measures != (None, None, None):
        parser.error("--from-m, --to-m and --quay-row belong to a strip; a view all round has none")


def _degrees(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


def _add_place(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--round", metavar="BUILDING", help="the view all round at this building (ids: ./run panorama list)"
    )
    what.add_argument("--strip", action="store_true", help="the whole shore as one wide picture")
    parser.add_argument(
        "--light",
        choices=(*LIGHTS, "past", "all"),
        default="all",
        help="the hour it was taken in (all: day, dusk, night)",
    )


def _places(given: argparse.Namespace, own: Path, buildings: Sequence[Building]) -> dict[ShoreLight, Path]:
    lights: Sequence[ShoreLight] = LIGHTS if given.light == "all" else (given.light,)
    if given.strip:
        return {light: shore_folder(own) / light / "buildings" for light in lights}
    ids = [building.id for building in buildings]
    if given.round not in ids:
        near = difflib.get_close_matches(given.round, ids, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the buildings are {', '.join(ids)}"
        raise PhotoError(f"no building is called {given.round}; {hint}")
    return {light: round_folder(own) / given.round / light for light in lights}


def _import_round(file: Path, heading_deg: float, places: dict[ShoreLight, Path]) -> None:
    print(f"reading {file.name}", flush=True)
    photo = open_photo(file, (SPHERE_PX, SPHERE_PX // 2))
    view = round_view(photo, file.name, heading_deg)
    del photo
    shelf.put(list(places.values()), lambda folder: cut_sphere(view, folder, progress=_Progress()), _name(file))
    print(f"{file.name}: a view all round of {view.width}x{view.height} pixels for {', '.join(places)}. {_SHOWN}")


def _import_strip(
    file: Path,
    ends_m: tuple[float, float],
    quay_row_px: int,
    shore: Shore,
    buildings: Sequence[Building],
    places: dict[ShoreLight, Path],
) -> None:
    print(f"reading {file.name}", flush=True)
    photo = open_photo(file)
    window = strip_window(photo.size, file.name, ends_m, quay_row_px, shore)
    refuse_short(window, file.name, buildings)
    if not has_clear_sky(photo):
        print("Its sky is part of the photo and hides the sky of the hour; a PNG with a transparent sky shows it.")
    shelf.put(list(places.values()), lambda folder: cut_strip(photo, folder, progress=_Progress()), _name(file), window)
    size = f"{photo.size[0]}x{photo.size[1]} pixels, {window.px_per_m:.1f} a metre"
    print(f"{file.name}: a strip of {size}, for {', '.join(places)}. {_SHOWN}")


def _undo(places: dict[ShoreLight, Path]) -> int:
    done = [f"{light}: {shelf.told(place)}" for light, place in places.items() if shelf.undo(place)]
    if not done:
        print("There is no picture of your own to take back.", file=sys.stderr)
        return 1
    print("\n".join(done) + f"\n{_SHOWN}")
    return 0


def _list(own: Path, buildings: Sequence[Building]) -> None:
    strips = {light: shelf.told(shore_folder(own) / light / "buildings") for light in (*LIGHTS, "past")}
    lines = ["the shore: " + _joined(strips.items())]
    for building in buildings:
        views = {light: shelf.told(round_folder(own) / building.id / light) for light in LIGHTS}
        lines.append(f"{building.id} ({building.name.zh}, {building.name.en}): {_joined(views.items())}")
    print("\n".join(lines))


def _joined(told: Iterable[tuple[str, str]]) -> str:
    """What stands in each light, in one line; in a word where it is the same in all of them."""
    pairs = list(told)
    kinds = {what for _, what in pairs}
    return kinds.pop() if len(kinds) == 1 else " · ".join(f"{light} {what}" for light, what in pairs)


def _name(file: Path) -> str:
    """The file's name as text, also where it isn't valid text."""
    return file.name.encode(errors="replace").decode()


class _Progress:
    """Shows how far the cutting is: each tenth at a terminal, only the end anywhere else."""

    def __init__(self) -> None:
        self._tenths = 0

    def __call__(self, share: float) -> None:
        tenths = int(share * 10 + 1e-9)
        if tenths > self._tenths and (sys.stdout.isatty() or tenths == 10):
            self._tenths = tenths
            print(f"\rcutting: {tenths * 10} %" if sys.stdout.isatty() else "cutting: 100 %", end="", flush=True)
            print("\n" if tenths == 10 else "", end="", flush=True)

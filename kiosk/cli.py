"""The front door: each of ./run's commands. A command imports only what it needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk import __version__
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import Settings, data_folder, journal_path, load_settings, own_pictures
from kiosk.settings.last_good import settings_or_last_good
from kiosk.yaml_source import SourceError

# Qt Multimedia names every library it can do without, as soon as it is loaded.
QUIET_MULTIMEDIA = "qt.multimedia.symbolsresolver=false;qt.multimedia.ffmpeg=false"


def main(argv: list[str]) -> int:
    """Run one command; returns the exit status: 0 well, 1 refused or failed, 2 wrongly called."""
    parser = argparse.ArgumentParser(prog="run", description="The Riverfront Station Kiosk.")
    parser.add_argument("--version", action="version", version=f"Riverfront Station Kiosk {__version__}")
    parser.add_argument(
        "--config", type=Path, default=ROOT / "config.yaml", help="the station's settings (default: config.yaml)"
    )
    parser.add_argument("command", nargs="?", default="run", choices=sorted(COMMANDS), help="default: run")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="what the command takes; try: COMMAND --help")
    given = parser.parse_args(argv)
    os.environ.setdefault("QT_LOGGING_RULES", QUIET_MULTIMEDIA)
    try:
        # Whole: some processes that are started run in another folder.
        return COMMANDS[given.command](given.config.absolute(), given.rest)
    except SourceError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.faults)} fault(s) found; nothing was started.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _journal_path(config: Path) -> tuple[Settings, Path]:
    settings = settings_or_last_good(config).settings
    return settings, journal_path(settings, config)


def _run(config: Path, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="run", description="Start the kiosk; SIGTERM or SIGINT end it.")
    parser.add_argument(
        "--windowed", metavar="WxH", type=_size, help="a window of this size instead of the full screen"
    )
    parser.add_argument(
        "--station",
        action="store_true",
        help="as the station itself: it keeps its hours, asks for a staff PIN, and is started again whatever happens",
    )
    given = parser.parse_args(rest)
    from kiosk import kept

    if given.station and not kept.is_kept():
        from kiosk.keeper.command import become_keeper

        become_keeper(config, rest)
    begun = kept.wait_for_cue(_warm_up) if kept.is_kept() else None
    from kiosk.running import begin_anew, run_station

    status = run_station(config, given.windowed, begun, is_station=given.station)
    if status == kept.PLANNED and begun is None:
        begin_anew(["--config", str(config), "run", *rest])
    return status


def _warm_up() -> None:
    """What takes longest at a start, done before it matters."""
    import kiosk.running  # noqa: F401


def _check(config: Path, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run check", description="Check settings and content; exit status 1 when something is wrong."
    )
    parser.add_argument(
        "--cards", metavar="FOLDER", type=Path, help="also leave a picture of each of the station's own postcards there"
    )
    parser.add_argument(
        "--scenes", metavar="FOLDER", type=Path, default=SCENES, help="other words than the shipped ones"
    )
    parser.add_argument("--assets", metavar="FOLDER", type=Path, default=ASSETS, help="and other pictures")
    given = parser.parse_args(rest)
    from kiosk.check import all_faults, draw_cards

    faults = all_faults(config, given.scenes, given.assets)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} fault(s) found." if faults else "Settings and content are in order.")
    if given.cards:
        for path in draw_cards(config, given.cards, given.scenes, given.assets):
            print(path)
    return 1 if faults else 0


def _camera(config: Path, rest: list[str]) -> int:
    from kiosk.devices.booth_camera.command import camera_main

    return camera_main(rest, config)


def _doctor(config: Path, rest: list[str]) -> int:
    argparse.ArgumentParser(prog="run doctor", description="Tell what this machine offers the kiosk.").parse_args(rest)
    from kiosk.doctor import report

    for line in report(settings_or_last_good(config)):
        print(line)
    return 0


def _tour(config: Path, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run tour", description="A scripted visitor walks through every scene and leaves pictures."
    )
    parser.add_argument("out", type=Path, help="folder for pictures, contact sheet, postcard, journal and summary")
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=(1920, 1080), help="window size (default 1920x1080)"
    )
    given = parser.parse_args(rest)
    from kiosk.tour.command import tour

    return tour(load_settings(config), config, given.out, given.size)


def _summary(config: Path, rest: list[str]) -> int:
    from kiosk.journal.command import summary_main

    settings, path = _journal_path(config)
    return summary_main(rest, path, settings)


def _smile(config: Path, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run smile",
        description="Check the smile cameras: score pictures, replay a film of a door, calibrate a door with people.",
    )
    parser.add_argument(
        "do", choices=["score", "replay", "calibrate"], metavar="score|replay|calibrate", help="each has its own --help"
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="…", help="what it takes")
    given = parser.parse_args(rest)
    if given.do == "score":
        from kiosk.devices.smile_camera.score import main as score_main

        return score_main(given.rest)
    if given.do == "replay":
        from kiosk.devices.smile_camera.replay import main as replay_main

        return replay_main(given.rest, load_settings(config))
    from kiosk.calibrating.command import main as calibrate_main

    return calibrate_main(given.rest, load_settings(config), config)


def _journal(config: Path, rest: list[str]) -> int:
    from kiosk.journal.command import journal_main

    settings, path = _journal_path(config)
    return journal_main(rest, path, settings.station.zone)


def _panorama(config: Path, rest: list[str]) -> int:
    from kiosk.own_pictures.command import main as panorama_main

    return panorama_main(rest, own_pictures(load_settings(config), config))


def _narrate(config: Path, rest: list[str]) -> int:
    from kiosk.narration.command import main as narrate_main

    return narrate_main(["--config", str(config), *rest])


def _soak(config: Path, rest: list[str]) -> int:
    from kiosk.soak.command import soak_main

    return soak_main(rest, load_settings(config), config)


def _backup(config: Path, rest: list[str]) -> int:
    from kiosk.keeping.command import backup_main

    # Also while config.yaml is broken there must be a way to save what is there.
    return backup_main(rest, settings_or_last_good(config).settings, config)


def _restore(config: Path, rest: list[str]) -> int:
    from kiosk.keeping.command import restore_main

    # Not least when config.yaml was lost or broken with the rest.
    return restore_main(rest, settings_or_last_good(config).settings, config)


def _pack(config: Path, rest: list[str]) -> int:
    from kiosk.packs.command import main as pack_main

    return pack_main(rest, data_folder(settings_or_last_good(config).settings, config), config)


def _install(config: Path, rest: list[str]) -> int:
    from kiosk.installing.command import install_main

    return install_main(rest, config)


def _uninstall(config: Path, rest: list[str]) -> int:
    from kiosk.installing.command import uninstall_main

    return uninstall_main(rest, config)


def _update(config: Path, rest: list[str]) -> int:
    from kiosk.installing.command import update_main

    return update_main(rest, config)


def _rollback(config: Path, rest: list[str]) -> int:
    from kiosk.installing.command import rollback_main

    return rollback_main(rest, config)


def _pin(config: Path, rest: list[str]) -> int:
    argparse.ArgumentParser(prog="run pin", description="Make the hash of a staff PIN for config.yaml.").parse_args(
        rest
    )
    import getpass

    from kiosk.devices.pin_desk import pin_hash

    try:
        pin = getpass.getpass("PIN (4 to 12 digits, not shown): ")
        if pin != getpass.getpass("The same again: "):
            print("The two PINs differ; nothing was made.", file=sys.stderr)
            return 1
        print(f'Put this line under staff: in {config.name}\n  pin_hash: "{pin_hash(pin)}"')
    except ValueError as error:
        print(f"{error}; nothing was made.", file=sys.stderr)
        return 1
    except EOFError:
        print("No PIN was typed; nothing was made.", file=sys.stderr)
        return 1
    return 0


def _wheel(config: Path, rest: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="run wheel", description="Show what the wheel sends and what is made of it, live; or measure its settings."
    )
    parser.add_argument("do", nargs="?", choices=["show", "calibrate"], default="show", help="default: show")
    parser.add_argument("--device", metavar="SETTING", help="try another value of devices.wheel, as sdl or serial:PORT")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="end after so long (default: Ctrl-C)")
    parser.add_argument("--plain", action="store_true", help="one line a tick, as it is anyway outside a terminal")
    given = parser.parse_args(rest)
    settings = load_settings(config)
    setting = given.device or settings.devices.wheel
    from kiosk.devices.wheel.guide import calibrate
    from kiosk.devices.wheel.page import wheel_page

    if given.do == "show":
        plain = given.plain or not sys.stdout.isatty()
        entered = wheel_page(setting, settings.wheel, seconds=given.seconds, plain=plain)
        if entered is None:
            print("devices.wheel is off; ./run wheel --device sdl shows one all the same.", file=sys.stderr)
            return 1
        if not entered:
            return 0
    try:
        return calibrate(setting, settings.wheel, config, input, print)
    except EOFError:
        print("Nobody answers here; nothing was changed.", file=sys.stderr)
        return 1


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and 320 <= int(width) <= 16384 and 240 <= int(height) <= 16384):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 1920x1080")
    return int(width), int(height)


COMMANDS: dict[str, Callable[[Path, list[str]], int]] = {
    "run": _run,
    "backup": _backup,
    "camera": _camera,
    "check": _check,
    "doctor": _doctor,
    "install": _install,
    "journal": _journal,
    "narrate": _narrate,
    "pack": _pack,
    "panorama": _panorama,
    "pin": _pin,
    "restore": _restore,
    "rollback": _rollback,
    "smile": _smile,
    "soak": _soak,
    "summary": _summary,
    "tour": _tour,
    "uninstall": _uninstall,
    "update": _update,
    "wheel": _wheel,
}

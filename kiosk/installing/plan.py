"""What an installation consists of, in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kiosk.installing import machine, units
from kiosk.installing.place import (
    CACHE,
    CONFIG_FOLDER,
    ENVIRONMENT_FILE,
    NAME,
    OPT,
    SERVICE,
    SOUND,
    Place,
    is_in_reach,
    is_plain,
)
from kiosk.installing.steps import Borrow, Command, Folder, Link, Step, StepError, User, Work, Write
from kiosk.yaml_source import SourceError, load_yaml

# To draw, to be touched and turned, to see and to be heard, to speak to serial wheels, to print and resume a queue, to
# switch monitors off.
GROUPS = ("video", "render", "input", "audio", "dialout", "lp", "lpadmin", "plugdev", "i2c")
_UNITS = Path("/etc/systemd/system")
_SEAT = "seatd.service"


def plan(place: Place, config_text: str, program: Work, start: bool) -> list[Step]:
    """Every step: the user, the folders, the settings, the `program`, then `files`, `links` and `commands`."""
    return [
        User(place.user, place.data, GROUPS),
        Folder(OPT, 0o755),
        Folder(OPT / "releases", 0o755),
        Folder(CONFIG_FOLDER, 0o2770, group=place.user, kept=True),
        Folder(place.data, 0o700, place.user, place.user, kept=True),
        Folder(CACHE, 0o700, place.user, place.user),
        Write(place.config, station_config(config_text, place), 0o660, group=place.user, ours=False),
        Write(ENVIRONMENT_FILE, machine.ENVIRONMENT, 0o644, ours=False),
        # Asked before the program comes: with it come Debian's packages, and they switch their services on themselves.
        Borrow(_SEAT),
        program,
        *files(place),
        *links(),
        *commands(start),
    ]


def files(place: Place) -> list[Step]:
    """The texts that make a machine this station: written anew by every version that is switched to."""
    etc = Path("/etc")
    weston: list[Step] = [Write(units.WESTON, units.weston_ini())] if place.compositor == "weston" else []
    return [
        Write(units.KEEP, units.keep_script(place), 0o755),
        Write(Path("/usr/local/bin") / NAME, machine.station_command(place), 0o755),
        Write(_UNITS / SERVICE, units.kiosk_unit(place)),
        Write(_UNITS / SOUND, units.sound_unit(place)),
        *weston,
        Write(etc / f"systemd/journald.conf.d/{NAME}.conf", machine.JOURNALD),
        Write(etc / f"systemd/logind.conf.d/{NAME}.conf", machine.LOGIND),
        Write(etc / f"systemd/system.conf.d/{NAME}.conf", machine.SYSTEMD),
        Write(etc / f"sysctl.d/90-{NAME}.conf", machine.SYSCTL),
        Write(etc / f"modules-load.d/{NAME}.conf", machine.MODULES),
        Write(etc / f"udev/rules.d/71-{NAME}.rules", machine.udev_rules(place)),
        Write(etc / f"issue.d/{NAME}.issue", machine.ISSUE),
    ]


def links() -> list[Step]:
    """What starts with the machine, and what no key may start."""
    wants = _UNITS / "multi-user.target.wants"
    started: list[Step] = [Link(wants / name, str(_UNITS / name)) for name in (SERVICE, SOUND)]
    return started + [Link(_UNITS / f"{name}.target", "/dev/null") for name in machine.MASKED]


def reload() -> list[Step]:
    """The machine reads its files again."""
    return [
        Command(("systemctl", "daemon-reload")),
        Command(("systemctl", "restart", "systemd-journald.service"), may_fail=True),
        Command(("systemctl", "kill", "--signal=HUP", "systemd-logind.service"), may_fail=True),
        Command(("modprobe", "i2c-dev"), may_fail=True),
        Command(("udevadm", "control", "--reload"), may_fail=True),
        Command(("udevadm", "trigger", "--subsystem-match=input", "--subsystem-match=tty"), may_fail=True),
        Command(("udevadm", "trigger", "--subsystem-match=video4linux", "--subsystem-match=usb"), may_fail=True),
        Command(("sysctl", "--quiet", "--load", f"/etc/sysctl.d/90-{NAME}.conf"), may_fail=True),
    ]


def commands(start: bool) -> list[Step]:
    """What is set going, and switched off, on the machine."""
    getty = "getty@tty1.service"
    opened = [
        Command(("systemctl", "restart", SOUND), may_fail=True),
        Command(("systemctl", "restart", SERVICE)),
    ]
    return [
        *reload(),
        Command(
            ("systemctl", "disable", getty),
            undo=("systemctl", "enable", "--now", getty),
            only_if=("systemctl", "is-enabled", "--quiet", getty),
        ),
        Command(("systemctl", "enable", "--now", _SEAT), may_fail=True),
        Command(("timedatectl", "set-ntp", "true"), may_fail=True),
        *(opened if start else []),
    ]


def station_config(text: str, place: Place) -> str:
    """The shipped config.yaml with the station's data folder in it, every comment as it was."""
    changed, count = re.subn(r"(?m)^(  folder: )var\b *", lambda found: f"{found[1]}{place.data}  ", text, count=1)
    if not count:
        raise StepError("the shipped config.yaml names no data folder var")
    return changed


def described(steps: Sequence[Step]) -> str:
    """The dry run: every step with all it would write."""
    return "\n".join(line for step in steps for line in step.lines())


def asked_of(config: Path, compositor: str) -> Path | None:
    """What the station's settings ask of the machine: the folder of backups outside the data folder.

    Raises `StepError` when the compositor can't show the screens that the settings name, or the folder's name would
    say more in a unit than a name.
    """
    try:
        read, _ = load_yaml(config)
        screens, folder = len(read["screens"]), Path(read["backup"]["folder"])
    except (SourceError, KeyError, TypeError):
        return None
    if screens > 1 and compositor == "cage":
        raise StepError(f"{config} names {screens} screens, and cage shows one: give --compositor weston")
    if not folder.is_absolute():
        return None
    if not is_plain(folder):
        raise StepError(f"{config}: backup.folder {str(folder)!r}: write a path without spaces, quotes, % and ..")
    if not is_in_reach(folder):
        raise StepError(f"{config}: backup.folder {str(folder)!r}: no service reaches homes or folders like /tmp")
    return folder


def data_folder_of(config: Path) -> Path | None:
    """The data folder that the station's settings name; None where there are none, or it lies beside them."""
    try:
        folder = Path(load_yaml(config)[0]["data"]["folder"])
    except (SourceError, KeyError, TypeError):
        return None
    return folder if folder.is_absolute() and is_plain(folder) else None


def screen_holder(place: Place) -> str:
    """The service of the desktop that shows its login on this machine's screen; "" where there is none."""
    link = place.at(_UNITS / "display-manager.service")
    return link.readlink().name if link.is_symlink() else ""

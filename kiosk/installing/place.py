"""Where a station's parts lie on its machine, and what was chosen when it was installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Compositor = Literal["cage", "weston", "eglfs"]
COMPOSITORS: tuple[Compositor, ...] = get_args(Compositor)
NAME = "riverfront-station"
OPT = Path("/opt") / NAME
CONFIG_FOLDER = Path("/etc") / NAME
# The kiosk's user may write in the folder above, so what root obeys lies elsewhere.
ENVIRONMENT_FILE = Path("/etc/default") / NAME
SERVICE = f"{NAME}.service"
SOUND = f"{NAME}-sound.service"
RUN_FOLDER = Path("/run") / NAME
SOUND_SOCKET = Path("/run") / f"{NAME}-sound" / "native"
CACHE = Path("/var/cache") / NAME


# The kiosk's unit shuts these, or has its own in their place.
_SHUT = tuple(map(Path, ("/home", "/root", "/run", "/tmp", "/var/tmp", "/dev", "/proc", "/sys")))


def is_plain(path: Path) -> bool:
    """Whether an absolute path means just itself in a unit and in a shell: no space, quote, % or control character."""
    return re.fullmatch(r"/[\w./@+:,=-]*", str(path)) is not None and ".." not in path.parts


def is_in_reach(path: Path) -> bool:
    """Whether the kiosk's service can be let in there: to no home, and to no folder that is gone after a restart."""
    return not any(path.is_relative_to(shut) for shut in _SHUT)


@dataclass(frozen=True, slots=True)
class Place:
    """One station on one machine. `root` is where the machine's own files begin: elsewhere than / nothing is run.

    `backups`: a folder outside the data folder that backups go to, or None.
    """

    user: str = "kiosk"
    data: Path = Path("/var/lib") / NAME
    compositor: Compositor = "cage"
    backups: Path | None = None
    root: Path = Path("/")

    def at(self, path: Path) -> Path:
        """A path of the station's machine, as it is reached from here."""
        return self.root / path.relative_to("/")

    @property
    def releases(self) -> Path:
        return OPT / "releases"

    @property
    def current(self) -> Path:
        return OPT / "current"

    @property
    def previous(self) -> Path:
        return OPT / "previous"

    @property
    def config(self) -> Path:
        return CONFIG_FOLDER / "config.yaml"

    @property
    def record(self) -> Path:
        return OPT / "installed.json"

    @property
    def python(self) -> Path:
        return self.current / ".venv" / "bin" / "python"

"""Where a station's parts lie on its machine, and what was chosen when it was installed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Compositor = Literal["cage", "weston", "eglfs"]
COMPOSITORS: tuple[Compositor, ...] = get_args(Compositor)
NAME = "riverfront-station"
OPT = Path("/opt") / NAME
CONFIG_FOLDER = Path("/etc") / NAME
SERVICE = f"{NAME}.service"
SOUND = f"{NAME}-sound.service"
RUN_FOLDER = Path("/run") / NAME
SOUND_SOCKET = Path("/run") / f"{NAME}-sound" / "native"
CACHE = Path("/var/cache") / NAME


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

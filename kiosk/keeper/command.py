"""The keeper's front door: `python -m kiosk.keeper`, small, for it is always there."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from kiosk.keeper.keeper import Keeper, environment_of_window
from kiosk.keeper.systemd import Systemd


def main(window: Sequence[str]) -> int:
    """Keep the window that `python -m kiosk WINDOW…` opens; returns the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    folder = os.environ.get("RUNTIME_DIRECTORY", "").partition(":")[0]
    left = Path(folder) / "left" if folder else None
    if left:
        left.unlink(missing_ok=True)
        # Whom the service tells to end: the compositor is its main process, and must go last.
        left.with_name("keeper.pid").write_text(f"{os.getpid()}\n", encoding="ascii")
    systemd = Systemd()
    command = [sys.executable, "-m", "kiosk", *window]
    return Keeper(command, environment_of_window(os.environ), systemd, left).run()


def become_keeper(config: Path, rest: Sequence[str]) -> NoReturn:
    """`./run run --station`: this process becomes the keeper of a window that is started with the same words."""
    os.execv(sys.executable, [sys.executable, "-m", "kiosk.keeper", "--config", str(config), "run", *rest])

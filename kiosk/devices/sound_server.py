"""Whether a sound server of this user answers: Qt Multimedia plays through PulseAudio or PipeWire only."""

from __future__ import annotations

import os
import socket
from pathlib import Path

ANSWER_WITHIN_S = 0.2


def server_answers() -> bool | None:
    """True when one takes a connection; None where that can't be known: on another system, or a server elsewhere."""
    if not hasattr(socket, "AF_UNIX"):
        return None
    asked = os.environ.get("PULSE_SERVER", "")
    if asked:
        path = asked.removeprefix("unix:")
        return _takes(Path(path)) if path.startswith("/") else None
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    return any(_takes(folder / name) for name in ("pulse/native", "pipewire-0"))


def _takes(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(ANSWER_WITHIN_S)
        try:
            caller.connect(str(path))
        except OSError:
            return False
    return True

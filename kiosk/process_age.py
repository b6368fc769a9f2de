"""The age of this process."""

from __future__ import annotations

import os
from pathlib import Path


def process_age_s() -> float:
    """Seconds since this process was made, so that a start-up time counts what came before the first line of Python."""
    try:
        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
        up_s = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0.0
    return max(0.0, up_s - ticks / os.sysconf("SC_CLK_TCK"))

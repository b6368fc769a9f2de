"""Whether the clock can be right: set by the network's time, and not behind what was written already."""

from __future__ import annotations

import contextlib
import ctypes
import shutil
import subprocess
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.devices.checks.check import Finding, Tell

EARLIEST_YEAR = 2026
"""The kiosk was made then; no day before it can be today."""
AHEAD_S = 120.0
"""A file that was written so much later than now was written under another clock."""
_STA_UNSYNC = 0x40
_TIMEDATECTL = ("timedatectl", "show", "--property=NTPSynchronized", "--value")


class _Timex(ctypes.Structure):
    """The kernel's struct timex as far as it is read here, and room for its rest."""

    _fields_ = (
        ("modes", ctypes.c_uint),
        ("offset", ctypes.c_long),
        ("freq", ctypes.c_long),
        ("maxerror", ctypes.c_long),
        ("esterror", ctypes.c_long),
        ("status", ctypes.c_int),
        ("rest", ctypes.c_byte * 256),
    )


def set_by_network() -> bool | None:
    """Whether something keeps the clock on the network's time; None where neither kernel nor systemd say."""
    timex = _Timex()
    with contextlib.suppress(AttributeError, OSError):
        # Asked of the kernel itself, so that chrony and others count as much as systemd's own.
        if ctypes.CDLL(None, use_errno=True).adjtimex(ctypes.byref(timex)) >= 0:
            return not timex.status & _STA_UNSYNC
    if not shutil.which(_TIMEDATECTL[0]):
        return None
    try:
        said = subprocess.run(_TIMEDATECTL, capture_output=True, text=True, timeout=5, check=True).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return None
    return {"yes": True, "no": False}.get(said)


class ClockCheck:
    """`now` is the station's time. A clock that nothing sets is asked about; one that can't be right is red."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        synchronised: Callable[[], bool | None] = set_by_network,
    ) -> None:
        self._folder = folder
        self._now = now
        self._synchronised = synchronised

    def look(self, tell: Tell, ended: threading.Event) -> None:
        now = self._now()
        told_zh, told_en = f"{now:%Y-%m-%d %H:%M}", f"{now:%H:%M on %Y-%m-%d}"
        if now.year < EARLIEST_YEAR or self._newest_s() > now.timestamp() + AHEAD_S:
            zh = f"时钟走在了过去（现在显示 {told_zh}）：请联网对时，或在系统里设好日期和时间。"
            en = f"The clock is in the past (it says {told_en}): connect the network, or set date and time by hand."
            tell(Finding("fault", zh, en))
        elif self._synchronised():
            tell(Finding("ok", f"已与网络对时：{now:%H:%M}。", f"Set by the network: {now:%H:%M}."))
        else:
            tell(Finding("asking", "没有与网络对时。", "Nothing sets it by the network."))

    def _newest_s(self) -> float:
        """When the newest of the station's files was written."""
        times = [0.0]
        with contextlib.suppress(OSError):
            times += [entry.stat().st_mtime for entry in self._folder.iterdir() if entry.is_file()]
        return max(times)

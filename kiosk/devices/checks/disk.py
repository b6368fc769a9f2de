"""Whether the data folder has room for the day and takes what is written."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

from kiosk.devices.checks.check import Finding, Tell
from kiosk.whole_file import write_whole

ENOUGH_GB = 2.0
_NAME = ".morning-check"


class DiskCheck:
    """Writes a small file into `folder`, reads it back, and measures the room left, in GB."""

    def __init__(self, folder: Path, enough_gb: float = ENOUGH_GB) -> None:
        self._folder = folder
        self._enough_gb = enough_gb

    def look(self, tell: Tell, ended: threading.Event) -> None:
        written = self._folder / _NAME
        content = os.urandom(4096)
        try:
            write_whole(written, content)
            whole = written.read_bytes() == content
            written.unlink()
            free_gb = shutil.disk_usage(self._folder).free / 1e9
        except OSError as error:
            zh = f"数据盘写不进去（{error.strerror}）：请检查磁盘是否已满、只读或损坏。"
            en = f"Nothing can be written to the data disk ({error.strerror}): is it full, read-only or damaged?"
            tell(Finding("fault", zh, en))
            return
        told = f"{free_gb:.0f}" if free_gb >= 10 else f"{free_gb:.1f}"
        if not whole:
            zh = "数据盘读回的内容与写入的不同：磁盘可能已坏，请尽快备份并更换。"
            en = "The data disk gives back other bytes than were written: back up soon and replace it."
            tell(Finding("fault", zh, en))
        elif free_gb < self._enough_gb:
            zh = f"数据盘只剩 {told} GB：请删除旧备份，或换更大的磁盘。"
            en = f"Only {told} GB are left on the data disk: delete old backups, or fit a larger disk."
            tell(Finding("fault", zh, en, free_gb))
        else:
            tell(Finding("ok", f"可写，剩余 {told} GB。", f"Writable, {told} GB free.", free_gb))

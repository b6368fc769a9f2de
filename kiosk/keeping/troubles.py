"""What the disk can refuse while something is kept, as plain sentences for staff."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.journal.schema import JournalError
from kiosk.journal.troubles import FULL_BELOW_BYTES, is_damage

LEAVE_FREE = 256 * 1024 * 1024
"""Bytes that the journal must still find free, whatever is kept beside it."""
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_GONE = {errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE, errno.ENOTCONN}


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the disk of `folder` refuses, and what is wrong with the journal, into KeepingRefusedError."""
    try:
        yield
    except JournalError as error:
        raise KeepingRefusedError(f"日志无法使用：{error}。", f"The journal can't be used: {error}.") from error
    except sqlite3.Error as error:
        raise KeepingRefusedError(*_journal(error, folder)) from error
    except OSError as error:
        raise KeepingRefusedError(*_sentences(error, folder)) from error


def lacking(folder: Path, needed: int, leave_free: int) -> int:
    """How many bytes the disk of `folder` lacks to hold `needed` more beside `leave_free`; 0 when they fit."""
    return max(0, needed + leave_free - shutil.disk_usage(folder).free)


def require_room(folder: Path, needed: int, leave_free: int = LEAVE_FREE) -> None:
    """Raise KeepingRefusedError unless `needed` bytes fit into the disk of `folder` beside `leave_free`."""
    if lacking(folder, needed, leave_free):
        want, have = _size(needed + leave_free), _size(shutil.disk_usage(folder).free)
        raise KeepingRefusedError(
            f"{folder} 所在的磁盘只剩 {have}，需要 {want}：请清理磁盘，或在 config.yaml 的 backup 里换一个更大的磁盘。",
            f"The disk of {folder} has {have} left and {want} are needed: make room, or name a larger disk under "
            "backup in config.yaml.",
        )


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def _journal(error: sqlite3.Error, folder: Path) -> tuple[str, str]:
    # On some disks SQLite reads from a full one only that something went wrong.
    full = folder.exists() and shutil.disk_usage(folder).free < FULL_BELOW_BYTES
    if full or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
        return _full(folder)
    if is_damage(error):
        return (
            "日志已损坏，这次没有做成；程序下次启动时会修复日志：请重新启动程序。",
            "The journal is damaged, so nothing was made of it; the program mends it at its next start: restart it.",
        )
    return (
        f"日志此刻无法读取或复制（{error}），请稍后再试。",
        f"The journal can't be read or copied now ({error}): try again later.",
    )


def _full(folder: Path) -> tuple[str, str]:
    return f"{folder} 所在的磁盘满了：请清理磁盘后再试。", f"The disk of {folder} is full: make room and try again."


def _sentences(error: OSError, folder: Path) -> tuple[str, str]:
    if error.errno in _FULL:
        return _full(folder)
    if error.errno == errno.EFBIG:
        return (
            f"{folder} 所在的磁盘放不下这么大的单个文件（FAT32 最多 4 GB）：请把它格式化为 exFAT 或 ext4。",
            f"The disk of {folder} takes no file so large (FAT32: 4 GB at most): format it as exFAT or ext4.",
        )
    if error.errno == errno.EROFS:
        return (
            f"{folder} 所在的磁盘只能读、不能写：请检查磁盘或更换。",
            f"The disk of {folder} can be read but not written: check it, or take another.",
        )
    if error.errno in _FORBIDDEN:
        return (
            f"本程序的用户无权写 {folder}：请检查文件夹的权限。",
            f"The user of this program may not write {folder}: check the folder's rights.",
        )
    if error.errno in _GONE:
        return (
            f"{folder} 所在的磁盘没有响应：请检查接线和磁盘。",
            f"The disk of {folder} does not answer: check its cable, and the disk.",
        )
    why = error.strerror or type(error).__name__
    return f"{folder} 出错：{why}。", f"{folder}: {why}."

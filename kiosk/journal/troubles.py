"""What keeps the journal from being written, told in one plain sentence each."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import filelock

from kiosk.journal.schema import ForeignFileError, NewerJournalError

# A commit needs a few pages and the shared index beside them; below this the disk counts as full.
FULL_BELOW_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Trouble:
    """`name` is short and stable; the sentences are for staff."""

    name: str
    sentence_zh: str
    sentence_en: str


def is_damage(error: BaseException) -> bool:
    """True when the file itself is broken, so that waiting does not help."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _name_of(error: BaseException, folder: Path) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    number = getattr(error, "errno", None)
    if isinstance(error, filelock.Timeout) or primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "locked"
    if primary == sqlite3.SQLITE_FULL or number in (errno.ENOSPC, errno.EDQUOT):
        return "full"
    if folder.exists() and shutil.disk_usage(folder).free < FULL_BELOW_BYTES:
        return "full"
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM) or number in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "read-only"
    if primary == sqlite3.SQLITE_CANTOPEN and not os.access(folder, os.W_OK):
        return "read-only"
    return "damaged" if is_damage(error) else "other"


def trouble_of(error: BaseException, path: Path) -> Trouble:
    """The plain sentence for an error of the journal at `path`."""
    if isinstance(error, NewerJournalError):
        return Trouble(
            "newer",
            f"日志 {path} 由更新版本的程序写成，请更新本程序；在此之前的记录先保留着。",
            f"The journal {path} was written by a newer version of this program: please update it. Facts are kept.",
        )
    if isinstance(error, ForeignFileError):
        return Trouble(
            "foreign",
            f"{path} 不是日志，而是别的程序的数据库；请移走它，或在 config.yaml 里改 data.folder。",
            f"{path} is another program's database, not a journal: move it away or change data.folder in config.yaml.",
        )
    name = _name_of(error, path.parent)
    zh, en = {
        "locked": ("被另一个程序占用着", "is held by another program"),
        "full": ("所在的磁盘已满，请腾出空间", "lies on a full disk: please make room"),
        "read-only": (
            "不能写入（只读），请检查磁盘和权限",
            "can't be written (read-only): please check the disk and its permissions",
        ),
        "damaged": ("已损坏，正在移到一边并读回", "is damaged; it is being moved aside and read back"),
        "other": (f"写不进去（{error}）", f"can't be written ({error})"),
    }[name]
    return Trouble(
        name,
        f"日志 {path} {zh}。发生的事先保留着，能写时补写。",
        f"The journal {path} {en}. What happens is kept and written as soon as it can be.",
    )

"""Files that are there whole or not at all, and still there after the power went."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(path: Path, content: bytes, mode: int | None = None, owner: tuple[int, int] | None = None) -> None:
    """Put this in the place of what `path` held, and make its folder; on the disk when this returns. Raises OSError.

    `mode` and `owner` (user's and group's number) are its own before it has its name; None: as any new file's.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only a file made just now, given its rights through what is open: a link that others put there is not followed.
    with whole_or_not(path) as unfinished, unfinished.open("xb") as file:
        file.write(content)
        if owner is not None:
            os.fchown(file.fileno(), *owner)
        if mode is not None:
            os.fchmod(file.fileno(), mode)


def write_flushed(path: Path, content: bytes) -> None:
    """Write a file that nobody reads yet; on the disk when this returns. Raises OSError."""
    path.write_bytes(content)
    flush(path)


@contextmanager
def whole_or_not(path: Path) -> Iterator[Path]:
    """A name beside `path` to write to; it takes the place of `path` at the end, or is gone after any error."""
    unfinished = path.with_name(f".{path.name}.part")
    # What a killed process left there, or a link that would lead the writing elsewhere.
    unfinished.unlink(missing_ok=True)
    try:
        yield unfinished
        flush(unfinished)
        unfinished.replace(path)
        flush(path.parent)
    finally:
        # On a disk that went read-only not even this is possible, and what failed before says so.
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Have the disk keep what was written to a file, or which names a folder holds. Raises OSError."""
    # Windows, where developers run the pretend devices, can't open a folder.
    if os.name == "nt" and path.is_dir():
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)

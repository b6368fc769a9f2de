"""Taking a pack in: a copy of a folder or zip that nobody else writes to, whole or refused with every reason."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

import yaml

from kiosk.packs.content import Content
from kiosk.packs.kinds import TEXT, disguised, misplaced
from kiosk.whole_file import flush, write_flushed
from kiosk.yaml_source import Fault

MOST_FILES = 4000
MOST_BYTES = 1 << 30
MOST_FILE_BYTES = 64 << 20
MOST_TEXT_BYTES = 1 << 20
# The journal needs room, whatever a pack wants.
LEAVE_FREE_BYTES = 256 << 20
OWN, MANIFEST, TAKING = "own", "files.json", ".taking"
NAME = re.compile(r"[^\W_][\w.-]{0,47}")
_CHUNK = 1 << 20
_LITTER = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}
_DEEPEST_YAML = 30
_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError)


class PackRefusedError(Exception):
    """A pack can't be taken: `faults` are all that is wrong with it, their files as they are called in the pack."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def refused(file: str, reason: str) -> PackRefusedError:
    """One reason alone."""
    return PackRefusedError([Fault(file, 0, "", "", reason)])


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a folder or zip, by the name it has there; `odd`: why it is no plain file, "" when it is."""

    name: str
    odd: str
    open: Callable[[], IO[bytes]]


def take_in(source: Path, name: str, content: Path, shipped: Content) -> str:
    """Copy the pack into a folder of `content` and return that folder's name: the pack's own and a sum of its files.

    The same pack gives the same folder. Raises `PackRefusedError`, or OSError when the disk refuses; nothing of it is
    left then.
    """
    if not NAME.fullmatch(name):
        raise refused(
            source.name, "a pack's name is made of letters, digits, hyphens, underscores and dots, 48 at most"
        )
    taking = content / f"{TAKING}-{os.getpid()}"
    shutil.rmtree(taking, ignore_errors=True)
    (taking / OWN).mkdir(parents=True)
    try:
        sums = _copy_all(source, taking / OWN, shipped)
        listed = json.dumps(sums, indent=0, sort_keys=True).encode()
        write_flushed(taking / MANIFEST, listed)
        folder = f"{name}-{hashlib.sha256(listed).hexdigest()[:12]}"
        if not is_whole(content / folder):
            shutil.rmtree(content / folder, ignore_errors=True)
            taking.rename(content / folder)
            flush(content)
        return folder
    finally:
        shutil.rmtree(taking, ignore_errors=True)


def is_whole(folder: Path) -> bool:
    """Whether every file that was taken in is there as it was, and no other."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())
        own = folder / OWN
        there = {path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_symlink() or not path.is_dir()}
        return there == set(listed) and all(_sum(own / name) == digest for name, digest in listed.items())
    except (OSError, ValueError, TypeError):
        return False


def pack_of(folder: str) -> str:
    """The pack's name, from its folder's; "" is the shipped content."""
    return folder.rpartition("-")[0]


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_all(source: Path, own: Path, shipped: Content) -> dict[str, str]:
    faults: list[Fault] = []
    sums: dict[str, str] = {}
    taken: set[str] = set()
    left = MOST_BYTES
    for name, entry in _entries(source):
        path = PurePosixPath(name)
        if why := entry.odd or _escapes(name) or misplaced(path, shipped):
            faults.append(Fault(name, 0, "", "", why))
            continue
        if name.casefold() in taken:
            faults.append(Fault(name, 0, "", "", "is in the pack twice, or once more in capital letters"))
            continue
        taken.add(name.casefold())
        target = own / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            sums[name], size = _copy(entry, target, path, MOST_FILE_BYTES)
        except PackRefusedError as error:
            faults += error.faults
            continue
        if path.suffix == ".yaml" and (why := _tangled(target)):
            faults.append(Fault(name, 0, "", "", why))
        left -= size
        if left <= 0:
            raise refused(source.name, f"unpacks to more than {MOST_BYTES >> 20} MiB")
    if not faults and not any(name.startswith(("scenes/", "assets/")) for name in sums):
        faults = [Fault(source.name, 0, "", "", "holds no content: a pack has the folders scenes or assets")]
    if faults:
        raise PackRefusedError(faults)
    for path_there in sorted(own.rglob("*"), reverse=True):
        flush(path_there)
    return sums


def _copy(entry: _Entry, target: Path, path: PurePosixPath, most: int) -> tuple[str, int]:
    """Write the file, by what it really unpacks to and not by what it says of itself; its sum and size in bytes."""
    most = min(most, MOST_TEXT_BYTES) if path.suffix in TEXT else most
    digest, size = hashlib.sha256(), 0
    try:
        with entry.open() as inside, target.open("xb") as out:
            while chunk := inside.read(_CHUNK):
                if size == 0 and (why := disguised(path, chunk[:64])):
                    raise refused(str(path), why)
                size += len(chunk)
                if size > most:
                    raise refused(str(path), f"is larger than a pack's file may be ({most >> 20} MiB)")
                if shutil.disk_usage(target.parent).free < LEAVE_FREE_BYTES:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                digest.update(chunk)
                out.write(chunk)
    except (*_UNREADABLE, RuntimeError) as error:
        raise refused(str(path), f"can't be unpacked: {error}") from None
    if size == 0:
        raise refused(str(path), "is empty")
    return digest.hexdigest(), size


def _tangled(path: Path) -> str:
    """Why a YAML file could take for ever to read, or overturn who reads it; "" for any other, faulty or not."""
    depth = 0
    try:
        for token in yaml.scan(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.AliasToken | yaml.AnchorToken):
                return "has an anchor or alias (& or *): write it out, or put the text in quotes"
            depth += isinstance(token, _OPENING) - isinstance(token, _CLOSING)
            if depth > _DEEPEST_YAML:
                return "is nested too deeply"
    except UnicodeDecodeError:
        return "is not written in UTF-8"
    except yaml.YAMLError:
        # The check says where.
        pass
    return ""


def _escapes(name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name:
        return "leads out of the pack"
    return ""


def _entries(source: Path) -> Iterator[tuple[str, _Entry]]:
    """The files, by their names in the pack; a single folder around all of them is looked through."""
    if source.is_symlink():
        raise refused(source.name, "is a link: put the pack itself here")
    if source.is_dir():
        yield from _without_shell(list(_of_folder(source)))
        return
    try:
        with zipfile.ZipFile(source) as packed:
            yield from _without_shell(list(_of_zip(packed)))
    except _UNREADABLE as error:
        raise refused(source.name, f"is no zip file that can be read: {error}") from None


def _without_shell(entries: list[_Entry]) -> list[tuple[str, _Entry]]:
    kept = [entry for entry in entries if not _LITTER & set(PurePosixPath(entry.name).parts)]
    if len(kept) > MOST_FILES:
        raise refused("", f"the pack has more than {MOST_FILES} files")
    first = {entry.name.partition("/")[0] for entry in kept}
    if len(first) == 1 and not first & {"scenes", "assets", "..", ""} and all("/" in entry.name for entry in kept):
        return [(entry.name.partition("/")[2], entry) for entry in kept]
    return [(entry.name, entry) for entry in kept]


def _of_folder(folder: Path) -> Iterator[_Entry]:
    for here, folders, files in os.walk(folder):
        for name in sorted(folders) + sorted(files):
            path = Path(here, name)
            mode = path.lstat().st_mode
            if stat.S_ISDIR(mode):
                continue
            odd = "is a link" if stat.S_ISLNK(mode) else "" if stat.S_ISREG(mode) else "is no plain file"
            # Not followed even if somebody puts a link in its place meanwhile.
            yield _Entry(path.relative_to(folder).as_posix(), odd, lambda path=path: _open_plain(path))  # type: ignore[misc]


def _open_plain(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb")


def _of_zip(packed: zipfile.ZipFile) -> Iterator[_Entry]:
    for info in packed.infolist():
        mode = info.external_attr >> 16
        if info.is_dir():
            continue
        odd = "is a link" if stat.S_ISLNK(mode) else ""
        if info.flag_bits & 1:
            odd = "is locked with a password"
        yield _Entry(info.filename, odd, lambda info=info: packed.open(info))  # type: ignore[misc]

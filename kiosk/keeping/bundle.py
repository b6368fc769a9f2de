"""A backup's file: a zip with a manifest of what must be in it, down to every byte.

A file that was cut short, changed or is no backup at all is refused, never half believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from kiosk.whole_file import flush

FORMAT, FORMAT_VERSION = "riverfront-station-backup", 1
MANIFEST = "manifest.json"
JOURNAL, CONFIG, DATA = "data/journal.sqlite", "config.yaml", "data/"
_PORTION = 1024 * 1024
_LONGEST_MANIFEST = 64 * 1024 * 1024
# Packed already: packing them again costs time and wins nothing.
_DENSE = {".webp", ".jpg", ".jpeg", ".png", ".ogg", ".opus", ".mp3", ".mp4", ".zip", ".gz", ".zst", ".parquet"}
_PACKING_LEVEL = 4


class BrokenBundleError(Exception):
    """The file is no whole backup; the message says in one plain English sentence what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a backup: its name in there, size, SHA-256 in hex, and permission bits."""

    name: str
    bytes: int
    sha256: str
    mode: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is of, and every file in it.

    `happenings` and `last_id` (hex): how many rows its journal has, and the id of the last. `origin` names the store of
    postcards that belong to it, "" for none.
    """

    format: str
    format_version: int
    program: str
    station: str
    made_utc_ms: int
    happenings: int
    last_id: str
    origin: str
    files: tuple[Entry, ...]


_MANIFEST = TypeAdapter(Manifest)


def write_bundle(out: Path, sources: Iterable[tuple[str, Path]], about: Mapping[str, Any]) -> Manifest:
    """Pack these files, each under its name; a file that is gone by now is left out. `about`: the rest of the manifest.

    Flushed to the disk when this returns, and for its owner's eyes only; raises OSError.
    """
    entries = []
    file = os.fdopen(os.open(out, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")
    with file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKING_LEVEL) as bundle:
        for name, path in sources:
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue
            with source:
                entries.append(_packed(bundle, name, source))
        manifest = Manifest(format=FORMAT, format_version=FORMAT_VERSION, files=tuple(entries), **about)
        bundle.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
    flush(out)
    return manifest


def _packed(bundle: zipfile.ZipFile, name: str, source: BinaryIO) -> Entry:
    mode = os.fstat(source.fileno()).st_mode & 0o777
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.compress_type = zipfile.ZIP_STORED if PurePosixPath(name).suffix in _DENSE else zipfile.ZIP_DEFLATED
    digest, count = hashlib.sha256(), 0
    with bundle.open(info, "w", force_zip64=True) as packed:
        while portion := source.read(_PORTION):
            digest.update(portion)
            count += len(portion)
            packed.write(portion)
    return Entry(name, count, digest.hexdigest(), mode)


def read_manifest(path: Path) -> Manifest:
    """What the file says it holds; raises BrokenBundleError, or OSError when it can't be read at all."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return _manifest(bundle, path)
    except _BROKEN as error:
        raise BrokenBundleError(f"{path} is cut short, damaged or no backup ({error})") from error


def unpack(path: Path, folder: Path) -> Manifest:
    """Write every file of the backup into `folder`, which must be empty, and compare each with the manifest.

    All lies flushed on the disk when this returns. Raises BrokenBundleError or OSError.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            manifest = _manifest(bundle, path)
            for entry in manifest.files:
                _unpacked(bundle, entry, folder, path)
    except _BROKEN as error:
        raise BrokenBundleError(f"{path} is damaged ({error})") from error
    return manifest


_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, RuntimeError, NotImplementedError)


def _manifest(bundle: zipfile.ZipFile, path: Path) -> Manifest:
    if bundle.getinfo(MANIFEST).file_size > _LONGEST_MANIFEST:
        raise BrokenBundleError(f"{path} has a manifest too long to be one")
    try:
        told = json.loads(bundle.read(MANIFEST))
        version = told["format_version"] if told["format"] == FORMAT else None
        if version is not None and version != FORMAT_VERSION:
            raise BrokenBundleError(f"{path} was made by a newer version of this program: update the program")
        manifest = _MANIFEST.validate_python(told)
    except (ValueError, TypeError, ValidationError) as error:
        raise BrokenBundleError(f"{path} has a manifest that can't be read") from error
    if version is None:
        raise BrokenBundleError(f"{path} is no backup of this program")
    names = [entry.name for entry in manifest.files]
    if len(set(names)) != len(names) or not all(_safe(name) for name in names):
        raise BrokenBundleError(f"{path} names files that no backup has")
    if set(names) | {MANIFEST} != set(bundle.namelist()):
        raise BrokenBundleError(f"{path} does not hold the files that its manifest names")
    return manifest


def _safe(name: str) -> bool:
    """Whether a name stays inside the folder it is unpacked to, on every system."""
    parts = name.split("/")
    plain = not any(sign in name for sign in ("\\", "\0", ":"))
    return plain and bool(name) and not {"", ".", ".."} & set(parts) and (name == CONFIG or parts[0] == "data")


def _unpacked(bundle: zipfile.ZipFile, entry: Entry, folder: Path, path: Path) -> None:
    target = folder.joinpath(*entry.name.split("/"))
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), entry.bytes
    number = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, entry.mode & 0o777 | 0o600)
    with bundle.open(entry.name) as packed, os.fdopen(number, "wb") as file:
        while portion := packed.read(_PORTION):
            left -= len(portion)
            # Before more is written than the manifest says: a bundle made to fill the disk ends here.
            if left < 0:
                break
            digest.update(portion)
            file.write(portion)
        file.flush()
        os.fsync(file.fileno())
    if left or digest.hexdigest() != entry.sha256:
        raise BrokenBundleError(f"{path}: {entry.name} is not what was packed")

"""A backup brought back: proved first, then exchanged for what is there, which is moved aside and never deleted."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from kiosk.devices.config_file import write_section
from kiosk.keeping.bundle import CONFIG, JOURNAL, BrokenBundleError, Manifest, read_manifest, unpack
from kiosk.keeping.cards import FOLDER as CARDS, restore_cards
from kiosk.keeping.contents import ASIDE, VISITORS_OWN
from kiosk.keeping.snapshot import DamagedCopyError, JournalLook, look_through
from kiosk.keeping.troubles import require_room
from kiosk.settings import load_settings
from kiosk.whole_file import flush, write_whole

PLAN = ".restoring.json"
"""In the data folder while a restore is decided and not finished: what is exchanged for what."""
_UNPACKED = ".restoring"
_MEANWHILE = "meanwhile"
_STAMP = "%Y%m%d-%H%M%S"
# By which whoever runs holds the folder: the restore did so too.
_HELD = (".lock", ".bell")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: the backup's manifest, how many postcards, and where what was there before lies now."""

    manifest: Manifest
    cards: int
    aside: Path | None
    config: Path


def restore(
    bundle: Path, data: Path, config: Path, zone: tzinfo, *, with_settings: bool = False, now_utc_ms: int | None = None
) -> Restored:
    """Bring the backup into the data folder of a station that does not run; postcards are taken from beside it.

    What was in `data` lies then in a folder "before-restore-…" in it; visitors' postcards there stay, and backups too.
    `with_settings`: the backup's config.yaml takes the place of `config`; else it lies beside it, when it is another
    one, as config.yaml.restored. Killed in between, `finish_interrupted` goes on with it. Raises KeepingRefusedError,
    BrokenBundleError or DamagedCopyError before anything was changed, or OSError.
    """
    now_ms = time.time_ns() // 1_000_000 if now_utc_ms is None else now_utc_ms
    finish_interrupted(data)
    bundle = bundle.resolve()
    needed = sum(entry.bytes for entry in read_manifest(bundle).files)
    data.mkdir(parents=True, exist_ok=True)
    require_room(data, needed, 0)
    unpacked = data / _UNPACKED
    shutil.rmtree(unpacked, ignore_errors=True)
    try:
        unpacked.mkdir(mode=0o700)
        manifest = _unpack(bundle, unpacked)
        settings = _settings(unpacked, config, with_settings)
        cards = restore_cards(bundle.parent / CARDS, manifest.origin, data / "postcards", now_ms)
        _own_like(data, [unpacked, *unpacked.rglob("*")])
        aside = data / f"{ASIDE}{datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(zone):{_STAMP}}"
        aside = _decide(data, unpacked / "data", aside)
    except BaseException:
        if not (data / PLAN).exists():
            shutil.rmtree(unpacked, ignore_errors=True)
        raise
    finish_interrupted(data)
    _own_like(data, [path for path in data.iterdir() if path.suffix in _HELD])
    return Restored(manifest, cards, aside if aside.is_dir() else None, settings)


def restore_into(bundle: Path, folder: Path, zone: tzinfo, now_utc_ms: int | None = None) -> Restored:
    """A whole station of its own in `folder`, which must be new or empty: config.yaml, and its data in `var` beside it.

    Raises as `restore` does, FileExistsError when the folder has something in it, and SourceError when the backup's
    settings are not valid for this program.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    found = restore(bundle, folder / "var", folder / CONFIG, zone, with_settings=True, now_utc_ms=now_utc_ms)
    if load_settings(found.config).data.folder != "var":
        write_section(found.config, "data", {"folder": "var"}, "restore").unlink()
    return found


def finish_interrupted(data: Path) -> bool:
    """Do what is left of a restore that was cut off after all of it was on the disk; True when there was one.

    Called by whoever opens the data folder next, before anything in it is read. Raises OSError.
    """
    plan = data / PLAN
    try:
        told = json.loads(plan.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    unpacked, aside = data / _UNPACKED / "data", data / told["aside"]
    for name in told["old"]:
        # Already aside: what stands here by that name came from the backup.
        if os.path.lexists(data / name) and not os.path.lexists(aside / name):
            aside.mkdir(exist_ok=True)
            _own_like(data, [aside])
            (data / name).rename(aside / name)
    for name in told["new"]:
        if (unpacked / name).exists():
            _give_way(data, name, aside)
            (unpacked / name).rename(data / name)
    flush(data)
    plan.unlink()
    shutil.rmtree(data / _UNPACKED, ignore_errors=True)
    flush(data)
    return True


def _give_way(data: Path, name: str, aside: Path) -> None:
    """Put aside what a hall wrote by this name that opened before the restore could be finished."""
    written = [path for end in ("", "-wal", "-shm") if os.path.lexists(path := data / f"{name}{end}")]
    if not written:
        return
    folder, number = aside / _MEANWHILE, 2
    while any(os.path.lexists(folder / path.name) for path in written):
        folder, number = aside / f"{_MEANWHILE}+{number}", number + 1
    folder.mkdir(parents=True, exist_ok=True)
    _own_like(data, [aside, folder])
    for path in written:
        path.rename(folder / path.name)


def _unpack(bundle: Path, unpacked: Path) -> Manifest:
    manifest = unpack(bundle, unpacked)
    journal = unpacked.joinpath(*JOURNAL.split("/"))
    if not journal.is_file():
        raise BrokenBundleError(f"{bundle} has no journal in it")
    if look_through(journal) != JournalLook(manifest.happenings, manifest.last_id):
        raise DamagedCopyError(f"the journal in {bundle} is not the one it was made of")
    return manifest


def _settings(unpacked: Path, config: Path, with_settings: bool) -> Path:
    """Put the backup's config.yaml where it belongs; the file that the station will use, or could."""
    from_backup = unpacked / CONFIG
    if not from_backup.is_file():
        return config
    words = from_backup.read_bytes()
    if config.is_file() and config.read_bytes() == words:
        return config
    beside = config.with_name(f"{config.name}.restored")
    if with_settings:
        if config.is_file():
            shutil.copy2(config, config.with_name(f"{config.name}.before-restore"))
        beside = config
    write_whole(beside, words)
    return beside


def _decide(data: Path, unpacked: Path, aside: Path) -> Path:
    """Write down what is exchanged for what: from here on the restore will happen, whatever is cut off.

    Returns the name that is free for what goes aside.
    """
    new = sorted(path.name for path in unpacked.iterdir() if path.name not in VISITORS_OWN)
    serial = unpacked / "postcards" / "serial.json"
    if serial.is_file() and not (data / "postcards" / serial.name).exists():
        (data / "postcards").mkdir(exist_ok=True)
        serial.rename(data / "postcards" / serial.name)
    _own_like(data, [data / "postcards", *(data / "postcards").rglob("*")])
    old = sorted(path.name for path in data.iterdir() if _goes_aside(path))
    number = 2
    while aside.exists():
        aside, number = aside.with_name(f"{aside.name.split('+')[0]}+{number}"), number + 1
    flush(unpacked)
    write_whole(data / PLAN, json.dumps({"aside": aside.name, "old": old, "new": new}).encode())
    # Should the power fail now, the kiosk itself goes on with it.
    _own_like(data, [data / PLAN])
    return aside


def _goes_aside(path: Path) -> bool:
    name = path.name
    backups = path.is_dir() and (name == "backups" or any(path.glob("backup-*.zip")))
    stays = name in VISITORS_OWN or name.startswith((".", ASIDE)) or path.suffix in _HELD
    return not stays and not backups


def _own_like(data: Path, paths: Iterable[Path]) -> None:
    """Restored by root, what is there belongs to whom the data folder belongs. A link is never followed out of it."""
    # Windows, where developers run the pretend devices, knows no root.
    if os.name == "nt" or os.geteuid() != 0 or (owner := data.stat()).st_uid == 0:
        return
    for path in paths:
        with suppress(OSError):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)

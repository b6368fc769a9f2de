"""A backup made, proved by restoring it, and only then called one."""

from __future__ import annotations

import re
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import filelock

from kiosk.devices.keeping_desk import KeepingRefusedError, Kept
from kiosk.keeping.bundle import JOURNAL, BrokenBundleError, Manifest, read_manifest, unpack, write_bundle
from kiosk.keeping.cards import FOLDER as CARDS, mirror_cards
from kiosk.keeping.contents import JOURNAL_FILE, packed_size, sources
from kiosk.keeping.snapshot import DamagedCopyError, JournalLook, look_through, whole_copy
from kiosk.keeping.troubles import LEAVE_FREE, lacking, require_room, told
from kiosk.whole_file import flush

_MAKING = ".making"
_LOCK = ".backup.lock"
_STAMP = "%Y%m%d-%H%M%S"
# However short the room is.
_ALWAYS = 2


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """What is backed up, and where to.

    `folder` lies in the data folder, or must be there already (another disk that is not plugged in would else be
    filled into this one). `keep`: how many backups of this station stay there, 0 for all. `cards`: keep the visitors'
    postcards beside it; only for the station's own folder, where they are deleted in time.
    """

    data: Path
    config: Path
    folder: Path
    keep: int
    station: str
    program: str
    zone: tzinfo
    cards: bool = True
    leave_free: int = LEAVE_FREE


def make_backup(plan: BackupPlan, now_utc_ms: int | None = None) -> tuple[Path, Kept]:
    """Make a backup, restore it beside itself, compare, and give it its name; then let the oldest go.

    After a kill or an error in between there is no new backup, and the older ones are as they were, but for the oldest
    where room had to be made. A damaged journal is mended in the backup; none goes for one that lacks facts. Raises
    KeepingRefusedError with what staff can do.
    """
    made_utc_ms = time.time_ns() // 1_000_000 if now_utc_ms is None else now_utc_ms
    with told(plan.folder):
        require_folder(plan)
        try:
            with filelock.FileLock(plan.folder / _LOCK, timeout=0):
                return _make(plan, made_utc_ms)
        except filelock.Timeout:
            raise KeepingRefusedError(
                "另一份备份正在进行，请稍候。", "Another backup is being made; please wait."
            ) from None


def require_folder(plan: BackupPlan) -> None:
    """Make the folder for backups where that is the kiosk's to do; raises KeepingRefusedError or OSError."""
    if plan.folder == plan.data:
        raise KeepingRefusedError(
            "备份文件夹不能就是数据文件夹：请在 config.yaml 的 backup.folder 里另起一个名字。",
            "The folder for backups can't be the data folder itself: name another under backup.folder in config.yaml.",
        )
    if plan.folder.is_relative_to(plan.data):
        plan.folder.mkdir(parents=True, exist_ok=True)
    elif not plan.folder.is_dir():
        raise KeepingRefusedError(
            f"找不到备份文件夹 {plan.folder}：请插好备份磁盘，或先建好这个文件夹。",
            f"The folder for backups, {plan.folder}, is not there: plug its disk in, or make the folder.",
        )


def _make(plan: BackupPlan, made_utc_ms: int) -> tuple[Path, Kept]:
    making = plan.folder / _MAKING
    # What a killed program left half made.
    shutil.rmtree(making, ignore_errors=True)
    # Room for the journal's copy, the packed file and the proof.
    _make_room(plan, 3 * packed_size(plan.data, plan.config, plan.folder))
    try:
        making.mkdir(mode=0o700)
        bundle, manifest, unreadable = _packed(plan, making, made_utc_ms)
        _prove(bundle, making / "proof", manifest)
        out = _free_name(plan, made_utc_ms)
        bundle.rename(out)
        flush(plan.folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    if not unreadable:
        _prune(plan, out)
    return out, Kept(made_utc_ms, out.stat().st_size, len(manifest.files), unreadable)


def _make_room(plan: BackupPlan, needed: int) -> None:
    """Where room is short let the oldest go, one by one, if that will be enough; raises KeepingRefusedError."""
    spare = backups(plan.folder, plan.station)[:-_ALWAYS] if plan.keep else []
    sizes = sum(path.stat().st_size for path in spare)
    if lacking(plan.folder, needed, plan.leave_free) <= sizes:
        for path in spare:
            if not lacking(plan.folder, needed, plan.leave_free):
                break
            path.unlink()
    require_room(plan.folder, needed, plan.leave_free)


def _packed(plan: BackupPlan, making: Path, made_utc_ms: int) -> tuple[Path, Manifest, int | None]:
    """The packed file, what is in it, and how many facts of a damaged journal are not; None of one that is whole."""
    origin = ""
    if plan.cards:
        origin, _ = mirror_cards(plan.data / "postcards", plan.folder / CARDS, made_utc_ms)
    copy = making / JOURNAL_FILE
    # The rest is listed first: facts that wait beside the journal are then in their file, in the journal, or in both.
    others = list(sources(plan.data, plan.config, plan.folder))
    try:
        look, unreadable = whole_copy(plan.data / JOURNAL_FILE, copy)
    except DamagedCopyError as error:
        raise _unproved(error) from error
    about = {
        "program": plan.program,
        "station": plan.station,
        "made_utc_ms": made_utc_ms,
        "happenings": look.happenings,
        "last_id": look.last_id,
        "origin": origin,
    }
    bundle = making / "backup.zip"
    manifest = write_bundle(bundle, [*others, (JOURNAL, copy)], about)
    copy.unlink()
    return bundle, manifest, unreadable


def _prove(bundle: Path, proof: Path, manifest: Manifest) -> None:
    proof.mkdir()
    try:
        unpacked = unpack(bundle, proof)
        look = look_through(proof.joinpath(*JOURNAL.split("/")))
    except (BrokenBundleError, DamagedCopyError) as error:
        raise _unproved(error) from error
    if unpacked != manifest or look != JournalLook(manifest.happenings, manifest.last_id):
        raise KeepingRefusedError(
            "备份还原后与原来不一致，已删除；之前的备份还在。请检查磁盘。",
            "Restored, the backup was not what had been packed and was deleted; those before are kept. Check the disk.",
        )


def _unproved(error: Exception) -> KeepingRefusedError:
    return KeepingRefusedError(
        f"备份做好后还原检查没有通过（{error}），已删除；之前的备份还在。请检查磁盘。",
        f"The backup did not pass the proof of being restored ({error}) and was deleted; those before are kept. Check "
        "the disk.",
    )


def _free_name(plan: BackupPlan, made_utc_ms: int) -> Path:
    stamp = datetime.fromtimestamp(made_utc_ms / 1000, UTC).astimezone(plan.zone).strftime(_STAMP)
    out, number = plan.folder / f"backup-{plan.station}-{stamp}.zip", 2
    while out.exists():
        out, number = plan.folder / f"backup-{plan.station}-{stamp}-{number}.zip", number + 1
    return out


def backups(folder: Path, station: str) -> list[Path]:
    """The backups of this station in the folder, oldest first by the time in their names."""
    name = re.compile(rf"backup-{re.escape(station)}-(\d{{8}}-\d{{6}})(?:-(\d+))?\.zip")
    named = [(name.fullmatch(path.name), path) for path in (folder.iterdir() if folder.is_dir() else ())]
    found = [(match[1], int(match[2] or 1), path) for match, path in named if match]
    return [path for _, _, path in sorted(found)]


def last_backup(folder: Path, station: str) -> Kept | None:
    """The newest backup that can be read, None without one; raises OSError when the folder can't be read."""
    for path in reversed(backups(folder, station)):
        with suppress(BrokenBundleError, OSError):
            manifest = read_manifest(path)
            return Kept(manifest.made_utc_ms, path.stat().st_size, len(manifest.files))
    return None


def _prune(plan: BackupPlan, fresh: Path) -> None:
    """Let the oldest go; never the one just made, which may look old after the clock was set back."""
    others = [path for path in backups(plan.folder, plan.station) if path != fresh]
    for path in others[: max(0, len(others) + 1 - plan.keep)] if plan.keep else ():
        with suppress(OSError):
            path.unlink()

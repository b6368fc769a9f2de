"""What a start of the kiosk shows: the live pack, one to be looked at, or the last good one in a broken one's place."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import filelock

from kiosk.content.building_card import load_building_frame
from kiosk.content.buildings import load_buildings
from kiosk.content.greetings import load_greetings
from kiosk.content.panorama import load_panorama
from kiosk.content.postcard import load_frames
from kiosk.content.postcard_back import load_back
from kiosk.content.story import load_stories
from kiosk.content.story_card import load_story_frame
from kiosk.content.words import load_words
from kiosk.packs import record as records
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.faults import named_in_pack, without_known
from kiosk.packs.intake import TAKING, is_whole, pack_of
from kiosk.packs.merging import STAMP, TREE, lay, stamp_of
from kiosk.packs.record import Record, RecordDamagedError
from kiosk.yaml_source import Fault, SourceError

log = logging.getLogger(__name__)
PACKS, CONTENT = "packs", "content"
# A pack that never ran well, and ended the kiosk so often before it did, is not tried again. One that ran well once is
# given twice as many starts: then it may be something else that ends the kiosk, or an update that it does not fit.
MOST_STARTS = 3


class UnshowableError(Exception):
    """A pack can't be shown, and why."""


def content_folders(data: Path, shipped: Content = SHIPPED) -> Content:
    """The content of this start; call it once a start, before anything reads words or pictures.

    `data`: the data folder. A preview is shown once: the next start shows what is live. Never raises: what can't be
    read is left for the last good pack, and that for the shipped content; the record then says so too.
    """
    content = data / CONTENT
    if not (content / records.FILE).exists():
        return shipped
    try:
        record = records.read(content)
    except RecordDamagedError as error:
        log.warning("%s", error)
        _write(content, Record())
        return replace(shipped, fell_from="?", why=str(error))
    _sweep(content, record)
    if record.preview:
        _write(content, replace(record, preview=""))
        try:
            return showable(content, record.preview, shipped, preview=True)
        except UnshowableError as error:
            return replace(_live(content, replace(record, preview=""), shipped), why=str(error))
    return _live(content, record, shipped)


def _live(content: Path, record: Record, shipped: Content) -> Content:
    why = ""
    most = MOST_STARTS if record.live != record.good else 2 * MOST_STARTS
    worn = bool(record.live) and record.starts >= most
    if worn:
        why = f"the kiosk ended {record.starts} times before it had run well with it"
    for folder in dict.fromkeys((record.live, record.good, record.before or "", "")):
        if worn and folder == record.live:
            continue
        try:
            # Again and again without running well: the tree itself may have been spoiled.
            chosen = showable(content, folder, shipped, anew=record.starts >= MOST_STARTS)
        except UnshowableError as error:
            log.warning("the pack %s can't be shown: %s", folder, error)
            why = why or str(error)
            continue
        if folder == record.live:
            if folder:
                _write(content, replace(record, starts=record.starts + 1))
            return chosen
        before = None if record.before in (folder, record.live) else record.before
        good = folder if folder == record.good else ""
        _write(content, replace(record, live=folder, good=good, before=before, starts=0))
        return replace(chosen, fell_from=pack_of(record.live), why=why)
    return shipped


def showable(content: Path, folder: str, shipped: Content, *, preview: bool = False, anew: bool = False) -> Content:
    """The pack of this folder laid over the shipped content, its files seen to be whole, and read when it is laid anew.

    Raises `UnshowableError`.
    """
    if not folder:
        return shipped
    place = content / folder
    if not is_whole(place):
        raise UnshowableError("its files are damaged or gone")
    try:
        before = "" if anew else stamp_of(place)
        if anew:
            (place / TREE / STAMP).unlink(missing_ok=True)
        laid = lay(place, pack_of(folder), shipped, preview=preview)
        if stamp_of(place) != before and (faults := _reading_faults(laid, shipped)):
            (place / TREE / STAMP).unlink(missing_ok=True)
            raise UnshowableError(_first(faults))
    except SourceError as error:
        raise UnshowableError(_first(error.faults)) from None
    except OSError as error:
        raise UnshowableError(f"the disk refuses: {error}") from None
    return replace(laid, folder=folder)


def _reading_faults(laid: Content, shipped: Content) -> list[Fault]:
    found = named_in_pack(_read(laid), laid)
    return without_known(found, named_in_pack(_read(shipped), shipped)) if found else []


def _read(content: Content) -> list[Fault]:
    """What the kiosk itself would find in words and measures as it reads them; quick, so pictures are not opened."""
    scenes, assets = content.scenes, content.assets
    faults: list[Fault] = []
    looks: list[Callable[[], object]] = [
        lambda: load_words(scenes),
        lambda: load_stories(scenes / "story" / "stories"),
        lambda: faults.extend(load_buildings(scenes / "panorama" / "buildings")[1]),
        lambda: load_frames(scenes / "postcard" / "frames"),
        lambda: load_back(scenes),
        lambda: load_greetings(scenes),
        lambda: load_story_frame(scenes),
        lambda: load_building_frame(scenes),
        lambda: load_panorama(scenes, assets),
    ]
    for look in looks:
        try:
            look()
        except SourceError as error:
            faults += error.faults
    return faults


def _first(faults: list[Fault]) -> str:
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{faults[0]}{more}"


def _sweep(content: Path, record: Record) -> None:
    """What a kill left half way, and packs nobody needs any more."""
    try:
        for path in content.iterdir():
            left = path.is_dir() and not path.is_symlink() and path.name not in record.needed()
            if left and not (path.name.startswith(TAKING) and _alive(path.name)):
                shutil.rmtree(path, ignore_errors=True)
    except OSError as error:
        log.warning("%s can't be tidied: %s", content, error)


def _alive(name: str) -> bool:
    """Whether the process that takes a pack in there still runs (./run pack, beside the kiosk)."""
    number = name.rpartition("-")[2]
    return number.isdigit() and Path(f"/proc/{number}").exists()


def _write(content: Path, record: Record) -> None:
    # On a full or read-only disk the same is found out again at the next start.
    try:
        with records.locked(content):
            records.write(content, record)
    except (OSError, RecordDamagedError, filelock.Timeout):
        try:
            records.write(content, record)
        except OSError as error:
            log.warning("what is live can't be written down: %s", error)

"""Laying a pack over the shipped content: a tree of links, the pack's words put into the shipped ones key by key."""

from __future__ import annotations

import difflib
import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Annotated

import yaml
from pydantic import Field

from kiosk.content.text import Piece
from kiosk.content.words import load_words_file
from kiosk.packs.content import Content
from kiosk.packs.intake import OWN
from kiosk.packs.kinds import PACK_FILE, SCENES
from kiosk.whole_file import write_flushed
from kiosk.yaml_source import Fault, SourceError, fault_at, load_typed

TREE, STAMP = "tree", "stamp"
WORDS = "words.yaml"
Laid = dict[PurePosixPath, Path | bytes]
_PLACES = re.compile(r"%\d|\{[a-z_]+\}")


class PackFile(Piece):
    """pack.yaml, which a pack may have: `without` names shipped files that are not shown while it is live."""

    without: Annotated[list[str], Field(default_factory=list, max_length=200)]


def lay(folder: Path, pack: str, shipped: Content, *, preview: bool = False) -> Content:
    """The shipped content with the taken-in pack of this folder over it.

    Nothing is written when the tree stands already as it would be made. Raises `SourceError` for the pack's words, and
    OSError when the disk refuses.
    """
    laid = planned(folder / OWN, shipped)
    stamp = hashlib.sha256(repr(sorted(laid.items())).encode()).hexdigest()
    tree = folder / TREE
    if stamp_of(folder) != stamp:
        _build(tree, laid, stamp)
    return Content(tree / "scenes", tree / "assets", pack, preview)


def planned(own: Path, shipped: Content) -> Laid:
    """What stands where in the tree: a link's target, or the text of a file that is made of both."""
    without = _without(own, shipped)
    laid: Laid = {}
    for top, place in (("scenes", shipped.scenes), ("assets", shipped.assets)):
        laid |= _laid(PurePosixPath(top), place, own / top, without)
    return laid


def _laid(at: PurePosixPath, shipped: Path, own: Path, without: set[PurePosixPath]) -> Laid:
    """A folder the pack has no part in is one link; in one that it has, whatever stands there is."""
    if at in without:
        return {}
    if own.is_file():
        if own.name == WORDS and shipped.is_file():
            return {at: _joined(own, shipped)}
        return {at: own}
    touched = own.is_dir() or any(path.is_relative_to(at) for path in without)
    if not touched or not shipped.is_dir():
        return {at: own if own.is_dir() else shipped}
    names = {path.name for path in shipped.iterdir()} | (
        {path.name for path in own.iterdir()} if own.is_dir() else set()
    )
    laid: Laid = {}
    for name in sorted(names):
        laid |= _laid(at / name, shipped / name, own / name, without)
    return laid


def _without(own: Path, shipped: Content) -> set[PurePosixPath]:
    file = own / PACK_FILE
    if not file.exists():
        return set()
    named = [PurePosixPath(name) for name in load_typed(file, PackFile).without]
    for number, path in enumerate(named):
        place = shipped.scenes if path.parts[:1] == ("scenes",) else shipped.assets
        droppable = path.suffix == ".yaml" and len(path.parts) == 4 and path.parts[0] == "scenes"
        if not droppable or path.parts[1] not in SCENES or not place.joinpath(*path.parts[1:]).is_file():
            reason = "is no story, building or postcard that is shipped, as scenes/postcard/frames/letter.yaml"
            raise SourceError([fault_at(file, ("without", number), str(path), reason)])
    return set(named)


def _joined(own: Path, shipped: Path) -> bytes:
    """The pack's words as they stand, and after them those of the shipped ones that it leaves alone."""
    mine, theirs = load_words_file(own), load_words_file(shipped)
    if faults := list(_word_faults(own, mine, theirs)):
        raise SourceError(faults)
    rest = {key: words for key, words in theirs.items() if key not in mine}
    text = own.read_text(encoding="utf-8").rstrip() + "\n"
    added = yaml.safe_dump(rest, allow_unicode=True, width=10_000, sort_keys=False) if rest else ""
    both = text + added
    try:
        stands = yaml.safe_load(both) == {**mine, **rest}
    except yaml.YAMLError:
        stands = False
    # Words in curly braces from end to end can't be gone on with, and lose their lines.
    return (both if stands else yaml.safe_dump({**mine, **rest}, allow_unicode=True)).encode()


def _word_faults(own: Path, mine: dict[str, dict[str, str]], theirs: dict[str, dict[str, str]]) -> Iterator[Fault]:
    for key, words in mine.items():
        if key not in theirs:
            near = difflib.get_close_matches(key, theirs, n=1)
            yield fault_at(own, (key,), "", "is no word of this scene" + (f"; did you mean {near[0]}?" if near else ""))
            continue
        for language, text in words.items():
            wanted, found = (set(_PLACES.findall(told)) for told in (theirs[key][language], text))
            if wanted != found:
                reason = f"must keep these places: {' '.join(sorted(wanted)) or 'none'}"
                yield fault_at(own, (key, language), text, reason)


def stamp_of(folder: Path) -> str:
    """The sum of what the tree in this folder was made of, "" where none stands whole."""
    try:
        return (folder / TREE / STAMP).read_text(encoding="ascii")
    except OSError:
        return ""


def _build(tree: Path, laid: Laid, stamp: str) -> None:
    shutil.rmtree(tree, ignore_errors=True)
    for path, what in laid.items():
        place = tree / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(what, bytes):
            write_flushed(place, what)
        else:
            place.symlink_to(what.resolve())
    # Last: a tree that was left half way has none, and is made anew.
    write_flushed(tree / STAMP, stamp.encode())

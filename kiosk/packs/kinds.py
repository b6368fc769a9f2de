"""What may be in a content pack, and where: words and pictures for visitors, never program, fonts or staff's words."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from kiosk.packs.content import Content

TEXT = {".yaml", ".json", ".md", ".txt"}
_ASSETS = {".webp", ".png", ".jpg", ".jpeg", ".ogg", ".json", ".yaml", ".md", ".txt"}
# The rest of the assets are the kiosk's look, voices' models and programs.
PLACES = ("home", "postcard", "story", "panorama/card", "panorama/round", "panorama/shore", "panorama/voice")
SCENES = {"attract", "closed", "door", "home", "look", "panorama", "postcard", "resting", "smile", "story"}
PACK_FILE = "pack.yaml"
_BESIDE = re.compile(r"pack\.yaml|(README|SOURCES|LICENSE)[A-Za-z0-9._-]*\.(md|txt)|LICENSE")
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")
_DEEPEST = 10


def misplaced(path: PurePosixPath, shipped: Content) -> str:
    """Why a file may not be in a pack at this place, "" when it may."""
    parts = path.parts
    if not parts or len(parts) > _DEEPEST or not all(_PART.fullmatch(part) for part in parts):
        return "names are made of letters A to Z, digits, dots, hyphens and underscores, in at most ten folders"
    if len(parts) == 1:
        return "" if _BESIDE.fullmatch(parts[0]) else "belongs nowhere: put it under scenes/ or assets/"
    if parts[0] == "scenes":
        return _misplaced_words(path, shipped)
    if parts[0] == "assets":
        return _misplaced_asset(path, shipped)
    return "belongs nowhere: a pack has the folders scenes and assets"


def _misplaced_words(path: PurePosixPath, shipped: Content) -> str:
    folder = path.parts[1]
    if len(path.parts) < 3 or not (shipped.scenes / folder).is_dir():
        return "there is no such scene in the kiosk"
    if folder not in SCENES:
        return "staff's own words are not part of content"
    return "" if path.suffix == ".yaml" else f"of scenes a pack holds .yaml files only, not {path.suffix or 'this'}"


def _misplaced_asset(path: PurePosixPath, shipped: Content) -> str:
    within = path.relative_to("assets")
    if not any(within.is_relative_to(place) for place in PLACES):
        return f"this picture belongs to the kiosk itself; a pack's lie in assets/{', assets/'.join(PLACES)}"
    if path.suffix not in _ASSETS:
        return f"is no kind of file a pack may hold: {', '.join(sorted(_ASSETS))}"
    known = {file.name for file in (shipped.assets / "home").glob("*.webp")}
    if within.parts[0] == "home" and path.suffix not in TEXT and within.name not in known:
        return f"is shown nowhere; the pictures of the home screen are {', '.join(sorted(known))}"
    return ""


def disguised(path: PurePosixPath, head: bytes) -> str:
    """Why a file that begins with `head` is not what its name says, "" when it is."""
    match path.suffix:
        case ".webp":
            well = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
        case ".png":
            well = head[:8] == b"\x89PNG\r\n\x1a\n"
        case ".jpg" | ".jpeg":
            well = head[:3] == b"\xff\xd8\xff"
        case ".ogg":
            well = head[:4] == b"OggS"
        case _:
            well = b"\0" not in head
    return "" if well else f"is no {path.suffix[1:]} file, whatever its name says"

"""Which content a run of the kiosk shows: the shipped one, or a pack laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.places import ASSETS, SCENES


@dataclass(frozen=True, slots=True)
class Content:
    """The folders of words (`scenes`) and pictures (`assets`), and which pack they come from, "" for the shipped ones.

    `preview`: it is on screen only to be looked at. `fell_from`: the pack that should have been shown and could not be,
    and `why`, in English, as ./run pack check says it. `folder`: that of the pack in content/, as the record names it.
    """

    scenes: Path = SCENES
    assets: Path = ASSETS
    pack: str = ""
    preview: bool = False
    fell_from: str = ""
    why: str = ""
    folder: str = ""


SHIPPED = Content()

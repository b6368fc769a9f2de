"""`./run pack narrate NAME`: the voices that a pack's new words lack, made into the pack's own folder."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from kiosk.narration.batch import Stale, stale_clips, voicing_from
from kiosk.narration.command import make_clips
from kiosk.narration.shelves import load_shelves
from kiosk.packs.choosing import PACKS
from kiosk.packs.content import SHIPPED, Content
from kiosk.packs.faults import named_in_pack
from kiosk.packs.intake import NAME, PackRefusedError, take_in
from kiosk.packs.merging import lay
from kiosk.settings import load_settings
from kiosk.yaml_source import SourceError


def narrate(name: str, data: Path, config: Path, shipped: Content = SHIPPED) -> int:
    """0: the pack has every voice, 1: some could not be spoken, 2: pack, settings or engine can't be used."""
    folder = data / PACKS / name
    if not NAME.fullmatch(name) or not folder.is_dir():
        print(f"{name}: voices are made into a folder of {data / PACKS}; unpack a zip file first", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        laid = shipped
        try:
            taken = Path(scratch) / take_in(folder, name, Path(scratch), shipped)
            laid = lay(taken, name, shipped)
            voicing = voicing_from(load_settings(config).narration, laid.assets / "voices")
            shelves = load_shelves(laid.scenes, laid.assets)
        except (PackRefusedError, SourceError) as error:
            for fault in named_in_pack(error.faults, laid):
                print(fault, file=sys.stderr)
            return 2
        lacking = [stale for shelf in shelves for stale in stale_clips(shelf.texts, shelf.voices, voicing)]
        count = sum(len(shelf.texts) for shelf in shelves)
        return make_clips(count, [_into(folder, stale, laid) for stale in lacking], voicing)


def _into(folder: Path, stale: Stale, laid: Content) -> Stale:
    """The same clip, made where the pack keeps it."""
    sound, times = (folder / "assets" / path.relative_to(laid.assets) for path in (stale.sound_path, stale.times_path))
    return replace(stale, sound_path=sound, times_path=times)

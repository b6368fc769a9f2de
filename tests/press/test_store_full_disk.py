"""The disk may refuse at any step: the card fails in words, nothing half stays, and what lay there is as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id
from tests.small_disk import mounted_disk

META = CardMeta(1_000, 2_000, "zh", rehearsal=False, short_code="204718")
PICTURES = CardPictures(b"p" * 30_000, b"f" * 30_000, b"b" * 30_000)
OLD = "o" * 22
DAY = "2026-11-23"


class Full:
    """Makes the disk full from its `step`th write on (a file's content or a folder's entry), counted from 0."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
        self._left = step
        self._real = {name: getattr(os, name) for name in ("fsync", "mkdir", "rename", "replace")}
        for name, real in self._real.items():
            monkeypatch.setattr(f"os.{name}", self._refusing(real))

    def _refusing(self, real: Callable[..., object]) -> Callable[..., object]:
        def tried(*given: object, **named: object) -> object:
            # What is already called gone frees room: no disk refuses that.
            if not any(".gone-" in str(part) for part in given):
                self._left -= 1
                if self._left < 0:
                    raise OSError(28, "No space left on device")
            return real(*given, **named)

        return tried

    @property
    def refused(self) -> bool:
        return self._left < 0


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.name != ".lock")


@pytest.fixture
def store(tmp_path: Path) -> CardStore:
    """A store with one card and a day's count in it."""
    made = CardStore(tmp_path / "postcards")
    made.save(OLD, PICTURES, META)
    made.count(DAY, 6)
    return made


@pytest.mark.parametrize("step", range(10))
def test_a_card_the_disk_refuses_at_any_step_leaves_nothing(
    store: CardStore, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before, card_id = names(store.folder), new_card_id()
    with monkeypatch.context() as patched:
        full = Full(patched, step)
        if step == 9:
            store.save(card_id, PICTURES, META)
            assert not full.refused
            return
        with pytest.raises(OSError, match="No space"):
            store.save(card_id, PICTURES, META)
    assert names(store.folder) == before
    store.save(card_id, PICTURES, META)
    assert store.find(card_id, 1_500) == META


@pytest.mark.parametrize("step", range(3))
def test_a_change_the_disk_refuses_leaves_the_card_whole(
    store: CardStore, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = names(store.folder)
    with monkeypatch.context() as patched:
        Full(patched, step)
        with pytest.raises(OSError, match="No space"):
            store.update(OLD, print_failed=True)
    assert store.find(OLD, 1_500) in (META, replace(META, print_failed=True))
    assert names(store.folder) == before


@pytest.mark.parametrize("step", range(3))
def test_a_count_the_disk_refuses_is_the_old_or_the_new(
    store: CardStore, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    before = names(store.folder)
    with monkeypatch.context() as patched:
        Full(patched, step)
        with pytest.raises(OSError, match="No space"):
            store.count(DAY, 7)
    assert store.serial(DAY) in (7, 8)
    assert names(store.folder) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a quarter of a megabyte of its own."""
    with mounted_disk(tmp_path, "256k") as disk:
        yield disk


@pytest.mark.fault(
    "The disk is full while postcards are kept",
    visitor="“The card could not be made. Your writing is still here; please try again”",
    staff="The disk takes nothing more, so a postcard could not be made. Please make room.",
    lost="the card that did not fit; every other is whole",
)
def test_on_a_disk_that_is_really_full_every_card_is_whole_and_a_deleted_one_makes_room(small_disk: Path) -> None:
    store = CardStore(small_disk / "postcards")
    store.count(DAY, 1)
    kept = [new_card_id(), new_card_id()]
    for card_id in kept:
        store.save(card_id, PICTURES, META)
    rest = small_disk / "rest"
    for room in range(0, 140_000, 3_000):
        # Another program leaves ever less room, so that each step of saving meets the full disk in its turn.
        rest.unlink(missing_ok=True)
        with rest.open("wb") as file:
            file.write(b"x" * min(room, shutil.disk_usage(small_disk).free))
        with pytest.raises(OSError, match="No space left on device"):
            store.save(new_card_id(), PICTURES, META)
        assert sorted(path.name for path in store.folder.iterdir() if path.name != "serial.json") == sorted(kept)
    assert all(store.find(card_id, 1_500) == META for card_id in kept)
    assert all(store.sides(card_id)[0].read_bytes() == PICTURES.front for card_id in kept)
    assert store.delete(kept[0])
    rest.unlink()
    store.save(new_card_id(), PICTURES, META)

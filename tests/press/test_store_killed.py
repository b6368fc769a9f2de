"""The program may be killed at any step: no half card is ever served, no card that was shown as done is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.places import ROOT
from kiosk.press.store import CardStore
from tests.press.saving_process import BEFORE_SAVE, CARD_ID, DAY, DEEDS, META, PICTURES

NOW_MS = META.created_utc_ms + 1


@pytest.fixture(scope="module")
def wrecks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.platform == "win32":
        pytest.skip("children are forked")
    folder = tmp_path_factory.mktemp("wrecks")
    command = [sys.executable, "-m", "tests.press.saving_process", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, timeout=120)
    return folder


def left_by(wrecks: Path, deed: str) -> Iterator[tuple[CardStore, bool]]:
    """The folders a deed's children left, step by step, each with whether that child came to its end."""
    steps = sorted((wrecks / deed).iterdir(), key=lambda folder: int(folder.name))
    assert len(steps) > 3
    for folder in steps:
        yield CardStore(folder), folder == steps[-1]


def is_whole(store: CardStore) -> bool:
    front, back = store.sides(CARD_ID)
    assert back is not None
    stored = (store.picture(CARD_ID).read_bytes(), front.read_bytes(), back.read_bytes())
    return stored == (PICTURES.phone, PICTURES.front, PICTURES.back)


def rests(store: CardStore) -> list[str]:
    """What lies there that is no card, no count and no lock."""
    return [path.name for path in store.folder.iterdir() if path.name not in (CARD_ID, "serial.json", ".lock")]


@pytest.mark.fault(
    "kill -9 at every step of keeping a postcard",
    visitor="the card whole, or “The card could not be made”; never half a card",
    staff="nothing",
    lost="a card that was not yet kept",
)
def test_a_card_is_there_whole_or_not_at_all_whenever_its_saving_was_killed(wrecks: Path) -> None:
    met = set()
    for store, done in left_by(wrecks, "save"):
        found = store.find(CARD_ID, NOW_MS)
        assert store.find_code(META.short_code, NOW_MS) == (CARD_ID if found else None)
        if found:
            assert found == META
            assert is_whole(store)
        assert found or not done
        store.sweep()
        assert rests(store) == []
        assert bool(store.find(CARD_ID, NOW_MS)) == bool(found)
        met.add(bool(found))
    assert met == {True, False}


def test_what_is_known_of_a_card_is_the_old_or_the_new_whenever_its_change_was_killed(wrecks: Path) -> None:
    met = set()
    for store, done in left_by(wrecks, "update"):
        found = store.find(CARD_ID, NOW_MS)
        assert found is not None
        assert is_whole(store)
        assert found.print_failed or not done
        met.add(found.print_failed)
        # The next change is not kept out by a dead one's lock.
        assert store.update(CARD_ID, print_failed=False)
    assert met == {True, False}


@pytest.mark.fault(
    "kill -9 at every step of deleting a postcard",
    visitor="the card whole, or gone",
    staff="nothing",
    lost="nothing; no picture stays behind",
)
@pytest.mark.parametrize("deed", ["delete", "expire"])
def test_a_card_goes_whole_whenever_its_deletion_was_killed_and_its_rests_go_too(wrecks: Path, deed: str) -> None:
    met = set()
    for store, done in left_by(wrecks, deed):
        found = store.find(CARD_ID, NOW_MS)
        assert not (found and done)
        if found:
            assert is_whole(store)
        met.add(bool(found))
        store.expire(META.expires_utc_ms)
        assert rests(store) == []
        assert list(store.folder.rglob("*.jpg")) == []
    assert met == {True, False}


@pytest.mark.fault(
    "kill -9 while the day's cards are counted",
    visitor="no number stands on two cards",
    staff="nothing",
    lost="a number at most",
)
def test_no_serial_comes_twice_whenever_its_counting_was_killed(wrecks: Path) -> None:
    for store, done in left_by(wrecks, "count"):
        assert store.serial(DAY) in ({BEFORE_SAVE + 2} if done else {BEFORE_SAVE + 1, BEFORE_SAVE + 2})
        store.count(DAY, BEFORE_SAVE + 1)
        assert store.serial(DAY) == BEFORE_SAVE + 2
        store.sweep()
        assert rests(store) == []


def test_every_deed_was_tried(wrecks: Path) -> None:
    assert {folder.name for folder in wrecks.iterdir()} == set(DEEDS)

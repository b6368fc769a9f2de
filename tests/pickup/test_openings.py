"""How often a card was opened is counted in its folder: by anybody, once each, and gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.pickup.openings import OPENED_FILE, count_opening
from kiosk.press.store import CardStore
from tests.pickup.served import stored
from tests.small_disk import mounted_disk

NOW_MS = 1_795_406_400_000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte of its own."""
    with mounted_disk(tmp_path, "512k") as disk:
        yield disk


def fill(disk: Path) -> None:
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            return


def test_each_opening_counts_once(tmp_path):
    assert [count_opening(tmp_path) for _ in range(3)] == [1, 2, 3]


def test_a_full_disk_counts_for_now_and_remembers_nothing_more(small_disk):
    (small_disk / "card").mkdir()
    fill(small_disk)
    assert count_opening(small_disk / "card") == 1
    (small_disk / "ballast").unlink()
    assert [count_opening(small_disk / "card") for _ in range(2)] == [1, 2]


def test_a_card_deleted_meanwhile_is_not_brought_back(tmp_path):
    store = CardStore(tmp_path / "postcards")
    card_id = stored(store, NOW_MS)
    folder = store.picture(card_id).parent
    count_opening(folder)
    store.delete(card_id)
    assert count_opening(folder) == 1
    assert not list(tmp_path.rglob(OPENED_FILE))

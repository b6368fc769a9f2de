"""Visitors' postcards beside the backups: there to come back, and gone when their visitor wants."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.keeping.backup import make_backup
from kiosk.keeping.cards import FOLDER, mirror_cards, origin_of, restore_cards, tidy_cards
from kiosk.press.store import CardStore
from tests.keeping.kept_station import HOUR_MS, NOW_MS, KeptStation, made_station


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def kept(station: KeptStation) -> set[str]:
    """The cards that lie beside the backups, whatever store they came from."""
    return {path.parent.name for path in (station.backups / FOLDER).glob("*/*/front.jpg")}


def tidy(station: KeptStation, now_ms: int = NOW_MS) -> None:
    tidy_cards(station.data / "postcards", station.backups / FOLDER, now_ms)


def test_a_card_deleted_by_its_owner_goes_from_the_backups_too(station: KeptStation) -> None:
    stays, goes = station.card(), station.card()
    make_backup(station.plan(), NOW_MS)
    assert kept(station) == {stays, goes}
    station.store.delete(goes)
    tidy(station)
    assert kept(station) == {stays}
    assert not [path for path in station.backups.rglob("*") if goes in path.name]


def test_a_card_whose_hours_are_over_goes_from_the_backups_too(station: KeptStation) -> None:
    short, long = station.card(hours=1), station.card(hours=48)
    make_backup(station.plan(), NOW_MS)
    tidy(station, NOW_MS + HOUR_MS)
    assert kept(station) == {long}
    tidy(station, NOW_MS + 48 * HOUR_MS)
    assert kept(station) == set()
    assert short not in kept(station)


def test_cards_of_a_lost_store_wait_for_their_return(station: KeptStation) -> None:
    card = station.card()
    make_backup(station.plan(), NOW_MS)
    shutil.rmtree(station.data / "postcards")
    tidy(station)
    assert kept(station) == {card}, "the store is gone, which is no visitor's wish"
    fresh = station.card()
    make_backup(station.plan(), NOW_MS + 1000)
    assert kept(station) == {card, fresh}
    tidy(station, NOW_MS + 48 * HOUR_MS)
    assert kept(station) == set(), "and even so they live no longer than they may"


def test_a_card_is_copied_once_and_what_is_known_of_it_is_the_newest(station: KeptStation) -> None:
    card = station.card()
    store, folder = station.data / "postcards", station.backups / FOLDER
    origin, count = mirror_cards(store, folder, NOW_MS)
    copied = folder / origin / card / "front.jpg"
    before = copied.stat().st_mtime_ns
    station.store.update(card, print_failed=True)
    assert mirror_cards(store, folder, NOW_MS) == (origin, 1)
    assert count == 1 and copied.stat().st_mtime_ns == before
    found = CardStore(folder / origin).find(card, NOW_MS)
    assert found is not None and found.print_failed


def test_what_comes_back_is_whole_alive_and_not_deleted_since(station: KeptStation, tmp_path: Path) -> None:
    good, damaged, over, deleted = station.card(), station.card(), station.card(hours=1), station.card()
    store, folder = station.data / "postcards", station.backups / FOLDER
    origin, _ = mirror_cards(store, folder, NOW_MS)
    picture = folder / origin / damaged / "phone.jpg"
    picture.write_bytes(picture.read_bytes()[:-1])
    station.store.delete(deleted)
    tidy(station)
    fresh = tmp_path / "fresh"
    assert restore_cards(folder, origin, fresh, NOW_MS + 2 * HOUR_MS) == 1
    assert CardStore(fresh).find(good, NOW_MS) is not None
    assert not any((fresh / card).exists() for card in (damaged, over, deleted))
    assert origin_of(fresh) == origin, "so that its owner can still delete it everywhere"


def test_a_copy_that_was_cut_off_is_no_card(station: KeptStation) -> None:
    card = station.card()
    store, folder = station.data / "postcards", station.backups / FOLDER
    origin, _ = mirror_cards(store, folder, NOW_MS)
    half = folder / origin / f".part-{'x' * 22}"
    half.mkdir()
    (half / "front.jpg").write_bytes(b"half")
    mirror_cards(store, folder, NOW_MS)
    assert not half.exists() and kept(station) == {card}


def test_backups_elsewhere_hold_no_visitors_picture(station: KeptStation, tmp_path: Path) -> None:
    station.card(phone=b"somebody on a picture")
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    make_backup(station.plan(folder=elsewhere, cards=False), NOW_MS)
    assert not any(b"somebody" in path.read_bytes() for path in elsewhere.rglob("*") if path.is_file())

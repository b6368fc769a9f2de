"""A card lies in the store until its time, is never half there, and goes when asked."""

from __future__ import annotations

import pytest

from kiosk.press.store import CardMeta, CardStore, new_card_id

HOUR_MS = 3_600_000
META = CardMeta(created_utc_ms=1000, expires_utc_ms=1000 + 48 * HOUR_MS, language="zh", rehearsal=False)


@pytest.fixture
def store(tmp_path):
    return CardStore(tmp_path / "postcards")


def test_a_saved_card_is_found_until_it_expires(store):
    card_id = new_card_id()
    path = store.save(card_id, b"jpeg", META)
    assert path.read_bytes() == b"jpeg"
    assert store.find(card_id, 2000) == META
    assert store.find(card_id, META.expires_utc_ms - 1) == META
    assert store.find(card_id, META.expires_utc_ms) is None


def test_ids_are_128_random_bits(store):
    ids = {new_card_id() for _ in range(500)}
    assert len(ids) == 500
    assert {len(card_id) for card_id in ids} == {22}


@pytest.mark.parametrize(
    "card_id", ["", "..", "../../etc/passwd", "a" * 21, "a" * 23, "a" * 21 + "/", "serial.json", "a" * 21 + "\n"]
)
def test_what_is_no_card_id_is_never_found_or_deleted(store, card_id):
    store.save(new_card_id(), b"jpeg", META)
    store.count("2026-11-23", 4)
    assert store.find(card_id, 2000) is None
    assert store.delete(card_id) is False
    assert store.serial("2026-11-23") == 5


def test_expired_and_damaged_cards_are_deleted_and_counted(store):
    old, fresh, broken = new_card_id(), new_card_id(), new_card_id()
    store.save(old, b"old", META)
    store.save(fresh, b"fresh", CardMeta(1000, 1000 + 96 * HOUR_MS, "en", True))
    store.save(broken, b"broken", META)
    (store.folder / broken / "meta.json").write_text("{half", encoding="utf-8")
    store.count("2026-11-23", 3)
    assert store.expire(1000 + 50 * HOUR_MS) == 2
    assert sorted(entry.name for entry in store.folder.iterdir()) == sorted([fresh, "serial.json"])
    assert store.expire(1000 + 50 * HOUR_MS) == 0


def test_a_card_is_deleted_at_once_when_asked(store):
    card_id = new_card_id()
    store.save(card_id, b"jpeg", META)
    assert store.delete(card_id) is True
    assert store.find(card_id, 2000) is None
    assert list(store.folder.iterdir()) == []
    assert store.delete(card_id) is False


def test_a_disk_that_refuses_leaves_nothing_half_written(store, monkeypatch):
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.press.store.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(new_card_id(), b"jpeg", META)
    assert list(store.folder.iterdir()) == []


def test_what_a_killed_program_left_is_swept_away(store):
    store.folder.mkdir()
    (store.folder / ".part-abc").mkdir()
    (store.folder / ".part-abc" / "card.jpg").write_bytes(b"half")
    store.sweep()
    assert list(store.folder.iterdir()) == []


def test_serials_begin_anew_every_day(store):
    assert store.serial("2026-11-23") == 1
    store.count("2026-11-23", 1)
    store.count("2026-11-23", 2)
    assert CardStore(store.folder).serial("2026-11-23") == 3
    assert store.serial("2026-11-24") == 1


def test_a_damaged_serial_file_starts_from_one(store):
    store.folder.mkdir()
    (store.folder / "serial.json").write_text("[]", encoding="utf-8")
    assert store.serial("2026-11-23") == 1

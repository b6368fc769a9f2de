"""A card lies in the store until its time, is never half there, and goes when asked."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id, new_short_code

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
META = CardMeta(created_utc_ms=1000, expires_utc_ms=1000 + 48 * HOUR_MS, language="zh", rehearsal=False)
PICTURES = CardPictures(b"phone", b"front", b"back")
TRICKS = [
    "",
    "..",
    "../../etc/passwd",
    "a" * 21,
    "a" * 23,
    "a" * 21 + "/",
    "serial.json",
    ".part-" + "a" * 16,
    "a" * 21 + "\n",
    "a" * 22 + "\n",
    "../" + "a" * 19,
    "%2e%2e%2f" + "a" * 13,
    "ａ" * 22,
    "a" * 21 + "\0",
]


@pytest.fixture
def store(tmp_path):
    return CardStore(tmp_path / "postcards")


def saved(store, meta=META, pictures=PICTURES):
    card_id = new_card_id()
    store.save(card_id, pictures, meta)
    return card_id


def test_a_saved_card_is_found_until_it_expires(store):
    card_id = saved(store)
    assert store.picture(card_id).read_bytes() == b"phone"
    front, back = store.sides(card_id)
    assert (front.read_bytes(), back.read_bytes()) == (b"front", b"back")
    assert store.find(card_id, 2000) == META
    assert store.find(card_id, META.expires_utc_ms - 1) == META
    assert store.find(card_id, META.expires_utc_ms) is None


def test_a_card_with_nothing_on_its_back_has_one_side(store):
    card_id = saved(store, pictures=CardPictures(b"phone", b"front"))
    front, back = store.sides(card_id)
    assert front.read_bytes() == b"front"
    assert back is None


def test_ids_are_128_random_bits(store):
    ids = {new_card_id() for _ in range(500)}
    assert len(ids) == 500
    assert {len(card_id) for card_id in ids} == {22}


@pytest.mark.parametrize("card_id", TRICKS)
def test_what_is_no_card_id_is_never_found_changed_or_deleted(store, card_id):
    saved(store)
    store.count("2026-11-23", 4)
    assert store.find(card_id, 2000) is None
    assert store.delete(card_id) is False
    assert store.update(card_id, print_failed=True) is False
    for refused in (lambda: store.picture(card_id), lambda: store.sides(card_id)):
        with pytest.raises(ValueError, match="is no card's id"):
            refused()
    with pytest.raises(ValueError, match="is no card's id"):
        store.save(card_id, PICTURES, META)
    assert store.serial("2026-11-23") == 5
    assert len(list(store.folder.rglob("*.jpg"))) == 3


def test_a_card_is_found_by_its_short_code_while_it_lives(store):
    first = saved(store, replace(META, short_code="012345"))
    second = saved(store, replace(META, short_code="543210", expires_utc_ms=1000 + 96 * HOUR_MS))
    assert store.find_code("012345", 2000) == first
    assert store.find_code("543210", 2000) == second
    assert store.short_codes(2000) == {"012345", "543210"}
    assert store.find_code("012345", META.expires_utc_ms) is None
    assert store.short_codes(META.expires_utc_ms) == {"543210"}
    store.delete(second)
    assert store.find_code("543210", 2000) is None


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12345\n", "１２３４５６", "../../", "12 456"])
def test_what_is_no_short_code_finds_nothing(store, code):
    saved(store, replace(META, short_code=""))
    assert store.find_code(code, 2000) is None


def test_a_new_short_code_is_six_digits_that_no_living_card_has(monkeypatch):
    drawn = iter([204718, 7, 7, 12])
    monkeypatch.setattr("kiosk.press.store.secrets.randbelow", lambda most: next(drawn) if most == 1_000_000 else 0)
    assert new_short_code({"204718"}) == "000007"
    assert new_short_code({"000007", "204718"}) == "000012"
    with pytest.raises(ValueError, match="every short code is taken"):
        new_short_code(["000000"] * 1_000_000)


def test_what_is_known_of_a_card_changes_and_nothing_else(store):
    card_id, other = saved(store), saved(store)
    assert store.update(card_id, print_failed=True) is True
    assert store.find(card_id, 2000) == replace(META, print_failed=True)
    assert store.find(other, 2000) == META
    assert store.picture(card_id).read_bytes() == b"phone"
    assert store.update(new_card_id(), print_failed=True) is False
    with pytest.raises(TypeError):
        store.update(card_id, print_faild=True)
    with pytest.raises(ValueError, match="print_failed"):
        store.update(card_id, print_failed="yes")
    assert store.find(card_id, 2000) == replace(META, print_failed=True)


def test_two_that_change_a_card_at_once_lose_neither_change(store):
    card_id = saved(store)
    for _ in range(12):
        store.update(card_id, print_failed=False, rehearsal=False)
        both = threading.Barrier(2)

        def change(name, both=both):
            both.wait()
            store.update(card_id, **{name: True})

        threads = [threading.Thread(target=change, args=(name,)) for name in ("print_failed", "rehearsal")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert store.find(card_id, 2000) == replace(META, print_failed=True, rehearsal=True)


def test_a_card_deleted_by_a_phone_in_the_midst_of_a_change_is_gone(store, monkeypatch):
    card_id = saved(store)

    def meanwhile(known, write=json.dumps):
        CardStore(store.folder).delete(card_id)
        return write(known)

    monkeypatch.setattr("kiosk.press.store.json.dumps", meanwhile)
    assert store.update(card_id, print_failed=True) is False
    assert list(store.folder.rglob("*.j*")) == []


def test_expired_and_damaged_cards_are_deleted_and_told(store):
    old, broken, halved = saved(store), saved(store), saved(store)
    fresh = saved(store, CardMeta(1000, 1000 + 96 * HOUR_MS, "en", True))
    (store.folder / broken / "meta.json").write_text("{half", encoding="utf-8")
    (store.folder / halved / "front.jpg").unlink()
    assert store.find(halved, 2000) is None
    store.count("2026-11-23", 3)
    assert sorted(store.expire(1000 + 50 * HOUR_MS)) == sorted([old, broken, halved])
    assert sorted(entry.name for entry in store.folder.iterdir()) == sorted([fresh, "serial.json"])
    assert store.expire(1000 + 50 * HOUR_MS) == []


def test_a_card_that_only_now_can_not_be_read_is_not_deleted(store, monkeypatch):
    card_id = saved(store)

    def too_many(_path: Path) -> bytes:
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.press.store.Path.read_bytes", too_many)
        assert store.expire(2000) == []
    assert store.find(card_id, 2000) == META


def test_one_card_the_disk_keeps_does_not_keep_the_others(store, monkeypatch):
    kept, *others = sorted(saved(store) for _ in range(4))
    over_ms = 1000 + 50 * HOUR_MS
    real = Path.unlink

    def stays(self: Path, *given: object) -> Path:
        raise OSError(28, "No space left on device")

    def unlink(self: Path, missing_ok: bool = False) -> None:
        if self.parent.name == kept:
            raise OSError(1, "Operation not permitted")
        real(self, missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.press.store.Path.rename", stays)
        patched.setattr("kiosk.press.store.Path.unlink", unlink)
        # No new name, and yet they go: from what is known of a card to its pictures.
        assert sorted(store.expire(over_ms)) == others
    assert store.expire(over_ms) == [kept]


def test_a_card_is_gone_when_it_was_deleted_and_not_when_the_folder_is_away(store):
    card_id = saved(store)
    assert not store.gone(card_id)
    store.delete(card_id)
    assert store.gone(card_id)
    store.folder.rmdir()
    assert not store.gone(card_id)


@pytest.mark.fault(
    "The clock is set forward a day: kept postcards (stand-in clock)",
    visitor="the card is still there",
    staff="nothing",
    lost="nothing",
)
def test_the_clock_set_forward_a_day_ends_no_card_before_its_hours_are_over(store):
    card_id = saved(store)
    assert store.expire(1000 + DAY_MS) == []
    assert store.find(card_id, 1000 + DAY_MS) == META
    assert store.expire(1000 + 2 * DAY_MS) == [card_id]


def test_a_card_is_deleted_at_once_when_asked(store):
    card_id = saved(store)
    assert store.delete(card_id) is True
    assert store.find(card_id, 2000) is None
    assert list(store.folder.iterdir()) == []
    assert store.delete(card_id) is False


def test_what_a_killed_program_left_is_swept_away(store):
    store.folder.mkdir()
    for name in (".part-abc", ".gone-abc"):
        (store.folder / name).mkdir()
        (store.folder / name / "front.jpg").write_bytes(b"half")
    (store.folder / ".part-serial").write_bytes(b"half")
    store.expire(1000)
    assert sorted(entry.name for entry in store.folder.iterdir()) == [".part-abc", ".part-serial"]
    store.sweep()
    assert list(store.folder.iterdir()) == []


def test_serials_begin_anew_every_day(store):
    assert store.serial("2026-11-23") == 1
    store.count("2026-11-23", 1)
    store.count("2026-11-23", 2)
    assert CardStore(store.folder).serial("2026-11-23") == 3
    assert store.serial("2026-11-24") == 1


def test_a_clock_set_forward_a_day_and_back_again_brings_no_serial_twice(store):
    store.count("2026-11-23", 7)
    store.count("2026-11-24", 1)
    assert store.serial("2026-11-23") == 8
    for day in range(24, 31):
        store.count(f"2026-11-{day}", 2)
    assert store.serial("2026-11-30") == 3
    assert len((store.folder / "serial.json").read_text()) < 100


@pytest.mark.parametrize("text", ["[]", '{"2026-11-23": "7"}', '{"2026-11-23": -2}', "\xff", ""])
def test_a_damaged_serial_file_starts_from_one(store, text):
    store.folder.mkdir()
    (store.folder / "serial.json").write_text(text, encoding="latin-1")
    assert store.serial("2026-11-23") == 1
    store.count("2026-11-23", 1)
    assert store.serial("2026-11-23") == 2

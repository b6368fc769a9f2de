"""A backup's file: whole, or refused; nothing in it reaches outside the folder it is unpacked to."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from kiosk.keeping.backup import last_backup, make_backup
from kiosk.keeping.bundle import BrokenBundleError, read_manifest, unpack, write_bundle
from tests.keeping.kept_station import NOW_MS, KeptStation, made_station


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def unpacked(path: Path, folder: Path) -> Path:
    folder.mkdir()
    unpack(path, folder)
    return folder


@pytest.mark.fault(
    "A backup file is cut off",
    visitor="nothing",
    staff="it is not offered and not restored",
    lost="that backup",
)
@pytest.mark.parametrize("part", [0.0, 0.02, 0.5, 0.97, 0.999])
def test_half_a_backup_is_never_taken_for_one(station: KeptStation, tmp_path: Path, part: float) -> None:
    path, _ = make_backup(station.plan(), NOW_MS)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(BrokenBundleError):
        unpack(path, tmp_path)
    assert last_backup(station.backups, station.settings.station.id) is None


@pytest.mark.fault(
    "A bit of a backup file is flipped",
    visitor="nothing",
    staff="it is not restored",
    lost="that backup",
)
def test_a_flipped_bit_is_found_or_changes_nothing(station: KeptStation, tmp_path: Path) -> None:
    path, _ = make_backup(station.plan(), NOW_MS)
    whole = path.read_bytes()
    good = unpacked(path, tmp_path / "good")
    chance = random.Random(7)
    found = 0
    for number in range(60):
        bit = chance.randrange(len(whole) * 8)
        path.write_bytes(whole[: bit // 8] + bytes([whole[bit // 8] ^ (1 << bit % 8)]) + whole[bit // 8 + 1 :])
        try:
            folder = unpacked(path, tmp_path / f"{number}")
        except BrokenBundleError:
            found += 1
            continue
        same = {p.relative_to(good): p.read_bytes() for p in good.rglob("*") if p.is_file()}
        assert same == {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert found > 40


@pytest.mark.parametrize(
    "name", ["../outside", "data/../../outside", "/etc/passwd", "data/a\\..\\b", "data//x", "data/C:x", "other/x"]
)
def test_a_backup_that_would_write_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    bad = tmp_path / "bad.zip"
    source = tmp_path / "x"
    source.write_bytes(b"x")
    about = {"program": "", "station": "s", "made_utc_ms": 1, "happenings": 0, "last_id": "", "origin": ""}
    write_bundle(bad, [(name, source)], about)
    with pytest.raises(BrokenBundleError, match="no backup has"):
        unpack(bad, tmp_path / "out")
    assert not (tmp_path / "outside").exists()


def test_a_backup_with_more_in_it_than_its_manifest_says_is_refused(station: KeptStation, tmp_path: Path) -> None:
    path, _ = make_backup(station.plan(), NOW_MS)
    with zipfile.ZipFile(path, "a") as bundle:
        bundle.writestr("data/smuggled.json", "{}")
    with pytest.raises(BrokenBundleError):
        unpack(path, tmp_path / "out")


def test_any_other_zip_and_a_newer_programs_backup_are_told_apart(tmp_path: Path) -> None:
    other, newer = tmp_path / "other.zip", tmp_path / "newer.zip"
    with zipfile.ZipFile(other, "w") as bundle:
        bundle.writestr("photo.jpg", b"")
    with zipfile.ZipFile(newer, "w") as bundle:
        bundle.writestr("manifest.json", '{"format": "riverfront-station-backup", "format_version": 2}')
    with pytest.raises(BrokenBundleError, match="no backup"):
        read_manifest(other)
    with pytest.raises(BrokenBundleError, match="newer version"):
        read_manifest(newer)

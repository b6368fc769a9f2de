"""A restore by root, as on a new disk: the kiosk's own user can go on with all of it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.keeping.backup import make_backup
from kiosk.keeping.command import restore_main
from kiosk.keeping.restore import finish_interrupted
from tests.keeping.kept_station import NOW_MS, KeptStation, made_station


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def test_restored_by_root_on_a_new_disk_all_belongs_to_the_kiosks_own_user(
    station: KeptStation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("files are given to another user by root alone")
    station.card()
    station.store.serial("2026-11-30")
    outside = tmp_path / "outside"
    outside.write_bytes(b"")
    disk = tmp_path / "backup-disk"
    disk.mkdir()
    bundle, _ = make_backup(station.plan(folder=disk), NOW_MS)
    link = station.store.folder / "link"
    shutil.rmtree(station.data)
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    (station.data / "care.json").write_bytes(b"{}")
    for path in (station.data / "care.json", station.data):
        os.chown(path, 4711, 4712)
    decided: list[set[int]] = []

    def cut_off(data: Path) -> bool:
        decided.append({path.stat().st_uid for path in data.iterdir() if path.suffix not in (".lock", ".bell")})
        return finish_interrupted(data)

    monkeypatch.setattr("kiosk.keeping.restore.finish_interrupted", cut_off)
    assert restore_main([str(bundle)], station.settings, station.config) == 0
    everything = [station.data, *station.data.rglob("*")]
    assert {"station.lock", "station.bell", "postcards", "journal.sqlite"} <= {path.name for path in everything}
    assert {path.name: path.lstat().st_uid for path in everything if path.lstat().st_uid != 4711} == {}
    assert outside.stat().st_uid == 0, "a link in there gives nothing away"
    assert decided[-1] == {4711}, "and should the power fail in the middle, the kiosk can go on with it"

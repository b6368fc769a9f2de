"""A backup disk that gets full: older backups make room for a new one, as far as that helps and two stay."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.keeping.backup import make_backup
from tests.keeping.kept_station import HOUR_MS, NOW_MS, KeptStation, left_in, made_station
from tests.small_disk import mounted_disk


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def filled_with_backups(station: KeptStation, disk: Path, count: int) -> list[str]:
    """So many backups of a small station on the disk, which then grows until no other has room beside them."""
    large = station.data / "packs" / "large.jpg"
    large.write_bytes(random.Random(1).randbytes(400_000))
    made = [make_backup(station.plan(folder=disk), NOW_MS + n * HOUR_MS)[0].name for n in range(count)]
    large.write_bytes(random.Random(1).randbytes(600_000))
    return made


def test_where_room_is_short_the_oldest_go_one_by_one_for_a_new_one(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "4m") as disk:
        made = filled_with_backups(station, disk, 6)
        fresh, _ = make_backup(station.plan(folder=disk), NOW_MS + 9 * HOUR_MS)
        left = left_in(disk)
    assert fresh.name in left
    assert set(made[-2:]) <= left and left < {*made, fresh.name}
    gone = [name for name in made if name not in left]
    assert gone == made[: len(gone)], "the oldest, and no more than had to go"
    assert len(gone) < 4


def test_no_backup_goes_where_that_would_not_make_room_enough(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "4m") as disk:
        made = filled_with_backups(station, disk, 6)
        (station.data / "packs" / "large.jpg").write_bytes(random.Random(1).randbytes(1_300_000))
        with pytest.raises(KeepingRefusedError, match="make room"):
            make_backup(station.plan(folder=disk), NOW_MS + 9 * HOUR_MS)
        assert left_in(disk) == set(made)


def test_two_backups_always_stay_and_all_that_somebody_keeps_for_good(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "2m") as disk:
        made = filled_with_backups(station, disk, 2)
        with pytest.raises(KeepingRefusedError, match="make room"):
            make_backup(station.plan(folder=disk), NOW_MS + 9 * HOUR_MS)
        assert left_in(disk) == set(made)
    with mounted_disk(tmp_path / "station", "4m") as disk:
        made = filled_with_backups(station, disk, 6)
        with pytest.raises(KeepingRefusedError, match="make room"):
            make_backup(station.plan(folder=disk, keep=0), NOW_MS + 9 * HOUR_MS)
        assert left_in(disk) == set(made)

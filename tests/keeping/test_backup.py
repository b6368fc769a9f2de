"""Backups: made while the journal is written, proved, and never half one."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.happenings.facts import GroupReceived
from kiosk.journal.writer import Journal
from kiosk.keeping import backup, contents
from kiosk.keeping.backup import backups, last_backup, make_backup
from kiosk.keeping.bundle import JOURNAL, Entry, read_manifest, unpack
from kiosk.keeping.snapshot import look_through
from kiosk.places import ROOT
from tests.keeping.kept_station import HOUR_MS, NOW_MS, KeptStation, left_in, made_station
from tests.small_disk import mounted_disk


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


def unpacked(path: Path, folder: Path) -> Path:
    folder.mkdir()
    unpack(path, folder)
    return folder


def test_everything_that_is_the_stations_is_in_it_and_nothing_of_a_visitors(
    station: KeptStation, tmp_path: Path
) -> None:
    station.card(phone=b"somebody on a picture")
    path, kept = make_backup(station.plan(), NOW_MS)
    names = {entry.name for entry in read_manifest(path).files}
    assert (
        names
        == {
            "config.yaml",
            "data/journal.sqlite",
            "data/journal.kept-0123.jsonl",
            "data/pin.json",
            "data/hours.json",
            "data/panorama/round/own.webp",
            "data/packs/autumn/attract/words.yaml",
        }
        | {"data/postcards/serial.json"} & names
    )
    assert kept.files == len(names)
    assert kept.bytes == path.stat().st_size
    assert path.stat().st_mode & 0o777 == 0o600, "a PIN's hash is in it"
    assert b"somebody on a picture" not in path.read_bytes()
    folder = unpacked(path, tmp_path / "out")
    assert (folder / "data" / "pin.json").stat().st_mode & 0o777 == 0o600
    assert (folder / "data/panorama/round/own.webp").read_bytes() == bytes(range(256)) * 64
    assert look_through(folder / JOURNAL).happenings == 3


def test_a_backup_made_while_the_journal_is_written_is_the_journal_of_one_moment(station: KeptStation) -> None:
    station.note(*range(1, 3000))
    going = threading.Event()
    with Journal(station.journal, "s") as journal:

        def write() -> None:
            number = 0
            while not going.is_set():
                number += 1
                journal.note(GroupReceived(number), visit_id=None, rehearsal=False)
                going.wait(0.0005)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            made = [make_backup(station.plan(), NOW_MS + n)[0] for n in range(3)]
        finally:
            going.set()
            writer.join()
    counts = [read_manifest(path).happenings for path in made]
    assert 3002 <= counts[0] < counts[1] < counts[2] < look_through(station.journal).happenings


def test_facts_noted_in_the_middle_of_the_copying_do_not_begin_it_anew(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    station.note(*range(1, 400))
    steps = []

    class Copied(sqlite3.Connection):
        def backup(self, target, *, pages=-1, progress=None, **rest):
            def noted(status: int, remaining: int, total: int) -> None:
                steps.append(remaining)
                station.note(1)

            super().backup(target, pages=4, progress=noted, **rest)

    connect = sqlite3.connect
    monkeypatch.setattr(
        "kiosk.journal.schema.sqlite3.connect", lambda *given, **more: connect(*given, **more, factory=Copied)
    )
    path, _ = make_backup(station.plan(), NOW_MS)
    assert len(steps) > 3
    assert steps == sorted(steps, reverse=True), "every step goes on where the one before ended"
    assert read_manifest(path).happenings == 402


def test_a_full_disk_is_told_and_leaves_the_older_backup_and_nothing_else(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "2m") as disk:
        plan = station.plan(folder=disk)
        first, _ = make_backup(plan, NOW_MS)
        (station.data / "packs" / "large.jpg").write_bytes(random.Random(1).randbytes(3_000_000))
        with pytest.raises(KeepingRefusedError) as refused:
            make_backup(plan, NOW_MS + HOUR_MS)
        assert "MB" in refused.value.sentence_en and "make room" in refused.value.sentence_en
        assert left_in(disk) == {first.name}


@pytest.mark.fault(
    "The backup disk fills up in the middle",
    visitor="nothing",
    staff="The disk of … is full: make room and try again.",
    lost="that backup; those before stay",
)
def test_a_disk_that_fills_in_the_middle_is_told_and_leaves_nothing(
    station: KeptStation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "require_room", lambda *_: None)
    (station.data / "packs" / "large.jpg").write_bytes(random.Random(1).randbytes(3_000_000))
    with mounted_disk(tmp_path, "2m") as disk:
        with pytest.raises(KeepingRefusedError, match="满了"):
            make_backup(station.plan(folder=disk), NOW_MS)
        assert left_in(disk) == set()


def test_the_journal_keeps_room_on_its_disk_whatever_is_kept_beside_it(station: KeptStation, tmp_path: Path) -> None:
    with mounted_disk(tmp_path, "8m") as disk, pytest.raises(KeepingRefusedError, match="make room"):
        make_backup(station.plan(folder=disk, leave_free=16_000_000), NOW_MS)


@pytest.mark.fault(
    "The backup disk is not plugged in",
    visitor="nothing",
    staff="The folder for backups, …, is not there: plug its disk in, or make the folder.",
    lost="that backup",
)
def test_a_backup_disk_that_is_not_plugged_in_is_told_and_not_made_up(station: KeptStation, tmp_path: Path) -> None:
    elsewhere = tmp_path / "media" / "backup"
    with pytest.raises(KeepingRefusedError, match="插好备份磁盘"):
        make_backup(station.plan(folder=elsewhere), NOW_MS)
    assert not elsewhere.exists()


def test_the_data_folder_itself_is_no_place_for_backups(station: KeptStation) -> None:
    with pytest.raises(KeepingRefusedError, match="name another"):
        make_backup(station.plan(folder=station.data), NOW_MS)


@pytest.mark.fault(
    "The journal is damaged when the evening makes its backup",
    visitor="nothing",
    staff="The journal is damaged: … facts could not be read into the backup. It is mended at the next start.",
    lost="what stood on the damaged pages, counted and told; the older backups stay",
)
def test_a_damaged_journal_is_told_and_the_older_backup_stays(station: KeptStation) -> None:
    station.note(*range(1, 500))
    first, _ = make_backup(station.plan(keep=1), NOW_MS)
    content = bytearray(station.journal.read_bytes())
    content[8 * 4096 : 12 * 4096] = bytes(4 * 4096)
    station.journal.write_bytes(content)
    second, kept = make_backup(station.plan(keep=1), NOW_MS + HOUR_MS)
    assert kept.unreadable and f"有 {kept.unreadable} 条" in kept.remark[0]
    assert left_in(station.backups) == {first.name, second.name}


def test_a_disk_that_gives_back_other_bytes_makes_no_backup(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(path: Path, folder: Path):
        manifest = unpack(path, folder)
        return replace(manifest, files=(*manifest.files[:-1], Entry("data/x", 0, "", 0)))

    monkeypatch.setattr(backup, "unpack", lying)
    with pytest.raises(KeepingRefusedError, match="not what had been packed"):
        make_backup(station.plan(), NOW_MS)
    assert left_in(station.backups) == set()


def test_the_oldest_go_but_never_the_one_just_made_nor_anybody_elses(station: KeptStation) -> None:
    station.backups.mkdir()
    others = {"backup-elsewhere-20200101-000000.zip", "notes.txt"}
    for name in others:
        (station.backups / name).write_bytes(b"")
    made = [make_backup(station.plan(keep=3), NOW_MS + day * 24 * HOUR_MS)[0].name for day in range(5)]
    assert left_in(station.backups) == {*made[-3:], *others}
    # The clock is set back: what is made now looks oldest.
    late, _ = make_backup(station.plan(keep=3), NOW_MS - 999 * 24 * HOUR_MS)
    assert left_in(station.backups) == {late.name, *made[-2:], *others}


def test_two_in_one_second_have_two_names_and_one_order(station: KeptStation) -> None:
    made = [make_backup(station.plan(), NOW_MS)[0] for _ in range(3)]
    assert backups(station.backups, station.settings.station.id) == made


def test_a_second_backup_at_the_same_time_waits_for_its_turn(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = []

    def meanwhile(*_: object) -> None:
        with pytest.raises(KeepingRefusedError, match="Another backup") as found:
            make_backup(station.plan(), NOW_MS)
        refused.append(found)

    monkeypatch.setattr(backup, "require_room", meanwhile)
    make_backup(station.plan(), NOW_MS)
    assert len(refused) == 1


@pytest.mark.fault(
    "kill -9 in the middle of a backup",
    visitor="nothing",
    staff="the backup before, with its day",
    lost="the backup that was under way",
)
def test_killed_in_the_middle_it_leaves_the_older_backup_and_the_next_one_cleans_up(station: KeptStation) -> None:
    first, _ = make_backup(station.plan(), NOW_MS)
    program = (
        "import sys, os, signal\n"
        "from pathlib import Path\n"
        "from kiosk.keeping import backup\n"
        "from tests.keeping.kept_station import KeptStation, NOW_MS\n"
        "from kiosk.settings import load_settings\n"
        "folder = Path(sys.argv[1])\n"
        "station = KeptStation(folder, folder / 'config.yaml', folder / 'var', load_settings(folder / 'config.yaml'))\n"
        "backup._prove = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "backup.make_backup(station.plan(), NOW_MS + 1000)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(station.folder)], cwd=ROOT, check=False)
    assert ended.returncode == -9
    assert left_in(station.backups) == {first.name, ".making"}, "packed, but not proved"
    assert last_backup(station.backups, station.settings.station.id) is not None
    second, _ = make_backup(station.plan(), NOW_MS + 2000)
    assert left_in(station.backups) == {first.name, second.name}


def test_a_pipe_a_link_and_a_file_that_goes_meanwhile_disturb_nothing(
    station: KeptStation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(station.data / "station.bell")
    (station.data / "link").symlink_to("/etc/passwd")
    (station.data / "packs" / "outside").symlink_to("/etc")
    listed = contents.sources

    def vanishing(*given):
        found = list(listed(*given))
        (station.data / "hours.json").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(backup, "sources", vanishing)
    path, _ = make_backup(station.plan(), NOW_MS)
    names = {entry.name for entry in read_manifest(path).files}
    assert not names & {"data/station.bell", "data/link", "data/packs/outside", "data/hours.json"}


def test_without_a_journal_there_is_nothing_to_keep(station: KeptStation) -> None:
    shutil.move(station.journal, station.folder / "away")
    with pytest.raises(KeepingRefusedError, match="no journal yet"):
        make_backup(station.plan(), NOW_MS)

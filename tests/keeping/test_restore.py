"""A backup brought back: wholly or not at all, and what was there is never deleted."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.happenings.facts import GroupReceived
from kiosk.journal.writer import Journal
from kiosk.keeping import backup
from kiosk.keeping.backup import make_backup
from kiosk.keeping.bundle import BrokenBundleError
from kiosk.keeping.command import backup_main, restore_main
from kiosk.keeping.contents import ASIDE
from kiosk.keeping.restore import finish_interrupted, restore, restore_into
from kiosk.keeping.snapshot import DamagedCopyError, JournalLook, look_through, whole_copy
from kiosk.one_station import one_station
from kiosk.places import ROOT
from kiosk.press.store import CardStore
from kiosk.settings import load_settings
from tests.keeping.kept_station import HOUR_MS, NOW_MS, KeptStation, made_station
from tests.small_disk import mounted_disk

LATER_MS = NOW_MS + HOUR_MS


@pytest.fixture
def station(tmp_path: Path) -> KeptStation:
    return made_station(tmp_path / "station")


@pytest.fixture
def bundle(station: KeptStation) -> Path:
    """A backup of the station with three facts; afterwards it goes on and everything in it becomes another."""
    path, _ = make_backup(station.plan(), NOW_MS)
    station.note(100, 200)
    (station.data / "pin.json").write_bytes(b"another PIN")
    (station.data / "care.json").write_bytes(b"new since")
    (station.data / "hours.json").unlink()
    return path


def bring_back(station: KeptStation, bundle: Path, **more: bool):
    return restore(bundle, station.data, station.config, station.settings.station.zone, now_utc_ms=LATER_MS, **more)


def as_it_was(station: KeptStation) -> bool:
    """Whether the folder holds what the backup was made of, and nothing newer."""
    data = station.data
    return (
        look_through(station.journal).happenings == 3
        and (data / "pin.json").read_bytes() == b'{"pin_hash": "scrypt$..."}'
        and (data / "hours.json").read_bytes() == b"{}"
        and not (data / "care.json").exists()
        and (data / "packs/autumn/attract/words.yaml").is_file()
    )


def test_the_station_is_as_it_was_and_what_was_there_lies_aside(station: KeptStation, bundle: Path) -> None:
    found = bring_back(station, bundle)
    assert as_it_was(station)
    assert (station.data / "pin.json").stat().st_mode & 0o777 == 0o600
    assert found.aside is not None and found.aside.name.startswith(ASIDE)
    assert look_through(found.aside / "journal.sqlite").happenings == 5
    assert (found.aside / "care.json").read_bytes() == b"new since"
    assert bundle.is_file(), "backups stay where they are"
    assert (station.data / "station.lock").is_file()
    assert not [path for path in station.data.iterdir() if path.name.startswith(".restoring")]


def test_a_journal_brought_back_is_written_on(station: KeptStation, bundle: Path) -> None:
    bring_back(station, bundle)
    station.note(9)
    # The waiting facts of the backup are no rows, so only the new one came.
    assert look_through(station.journal).happenings == 4


def test_visitors_pictures_never_go_aside_where_nobody_would_delete_them(station: KeptStation, bundle: Path) -> None:
    card = station.card()
    found = bring_back(station, bundle)
    assert station.store.find(card, LATER_MS) is not None
    assert (station.data / "prints" / "postcard-abcd.pdf").is_file()
    assert found.aside is not None
    assert not (found.aside / "postcards").exists() and not (found.aside / "prints").exists()


def test_postcards_come_back_with_a_lost_disk(station: KeptStation, tmp_path: Path) -> None:
    living, over = station.card(), station.card(hours=1)
    disk = tmp_path / "backup-disk"
    disk.mkdir()
    bundle, _ = make_backup(station.plan(folder=disk), NOW_MS)
    shutil.rmtree(station.data)
    found = bring_back(station, bundle)
    assert found.cards == 1 and found.aside is None
    assert station.store.find(living, LATER_MS) is not None
    assert station.store.picture(living).read_bytes() == b"a picture"
    assert not (station.data / "postcards" / over).exists()


@pytest.mark.fault(
    "The power fails at any step of a restore (stand-in)",
    visitor="a hall that opens with the restored data",
    staff="nothing",
    lost="nothing",
)
def test_whatever_step_the_power_fails_at_the_next_start_ends_it(
    station: KeptStation, bundle: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(station.folder, kept, symlinks=True)
    rename = Path.rename
    for left in range(1, 40):
        shutil.rmtree(station.folder)
        shutil.copytree(kept, station.folder, symlinks=True)
        steps = iter([True] * left)

        def fails(path: Path, target: Path, steps: Iterator[bool] = steps) -> Path:
            if not next(steps, False):
                raise KeyboardInterrupt
            return rename(path, target)

        monkeypatch.setattr(Path, "rename", fails)
        try:
            bring_back(station, bundle)
        except KeyboardInterrupt:
            monkeypatch.setattr(Path, "rename", rename)
            decided = (station.data / ".restoring.json").exists()
            assert finish_interrupted(station.data) == decided
            assert decided and as_it_was(station)
            continue
        assert as_it_was(station)
        assert left > 8, "it was tried at every step"
        return
    pytest.fail("it never came to its end")


def test_what_a_hall_wrote_that_opened_in_the_middle_of_a_restore_lies_aside(
    station: KeptStation, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.parent.name == "data" and path.parent.parent.name == ".restoring":
            raise OSError("the disk does not answer")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(OSError, match="does not answer"):
        bring_back(station, bundle)
    monkeypatch.undo()
    station.note(7)
    left_open = station.data / "journal.sqlite-wal"
    left_open.write_bytes(b"of the journal of that time")
    assert finish_interrupted(station.data)
    assert as_it_was(station)
    (meanwhile,) = station.data.glob("before-restore-*/meanwhile")
    assert (meanwhile / left_open.name).read_bytes() == b"of the journal of that time"
    (meanwhile / left_open.name).unlink()
    assert look_through(meanwhile / station.journal.name).happenings == 1


def test_before_it_is_decided_nothing_has_changed(
    station: KeptStation, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "the disk")

    monkeypatch.setattr("kiosk.keeping.restore._decide", broken)
    with pytest.raises(OSError, match="the disk"):
        bring_back(station, bundle)
    assert look_through(station.journal).happenings == 5
    assert (station.data / "pin.json").read_bytes() == b"another PIN"
    assert not (station.data / ".restoring").exists()
    assert not finish_interrupted(station.data)


def test_a_damaged_backup_changes_nothing(station: KeptStation, bundle: Path) -> None:
    whole = bundle.read_bytes()
    bundle.write_bytes(whole[:-200])
    with pytest.raises(BrokenBundleError):
        bring_back(station, bundle)
    assert look_through(station.journal).happenings == 5 and not (station.data / ".restoring").exists()


def test_a_backup_whose_journal_is_another_than_it_says_changes_nothing(
    station: KeptStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "look_through", lambda _: JournalLook(999, ""))
    monkeypatch.setattr(backup, "whole_copy", _copied_wrongly)
    bundle, _ = make_backup(station.plan(), NOW_MS)
    with pytest.raises(DamagedCopyError):
        bring_back(station, bundle)
    assert look_through(station.journal).happenings == 3


def _copied_wrongly(source: Path, target: Path):
    whole_copy(source, target)
    return JournalLook(999, ""), None


def test_a_disk_too_small_for_it_is_told_before_anything(station: KeptStation, tmp_path: Path) -> None:
    (station.data / "packs" / "large.webp").write_bytes(bytes(3_000_000))
    bundle, _ = make_backup(station.plan(), NOW_MS)
    with mounted_disk(tmp_path, "1m") as disk:
        with pytest.raises(Exception, match="make room"):
            restore(bundle, disk / "var", disk / "config.yaml", station.settings.station.zone)
        assert not any((disk / "var").iterdir())


def test_settings_come_back_only_when_asked_for(station: KeptStation, bundle: Path) -> None:
    mine = station.config.read_text().replace("idle_s: 60", "idle_s: 90")
    station.config.write_text(mine)
    found = bring_back(station, bundle)
    assert station.config.read_text() == mine
    assert found.config.name == "config.yaml.restored" and load_settings(found.config).visit.idle_s == 60
    asked = bring_back(station, bundle, with_settings=True)
    assert asked.config == station.config and load_settings(station.config).visit.idle_s == 60
    assert (station.folder / "config.yaml.before-restore").read_text() == mine


def test_a_backup_opens_as_a_station_of_its_own(station: KeptStation, tmp_path: Path) -> None:
    away = station.config.read_text().replace("folder: var ", f"folder: {station.data} ")
    station.config.write_text(away)
    bundle, _ = make_backup(station.plan(), NOW_MS)
    found = restore_into(bundle, tmp_path / "trial", station.settings.station.zone, NOW_MS)
    settings = load_settings(found.config)
    assert settings.data.folder == "var", "and never the running station's own"
    with Journal(tmp_path / "trial" / "var" / "journal.sqlite", "s") as journal:
        journal.note(GroupReceived(1), visit_id=None, rehearsal=False)
    assert look_through(tmp_path / "trial" / "var" / "journal.sqlite").happenings == 4
    with pytest.raises(FileExistsError):
        restore_into(bundle, tmp_path / "trial", station.settings.station.zone)


def test_an_older_programs_journal_is_kept_comes_back_and_is_written_on(station: KeptStation) -> None:
    station.journal.unlink()
    connection = sqlite3.connect(station.journal)
    connection.executescript((ROOT / "tests" / "journal" / "journal_2026_11.sql").read_text())
    connection.close()
    bundle, _ = make_backup(station.plan(), NOW_MS)
    before = bring_back(station, bundle).manifest.happenings
    station.note(1)
    assert look_through(station.journal).happenings == before + 1


def test_a_newer_programs_journal_is_told_and_not_touched(station: KeptStation) -> None:
    connection = sqlite3.connect(station.journal)
    connection.execute("INSERT INTO migrations VALUES ('2031-01 unheard of', 0)")
    connection.commit()
    connection.close()
    with pytest.raises(KeepingRefusedError, match="update the program"):
        make_backup(station.plan(), NOW_MS)


def test_at_the_command_line(
    station: KeptStation, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.keeping.backup.LEAVE_FREE", 0)
    elsewhere = tmp_path / "stick"
    assert backup_main(["--to", str(elsewhere)], station.settings, station.config) == 1
    assert "is not there" in capsys.readouterr().err
    elsewhere.mkdir()
    assert backup_main(["--to", str(elsewhere)], station.settings, station.config) == 0
    assert "restored and compared" in capsys.readouterr().out
    (bundle,) = elsewhere.glob("*.zip")
    with one_station(station.data):
        assert restore_main([str(bundle)], station.settings, station.config) == 1
    assert "end it first" in capsys.readouterr().err
    assert restore_main([str(bundle)], station.settings, station.config) == 0
    told = capsys.readouterr().out
    assert "3 happenings" in told and ASIDE in told
    assert restore_main([str(bundle), "--into", str(tmp_path / "trial")], station.settings, station.config) == 0
    assert "./run --config" in capsys.readouterr().out
    bundle.write_bytes(b"")
    assert restore_main([str(bundle)], station.settings, station.config) == 1
    assert "Nothing was restored" in capsys.readouterr().err
    assert restore_main([str(tmp_path / "none.zip")], station.settings, station.config) == 1
    assert restore_main([], station.settings, station.config) == 2


def test_store_of_cards_without_any_is_no_trouble(station: KeptStation, bundle: Path) -> None:
    shutil.rmtree(station.data / "postcards", ignore_errors=True)
    assert bring_back(station, bundle).cards == 0
    assert CardStore(station.data / "postcards").serial("2026-11-30") == 1

"""A config.yaml that is broken or gone: just then a backup is brought back, and staff ask what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.keeping.backup import make_backup
from kiosk.keeping.snapshot import look_through
from kiosk.settings.last_good import STATE, settings_or_last_good
from tests.keeping.kept_station import NOW_MS, KeptStation, made_station


@pytest.fixture
def station(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptStation:
    """It ran well once, so its settings are known."""
    monkeypatch.delenv(STATE, raising=False)
    monkeypatch.setattr("kiosk.doctor.smile_trial", lambda: "not asked here")
    made = made_station(tmp_path / "station")
    settings_or_last_good(made.config).keep()
    return made


def broken(config: Path) -> int:
    """The line of config.yaml that is wrong now."""
    lines = config.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  idle_s: 60 "))
    lines[at] = "  idle_s: soon"
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at + 1


def test_a_backup_comes_back_while_config_yaml_is_broken(
    station: KeptStation, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    bundle, _ = make_backup(station.plan(), NOW_MS)
    station.note(5)
    line = broken(station.config)
    assert main(["--config", str(station.config), "restore", str(bundle)]) == 0
    told = capsys.readouterr().out
    assert "3 happenings" in told and "config.yaml.restored" in told
    assert f"config.yaml:{line}: visit.idle_s = 'soon': must be a number" in caplog.text
    assert look_through(station.journal).happenings == 3
    assert main(["--config", str(station.config), "restore", str(bundle), "--settings"]) == 0
    assert settings_or_last_good(station.config).faults == ()


def test_a_backup_comes_back_after_config_yaml_was_deleted(
    station: KeptStation, caplog: pytest.LogCaptureFixture
) -> None:
    bundle, _ = make_backup(station.plan(), NOW_MS)
    station.note(5)
    station.config.unlink()
    assert main(["--config", str(station.config), "restore", str(bundle), "--settings"]) == 0
    assert "the last good settings are used" in caplog.text
    assert look_through(station.journal).happenings == 3 and settings_or_last_good(station.config).faults == ()


def test_the_doctor_looks_all_the_same_and_names_the_fault_first(
    station: KeptStation, capsys: pytest.CaptureFixture[str]
) -> None:
    line = broken(station.config)
    assert main(["--config", str(station.config), "doctor"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"settings: config.yaml line {line} visit.idle_s: must be a number")
    assert any(line.startswith(f"data: {station.data}, writable") for line in told)


def test_a_doctor_of_a_station_in_order_says_so(station: KeptStation, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", str(station.config), "doctor"]) == 0
    assert capsys.readouterr().out.startswith(f"settings: {station.config} is in order\n")


def test_where_nothing_ever_ran_the_fault_is_all_there_is_to_say(
    station: KeptStation, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(station.data / "last-good")
    broken(station.config)
    assert main(["--config", str(station.config), "doctor"]) == 1
    assert "nothing was started" in capsys.readouterr().err

"""A config.yaml that can't be used: the one that worked last stands in, and staff read where and what is wrong."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.places import ROOT
from kiosk.settings import last_good as module
from kiosk.settings.last_good import STATE, GoodSettings, last_good, settings_or_last_good, told
from kiosk.yaml_source import SourceError


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(STATE, raising=False)
    return Path(shutil.copy(ROOT / "config.yaml", tmp_path / "config.yaml"))


def change(config: Path, old: str, new: str) -> None:
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_good_settings_are_used_and_kept_only_when_the_station_ran(config: Path) -> None:
    good = settings_or_last_good(config)
    assert (good.config, good.faults) == (config, ())
    assert not last_good(config).exists()
    good.keep()
    assert last_good(config).read_bytes() == config.read_bytes()
    assert last_good(config) == config.parent / "var" / "last-good" / "config.yaml"


def test_a_film_of_a_device_lies_beside_config_whichever_file_was_read(config: Path) -> None:
    change(config, "booth_camera: auto", "booth_camera: file:films/visitor.mp4")
    change(config, "entry_camera: auto", "entry_camera: file:/films/door.mp4")
    settings_or_last_good(config).keep()
    for broken in ("idle_s: 60 ", "idle_s: soon "), ("idle_s: soon ", "idle_s: never "):
        devices = settings_or_last_good(config).settings.devices
        assert devices.booth_camera == f"file:{config.parent / 'films' / 'visitor.mp4'}"
        assert devices.entry_camera == "file:/films/door.mp4"
        change(config, *broken)


@pytest.mark.fault(
    "config.yaml broken at a restart",
    visitor="nothing: the settings that worked last are used",
    staff="file, line, key and what is wrong",
    lost="nothing",
)
@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("wheel: auto ", "wheel: atuo ", "devices.wheel"),
        ("  idle_s: 60 ", "  idle_s: soon ", "visit.idle_s"),
        ("visit:", "visit: {", ""),
        ("staff:", "stuff:", "stuff"),
    ],
)
def test_a_broken_file_gives_way_to_the_one_that_worked(config: Path, old: str, new: str, where: str) -> None:
    change(config, "daily_cap: 400", "daily_cap: 123")
    settings_or_last_good(config).keep()
    change(config, old, new)
    good = settings_or_last_good(config)
    assert good.settings.printing.daily_cap == 123
    # Folders in it are still relative to config.yaml's own place.
    assert good.config == config
    assert good.faults and where in {fault.key for fault in good.faults} | {""}
    assert all(fault.line > 0 for fault in good.faults if fault.key)
    # What stands in is not made good by running: the broken file never becomes the last good one.
    good.keep()
    assert settings_or_last_good(config).faults == good.faults


@pytest.mark.fault(
    "A day that is not in the calendar, or another slip of the pen, in config.yaml",
    visitor="nothing: the settings that worked last are used",
    staff="file, line and what is wrong",
    lost="nothing",
)
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("- {day: 2027-02-29, hours: closed}", "2027-02-29 is no day of the calendar"),
        ("- {day: 2027-02-28 10:00:00 +99:00}", "2027-02-28 10:00:00 +99:00 is no day of the calendar"),
        ("- {day: !!int abc}", "'abc' is no whole number"),
        ("- {day: 0x_}", "'0x_' is no whole number"),
        ("- {day: !!float ''}", "'' is no number"),
        ("- {day: !!bool perhaps}", "'perhaps' is neither true nor false"),
        ("- {day: !!timestamp soon}", "soon is no day of the calendar"),
        ("- {day: !!set [a]}", "expected a mapping node, but found sequence"),
        ("- {[day]: closed}", "a key must be a word"),
        ("- &day [*day]", "contains itself, or has too many things one inside the other"),
        ("- " + "[" * 3000 + "]" * 3000, "contains itself, or has too many things one inside the other"),
    ],
    ids=lambda said: said[:20],
)
def test_a_day_that_is_not_in_the_calendar_gives_way_to_the_last_good_settings(
    config: Path, written: str, reason: str
) -> None:
    settings_or_last_good(config).keep()
    change(config, "    - {day: 2026-01-01, ", f"    {written}\n    - {{day: 2026-01-01, ")
    good = settings_or_last_good(config)
    (fault,) = good.faults
    assert fault.reason == f"is not valid YAML: {reason}"
    line = config.read_text(encoding="utf-8").splitlines().index(f"    {written}") + 1
    assert fault.line == (line if "itself" not in reason else 0)
    assert reason in told(good.faults)[0]


def test_staff_read_file_line_and_what_is_wrong(config: Path) -> None:
    settings_or_last_good(config).keep()
    change(config, "  idle_s: 60 ", "  idle_s: soon ")
    line = (
        config.read_text(encoding="utf-8")
        .splitlines()
        .index(next(text for text in config.read_text(encoding="utf-8").splitlines() if "idle_s: soon" in text))
    )
    zh, en = told(settings_or_last_good(config).faults)
    assert zh == (
        f"config.yaml 第 {line + 1} 行 visit.idle_s 有误，现用上次可用的设置；改好后请重新启动。原因：must be a number"
    )
    assert en.startswith(f"config.yaml line {line + 1} visit.idle_s: must be a number. The settings that worked last")


@pytest.mark.fault(
    "config.yaml deleted or emptied",
    visitor="nothing: the settings that worked last are used",
    staff="file and what is wrong",
    lost="nothing",
)
@pytest.mark.parametrize("gone", [True, False])
def test_a_missing_or_emptied_file_gives_way_too(config: Path, gone: bool) -> None:
    settings_or_last_good(config).keep()
    config.unlink() if gone else config.write_bytes(b"")
    good = settings_or_last_good(config)
    assert good.faults
    assert told(good.faults)[0].startswith("config.yaml ")


def test_without_anything_that_worked_it_is_refused_with_every_fault(config: Path) -> None:
    change(config, "  idle_s: 60 ", "  idle_s: soon ")
    with pytest.raises(SourceError, match="idle_s"):
        settings_or_last_good(config)
    kept = last_good(config)
    kept.parent.mkdir(parents=True)
    kept.write_text("broken too: [", encoding="utf-8")
    with pytest.raises(SourceError, match="idle_s"):
        settings_or_last_good(config)


def newer(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the program has run well with a key that this one does not know."""
    kept = last_good(config)
    with monkeypatch.context() as version:
        version.setattr(module, "PROGRAM", "0.2.0")
        text = config.read_bytes()
        GoodSettings(settings_or_last_good(config).settings, config, (), text + b"fountain: {jets: 3}\n").keep()
    assert b"fountain" in kept.read_bytes()


def test_a_version_that_is_gone_back_to_finds_its_own_settings_again(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(config, "daily_cap: 400", "daily_cap: 123")
    settings_or_last_good(config).keep()
    newer(config, monkeypatch)
    config.write_bytes(last_good(config).read_bytes())
    good = settings_or_last_good(config)
    assert good.settings.printing.daily_cap == 123
    assert "fountain" in {fault.key for fault in good.faults}


def test_of_the_settings_that_worked_the_newest_that_can_be_used_stand_in(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings_or_last_good(config).keep()
    with monkeypatch.context() as version:
        version.setattr(module, "PROGRAM", "0.2.0")
        change(config, "daily_cap: 400", "daily_cap: 123")
        settings_or_last_good(config).keep()
    config.unlink()
    assert settings_or_last_good(config).settings.printing.daily_cap == 123


def test_only_the_versions_of_lately_keep_their_settings(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(9):
        monkeypatch.setattr(module, "PROGRAM", f"0.{number}.0")
        settings_or_last_good(config).keep()
        os.utime(last_good(config).with_name(f"of-0.{number}.0.yaml"), (number, number))
    # A clock that is wrong after a night without power never costs the version in use its own.
    assert sorted(path.name for path in last_good(config).parent.iterdir()) == [
        "config.yaml",
        *(f"of-0.{number}.0.yaml" for number in range(5, 9)),
    ]


def test_a_station_keeps_it_where_it_may_write(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(STATE, str(tmp_path / "state"))
    settings_or_last_good(config).keep()
    assert (tmp_path / "state" / "last-good" / "config.yaml").exists()
    assert not (config.parent / "var").exists()
    (tmp_path / "file").touch()
    monkeypatch.setenv(STATE, str(tmp_path / "file"))
    settings_or_last_good(config).keep()
    assert "can't be kept" in caplog.text

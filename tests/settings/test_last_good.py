"""A config.yaml that can't be used: the one that worked last stands in, and staff read where and what is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.places import ROOT
from kiosk.settings.last_good import STATE, last_good, settings_or_last_good, told
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

"""A short soak of a whole station: visitors come again as on a kept day, faults strike, and nothing is lost."""

import json
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.places import ROOT
from kiosk.settings import load_settings
from kiosk.soak.command import soak_main


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped settings, beside which a station would keep its data."""
    return Path(shutil.copy(ROOT / "config.yaml", tmp_path))


def test_a_visitor_of_a_kept_day_comes_again_among_faults_and_nothing_is_lost(
    qtbot: QtBot, config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = tmp_path / "day.json"
    day.write_text('{"format": "riverfront-day-1", "began_s": [36000]}', encoding="utf-8")
    asked = ["--replay", str(day), "--speed", "120", "--size", "320x180", "--fault-every", "12", "--seed", "49"]
    status = soak_main([*asked, "--json", str(tmp_path / "soak.json")], load_settings(config), config)
    told = json.loads((tmp_path / "soak.json").read_text(encoding="utf-8"))
    assert status == 0, capsys.readouterr().out
    assert told["visits"] == 1
    assert told["faults"]
    assert told["lost"] == 0 < told["noted"]
    assert told["still_in_fault"] == []
    assert "facts: " in capsys.readouterr().out
    assert not (tmp_path / "var").exists(), "a soak has a data folder of its own"


def test_a_day_without_a_journal_is_told_in_a_sentence(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert soak_main(["--record", "2026-11-30"], load_settings(config), config) == 2
    assert "soak: unable to open" in capsys.readouterr().err

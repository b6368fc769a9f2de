"""A version is tried out of sight before it is used."""

from pathlib import Path

import pytest

from kiosk.installing.steps import StepError
from kiosk.installing.trial import try_release
from kiosk.settings import load_settings
from tests.rules.tracked import ROOT

WELL = """
case "$*" in
*check) exit 0 ;;
*run*) trap 'kill $!; exit 0' TERM; cp "$4" {kept}; sleep 60 & echo "ready: first frame after 1 s"; wait ;;
esac
"""
DIES = 'case "$*" in *check) exit 0 ;; *) echo "no such shader" >&2; exit 1 ;; esac'
FAULTY = 'case "$*" in *check) echo "config.yaml: line 3: wrong"; exit 1 ;; esac'


def version(folder: Path, does: str) -> Path:
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!/bin/sh\n{does}\n")
    python.chmod(0o755)
    return folder


def test_a_version_that_opens_its_window_passes_with_pretend_devices_that_reach_nobody(tmp_path):
    kept = tmp_path / "as-tried.yaml"
    release = version(tmp_path / "release", WELL.format(kept=kept))
    assert try_release(release, ROOT / "config.yaml", None) == "ready: first frame after 1 s"
    tried = load_settings(kept)
    assert tried.devices.printer == "pretend"
    assert tried.devices.entry_camera == "pretend"
    assert not tried.staff_page.served
    assert tried.data.folder != load_settings(ROOT / "config.yaml").data.folder
    assert not Path(tried.data.folder).exists(), "nothing of the trial is left"


def test_a_version_whose_window_dies_is_refused_with_its_last_words(tmp_path):
    with pytest.raises(StepError, match="does not open:\nno such shader"):
        try_release(version(tmp_path, DIES), ROOT / "config.yaml", None)


def test_a_version_that_cannot_read_the_station_s_settings_is_refused_with_the_line(tmp_path):
    with pytest.raises(StepError, match=r"config\.yaml: line 3: wrong"):
        try_release(version(tmp_path, FAULTY), ROOT / "config.yaml", None)

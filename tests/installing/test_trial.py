"""A version is tried out of sight before it is used."""

import re
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


def test_a_station_whose_screens_are_switched_off_in_the_evening_can_be_updated(tmp_path):
    """`off` is a word in config.yaml, though YAML 1.1 takes it, and a name like Yes, for false or true."""
    config = tmp_path / "config.yaml"
    shipped = (ROOT / "config.yaml").read_text(encoding="utf-8")
    evening = re.sub(r"(?m)^(\s+screens: )dark\b", r"\1off ", shipped, count=1)
    config.write_text(re.sub(r"(?m)^(\s+name_en:) .*$", r"\1 Yes", evening, count=1), encoding="utf-8")
    assert load_settings(config).evening.screens == "off"
    kept = tmp_path / "as-tried.yaml"
    try_release(version(tmp_path / "release", WELL.format(kept=kept)), config, None)
    tried = load_settings(kept)
    assert tried.evening.screens == "dark", "a trial does not switch the hall's own monitors"
    assert tried.station.name_en == "Yes"


@pytest.mark.parametrize("text", ["station: [unfinished", "station: {id: here}", "- a list", ""])
def test_settings_that_cannot_be_read_are_told_by_the_check_and_never_as_a_traceback(tmp_path, text):
    config = tmp_path / "config.yaml"
    config.write_text(text)
    with pytest.raises(StepError, match=r"config\.yaml: line 3: wrong"):
        try_release(version(tmp_path / "faulty", FAULTY), config, None)
    # A check that lets it pass all the same, as one that began with the last good settings.
    with pytest.raises(StepError, match="settings"):
        try_release(version(tmp_path / "lenient", DIES), config, None)


def test_links_that_a_version_plants_while_it_is_tried_lead_root_nowhere(tmp_path):
    victim = tmp_path / "shadow"
    victim.write_text("of root")
    plants = f'ln -s {victim} "$HOME/.config.yaml.part"; ln -s {victim} "$HOME/config.yaml"; '
    plants += f'ln -s {victim} "$HOME/errors.txt"; exit 0'
    does = f'case "$*" in *check) {plants} ;; *) echo "and says so" >&2; exit 1 ;; esac'
    with pytest.raises(StepError, match="and says so"):
        try_release(version(tmp_path / "release", does), ROOT / "config.yaml", None)
    assert victim.read_text() == "of root"

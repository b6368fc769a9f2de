"""Versions whose settings differ: an update adds what is new, and the way back always finds settings that open."""

import sys
from pathlib import Path

import pytest

from kiosk.installing.command import rollback_main
from kiosk.installing.place import Place
from kiosk.installing.steps import StepError
from kiosk.installing.trial import settings_faults
from tests.installing.scratch import OPT, PYTHON, install, program, update, used
from tests.rules.tracked import ROOT

CONFIG = Path("etc/riverfront-station/config.yaml")
FOUNTAIN = "  fountain: 3                     # jets of water\n"


def with_a_fountain(folder: Path, version: str = "0.2.0", under: str = "visit:\n") -> Path:
    """A version that wants a key more in that section."""
    made = program(folder, version)
    shipped = (made / "config.yaml").read_text(encoding="utf-8")
    assert under in shipped
    (made / "config.yaml").write_text(shipped.replace(under, under + FOUNTAIN, 1), encoding="utf-8")
    return made


def text_of(machine: Path) -> str:
    return (machine / CONFIG).read_text(encoding="utf-8")


def change(machine: Path, old: str, new: str) -> None:
    text = text_of(machine)
    assert old in text
    (machine / CONFIG).write_text(text.replace(old, new, 1), encoding="utf-8")


def go_back(machine: Path) -> int:
    return rollback_main(["--root", str(machine)], Path())


@pytest.fixture
def updated(machine: Path, tmp_path: Path) -> str:
    """A station with settings of its own, updated to a version that wants a key more; its config.yaml before that."""
    assert install(machine) == 0
    change(machine, "id: qinhuangdao", "id: mine")
    before = text_of(machine)
    assert update(machine, with_a_fountain(tmp_path / "next")) == 0
    return before


def test_an_update_adds_what_the_new_version_wants_and_says_what(capsys, machine, updated):
    text = text_of(machine)
    assert FOUNTAIN in text
    assert text.replace(FOUNTAIN, "") == updated, "every value and comment of the station stays"
    assert "added visit.fountain: 3\n" in capsys.readouterr().out


def test_the_way_back_and_forth_gives_each_version_the_file_it_had(machine, updated, capsys):
    newer = text_of(machine)
    assert go_back(machine) == 0
    assert text_of(machine) == updated
    assert "0.1.0-20261130-000000 gets back the settings that it had" in capsys.readouterr().out
    assert go_back(machine) == 0
    assert text_of(machine) == newer


def test_what_staff_changed_since_the_update_stays_on_the_way_back_and_forth(machine, updated, capsys):
    change(machine, FOUNTAIN, FOUNTAIN.replace("3", "7"))
    change(machine, "daily_cap: 400", "daily_cap: 123")
    assert go_back(machine) == 0
    told = capsys.readouterr().out
    assert "so that 0.1.0-20261130-000000 can use it: set aside as comments: visit.fountain\n" in told
    text = text_of(machine)
    assert "  # fountain: 7 " in text
    assert "id: mine" in text
    assert "daily_cap: 123" in text
    change(machine, "tray_sheets: 100", "tray_sheets: 50")
    assert go_back(machine) == 0
    text = text_of(machine)
    assert "  fountain: 7 " in text, "as that version had it, not as it is shipped"
    assert "daily_cap: 123" in text
    assert "tray_sheets: 50" in text


def test_settings_that_both_can_use_stay_as_they_are(machine, tmp_path, capsys):
    assert install(machine) == 0
    assert update(machine, program(tmp_path / "next", "0.2.0")) == 0
    change(machine, "daily_cap: 400", "daily_cap: 123")
    changed = text_of(machine)
    capsys.readouterr()
    assert go_back(machine) == 0
    assert text_of(machine) == changed
    assert "0.1.0-20261130-000000 uses /etc/riverfront-station/config.yaml as it is" in capsys.readouterr().out


def test_the_way_back_is_found_where_the_key_was_written_by_hand_before_the_update(machine, tmp_path):
    assert install(machine) == 0
    change(machine, "visit:\n", f"visit:\n{FOUNTAIN}")
    assert update(machine, with_a_fountain(tmp_path / "next")) == 0
    assert go_back(machine) == 0
    assert "  # fountain: 3 " in text_of(machine)


def test_settings_that_cannot_be_read_any_more_give_way_to_those_that_version_had(machine, updated, capsys):
    (machine / CONFIG).write_text("visit: {")
    capsys.readouterr()
    assert go_back(machine) == 0
    assert text_of(machine) == updated
    assert "/opt/riverfront-station/settings/0.2.0-20261130-000001.yaml" in capsys.readouterr().out


def test_an_update_that_cannot_add_the_key_is_refused_with_what_is_wrong_and_changes_nothing(machine, tmp_path, capsys):
    assert install(machine) == 0
    before, names = "station: {id: mine}\n", used(machine)
    (machine / CONFIG).write_text(before)
    next_one = program(tmp_path / "next", "0.2.0")
    (next_one / "config.yaml").write_text("station:\n  id: x\n  name: y\n")
    assert update(machine, next_one) == 1
    told = capsys.readouterr().err
    assert "can't use the settings" in told
    assert "config.yaml: ['.station.name']" in told
    assert (text_of(machine), used(machine)) == (before, names)


def test_a_version_that_can_use_no_settings_at_all_is_not_gone_back_to(machine, updated, capsys):
    names, text = used(machine), text_of(machine)
    (machine / OPT / "releases" / names[1] / "kiosk/settings.py").write_text("raise OSError('the disk')\n")
    assert go_back(machine) == 1
    assert "the disk" in capsys.readouterr().err
    assert (text_of(machine), used(machine)) == (text, names)


@pytest.mark.parametrize("fails", ["update", "rollback"])
def test_a_version_that_does_not_open_takes_its_settings_away_again(machine, updated, tmp_path, monkeypatch, fails):
    names, text = used(machine), text_of(machine)

    def opens(_place: Place, name: str) -> None:
        if name != names[0]:
            raise StepError("no first frame")

    monkeypatch.setattr("kiosk.installing.command._open", opens)
    status = go_back(machine) if fails == "rollback" else update(machine, program(tmp_path / "third", "0.3.0"))
    assert status == 1
    assert (text_of(machine), used(machine)) == (text, names)


def test_what_a_version_had_is_for_root_alone_and_goes_with_it(machine, updated, tmp_path):
    had = machine / OPT / "settings"
    assert had.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in had.iterdir()] == [0o600], "the PIN's hash and a password are in it"
    assert update(machine, with_a_fountain(tmp_path / "third", "0.3.0")) == 0
    assert [path.name for path in had.iterdir()] == ["0.2.0-20261130-000001.yaml"]
    assert sorted(path.name for path in (machine / CONFIG).parent.iterdir()) == ["config.yaml"]


def test_a_link_that_the_kiosk_s_user_laid_shows_nobody_what_only_root_may_read(machine, updated, tmp_path, capsys):
    secret = tmp_path / "shadow"
    secret.write_text("root:secret\n")
    (machine / CONFIG).unlink()
    (machine / CONFIG).symlink_to(secret)
    assert go_back(machine) == 0
    assert text_of(machine) == updated
    assert not (machine / CONFIG).is_symlink()
    assert secret.read_text() == "root:secret\n"
    assert not [path for path in (machine / OPT / "settings").iterdir() if "root:secret" in path.read_text()]


def test_the_real_program_says_whether_it_can_use_settings(tmp_path):
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON.format(python=sys.executable))
    python.chmod(0o755)
    (tmp_path / "kiosk").symlink_to(ROOT / "kiosk")
    shipped = (ROOT / "config.yaml").read_text(encoding="utf-8")
    assert settings_faults(tmp_path, ROOT / "config.yaml", None) == ""
    assert settings_faults(tmp_path, shipped, None) == ""
    assert "visit.fountain" in settings_faults(tmp_path, shipped.replace("visit:\n", f"visit:\n{FOUNTAIN}", 1), None)
    assert {path.name for path in tmp_path.iterdir()} == {".venv", "kiosk"}

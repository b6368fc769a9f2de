"""What was chosen for a station holds at the next installation, unless it is chosen anew."""

import re
from pathlib import Path

import pytest

from kiosk.installing import applying, command
from kiosk.installing.command import uninstall_main
from kiosk.installing.steps import run
from tests.installing.scratch import DATA, install

CONFIG = Path("etc/riverfront-station/config.yaml")
UNIT = Path("etc/systemd/system/riverfront-station.service")
HELD = Path("etc/systemd/system/display-manager.service")
SENTENCE = "gdm3.service holds the screen: sudo systemctl disable --now display-manager"


def unit_of(machine: Path) -> str:
    return (machine / UNIT).read_text(encoding="utf-8")


def test_user_data_and_compositor_are_remembered_unless_they_are_given_anew(machine):
    assert install(machine, "--user", "visitor", "--data", "/srv/hall", "--compositor", "weston") == 0
    first = unit_of(machine)
    assert install(machine) == 0
    assert unit_of(machine) == first
    assert install(machine, "--compositor", "eglfs") == 0
    place = applying.installed(machine)
    assert place
    assert (place.user, place.data, place.compositor) == ("visitor", Path("/srv/hall"), "eglfs")


def test_data_that_were_kept_are_found_again_with_their_user(machine, monkeypatch):
    assert install(machine, "--user", "visitor", "--data", "/srv/hall") == 0
    # In a scratch folder no user is made, so the record is told of one.
    monkeypatch.setattr(
        "kiosk.installing.applying._traces",
        lambda place, real=applying._traces: [*real(place), {"took": "user", "name": "visitor"}],
    )
    assert uninstall_main(["--root", str(machine), "--keep-data"], Path()) == 0
    assert install(machine) == 0
    place = applying.installed(machine)
    assert place
    assert (place.user, place.data) == ("visitor", Path("/srv/hall"))


def test_a_folder_that_only_the_kept_settings_name_is_not_given_to_the_kiosk_s_user(machine):
    assert install(machine) == 0
    assert uninstall_main(["--root", str(machine), "--keep-data"], Path()) == 0
    text = (machine / CONFIG).read_text(encoding="utf-8")
    (machine / CONFIG).write_text(text.replace(f"folder: /{DATA}", "folder: /etc"), encoding="utf-8")
    assert install(machine) == 0
    place = applying.installed(machine)
    assert place
    assert place.data == Path(f"/{DATA}")


def test_where_the_settings_name_another_data_folder_than_was_chosen_it_is_said(machine, capsys):
    assert install(machine) == 0
    assert install(machine, "--data", "/srv/hall") == 0
    assert f"config.yaml names data.folder: /{DATA}, not /srv/hall: change that line" in capsys.readouterr().out


@pytest.mark.parametrize("how", [["--dry-run"], []])
def test_a_desktop_that_holds_the_screen_is_named_with_the_command_that_ends_it(machine, capsys, how):
    assert install(machine, *how) == 0
    assert "holds the screen" not in capsys.readouterr().out
    (machine / HELD).symlink_to("/lib/systemd/system/gdm3.service")
    assert install(machine, *how) == 0
    assert SENTENCE in capsys.readouterr().out


def test_a_version_that_was_switched_to_is_itself_and_brings_its_groups_and_the_folder_of_backups(
    machine, monkeypatch, tmp_path
):
    assert install(machine) == 0
    config = machine / CONFIG
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"(?m)^  folder: backups\b", "  folder: /data/backups", text), encoding="utf-8")
    groups: list[str] = []
    monkeypatch.setattr(command, "_ROOT_FOLDER", machine)
    monkeypatch.setattr("kiosk.installing.steps.User.do", lambda step, _place: groups.extend(step.groups))
    assert command.refresh_main() == 0
    assert "-/data/backups" in unit_of(machine)
    assert "i2c" in groups


def test_a_command_of_the_machine_s_does_not_find_this_program_in_place_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/opt/old")
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    out = tmp_path / "out"
    run(["sh", "-c", f"env >{out}"])
    said = out.read_text()
    assert "PYTHONPATH" not in said
    assert "PYTHONSAFEPATH" not in said

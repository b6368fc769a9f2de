"""A station is installed below a scratch folder, updated, rolled back and taken away again."""

import json
import re
from pathlib import Path

import pytest

from kiosk.installing import applying, release
from kiosk.installing.command import rollback_main, uninstall_main, update_main
from kiosk.installing.place import Place
from kiosk.installing.steps import Step, StepError, Work, Write
from kiosk.settings import load_settings
from tests.installing.scratch import DATA, OPT, install, program, run_script, tree, update, used


def test_the_dry_run_prints_every_file_that_an_installation_writes_and_changes_nothing(machine, capsys):
    before = tree(machine)
    for compositor in ("cage", "weston", "eglfs"):
        assert install(machine, "--dry-run", "--compositor", compositor) == 0
        printed = capsys.readouterr().out
        assert tree(machine) == before
    assert install(machine, "--compositor", "eglfs") == 0
    capsys.readouterr()
    place = Place(compositor="eglfs", root=machine)
    texts = [machine / path for path, what in tree(machine).items() if what == "file" and "releases" not in path]
    own = {place.at(place.record), machine / "etc/systemd/system/own.service"}
    for text in set(texts) - own:
        assert f"file /{text.relative_to(machine)} (" in printed
        for line in text.read_text(encoding="utf-8").splitlines():
            assert f"    {line}".rstrip() in printed, text
    links = {path for path, what in tree(machine).items() if what.startswith("->") and "releases/" not in path}
    assert {path for path in links if f"link /{path} -> " not in printed} == set()


def test_an_installed_station_has_its_program_its_settings_and_nothing_of_the_folder_it_came_from(machine):
    assert install(machine) == 0
    current = machine / OPT / "current"
    assert (current / "scenes/words.yaml").read_text() == "version: 0.1.0\n"
    assert not (current / "var").exists()
    settings = load_settings(machine / "etc/riverfront-station/config.yaml")
    assert settings.data.folder == f"/{DATA}"
    assert "# Every setting of this station" in (machine / "etc/riverfront-station/config.yaml").read_text(
        encoding="utf-8"
    )


def test_copied_packages_belong_to_their_new_folder(machine):
    assert install(machine) == 0
    folder = (machine / OPT / "current").resolve()
    assert (folder / ".venv/bin/tool").read_text() == f"#!{folder}/.venv/bin/python\n"
    assert (folder / ".venv/.root").read_text() == str(folder)
    assert str(folder) in (folder / ".venv/.ready-run").read_text()
    if Path("/usr/bin/python3.11").exists():
        assert "home = /usr/bin\n" in (folder / ".venv/pyvenv.cfg").read_text()
        assert (folder / ".venv/bin/python").resolve() == Path("/usr/bin/python3.11").resolve()


def test_uninstalling_leaves_the_machine_as_it_was(machine):
    before = tree(machine)
    assert install(machine) == 0
    (machine / DATA / "journal.sqlite").write_text("a year")
    assert uninstall_main(["--root", str(machine), "--yes"], Path()) == 0
    left = {path for path, what in tree(machine).items() if path not in before and what != "folder"}
    assert left == set()
    assert not (machine / DATA).exists()
    assert not (machine / OPT).exists()
    assert (machine / "etc/systemd/system/own.service").read_text() == "of the machine"


def test_data_and_settings_can_be_kept_and_are_found_again(machine):
    assert install(machine) == 0
    config = machine / "etc/riverfront-station/config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("id: qinhuangdao", "id: mine"), encoding="utf-8")
    (machine / DATA / "journal.sqlite").write_text("a year")
    assert uninstall_main(["--root", str(machine), "--keep-data"], Path()) == 0
    assert (machine / DATA / "journal.sqlite").read_text() == "a year"
    assert install(machine) == 0
    assert load_settings(config).station.id == "mine", "settings are never overwritten"


def test_uninstalling_asks_before_it_deletes_what_the_hall_remembers(machine, monkeypatch, capsys):
    assert install(machine) == 0
    monkeypatch.setattr("sys.stdin.readline", lambda: "y\n", raising=False)
    assert uninstall_main(["--root", str(machine)], Path()) == 1
    assert "nothing was taken away" in capsys.readouterr().err
    assert (machine / DATA).exists()


def test_what_was_masked_before_stays_masked_after(machine):
    (machine / "etc/systemd/system/sleep.target").symlink_to("/dev/null")
    assert install(machine) == 0
    assert uninstall_main(["--root", str(machine), "--yes"], Path()) == 0
    assert (machine / "etc/systemd/system/sleep.target").is_symlink()
    assert not (machine / "etc/systemd/system/suspend.target").is_symlink()


def test_an_update_stands_beside_the_old_version_and_one_command_goes_back(machine, tmp_path):
    assert install(machine) == 0
    assert update(machine, program(tmp_path / "next", "0.2.0")) == 0
    assert used(machine) == ("0.2.0-20261130-000001", "0.1.0-20261130-000000")
    assert (machine / OPT / "current/scenes/words.yaml").read_text() == "version: 0.2.0\n"
    back = ["--root", str(machine)]
    assert rollback_main(back, Path()) == 0
    assert (machine / OPT / "current/scenes/words.yaml").read_text() == "version: 0.1.0\n"
    assert rollback_main(back, Path()) == 0
    assert used(machine)[0] == "0.2.0-20261130-000001", "twice is forward again"


def test_only_two_versions_are_kept(machine, tmp_path):
    assert install(machine) == 0
    for number in range(2, 5):
        assert update(machine, program(tmp_path / f"v{number}", f"0.{number}.0")) == 0
    kept = sorted(path.name.split("-")[0] for path in (machine / OPT / "releases").iterdir())
    assert kept == ["0.3.0", "0.4.0"]


def test_a_version_whose_packages_cannot_be_brought_is_not_used_and_leaves_nothing(machine, tmp_path, capfd):
    assert install(machine) == 0
    before = used(machine)
    broken = program(tmp_path / "broken", "0.2.0", packages="two==2")
    run_script(broken, "echo no network >&2; exit 1")
    assert update(machine, broken) == 1
    assert "no network" in capfd.readouterr().err
    assert used(machine) == before
    assert len(list((machine / OPT / "releases").iterdir())) == 1


def test_changed_packages_are_fetched_and_unchanged_ones_copied(machine, tmp_path):
    assert install(machine) == 0
    fresh = program(tmp_path / "fresh", "0.2.0", packages="two==2")
    setting_up = "mkdir -p .venv/bin; printf '#!/bin/sh\\nexit 0\\n' >.venv/bin/python; chmod +x .venv/bin/python"
    run_script(fresh, f'cd "$(dirname "$0")"; [ "$*" = setup ] && {setting_up}')
    (fresh / ".venv/.ready-run").unlink()
    assert update(machine, fresh) == 0
    assert not (machine / OPT / "current/.venv/bin/tool").exists()


def test_a_version_that_does_not_open_is_taken_away_and_both_versions_before_are_as_they_were(
    machine, tmp_path, monkeypatch, capsys
):
    assert install(machine) == 0
    assert update(machine, program(tmp_path / "good", "0.2.0")) == 0
    before = used(machine)
    opened: list[str] = []

    def opens(_place: Place, name: str) -> None:
        opened.append(name)
        if name.startswith("0.3.0"):
            raise StepError("no first frame")

    monkeypatch.setattr("kiosk.installing.command._open", opens)
    assert update(machine, program(tmp_path / "bad", "0.3.0")) == 1
    assert "no first frame" in capsys.readouterr().err
    assert used(machine) == before
    assert opened[-1] == before[0], "the hall is open again"
    assert sorted(path.name for path in (machine / OPT / "releases").iterdir()) == sorted(before)


def test_going_back_where_there_is_nothing_says_so(machine, capsys):
    assert install(machine) == 0
    assert rollback_main(["--root", str(machine)], Path()) == 1
    assert "no version before this one" in capsys.readouterr().err


def test_what_is_neither_a_folder_nor_a_version_is_refused(machine, capsys):
    assert install(machine) == 0
    assert update_main(["no-such-version", "--root", str(machine)], Path()) == 1
    assert "neither a folder nor a version" in capsys.readouterr().err
    assert update_main(["--root", str(machine), "--", "--output=/etc/passwd"], Path()) == 1
    assert "neither a folder nor a version" in capsys.readouterr().err


def test_an_installation_cut_short_can_be_taken_back(tmp_path):
    place = Place(root=tmp_path)

    def fails(_place: Place) -> None:
        raise StepError("the disk is full")

    steps: list[Step] = [Write(Path("/etc/one"), "1"), Work(("fails",), fails), Write(Path("/etc/two"), "2")]
    with pytest.raises(StepError, match="the disk is full"):
        applying.apply(steps, place, print)
    assert (tmp_path / "etc/one").exists()
    assert not (tmp_path / "etc/two").exists()
    applying.uninstall(place, keep_data=False, say=print)
    assert [what for what in tree(tmp_path).values() if what != "folder"] == []


def test_a_second_installation_remembers_what_the_first_one_made(machine):
    assert install(machine, "--user", "visitor") == 0
    assert install(machine, "--user", "visitor") == 0
    record = json.loads((machine / OPT / "installed.json").read_text())
    assert record["user"] == "visitor"
    paths = [trace["path"] for trace in record["traces"] if trace["took"] == "file"]
    assert len(paths) == len(set(paths))
    assert uninstall_main(["--root", str(machine), "--yes"], Path()) == 0
    assert not (machine / DATA).exists()


def test_one_compositor_for_one_screen_is_refused_for_two(machine, capsys):
    assert install(machine) == 0
    config = machine / "etc/riverfront-station/config.yaml"
    text = config.read_text(encoding="utf-8")
    screens = "screens:\n  - {output: HDMI-2, scenes: smile, width_mm: 100, height_mm: 100, lower: false}\n"
    config.write_text(re.sub(r"(?m)^screens:.*\n", screens, text), encoding="utf-8")
    assert install(machine) == 1
    assert "give --compositor weston" in capsys.readouterr().err
    assert install(machine, "--compositor", "weston") == 0
    assert "vt-switching=false" in (machine / OPT / "weston.ini").read_text()


@pytest.mark.parametrize(
    "bad",
    [
        *(["--user", name] for name in ("root", "a b")),
        *(["--data", folder] for folder in ("var", "/var/my data", "/var/%h", "/var/$(id)", "/srv/../usr/kiosk")),
        *(["--data", f"{folder}/kiosk"] for folder in ("/home", "/root", "/run", "/tmp", "/var/tmp", "/dev", "/proc")),
        # What uninstalling takes away even with --keep-data, and what the machine itself lives in.
        *(
            ["--data", folder]
            for folder in ("/opt/riverfront-station/data", "/etc/riverfront-station", "/var/lib", "/")
        ),
    ],
)
def test_a_user_or_folder_that_would_break_a_unit_is_refused(machine, bad, capsys):
    with pytest.raises(SystemExit):
        install(machine, *bad)
    assert bad[1] in capsys.readouterr().err


def test_a_folder_without_git_brings_the_whole_program(tmp_path):
    """Left behind is what lies beside the program, and what tools leave in it; not a part that is named alike."""
    source = program(tmp_path / "copied")
    whole = ["kiosk/tour/command.py", "kiosk/var/one.py", "scenes/.git/words.yaml", "assets/.venv-notes/one.txt"]
    beside = ["tour/01.png", ".git/HEAD", ".venv-test/x", "config.yaml.before-wheel", ".mypy_cache/x", "run.pyc"]
    left = [*beside, "kiosk/__pycache__/a.cpython-311.pyc", "kiosk/.ruff_cache/x"]
    for name in (*whole, *left):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("x")
    release.bring(source, tmp_path / "release")
    brought = {path for path, what in tree(tmp_path / "release").items() if what == "file"}
    assert set(whole) <= brought
    assert not brought & {*left, "var/journal.sqlite"}
    assert not (tmp_path / "release/.venv").exists()

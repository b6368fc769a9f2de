"""What was chosen and what was kept is remembered from one installation to the next."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk.installing import applying
from kiosk.installing.command import uninstall_main
from kiosk.installing.place import Place
from kiosk.installing.plan import files, plan
from kiosk.installing.steps import Borrow, Command, Work
from tests.installing.scratch import DATA, OPT, install
from tests.rules.tracked import ROOT

CONFIG = Path("etc/riverfront-station/config.yaml")
UNIT = Path("etc/systemd/system/riverfront-station.service")


def uninstall(machine: Path, how: str) -> int:
    return uninstall_main(["--root", str(machine), how], Path())


def test_what_a_second_installation_chose_holds_after_the_next_update(machine):
    assert install(machine, "--compositor", "weston") == 0
    config = machine / CONFIG
    text = config.read_text(encoding="utf-8")
    before, _, after = text.partition("\nbackup:")
    config.write_text(f"{before}\nbackup:{after.replace('folder: ', 'folder: /srv/backups # ', 1)}", encoding="utf-8")
    assert install(machine, "--compositor", "cage") == 0
    place = applying.installed(machine)
    assert place is not None
    assert place.compositor == "cage"
    assert place.backups == Path("/srv/backups")
    applying.rewrite(files(place), place)
    unit = (machine / UNIT).read_text(encoding="utf-8")
    assert "ExecStart=/usr/bin/cage" in unit
    assert "-/srv/backups" in unit


def test_data_kept_once_are_deleted_by_the_next_uninstallation(machine):
    assert install(machine) == 0
    card = machine / DATA / "postcards/x/phone.jpg"
    card.parent.mkdir(parents=True)
    card.write_text("a visitor's")
    assert uninstall(machine, "--keep-data") == 0
    assert card.exists()
    assert install(machine) == 0
    assert uninstall(machine, "--keep-data") == 0
    assert install(machine) == 0
    assert card.exists()
    assert uninstall(machine, "--yes") == 0
    assert not (machine / DATA).exists()
    assert not (machine / CONFIG).parent.exists()
    assert not (machine / OPT).exists()


def test_what_was_kept_is_noted_where_only_root_may_write(machine):
    assert install(machine) == 0
    assert uninstall(machine, "--keep-data") == 0
    left = {path for path in (machine / OPT).rglob("*") if path.is_file()}
    assert left == {machine / OPT / "kept.json"}
    assert not list((machine / CONFIG).parent.glob("*.json")), "that folder's files are the kiosk user's to change"
    assert applying.installed(machine) is None, "nothing but data is here"


def test_data_that_lay_elsewhere_before_are_named_before_they_are_deleted(machine, monkeypatch, capsys):
    assert install(machine, "--data", "/srv/old") == 0
    assert uninstall(machine, "--keep-data") == 0
    assert install(machine, "--data", f"/{DATA}") == 0
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin.readline", lambda: "no\n", raising=False)
    assert uninstall_main(["--root", str(machine)], Path()) == 1
    asked = capsys.readouterr().out
    assert f"/{DATA}" in asked
    assert "/srv/old" in asked
    assert (machine / "srv/old").exists()
    assert uninstall(machine, "--yes") == 0
    assert not (machine / "srv/old").exists()


def test_a_data_folder_that_was_there_before_the_station_is_said_to_stay(machine, capsys):
    (machine / "srv/theirs").mkdir(parents=True)
    assert install(machine, "--data", "/srv/theirs") == 0
    capsys.readouterr()
    assert uninstall(machine, "--yes") == 0
    assert (machine / "srv/theirs").exists()
    assert "left /srv/theirs, which was there before the station" in capsys.readouterr().out


def test_the_uninstallation_of_an_older_record_takes_its_files_away(machine):
    assert install(machine) == 0
    record = json.loads((machine / OPT / "installed.json").read_text())
    older = machine / "etc/riverfront-station/environment"
    older.write_text("# as it was")
    record["traces"].append({"took": "file", "path": "/etc/riverfront-station/environment", "kept": True})
    (machine / OPT / "installed.json").write_text(json.dumps(record))
    assert uninstall(machine, "--yes") == 0
    assert not older.exists()


def undone(monkeypatch, works: Callable[[Sequence[str]], bool]) -> list[list[str]]:
    """What the record of an installation holds to be run when it is taken back, where these commands succeed."""
    monkeypatch.setattr("kiosk.installing.steps.systemd_runs", lambda: True)
    monkeypatch.setattr("kiosk.installing.steps.run", lambda *_words, **_how: None)
    monkeypatch.setattr("kiosk.installing.steps.succeeds", works)
    program = Work(("program",), lambda _place: None)
    steps = plan(Place(), (ROOT / "config.yaml").read_text(encoding="utf-8"), program, start=True)
    traces = [step.do(Place()) for step in steps if isinstance(step, Command | Borrow)]
    return [trace["undo"] for trace in traces if trace]


def test_the_login_of_the_first_console_is_there_again_at_once_when_the_station_is_taken_away(monkeypatch):
    enabled = undone(monkeypatch, lambda _argv: True)
    assert enabled == [["systemctl", "enable", "--now", "getty@tty1.service"]]


def test_the_seat_of_the_screen_is_switched_off_again_unless_it_was_on_before(monkeypatch):
    seat = ["systemctl", "disable", "--now", "seatd.service"]
    assert seat in undone(monkeypatch, lambda argv: "seatd.service" not in argv)
    assert seat not in undone(monkeypatch, lambda _argv: True)


def test_what_was_on_is_asked_before_debian_s_packages_bring_services_of_their_own():
    program = Work(("program",), lambda _place: None)
    steps = plan(Place(), (ROOT / "config.yaml").read_text(encoding="utf-8"), program, start=True)
    asks = next(number for number, step in enumerate(steps) if isinstance(step, Borrow))
    assert asks < steps.index(program)

"""An update or a way back that is cut short leaves the hall open with the version it had."""

import builtins
import signal
import subprocess
from pathlib import Path

import pytest

from kiosk.installing import command, machine as texts
from kiosk.installing.command import rollback_main
from kiosk.installing.place import Place
from kiosk.installing.steps import StepError
from tests.installing.scratch import OPT, install, program, update, used


def opening(monkeypatch, fails: dict[str, BaseException]) -> list[str]:
    """Opening a version is pretended: those of `fails` fail so. The names in the order they were opened."""
    opened: list[str] = []

    def opens(_place: Place, name: str) -> None:
        opened.append(name)
        for begin, error in fails.items():
            if name.startswith(begin):
                raise error

    monkeypatch.setattr("kiosk.installing.command._open", opens)
    return opened


def go_back(machine: Path) -> int:
    return rollback_main(["--root", str(machine)], Path())


def test_going_back_to_a_version_that_does_not_open_leaves_both_as_they_were(machine, tmp_path, monkeypatch, capsys):
    assert install(machine) == 0
    assert update(machine, program(tmp_path / "next", "0.2.0")) == 0
    before = used(machine)
    opened = opening(monkeypatch, {"0.1.0": StepError("no first frame")})
    assert go_back(machine) == 1
    told = capsys.readouterr().err
    assert "no first frame" in told
    assert f"{before[1]} did not open; {before[0]} is back" in told
    assert used(machine) == before
    assert opened == [before[1], before[0]], "the hall is open again"
    assert (machine / OPT / "releases" / before[1]).is_dir(), "the older version is not thrown away"


@pytest.mark.parametrize("begin", ["0.1.0", "0.2.0"])
def test_who_does_not_wait_for_the_first_frame_has_the_version_before_back(
    machine, tmp_path, monkeypatch, capsys, begin
):
    assert install(machine) == 0
    before = used(machine)
    if begin == "0.1.0":
        assert update(machine, program(tmp_path / "next", "0.2.0")) == 0
        before = used(machine)
    opened = opening(monkeypatch, {begin: KeyboardInterrupt()})
    status = go_back(machine) if begin == "0.1.0" else update(machine, program(tmp_path / "next", "0.2.0"))
    assert status == 1
    assert "interrupted" in capsys.readouterr().err
    assert used(machine) == before
    assert opened[-1] == before[0]
    left = {path.name for path in (machine / OPT / "releases").iterdir()}
    assert left == {name for name in before if name}


def test_where_neither_version_opens_both_reasons_are_told_and_the_links_are_as_before(
    machine, tmp_path, monkeypatch, capsys
):
    assert install(machine) == 0
    before = used(machine)
    opening(monkeypatch, {"0.1.0": StepError("the screen is off"), "0.2.0": StepError("no first frame")})
    assert update(machine, program(tmp_path / "next", "0.2.0")) == 1
    told = capsys.readouterr().err
    assert "no first frame" in told
    assert "the screen is off" in told
    assert used(machine) == before
    assert [path.name for path in (machine / OPT / "releases").iterdir()] == [before[0]]


def test_a_terminal_that_is_gone_stops_no_update_and_the_log_hears_the_rest(machine, tmp_path, monkeypatch):
    assert install(machine) == 0
    logged: list[str] = []

    def gone(*_words: object, **_how: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(builtins, "print", gone)
    monkeypatch.setattr("syslog.syslog", logged.append)
    assert update(machine, program(tmp_path / "next", "0.2.0")) == 0
    assert used(machine)[0].startswith("0.2.0")
    assert any("is in use" in line for line in logged)
    opening(monkeypatch, {"0.1.0": StepError("no first frame")})
    assert go_back(machine) == 1
    assert any("did not open" in line for line in logged)


def test_an_update_typed_where_the_screen_s_login_is_goes_on_when_that_login_is_closed(tmp_path):
    script = texts.station_command(Place())
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("systemd-run", "id"):
        (tools / name).write_text('#!/bin/sh\n[ "$1" = -u ] && echo 0 || echo "$0" "$@"\n')
        (tools / name).chmod(0o755)
    # Below a machine that systemd started; here that may be none.
    script = script.replace("/run/systemd/system", str(tools))
    asked = {}
    for what in ("update", "rollback"):
        done = subprocess.run(
            ["sh", "-c", script, "riverfront-station", what, "my folder"],
            env={"PATH": f"{tools}:/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.startswith(str(tools / "systemd-run"))
        assert f"-- {Place().current}/run --config {Place().config} {what} my folder" in done.stdout
        # A folder named from where one stands is found, and a second update beside the first is refused.
        assert "--same-dir" in done.stdout
        asked[what] = [word for word in done.stdout.split() if word.startswith("--unit=")]
    assert asked["update"] == asked["rollback"]


def test_the_hangup_of_a_login_that_ends_is_not_obeyed_while_a_version_opens(monkeypatch):
    heard: list[object] = []
    monkeypatch.setattr(command, "run", lambda *_words, **_how: heard.append(signal.getsignal(signal.SIGHUP)))
    before = signal.getsignal(signal.SIGHUP)
    try:
        command._open(Place(), "0.1.0")
    finally:
        signal.signal(signal.SIGHUP, before)
    assert heard
    assert set(heard) == {signal.SIG_IGN}

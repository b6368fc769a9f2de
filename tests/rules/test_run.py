"""./run, tried as a newcomer types it: its own checkout, a real virtual environment, a stub as the kiosk."""

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cli import COMMANDS, main
from tests.rules.tracked import ROOT, text

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="./run sets up Debian")

STUB = r"""
import os, signal, sys
def leave(number, frame):
    # print() may be under way still when the signal comes, and does not bear being entered twice.
    os.write(1, f"left by {signal.Signals(number).name}\n".encode())
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
signal.signal(signal.SIGINT, leave)
print("arguments", sys.argv[1:], "display", os.environ.get("DISPLAY", "none"), flush=True)
if "here" in sys.argv:
    os.execv(sys.executable, [sys.executable, "-m", "kiosk", "in", os.getcwd()])
if "stay" in sys.argv:
    signal.pause()
"""


def without_a_display(**more: str) -> dict[str, str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "KIOSK_VIRTUAL_SIZE", "VIRTUAL_ENV"}
    return {key: value for key, value in os.environ.items() if key not in hidden} | {"LC_ALL": "C"} | more


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(folder / "run"), *arguments]
    return subprocess.run(
        command, env=without_a_display(**environment), capture_output=True, text=True, check=False, timeout=240
    )


def checkout(folder: Path) -> Path:
    """A repository with the real ./run, no packages to fetch, and the stub."""
    (folder / "kiosk").mkdir(parents=True)
    (folder / "kiosk/__main__.py").write_text(STUB)
    (folder / "pyproject.toml").write_text(
        "[project]\ndependencies = []\n[dependency-groups]\ntest = []\nnarrate = []\n"
    )
    (folder / "constraints.txt").write_text("")
    shutil.copy(ROOT / "run", folder / "run")
    return folder


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = checkout(tmp_path_factory.mktemp("checkout") / "with a space")
    first = run(folder, "check")
    assert first.returncode == 0, first.stderr
    assert "making the virtual environment" in first.stderr
    return folder


def screens() -> set[int]:
    """Process ids of the virtual screens that run on this machine."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"Xvfb" in (folder / "cmdline").read_bytes().split(b"\0")[0]:
                found.add(int(folder.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def child_screen(parent: int) -> int:
    return next(pid for pid in screens() if f"PPid:\t{parent}\n" in Path(f"/proc/{pid}/status").read_text())


def wait_until_gone(pid: int) -> None:
    """Wait for the end of a process that is no child of ours: its descriptor becomes readable then."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        ended, _, _ = select.select([watched], [], [], 20)
    finally:
        os.close(watched)
    assert ended, f"process {pid} still runs"


@pytest.fixture
def staying(house: Path) -> Iterator[subprocess.Popen[str]]:
    """./run with a stub that stays until it is told to leave, past its first line."""
    process = subprocess.Popen(
        [house / "run", "stay"], env=without_a_display(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with process:
        yield process
        process.kill()


def test_arguments_are_passed_on_as_they_were_typed(house):
    result = run(house, "check", "--from", "2026-11-01", "two words", "*")
    assert "arguments ['check', '--from', '2026-11-01', 'two words', '*']" in result.stdout
    assert result.stderr == "", "nothing to set up, nothing to say"


def test_relative_names_are_meant_from_where_it_was_typed(house, tmp_path):
    # Another program of that name lies there; what is started, and what that starts, is the kiosk of ./run.
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk/__main__.py").write_text("print('the other one')\n")
    called = os.path.relpath(house / "run", tmp_path)
    result = subprocess.run(
        [called, "check", "here"], cwd=tmp_path, env=without_a_display(), capture_output=True, text=True, check=False
    )
    assert result.stdout.splitlines() == [
        "arguments ['check', 'here'] display none",
        f"arguments ['in', '{tmp_path}'] display none",
    ], result.stderr


def test_settings_named_from_here_are_the_same_for_every_process_wherever_it_runs(tmp_path, monkeypatch):
    given: list[Path] = []

    def check(config: Path, _rest: object) -> int:
        given.append(config)
        return 0

    monkeypatch.setitem(COMMANDS, "check", check)
    monkeypatch.chdir(tmp_path)
    assert main(["--config", "my.yaml", "check"]) == 0
    assert given == [tmp_path / "my.yaml"]


def test_a_command_without_a_window_starts_no_screen(house):
    assert "display none" in run(house, "summary").stdout


def test_without_a_display_the_kiosk_gets_a_virtual_one_and_says_how_to_see_it(house):
    result = run(house, "tour", "out", "--size", "1280x720")
    display = re.search(r"display (:\d+)", result.stdout)
    assert display
    assert f"no display here: using a virtual one, {display[1]}, 1280x720" in result.stderr
    assert f"x11vnc -display {display[1]}" in result.stderr


def test_checking_pictures_and_films_of_a_door_needs_no_display(house):
    for given in (("smile", "score", "pictures"), ("--config", "config.yaml", "smile", "replay", "film.avi")):
        assert "no display here" not in run(house, *given).stderr
    assert "no display here" in run(house, "smile", "calibrate", "--door", "entry").stderr


def test_a_size_that_is_none_is_refused(house):
    result = run(house, "tour", "--size", "large")
    assert (result.returncode, '"large" is no screen size' in result.stderr) == (2, True)


def test_an_own_display_is_left_alone(house):
    assert "display :7" in run(house, DISPLAY=":7").stdout


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_run_reaches_the_kiosk_which_leaves_cleanly_and_takes_the_screen_along(staying, sent):
    assert "stay" in staying.stdout.readline()
    screen = child_screen(staying.pid)
    staying.send_signal(sent)
    assert staying.stdout.readline() == f"left by {sent.name}\n"
    assert staying.wait(20) == 0
    wait_until_gone(screen)


def test_the_screen_dies_with_a_kiosk_that_is_killed(staying):
    assert "stay" in staying.stdout.readline()
    screen = child_screen(staying.pid)
    staying.kill()
    staying.wait(20)
    wait_until_gone(screen)


def test_after_a_set_up_that_was_cut_short_two_that_start_at_once_make_it_anew_one_after_the_other(tmp_path):
    folder = checkout(tmp_path / "house")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/.unfinished").touch()
    (folder / ".venv/bin/python").write_text("half a file")
    both = [
        subprocess.Popen([folder / "run", "check"], env=without_a_display(), stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=240)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("making the virtual environment" in words for words in said) == 1
    assert not (folder / ".venv/.unfinished").exists()


@pytest.fixture(scope="module")
def moved(house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moved") / "house"
    shutil.copytree(house, folder, symlinks=True)
    assert "making the virtual environment" in run(folder, "check").stderr, "its scripts name the old place"
    return folder


def test_a_changed_pin_keeps_the_environment(moved):
    with (moved / "pyproject.toml").open("a") as file:
        file.write("# changed\n")
    said = run(moved, "check").stderr
    assert "setting up Python packages" in said
    assert "making the virtual environment" not in said


def test_pip_s_own_words_are_kept_when_it_fails(moved):
    (moved / "pyproject.toml").write_text('[project]\ndependencies = ["no-such-package @ file:///nowhere.whl"]\n')
    result = run(moved, "check")
    assert result.returncode == 1
    assert "pip could not install them" in result.stderr
    assert "nowhere.whl" in (moved / ".venv-setup/log.txt").read_text()
    assert not list((moved / ".venv").glob(".ready-*"))


def without_a_package(folder: Path, name: str) -> str:
    """A search path on which Debian lacks a package and the user may not install it."""
    folder.mkdir()
    tools = {
        "dpkg-query": f'/usr/bin/dpkg-query "$@" | sed "s|installed/{name} ||"',
        "apt-get": "echo apt-get was called >&2; exit 1",
        "sudo": "exit 1",
    }
    for tool, body in tools.items():
        (folder / tool).write_text(f"#!/bin/sh\n{body}\n")
        (folder / tool).chmod(0o755)
    return f"{folder}:{os.environ['PATH']}"


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root to become an ordinary user")
def test_who_may_not_install_packages_reads_the_line_to_type(house):
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        path = without_a_package(Path(open_to_all) / "bin", "libxcb-cursor0")
        shutil.copytree(house, Path(open_to_all) / "house", symlinks=True)
        result = subprocess.run(
            ["setpriv", "--reuid", "65534", "--clear-groups", Path(open_to_all) / "house/run", "check"],
            env=without_a_display(PATH=path),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    assert result.returncode == 1
    line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libxcb-cursor0\n"
    assert line in result.stderr


def test_the_package_list_stands_in_one_place():
    others = [path for path in (Path("test"), Path(".ci/run")) if "libxcb" in text(path)]
    assert others == []


def test_every_command_either_opens_a_window_or_is_listed_as_windowless():
    listed = re.search(r"^windowless='(.+)'$", text(Path("run")), flags=re.MULTILINE)
    assert listed
    # Of ./run smile only the calibration opens one, as a test above tells.
    assert set(COMMANDS) - {"run", "tour", "camera", "smile", "soak"} == {
        word for word in listed[1].split("|") if word[0] != "-"
    }

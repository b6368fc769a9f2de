"""One station on one folder: a second one is refused with a word, a killed one leaves the place free at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.one_station import StationRunningError, one_station
from kiosk.places import ROOT

HOLD = """
import sys
from pathlib import Path
from kiosk.one_station import one_station
with one_station(Path(sys.argv[1])) as station:
    print("held", flush=True)
    while sys.stdin.readline():
        pass
"""
Hold = Callable[[Path], "subprocess.Popen[str]"]


@pytest.fixture
def hold() -> Iterator[Hold]:
    """A process that holds the folder until its input ends."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.fault(
    "A second instance is started on the same data",
    visitor="nothing",
    staff="This station is running already (process …) and was asked to come to the front; no second one was opened.",
    lost="nothing",
)
def test_a_second_one_is_refused_and_told_who_runs_and_a_killed_one_leaves_the_place_free(
    hold: Hold, tmp_path: Path
) -> None:
    first = hold(tmp_path / "var")
    with pytest.raises(StationRunningError) as refused:
        with one_station(tmp_path / "var"):
            pass
    assert refused.value.pid == first.pid
    assert f"process {first.pid}" in str(refused.value)
    assert "这个驿站已经在运行" in str(refused.value)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with one_station(tmp_path / "var"):
        pass


def test_two_stations_with_data_of_their_own_know_nothing_of_each_other(hold: Hold, tmp_path: Path) -> None:
    hold(tmp_path / "one")
    with one_station(tmp_path / "other") as station:
        assert station.bell is not None


def test_the_first_one_hears_every_knock_once(tmp_path: Path) -> None:
    with one_station(tmp_path) as station:
        for _ in range(3):
            with pytest.raises(StationRunningError):
                with one_station(tmp_path):
                    pass
        assert station.bell is not None
        station.heard()
        with pytest.raises(BlockingIOError):
            os.read(station.bell, 1)
        station.heard()


@pytest.mark.parametrize("name", ["station.lock", "station.bell"])
def test_what_lies_in_the_way_keeps_no_station_from_running(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("left over")
    with one_station(tmp_path):
        with pytest.raises(StationRunningError):
            with one_station(tmp_path):
                pass


def test_a_folder_that_can_not_be_made_keeps_no_station_from_running(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    with one_station(tmp_path / "var") as station:
        assert station.bell is None
    assert "nothing keeps a second station" in caplog.text


def test_on_a_disk_that_takes_no_file_the_folder_itself_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def full(path: Path, flags: int, *mode: int) -> int:
        if flags & os.O_CREAT:
            raise OSError(28, "No space left on device")
        return real(path, flags, *mode)

    monkeypatch.setattr(os, "open", full)
    with one_station(tmp_path):
        with pytest.raises(StationRunningError):
            with one_station(tmp_path):
                pass

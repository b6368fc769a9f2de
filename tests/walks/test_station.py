"""A whole station as a process of its own: it opens, says what it runs on, meets trouble, and ends in order."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import check
from kiosk.cli import main
from kiosk.places import ROOT

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def write_config(tmp_path: Path) -> Callable[..., Path]:
    """The shipped config.yaml with its data in the test's folder and any free port, after some replacements."""

    def write(*changes: tuple[str, str], name: str = "config.yaml") -> Path:
        text = (ROOT / "config.yaml").read_text(encoding="utf-8")
        own = (
            ("folder: var", f"folder: {tmp_path / 'var'}"),
            ("served: true", "served: false"),
            ("host: auto                      # the address", "host: 127.0.0.1  # the address"),
        )
        for old, new in (*own, *changes):
            assert old in text
            text = text.replace(old, new, 1)
        if ("port: 8470" in text) and not any(old.startswith("port") for old, _ in changes):
            text = text.replace("port: 8470", "port: 0", 1)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts kiosks; whatever still runs when the test is over is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(config: Path, *arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "--config", str(config), *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ready_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def ended(process: "subprocess.Popen[str]", number: signal.Signals = signal.SIGTERM) -> int:
    process.send_signal(number)
    process.communicate(timeout=60)
    return process.returncode


def kinds(journal: Path) -> list[str]:
    connection = sqlite3.connect(journal)
    try:
        return [kind for (kind,) in connection.execute("SELECT kind FROM happenings ORDER BY seq")]
    finally:
        connection.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_opens_says_what_it_runs_on_and_ends_in_order(
    write_config: Callable[..., Path], start: Start, tmp_path: Path, number: signal.Signals
) -> None:
    process = start(write_config())
    line = ready_line(process)
    for part in ("first frame after", "attract closed home panorama postcard resting smile staff story", "1210x680 mm"):
        assert part in line
    for device in (
        "wheel=pretend",
        "printer=",
        "entry_camera=pretend",
        "booth_camera=pretend",
        "journal=real",
        "pickup=real",
    ):
        assert device in line
    assert str(tmp_path / "var" / "journal.sqlite") in line
    assert ended(process, number) == 0
    assert kinds(tmp_path / "var" / "journal.sqlite")[0] == "station-started"
    assert kinds(tmp_path / "var" / "journal.sqlite")[-1] == "station-stopped"


def test_trouble_with_devices_is_told_and_the_hall_opens(
    write_config: Callable[..., Path], start: Start, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        config = write_config(
            ("port: 8470", f"port: {port}"),
            ("entry_camera: auto", "entry_camera: v4l2:/dev/video99"),
            ("wheel: auto", "wheel: sdl:NoSuchWheel"),
            ("output: primary", "output: NO-SUCH-OUTPUT"),
        )
        process = start(config)
        line = ready_line(process)
        for fault in ("pickup=fault", "entry_camera=fault", "wheel=fault"):
            assert fault in line
        assert ended(process) == 0
    connection = sqlite3.connect(tmp_path / "var" / "journal.sqlite")
    told = [
        json.loads(detail)
        for (detail,) in connection.execute("SELECT detail FROM happenings WHERE kind = 'device-faulted'")
    ]
    connection.close()
    sentences = {fault["device"]: fault["sentence"] for fault in told}
    assert str(port) in sentences["pickup"]
    assert "NO-SUCH-OUTPUT" in sentences["screen"]


@pytest.mark.fault(
    "A restore cut short that can't be finished: its plan is damaged",
    visitor="nothing: the hall opens with what is there",
    staff="A restore of a backup was cut short, and its plan … is damaged: … bring the backup back once more.",
    lost="nothing: what was there before lies aside",
)
def test_a_restore_that_cannot_be_finished_is_told_and_the_hall_opens(
    write_config: Callable[..., Path], start: Start, tmp_path: Path
) -> None:
    plan = tmp_path / "var" / ".restoring.json"
    plan.parent.mkdir()
    plan.write_bytes(b'{"aside": "before-rest')
    process = start(write_config())
    assert "restore=fault" in ready_line(process)
    assert ended(process) == 0
    assert plan.exists(), "it is not forgotten by the next start"


@pytest.mark.fault(
    "A file where the data folder should be",
    visitor="nothing: the hall opens; what needs the folder rests",
    staff="the journal's sentence",
    lost="the facts of that time, when more than the memory holds",
)
def test_a_file_where_the_data_folder_should_be_keeps_no_hall_closed(
    write_config: Callable[..., Path], start: Start, tmp_path: Path
) -> None:
    (tmp_path / "var").write_bytes(b"")
    process = start(write_config())
    line = ready_line(process)
    assert "journal=fault" in line
    assert "restore" not in line, "there was none"
    assert ended(process) == 0


def test_settings_that_can_not_be_used_start_nothing(
    write_config: Callable[..., Path], start: Start, tmp_path: Path
) -> None:
    process = start(write_config(("idle_s: 60", "idel_s: 60")))
    out, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert out == ""
    assert "did you mean idle_s?" in said
    assert "config.yaml:" in said
    assert not (tmp_path / "var").exists()


def test_check_names_faults_and_answers_with_its_status(
    write_config: Callable[..., Path], start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fine = start(write_config(), "check")
    assert fine.communicate(timeout=120)[0].strip() == "Settings and content are in order."
    assert fine.returncode == 0
    # The same command again, without drawing every card and reading every picture a second time.
    monkeypatch.setattr(check, "design_faults", lambda *_, **__: [])
    monkeypatch.setattr(check, "picture_faults", lambda *_, **__: [])
    wrong = write_config(("reverse: false", "reverse: maybe"), name="wrong.yaml")
    assert main(["--config", str(wrong), "check"]) == 1
    assert "wheel.reverse = 'maybe': must be true or false" in capsys.readouterr().out

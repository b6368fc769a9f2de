"""The true process at work on real faces, watched from outside: no picture, no embedding and no word leaves it."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.smile_camera.isolation import ways_out
from kiosk.devices.supervisor import EXIT_LASTING
from tests.devices.smile_process import PATIENCE_S, ROOT, SmileProcess, made_film, smile_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")
only_root_may_look = pytest.mark.skipif(
    sys.platform == "linux" and os.geteuid() != 0, reason="nobody but root may look into the process: that is the point"
)
SAID = {
    "ready": set(),
    "measuring": set(),
    "heartbeat": {"frames", "fps", "measured_s", "not_measured_s"},
    "faces": {"faces"},
    "passed": {"door", "smile", "score", "seen_s", "at_s", "rehearsal"},
    "fault": {"reason_code", "sentence_zh", "sentence_en"},
}
ACCESS_MODE = 0o3
PORTRAIT = ROOT / "tests/devices/faces/astronaut_head.png"


@pytest.fixture(scope="module")
def walkers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_film(tmp_path_factory.mktemp("films") / "walkers.avi", "empty", "smiling", "serious")


class Home:
    """An empty place to live in: everything a program might think it may use lies in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.surroundings = {name: str(folder) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")}

    def found(self) -> list[Path]:
        return sorted(self.folder.rglob("*"))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    folder = tmp_path / "home"
    folder.mkdir()
    return Home(folder)


def open_for_writing(process: Path) -> set[str]:
    """What the process's descriptors can write into, sockets left out."""
    found = set()
    for entry in (process / "fdinfo").iterdir():
        try:
            flags = int(re.search(r"flags:\s+(\d+)", entry.read_text()).group(1), 8)  # type: ignore[union-attr]
            target = str((process / "fd" / entry.name).readlink())
        except FileNotFoundError:
            continue
        if flags & ACCESS_MODE and not target.startswith("socket:"):
            found.add(target)
    return found


def sockets(process: Path) -> list[str]:
    found = []
    for entry in (process / "fd").iterdir():
        try:
            found.append(str(entry.readlink()))
        except FileNotFoundError:
            continue
    return [target for target in found if target.startswith("socket:")]


def assert_shut_in(process: Path) -> None:
    """No way to a network or to another program, none to a file, none to its memory."""
    assert ways_out(process.name) == []
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "packet", "unix"):
        lines = (process / "net" / table).read_text().splitlines()[1:] if (process / "net" / table).exists() else []
        assert lines == [], f"{table}: {lines}"
    ours = Path("/proc/self/ns/net").readlink()
    assert ours not in {(task / "ns/net").readlink() for task in (process / "task").iterdir()}
    limits = (process / "limits").read_text()
    assert re.search(r"Max file size +0 +0 ", limits)
    assert re.search(r"Max core file size +0 +0 ", limits)
    assert int((process / "coredump_filter").read_text(), 16) == 0
    for task in (process / "task").iterdir():
        status = (task / "status").read_text()
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status


def assert_numbers_only(camera: SmileProcess) -> None:
    """Nothing was said but what may be: few numbers, in known places."""
    for line in camera.said:
        assert set(line) == {"kind"} | SAID[line["kind"]], line
        assert len(json.dumps(line)) < 600
        for name, value in line.items():
            if name == "faces":
                assert all(len(face) == 4 for face in value)
                assert all(number is None or 0 <= number <= 1 for face in value for number in face)
            else:
                assert value is None or isinstance(value, str | int | float)
    assert len(camera.chatter) < 20_000
    assert all(len(words) < 400 for words in camera.chatter.splitlines())
    assert camera.chatter.isascii()
    # A list of numbers in what libraries say would be landmarks or an embedding.
    assert not re.search(rb"(-?\d+\.\d+[,;\s\[\]]+){4}", camera.chatter)


@only_root_may_look
def test_watched_at_work_on_real_faces_it_has_no_network_writes_no_file_and_says_numbers_only(
    walkers: Path, home: Home, tmp_path: Path
) -> None:
    arguments = (f"--source=file:{walkers}", "--once", f"--lock-folder={tmp_path / 'lock'}")
    with smile_process(*arguments, cwd=home.folder, surroundings=home.surroundings) as camera:
        camera.until("measuring")
        process = Path(f"/proc/{camera.process.pid}")
        for _ in range(6):
            camera.until("faces")
            assert sockets(process) == []
            assert {target.partition(":")[0] for target in open_for_writing(process)} <= {"pipe", "/dev/null"}
            assert_shut_in(process)
        camera.to_the_end()
        assert camera.process.returncode == 0
    assert camera.of_kind("passed")
    assert_numbers_only(camera)
    assert home.found() == []
    assert [path.name for path in (tmp_path / "lock").iterdir()] == ["entry_camera.lock"]
    assert (tmp_path / "lock" / "entry_camera.lock").read_text() == f"{camera.process.pid}\n"


CALLS_HOME = """
import os, socket, subprocess, threading, time
from kiosk.devices.smile_camera import isolation
out = os.dup(2)
def tcp(): socket.create_connection(("127.0.0.1", {port}), 1)
def far(): socket.create_connection(("192.0.2.1", 443), 1)
def udp(): socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"face", ("192.0.2.1", 53))
def name(): socket.getaddrinfo("play.googleapis.com", 443)
def neighbour(): socket.socket(socket.AF_UNIX).connect({path!r})
def raw(): socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)
def file(): open({leak!r}, "wb", buffering=0).write(b"face")
def child(): subprocess.run(["/bin/sh", "-c", "echo face > {leak}"], check=True, stderr=subprocess.DEVNULL)
def back(): os.setns(os.open("/proc/1/ns/net", os.O_RDONLY), 0) if hasattr(os, "setns") else isolation_setns()
def isolation_setns():
    import ctypes
    if ctypes.CDLL(None, use_errno=True).setns(os.open("/proc/1/ns/net", os.O_RDONLY), 0):
        raise OSError(ctypes.get_errno(), "setns")
def attempt(way):
    try:
        way()
    except (OSError, subprocess.CalledProcessError) as error:
        return "refused"
    return "REACHED"
def call_home():
    ways = (tcp, far, udp, name, neighbour, raw, file, child, back)
    os.write(out, (" ".join(way.__name__ + "=" + attempt(way) for way in ways) + chr(10)).encode())
load = isolation.load_only_what_sees
def load_and_call_home():
    load()
    call_home()
    threading.Thread(target=lambda: [time.sleep(1.5), call_home()], daemon=True).start()
isolation.load_only_what_sees = load_and_call_home
"""


@contextmanager
def neighbourhood(folder: Path) -> Iterator[tuple[str, list[Any]]]:
    """Somebody to call, over the network and over a name in the file system; the calls that came."""
    came: list[Any] = []
    path = folder / "neighbour"
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as neighbour:
        neighbour.bind(str(path))
        neighbour.listen()
        answering = []
        for listening in (server, neighbour):
            listening.settimeout(0.2)
            answering.append(threading.Thread(target=_answer, args=(listening, came)))
            answering[-1].start()
        try:
            yield CALLS_HOME.format(port=server.getsockname()[1], path=str(path), leak=str(folder / "leak")), came
        finally:
            came.append(None)
            for thread in answering:
                thread.join()


def _answer(listening: socket.socket, came: list[Any]) -> None:
    while None not in came:
        try:
            came.append(listening.accept())
        except TimeoutError:
            continue


def calls(chatter: bytes) -> list[dict[str, str]]:
    lines = [line.decode() for line in chatter.splitlines() if line.startswith(b"tcp=")]
    return [dict(word.split("=") for word in line.split()) for line in lines]


def test_whatever_inside_it_calls_home_reaches_nobody(walkers: Path, tmp_path: Path) -> None:
    with neighbourhood(tmp_path) as (first, came):
        with smile_process(f"--source=file:{walkers}", "--fast", "--once", first=first) as camera:
            camera.to_the_end()
            assert camera.process.returncode == 0
        assert came == []
    assert len(camera.of_kind("passed")) == 2
    attempts = calls(camera.chatter)
    assert len(attempts) == 2, "once before the models are loaded, once at work"
    assert {result for attempt in attempts for result in attempt.values()} == {"refused"}
    leak = tmp_path / "leak"
    assert not leak.exists() or leak.read_bytes() == b""


COMMANDS = {
    "score": "from kiosk.devices.smile_camera.score import main\nraise SystemExit(main([{file!r}, '--json']))",
    "replay": (
        "from pathlib import Path\nfrom kiosk.devices.smile_camera.replay import main\n"
        "from kiosk.settings import load_settings\n"
        "raise SystemExit(main([{file!r}, '--door', 'entry', '--json'], load_settings(Path({config!r}))))"
    ),
}


def run_command(command: str, file: Path, first: str, home: Home) -> subprocess.CompletedProcess[bytes]:
    program = f"{first}\n" + COMMANDS[command].format(file=str(file), config=str(ROOT / "config.yaml"))
    environment = {**os.environ, **home.surroundings, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-c", program]
    return subprocess.run(run, cwd=home.folder, env=environment, capture_output=True, timeout=PATIENCE_S, check=False)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_commands_that_look_at_faces_reach_nobody_and_write_nothing(
    command: str, walkers: Path, home: Home, tmp_path: Path
) -> None:
    with neighbourhood(tmp_path) as (first, came):
        # The commands may write what staff ask them to, so only the ways to others are tried.
        first = first.replace("file, child, back)", "back)")
        done = run_command(command, PORTRAIT if command == "score" else walkers, first, home)
        assert came == []
    assert done.returncode == 0, done.stderr.decode()
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == (1 if command == "score" else 3)
    assert all(len(json.dumps(line)) < 1000 for line in lines)
    attempts = calls(done.stderr)
    assert attempts
    assert {result for attempt in attempts for result in attempt.values()} == {"refused"}
    assert home.found() == []


FORBIDDEN = """
from kiosk.devices.smile_camera.refused_calls import refuse_calls
if {private}:
    from kiosk.devices.smile_camera.isolation import shut_off_network
    shut_off_network()
assert refuse_calls(("unshare",))
"""
needs_a_network = pytest.mark.skipif(
    sys.platform == "linux" and ways_out() == [], reason="this machine has no network to be shut off from"
)


@needs_a_network
def test_where_the_system_forbids_to_shut_it_off_it_refuses_with_a_sentence(walkers: Path) -> None:
    with smile_process(f"--source=file:{walkers}", first=FORBIDDEN.format(private=False)) as camera:
        (fault,) = camera.to_the_end()
        assert camera.process.returncode == EXIT_LASTING
    assert fault["reason_code"] == "network_open"
    assert "隔离" in fault["sentence_zh"]
    assert "user namespaces" in fault["sentence_en"]


@needs_a_network
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_the_commands_refuse_as_well(command: str, walkers: Path, home: Home) -> None:
    file = PORTRAIT if command == "score" else walkers
    done = run_command(command, file, FORBIDDEN.format(private=False), home)
    assert done.returncode != 0
    assert done.stdout == b""
    assert "user namespaces" in done.stderr.decode()


def test_a_service_that_has_no_network_anyway_runs_though_it_may_not_shut_itself_off(walkers: Path) -> None:
    with smile_process(f"--source=file:{walkers}", first=FORBIDDEN.format(private=True)) as camera:
        camera.until("measuring")

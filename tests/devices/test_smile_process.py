"""The true process with the true model on films of one portrait walking up to the door."""

import re
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.devices.smile_camera.isolation import ways_out
from kiosk.devices.smile_camera.model import MODEL, ModelRefusedError, load_model
from kiosk.devices.supervisor import EXIT_LASTING
from tests.devices.smile_process import PATIENCE_S, ROOT, made_film, smile_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the process runs where it can be shut off: on Linux")


@pytest.fixture(scope="module")
def walkers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    film = tmp_path_factory.mktemp("films") / "walkers.avi"
    return made_film(film, "empty", "smiling", "empty", "serious", "empty", "away", "empty")


def test_who_walks_up_is_counted_once_with_their_smile_and_who_leaves_is_not(walkers: Path) -> None:
    with smile_process(f"--source=file:{walkers}", "--fast", "--once", "--rehearsal") as camera:
        camera.to_the_end()
        assert camera.process.returncode == 0
    passed = camera.of_kind("passed")
    assert [(line["door"], line["smile"], line["rehearsal"]) for line in passed] == [
        ("entry", True, True),
        ("entry", False, True),
    ]
    assert passed[0]["score"] > 0.6
    assert passed[1]["score"] < 0.2
    assert all(1.0 < line["seen_s"] < 3.0 for line in passed)
    assert not camera.of_kind("fault")


def test_faces_are_told_as_four_numbers_each_and_nothing_else_is_told_of_them(walkers: Path) -> None:
    with smile_process(f"--source=file:{walkers}", "--once") as camera:
        camera.until("faces")
        camera.process.terminate()
        camera.to_the_end()
        assert camera.process.returncode == 0
    for line in camera.said:
        for name, value in line.items():
            if name == "faces":
                assert all(len(face) == 4 and all(0 <= number <= 1 for number in face) for face in value)
            else:
                assert value is None or isinstance(value, str | int | float)
    assert set(map(str, camera.said[0].values())) == {"ready"}


def test_an_empty_black_and_frozen_hall_counts_nobody_and_says_why(tmp_path: Path) -> None:
    film = made_film(tmp_path / "hall.avi", "empty", "black", "empty", "frozen", "empty", "empty")
    with smile_process(f"--source=file:{film}", "--fast", "--once") as camera:
        camera.to_the_end()
    told = [line.get("reason_code", line["kind"]) for line in camera.said if line["kind"] in ("fault", "measuring")]
    assert told == ["measuring", "picture_black", "measuring", "picture_frozen", "measuring"]
    assert not camera.of_kind("passed")


def test_a_missing_camera_a_missing_film_and_a_text_are_told_and_a_film_that_comes_is_taken_up(tmp_path: Path) -> None:
    hall = made_film(tmp_path / "hall.avi", "empty")
    text = tmp_path / "text.mp4"
    text.write_text("no film\n" * 1000)
    late = tmp_path / "late.avi"
    with ExitStack() as stack:
        no_camera, no_film, no_video = (
            stack.enter_context(smile_process(f"--source={source}"))
            for source in ("v4l2:98", f"file:{late}", f"file:{text}")
        )
        assert no_camera.until("fault")["reason_code"] == "camera_absent"
        assert no_video.until("fault")["reason_code"] == "film_unreadable"
        fault = no_film.until("fault")
        assert fault["reason_code"] == "film_absent"
        assert str(late) in fault["sentence_zh"]
        assert str(late) in fault["sentence_en"]
        assert no_film.until("heartbeat")["not_measured_s"] >= 4
        hall.rename(late)
        no_film.until("measuring")


def test_a_damaged_model_is_refused_with_a_sentence(tmp_path: Path) -> None:
    damaged = tmp_path / "face_landmarker.task"
    data = bytearray(MODEL.read_bytes())
    data[1_000_000] ^= 1
    damaged.write_bytes(data)
    with smile_process("--source=v4l2:0", f"--model={damaged}") as camera:
        (fault,) = camera.to_the_end()
        assert camera.process.returncode == EXIT_LASTING
    assert fault["reason_code"] == "model_damaged"
    assert "put the file back" in fault["sentence_en"]
    with pytest.raises(ModelRefusedError):
        load_model(tmp_path / "none.task")


def test_the_running_process_has_no_way_out_no_file_to_write_and_no_memory_to_dump(walkers: Path) -> None:
    with smile_process(f"--source=file:{walkers}") as camera:
        camera.until("measuring")
        process = Path(f"/proc/{camera.process.pid}")
        assert ways_out(str(camera.process.pid)) == []
        ours = Path("/proc/self/ns/net").readlink()
        networks = {(task / "ns/net").readlink() for task in (process / "task").iterdir()}
        assert ours not in networks
        limits = (process / "limits").read_text()
        assert re.search(r"Max file size +0 +0 ", limits)
        assert re.search(r"Max core file size +0 +0 ", limits)
        assert int((process / "coredump_filter").read_text(), 16) == 0


@pytest.mark.skipif(not shutil.which("strace"), reason="strace watches the system calls")
def test_under_watch_the_process_connects_to_nothing_and_opens_no_file_for_writing(
    walkers: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    calls = "trace=connect,sendto,sendmsg,sendmmsg,open,openat,creat,rename,renameat,renameat2,link,linkat,memfd_create"
    under = ("strace", "-f", "--seccomp-bpf", "-o", str(trace), "-e", calls)
    with smile_process(f"--source=file:{walkers}", "--fast", "--once", before=under) as camera:
        camera.to_the_end()
    assert len(camera.of_kind("passed")) == 2
    done = [line for line in trace.read_text().splitlines() if re.search(r"\) += (?!-1)", line)]
    assert any(str(walkers) in line for line in done)
    after = done[next(number for number, line in enumerate(done) if "face_landmarker.task" in line) :]
    network = [line for line in after if re.search(r"\b(connect|send\w+)\(", line) and "AF_INET" in line]
    assert not network
    written = [line for line in after if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename|link|memfd", line)]
    assert [line for line in written if not re.search(r'"/dev/(null|tty)"|coredump_filter', line)] == []


ESCAPES = """
import os, socket, sys
sys.path.insert(0, {root!r})
from kiosk.devices.smile_camera.isolation import shut_off_network, ways_out
if {ordinary_user} and os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
shut_off_network()
assert ways_out() == []
for address in (("127.0.0.1", {port}), ("192.0.2.1", 443), ("10.0.0.1", 53)):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        with socket.socket(socket.AF_INET, kind) as way:
            try:
                way.connect(address)
            except OSError:
                continue
            raise SystemExit(f"{{address}} was reached")
print("shut off")
"""


@pytest.mark.parametrize("ordinary_user", [False, True])
def test_shut_off_from_the_network_nothing_is_reached_not_even_this_machine(ordinary_user: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        script = ESCAPES.format(root=str(ROOT), port=server.getsockname()[1], ordinary_user=ordinary_user)
        command = [sys.executable, "-c", script]
        result = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert (result.stdout, result.stderr) == ("shut off\n", "")

"""The true process with the true models on films of one portrait walking up to the door."""

import ast
import os
import re
import shutil
import signal
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.devices.smile_camera.model import SHA256, ModelRefusedError, load_model
from kiosk.devices.supervisor import EXIT_LASTING
from kiosk.places import ASSETS
from tests.devices.smile_process import ROOT, made_film, smile_process, trouble_film

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
                assert all(len(face) == 4 for face in value)
                assert all(number is None or 0 <= number <= 1 for face in value for number in face)
            else:
                assert value is None or isinstance(value, str | int | float)
    assert set(map(str, camera.said[0].values())) == {"ready"}


@pytest.mark.fault(
    "Smile camera black (stand-in: a film)",
    visitor="“This door is not counting just now”",
    staff="The picture of … is black: check lens cover and light.",
    lost="who passes meanwhile; the time counts as not measured",
)
@pytest.mark.fault(
    "Smile camera freezes (stand-in: a film)",
    visitor="“This door is not counting just now”",
    staff="The picture of … stands still, the same one again and again: unplug the camera and plug it in again.",
    lost="who passes meanwhile; the time counts as not measured",
)
def test_an_empty_black_and_frozen_hall_counts_nobody_and_says_why(tmp_path: Path) -> None:
    film = trouble_film(tmp_path / "hall.avi", "none", "empty", "black", "empty", "frozen", "empty")
    with smile_process(f"--source=file:{film}", "--fast", "--once") as camera:
        camera.to_the_end()
    told = [line.get("reason_code", line["kind"]) for line in camera.said if line["kind"] in ("fault", "measuring")]
    assert told == ["measuring", "picture_black", "measuring", "picture_frozen", "measuring"]
    assert not camera.of_kind("passed")


@pytest.mark.fault(
    "Smile camera unplugged when the hall opens",
    visitor="“This door is not counting just now”",
    staff="There is no camera …: check its cable.",
    lost="who passes meanwhile; the time counts as not measured",
)
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
        beat = no_film.until("heartbeat")
        assert beat["not_measured_s"] >= 4
        assert beat["measured_s"] == 0
        hall.rename(late)
        no_film.until("measuring")


@pytest.mark.fault(
    "A model of the face process has a flipped bit",
    visitor="“This door is not counting just now”",
    staff="The face model … is damaged; put the file back as it was delivered.",
    lost="who passes meanwhile; the time counts as not measured",
)
@pytest.mark.parametrize("model", sorted(SHA256))
def test_a_damaged_model_is_refused_with_a_sentence(model: str, tmp_path: Path) -> None:
    shutil.copytree(ASSETS / "models", tmp_path / "models")
    damaged = tmp_path / "models" / model
    data = bytearray(damaged.read_bytes())
    data[len(data) // 3] ^= 1
    damaged.write_bytes(data)
    elsewhere = f"import pathlib, kiosk.places; kiosk.places.ASSETS = pathlib.Path({str(tmp_path)!r})"
    with smile_process("--source=v4l2:0", first=elsewhere) as camera:
        (fault,) = camera.to_the_end()
        assert camera.process.returncode == EXIT_LASTING
    assert fault["reason_code"] == "model_damaged"
    assert model in fault["sentence_en"]
    assert "put the file back" in fault["sentence_en"]
    with pytest.raises(ModelRefusedError):
        load_model(tmp_path / "none.task")


@pytest.mark.fault(
    "A second process would count at the same door",
    visitor="nothing",
    staff="Another process (…) counts at this door already, so this one goes: run the kiosk only once.",
    lost="nothing: nobody is counted twice",
)
def test_a_second_worker_for_a_door_is_refused_until_the_first_is_gone(walkers: Path, tmp_path: Path) -> None:
    source, folder = f"--source=file:{walkers}", f"--lock-folder={tmp_path}"
    with smile_process(source, folder) as first:
        first.until("measuring")
        with smile_process(source, folder) as second:
            (fault,) = second.to_the_end()
            assert second.process.returncode == EXIT_LASTING
        assert fault["reason_code"] == "door_taken"
        assert str(first.process.pid) in fault["sentence_zh"]
        assert str(first.process.pid) in fault["sentence_en"]
        with smile_process(source, folder, "--door=exit") as other_door:
            other_door.until("measuring")
        with smile_process(source, f"--lock-folder={tmp_path / 'another kiosk'}") as elsewhere:
            elsewhere.until("measuring")
        first.process.send_signal(signal.SIGKILL)
        first.to_the_end()
        with smile_process(source, folder) as third:
            third.until("measuring")


def test_a_folder_that_cannot_hold_the_lock_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with smile_process("--source=v4l2:0", f"--lock-folder={file}") as camera:
        (fault,) = camera.to_the_end()
        assert camera.process.returncode == EXIT_LASTING
    assert fault["reason_code"] == "folder_closed"


@pytest.mark.fault(
    "kill -9: the face process while somebody passes the door",
    visitor="“This door is not counting just now”",
    staff="The smile camera at the entry was killed. It starts again in 0.5 s.",
    lost="nobody is counted twice; who was half-way past is counted by the next process",
)
def test_killed_while_somebody_passes_the_next_process_counts_them_once_and_begins_its_time_anew(
    walkers: Path, tmp_path: Path
) -> None:
    arguments = (f"--source=file:{walkers}", f"--lock-folder={tmp_path}", "--once")
    with smile_process(*arguments) as killed:
        while not (faces := killed.until("faces")["faces"]) or faces[0][2] < 0.06:
            pass
        os.kill(killed.process.pid, signal.SIGKILL)
        killed.to_the_end()
        assert killed.process.returncode == -signal.SIGKILL
        assert not killed.of_kind("passed")
    # The people of the film come again; whoever was half-way through is counted by this process only.
    with smile_process(*arguments, "--fast") as camera:
        camera.to_the_end()
    assert len(camera.of_kind("passed")) == 2
    for process in (killed, camera):
        measured = [line["measured_s"] for line in process.of_kind("heartbeat")]
        assert measured == sorted(measured)
        # The film is 12 seconds long: no process counts the time of the one before it.
        assert all(seconds <= 13 for seconds in measured)


CLOCK_SET_BACK = """
import time
true = time.time
time.time = lambda: true() - 86400 * (int(true() * 3) % 2)
time.time_ns = lambda: int(time.time() * 1e9)
"""


@pytest.mark.fault(
    "The clock is set back and forth: the face process (stand-in clock)",
    visitor="nothing",
    staff="nothing",
    lost="nothing: the same people, counted alike",
)
def test_a_clock_that_is_set_back_changes_nothing(walkers: Path) -> None:
    arguments = (f"--source=file:{walkers}", "--fast", "--once")
    with ExitStack() as stack:
        told = []
        for first in ("", CLOCK_SET_BACK):
            camera = stack.enter_context(smile_process(*arguments, first=first))
            camera.to_the_end()
            told.append([(line["smile"], line["score"], line["seen_s"]) for line in camera.of_kind("passed")])
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_nothing_in_the_process_asks_the_wall_clock() -> None:
    asked = []
    for file in (ROOT / "kiosk/devices/smile_camera").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time":
                asked.append((file.name, node.attr))
            if isinstance(node, ast.ImportFrom | ast.Import):
                assert "datetime" not in ast.dump(node), file
    assert {name for _, name in asked} <= {"monotonic", "process_time", "sleep", "perf_counter"}, asked


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

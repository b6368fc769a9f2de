"""`./run smile replay` on films of a door: the live process's code in film time."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.devices.smile_process import PATIENCE_S, ROOT

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the command shuts itself off from the network: on Linux"
)

REPLAY = """
import sys
from pathlib import Path
from kiosk.devices.smile_camera.replay import main
from kiosk.settings import load_settings
sys.exit(main(sys.argv[2:], load_settings(Path(sys.argv[1]))))
"""


def replay(*arguments: str, config: Path = ROOT / "config.yaml") -> tuple[int, list[dict[str, Any]], str, str]:
    """Exit status, the lines of JSON, the output as it is, and what was said of faults."""
    command = [sys.executable, "-c", REPLAY, str(config), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.returncode, lines, done.stdout, done.stderr


def made(path: Path, door: str) -> Path:
    subprocess.run([sys.executable, "-m", "tests.devices.smile_doors", str(path), door], cwd=ROOT, check=True)
    return path


@pytest.fixture(scope="module")
def towards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("films") / "towards.avi", "towards")


@pytest.fixture(scope="module")
def across(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("films") / "across.avi", "across")


def test_two_who_pass_are_two_lines_and_who_turns_back_or_hangs_on_the_wall_is_none(towards: Path) -> None:
    status, lines, printed, _ = replay(str(towards), "--door", "entry", "--json")
    assert status == 0
    *passages, last = lines
    assert [line["smile"] for line in passages] == [True, False]
    for line in passages:
        assert set(line) == {"door", "begins_s", "ends_s", "direction", "seen_s", "probability", "smile"}
        assert (line["door"], line["direction"]) == ("entry", "towards")
        assert 0 <= line["begins_s"] < line["ends_s"] <= 5
        assert line["seen_s"] == pytest.approx(line["ends_s"] - line["begins_s"], abs=0.02)
    assert last["totals"]["frames"] == 50
    assert last["totals"]["entry"] | {"share_95": None} == {
        "passed": 2,
        "judged": 2,
        "smiled": 1,
        "share": 0.5,
        "share_95": None,
    }
    assert last["totals"]["exit"]["share"] is None
    # The same film gives the same lines, to the last digit.
    assert replay(str(towards), "--door", "entry", "--json")[2] == printed


def test_both_ways_across_belong_to_both_doors(across: Path) -> None:
    status, lines, _, _ = replay(str(across), "--door", "exit", "--passing", "both_leftward", "--json")
    assert status == 0
    found = {(line["door"], line["direction"], line["smile"]) for line in lines[:-1]}
    assert found == {("entry", "rightward", True), ("exit", "leftward", False)}


def test_each_door_of_one_camera_has_its_own_threshold(across: Path, tmp_path: Path) -> None:
    before, section, door = (ROOT / "config.yaml").read_text(encoding="utf-8").partition("\nsmile_entry:")
    lines = door.splitlines(keepends=True)
    threshold = next(number for number, line in enumerate(lines) if line.startswith("  threshold:"))
    lines[threshold] = "  threshold: 0.999\n"
    config = tmp_path / "config.yaml"
    config.write_text(before + section + "".join(lines), encoding="utf-8")
    status, found, _, _ = replay(str(across), "--door", "exit", "--passing", "both_leftward", "--json", config=config)
    assert status == 0
    # Who smiled on the way in, did so for the exit's threshold and not for the entry's.
    assert [line["smile"] for line in found[:-1]] == [False, False]
    assert found[-1]["totals"]["entry"]["smiled"] == 0


def test_a_threshold_and_readable_lines(towards: Path) -> None:
    status, _, printed, _ = replay(str(towards), "--door", "entry", "--threshold", "0.999")
    assert status == 0
    assert printed.count("does not smile") == 2
    assert printed.splitlines()[-1].startswith("2 passed, 2 judged, smiling 0%")


def test_the_overlay_is_a_film_of_the_same_length_with_something_drawn_in(towards: Path, tmp_path: Path) -> None:
    out = tmp_path / "checked.avi"
    status, lines, _, _ = replay(str(towards), "--door", "entry", "--json", "--overlay", str(out))
    assert status == 0
    assert len(lines) == 3
    measure = """
import sys, cv2, numpy as np
films = [cv2.VideoCapture(path) for path in sys.argv[1:]]
frames = []
while (pair := [film.read() for film in films])[0][0] and pair[1][0]:
    frames.append(float(np.mean(cv2.absdiff(pair[0][1], pair[1][1]) > 60)))
print(len(frames), min(frames[15:25]) > 0.0005)
"""
    command = [sys.executable, "-c", measure, str(towards), str(out)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() == ["50", "True"]


def test_a_live_camera_a_missing_film_a_text_and_a_folder_are_refused_with_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text.mp4"
    text.write_text("no film\n" * 1000)
    for source in ("v4l2:0", "rtsp://10.0.0.9/live", "/dev/null", str(tmp_path / "none.mp4"), str(text), str(tmp_path)):
        out = tmp_path / "out.mp4"
        status, lines, _, said = replay(source, "--door", "entry", "--json", "--overlay", str(out))
        assert (status, lines) == (1, [])
        assert source in said.splitlines()[-1]
        assert "Traceback" not in said
        assert not out.exists()


def test_a_film_that_breaks_off_gives_what_it_had_and_says_where_it_broke(towards: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.avi"
    whole = bytearray(towards.read_bytes())
    middle = len(whole) * 7 // 10
    whole[middle:] = bytes(len(whole) - middle)
    broken.write_bytes(whole)
    status, lines, _, said = replay(str(broken), "--door", "entry", "--json")
    assert status == 1
    assert lines[-1]["totals"]["frames"] < 40
    assert "breaks off at" in said


def test_an_overlay_never_overwrites_and_only_makes_films(towards: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.mp4"
    there.write_text("mine")
    assert replay(str(towards), "--door", "entry", "--overlay", str(there))[0] == 1
    assert there.read_text() == "mine"
    assert replay(str(towards), "--door", "entry", "--overlay", str(towards))[0] == 1
    status, _, _, said = replay(str(towards), "--door", "entry", "--overlay", str(tmp_path / "out.txt"))
    assert status == 1
    assert ".mp4 or .avi" in said

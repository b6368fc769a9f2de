"""What looking for faces costs, as CPU-ms per frame and as a multiple of the bare decoding and halving of the frame.

    .venv/bin/python tests/bench/smile_cost.py [FRAMES]

Frames are 1280x720 JPEG, as a camera sends them. `find` shows the model a close crop per
followed face and three parts of the rest. Cold start is a fresh process up to its first word.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402

from kiosk.devices.smile_camera.landmarker import FaceLandmarker  # noqa: E402
from kiosk.devices.smile_camera.model import load_model  # noqa: E402
from kiosk.devices.smile_camera.tracker import Face  # noqa: E402
from tests.devices import smile_film  # noqa: E402

PLACES = ((240.0, 90.0), (620.0, 130.0), (1020.0, 110.0))
"""Centres across and face widths, in pixels."""


def hall_with(people: int) -> smile_film.Picture:
    picture = smile_film.hall()
    head = smile_film.portrait(smiling=True)
    for x_px, face_px in PLACES[:people]:
        left, right = round(x_px - face_px * 1.3), round(x_px + face_px * 1.3)
        alone = smile_film.with_face(head, face_px, x_px, 350)
        picture[:, left:right] = alone[:, left:right]
    return picture


def cost_ms(work: Callable[[], object], times: int) -> tuple[float, float]:
    """CPU and wall milliseconds of one call."""
    work()
    cpu_s, wall_s = time.process_time(), time.perf_counter()
    for _ in range(times):
        work()
    return (time.process_time() - cpu_s) / times * 1e3, (time.perf_counter() - wall_s) / times * 1e3


def cold_start() -> tuple[float, float]:
    """Seconds from the making of the process to its first measured picture, and its memory in MiB then."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder, "hall.avi")
        subprocess.run([sys.executable, "-m", "tests.devices.smile_film", film, "empty"], cwd=ROOT, check=True)
        command = [sys.executable, "-m", "kiosk.devices.smile_camera", "--door=entry", f"--source=file:{film}"]
        began_s = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            while json.loads(process.stdout.readline())["kind"] != "measuring":
                pass
            took_s = time.perf_counter() - began_s
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            process.kill()
        return took_s, int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    finder = FaceLandmarker(load_model())
    encoded = cv2.imencode(".jpg", hall_with(0))[1]

    def bare() -> None:
        picture = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
        assert picture is not None
        cv2.resize(picture, (640, 360))

    bare_cpu_ms, bare_ms = cost_ms(bare, times)
    print(f"{'':28}{'CPU-ms':>8}{'wall-ms':>9}{'x bare':>8}{'share of a core at 15/s':>26}")
    print(f"{'decode and halve':28}{bare_cpu_ms:8.1f}{bare_ms:9.1f}{1.0:8.1f}{bare_cpu_ms * 1.5:25.0f}%")
    for people in (0, 1, 3):
        picture = hall_with(people)
        expected = [Face(x_px, 350, face_px, 0.5) for x_px, face_px in PLACES[:people]]
        found = min(len(finder.find(picture, expected)) for _ in range(12))
        cpu_ms, wall_ms = cost_ms(lambda p=picture, e=expected: finder.find(p, e), times)  # type: ignore[misc]
        name = f"find, {people} faces ({found} found)"
        print(f"{name:28}{cpu_ms:8.1f}{wall_ms:9.1f}{cpu_ms / bare_cpu_ms:8.1f}{cpu_ms * 1.5:25.0f}%")
    starts = [cold_start() for _ in range(3)]
    print(f"cold start to the first measured picture: {min(s for s, _ in starts):.2f} s best of 3, ", end="")
    print(f"{max(m for _, m in starts):.0f} MiB resident")
    print(f"this bench at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()

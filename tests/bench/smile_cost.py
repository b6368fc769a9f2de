"""What a frame costs: the door's whole way from frame to tracks, against bare MediaPipe on the same moving frames.

    .venv/bin/python tests/bench/smile_cost.py [FRAMES]

Frames are 1280x720, ten a second, with 0, 1, 3 and 6 faces. `bare` is MediaPipe's FaceLandmarker with blendshapes in
VIDEO mode on the whole frame, room for 6 faces; it sees large faces only, so the faces are shown near (about 190 px
wide, where it finds most) and at a door's distance (90 px). `found` is per frame. The goal is 1.15 times bare. Cold
start is a fresh process up to its first measured picture.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402
import mediapipe as mp  # noqa: E402
import numpy as np  # noqa: E402
from mediapipe.tasks.python import vision  # noqa: E402
from mediapipe.tasks.python.core.base_options import BaseOptions  # noqa: E402

from kiosk.devices.smile_camera.attention import make_face_finder  # noqa: E402
from kiosk.devices.smile_camera.faces import Picture  # noqa: E402
from kiosk.devices.smile_camera.judging import make_reader  # noqa: E402
from kiosk.devices.smile_camera.model import load_model  # noqa: E402
from kiosk.devices.smile_camera.tracker import Tracker  # noqa: E402
from tests.devices import smile_doors, smile_film  # noqa: E402

PLACES = {0: (), 1: ((640, 360),), 3: ((240, 340), (640, 380), (1040, 340))}
PLACES[6] = tuple((x, y) for y in (175, 530) for x in (240, 640, 1040))
WARM = 30


def hall_with(people: int, face_px: float, number: int) -> Picture:
    """Frame `number` of people who sway and step to and fro, without bodies."""
    picture = smile_film.hall()
    for which, (x, y) in enumerate(PLACES[people]):
        head = smile_doors.astronaut(smiling=which % 2 == 0)
        turn = number / 5 + which
        width_px = face_px * (1 + 0.06 * np.sin(turn / 2))
        smile_doors.put_head(picture, head, x + 18 * np.sin(turn), y + 8 * np.cos(turn * 1.3), width_px)
    return picture


def cost_ms(works: Sequence[Callable[[int], int]], frames: int) -> list[tuple[float, float]]:
    """CPU milliseconds and faces per frame of each; they take turns frame by frame, so that both meet the same load."""
    spent_s, faces = [0.0] * len(works), [0] * len(works)
    for number in range(WARM + frames):
        for which, work in enumerate(works):
            began_s = time.process_time()
            found = work(number)
            if number >= WARM:
                spent_s[which] += time.process_time() - began_s
                faces[which] += found
    return [(spent / frames * 1e3, found / frames) for spent, found in zip(spent_s, faces, strict=True)]


def bare(films: list[Picture]) -> Callable[[int], int]:
    """MediaPipe as it comes."""
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_buffer=load_model()),
        running_mode=vision.RunningMode.VIDEO,
        num_faces=6,
        output_face_blendshapes=True,
    )
    landmarker = vision.FaceLandmarker.create_from_options(options)

    def work(number: int) -> int:
        shown = cv2.cvtColor(films[number], cv2.COLOR_BGR2RGB)
        image = mp.Image(image_format=mp.ImageFormat.SRGB, data=shown)
        return len(landmarker.detect_for_video(image, number * 100).face_landmarks)

    return work


def ours(films: list[Picture]) -> Callable[[int], int]:
    """The door's own way."""
    finder, tracker = make_face_finder(make_reader()), Tracker(50)

    def work(number: int) -> int:
        at_s = number / 10
        faces = finder.find(films[number], tracker.followed(at_s))
        tracker.step(at_s, faces, (1280, 720))
        return len(faces)

    return work


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
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    print(
        f"{'':22}{'bare CPU-ms':>12}{'found':>7}{'ours CPU-ms':>13}{'found':>7}{'ours/bare':>11}{'per found face':>16}"
    )
    for face_px in (190, 90):
        for people in (0, 1, 3, 6):
            if not people and face_px == 90:
                continue
            films = [hall_with(people, face_px, number) for number in range(WARM + frames)]
            (bare_ms, bare_found), (our_ms, our_found) = cost_ms((bare(films), ours(films)), frames)
            each = f"{our_ms / our_found * bare_found / bare_ms:15.2f}x" if bare_found and our_found else ""
            name = f"{people} faces, {face_px} px" if people else "nobody"
            print(f"{name:22}{bare_ms:12.1f}{bare_found:7.1f}{our_ms:13.1f}{our_found:7.1f}", end="")
            print(f"{our_ms / bare_ms:10.2f}x{each:>16}", flush=True)
    starts = [cold_start() for _ in range(3)]
    print(f"cold start to the first measured picture: {min(s for s, _ in starts):.2f} s best of 3, ", end="")
    print(f"{max(m for _, m in starts):.0f} MiB resident")
    print(f"this bench at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()

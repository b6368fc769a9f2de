"""Memory over a day at a door: frames of a film through the whole counting path, from the decoder to what is said.

    .venv/bin/python tests/bench/smile_memory.py [--frames N] [--hours H]

Ten frames a second for eight hours are 288,000; --hours 8 takes them all (an hour of frames takes about as long as
printed at the end). Without it a shorter run is taken, and the slope over its second half is drawn out to eight hours.
Two thirds of the film have people in them. Prints the slope in KiB for 1,000 frames and for eight hours.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kiosk.devices.smile_camera.isolation import load_only_what_sees, shut_off_network  # noqa: E402

shut_off_network()
load_only_what_sees()

import cv2  # noqa: E402
import numpy as np  # noqa: E402

from kiosk.devices.smile_camera.attention import make_face_finder  # noqa: E402
from kiosk.devices.smile_camera.camera_sight import CameraSight, Looking  # noqa: E402
from kiosk.devices.smile_camera.counting import Counting, Post  # noqa: E402
from kiosk.devices.smile_camera.grabber import FastFilm, Frame  # noqa: E402
from kiosk.devices.smile_camera.judging import make_reader  # noqa: E402
from kiosk.devices.smile_camera.passage import PassageRules  # noqa: E402
from kiosk.devices.smile_camera.source import Source  # noqa: E402
from kiosk.devices.smile_camera.voice import Value, Voice  # noqa: E402
from tests.devices.smile_doors import astronaut, door_film, walk_up  # noqa: E402

FPS = 10
DAY_FRAMES = 8 * 3600 * FPS
FILM_S = 27
SAMPLES = 60


def make_film(path: Path) -> None:
    heads = [astronaut(True), astronaut(False)]
    walkers = [
        walk_up(heads[number % 2], start_s=9.0 * (number // 3) + 0.7 * (number % 3), lane_m=0.5 * (number % 3 - 1))
        for number in range(9)
    ]
    film = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), FPS, (1280, 720))
    for picture in door_film(walkers, FILM_S, FPS):
        film.write(picture)
    film.release()


class Again:
    """The film again and again in film time, for so many frames; memory is looked at on the way."""

    def __init__(self, film: Path, frames: int) -> None:
        self.trouble = None
        self.over = False
        self.stuck_s = self.elsewhere_s = 0.0
        self.samples: list[tuple[int, float]] = []
        self._film = film
        self._frames = frames
        self._number = 0
        self._playing = FastFilm(Source("file", str(film)))
        self._began_s = time.monotonic()

    def next(self, timeout_s: float) -> Frame | None:
        frame = self._playing.next(timeout_s)
        if frame is None:
            self._playing = FastFilm(Source("file", str(self._film)))
            frame = self._playing.next(timeout_s)
            assert frame
        if self._number % max(1, self._frames // SAMPLES) == 0:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            self.samples.append((self._number, pages * resource.getpagesize() / 1024))
        self._number += 1
        self.over = self._number > self._frames
        return None if self.over else Frame(self._began_s + self._number / FPS, frame.picture)

    def close(self) -> None:
        self._playing.close()


class Counted(Voice):
    """Counts what would be said."""

    def __init__(self) -> None:
        self.said: dict[str, int] = {}

    def say(self, kind: str, **values: Value) -> None:
        self.said[kind] = self.said.get(kind, 0) + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=6000)
    parser.add_argument("--hours", type=float, help="so many hours of frames at ten a second")
    given = parser.parse_args()
    frames = round(given.hours * 3600 * FPS) if given.hours else given.frames
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder, "door.avi")
        make_film(film)
        source, voice = Again(film, frames), Counted()
        sight = CameraSight(source, make_face_finder(make_reader(), FPS), Looking(FPS))
        began_s = time.monotonic()
        Counting(sight, voice, Post("entry", "a film", PassageRules(), 50, rehearsal=True)).run(threading.Event())
        took_s = time.monotonic() - began_s
    numbers, kib = np.array(source.samples).T
    # What libraries take once, when they first see a face, is no slope.
    late = numbers >= frames / 2
    slope = float(np.polyfit(numbers[late], kib[late], 1)[0])
    print(f"{frames} frames in {took_s:.0f} s ({took_s / frames * 1000:.1f} ms each); said {voice.said}")
    first, half, last = (value / 1024 for value in (kib[0], kib[len(kib) // 2], kib[-1]))
    print(f"resident: {first:.1f} MiB at first, {half:.1f} half-way, {last:.1f} last")
    told = "measured over" if frames >= DAY_FRAMES else f"drawn out from the second half of {frames} frames to"
    print(f"slope: {slope * 1000:.1f} KiB for 1,000 frames, {slope * DAY_FRAMES / 1024:.1f} MiB {told} eight hours")
    print(f"an hour of frames takes {took_s / frames * 3600 * FPS / 60:.0f} minutes here")


if __name__ == "__main__":
    main()

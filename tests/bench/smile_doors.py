"""Both doors beside the sailing scene: what each door takes of the processor, and what the scene's frames lose by them.

    xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/smile_doors.py [WIDTHxHEIGHT]

The ship crosses the shore at full wheel without doors, with both doors at work, and without them again, in one run.
Each door looks at a film of 1280x720 in which one or two people walk up all the time, ten times a second, with the
settings of config.yaml. Compare with tests/bench/panorama_sailing.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

FILM = "film"
FILM_S = 36


def make_film(path: str) -> None:
    """Somebody every three seconds, so that one or two are always on their way."""
    # Not beside Qt: this runs in a process of its own.
    import cv2

    from tests.devices.smile_doors import astronaut, door_film, walk_up

    heads = [astronaut(True), astronaut(False)]
    walkers = [
        walk_up(heads[number % 2], start_s=3.0 * number, lane_m=0.35 * (-1) ** number) for number in range(FILM_S // 3)
    ]
    film = cv2.VideoWriter(path, cv2.VideoWriter.fourcc(*"MJPG"), 10, (1280, 720))
    for picture in door_film(walkers, FILM_S):
        film.write(picture)
    film.release()


class Door:
    """A door's true process on a film, and what it says."""

    def __init__(self, door: str, film: Path, most_fps: float, cpu_share: float) -> None:
        command = [sys.executable, "-m", "kiosk.devices.smile_camera", f"--door={door}", f"--source=file:{film}"]
        command += ["--rehearsal", f"--most-fps={most_fps}", f"--cpu-share={cpu_share}"]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self.door = door
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=nowhere)
        self.said: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self._since_s, self._cpu_s, self._frames = 0.0, 0.0, 0

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    @property
    def measures(self) -> bool:
        return any(line["kind"] == "measuring" for line in self.said)

    def _now(self) -> tuple[float, float, int]:
        used = psutil.Process(self.process.pid).cpu_times()
        frames = max((line["frames"] for line in self.said if line["kind"] == "heartbeat"), default=0)
        return time.monotonic(), used.user + used.system, frames

    def begin(self) -> None:
        self._since_s, self._cpu_s, self._frames = self._now()

    def told(self) -> str:
        now_s, cpu_s, frames = self._now()
        seconds, looked = now_s - self._since_s, frames - self._frames
        share = (cpu_s - self._cpu_s) / seconds
        memory = psutil.Process(self.process.pid).memory_info().rss / 2**20
        faults = sum(line["kind"] == "fault" for line in self.said)
        passed = sum(line["kind"] == "passed" for line in self.said)
        return (
            f"  {self.door:5} {share:5.0%} of a core, {looked / seconds:4.1f} looks a second, "
            f"{(cpu_s - self._cpu_s) * 1000 / max(1, looked):5.1f} CPU-ms each, {memory:.0f} MiB, "
            f"{passed} passages, {faults} faults"
        )

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._reader.join()


def main() -> None:
    from kiosk.settings import load_settings
    from tests.bench.panorama_window import Frames, Shore, application, sizes, wait

    smile = load_settings(ROOT / "config.yaml").smile
    app = application()
    app.setQuitOnLastWindowClosed(False)
    (size,) = sizes(sys.argv[1:] or ["1920x1080"])
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder, "door.avi")
        subprocess.run([sys.executable, __file__, FILM, film], check=True)
        shore = Shore(size)
        shore.open()
        before = shore.cross()
        doors = [Door(door, film, smile.most_fps, smile.cpu_share) for door in ("entry", "exit")]
        try:
            wait(lambda: all(door.measures for door in doors))
            for door in doors:
                door.begin()
            beside = shore.cross()
            told = [door.told() for door in doors]
        finally:
            for door in doors:
                door.end()
        behind = shore.cross()
        shore.close()
    alone = Frames(before.between_s + behind.between_s, before.cpu_s + behind.cpu_s)
    print(f"{size[0]}x{size[1]}, {psutil.cpu_count()} cores, load {psutil.getloadavg()[0]:.1f}")
    print(alone.told("  sailing without doors"))
    print(beside.told("  sailing beside both doors"))
    print(*told, sep="\n")
    print(
        f"  beside both doors a frame takes {beside.p50_ms / alone.p50_ms:.2f} times as long (p99 "
        f"{beside.p99_ms / alone.p99_ms:.2f} times)"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == [FILM]:
        make_film(sys.argv[2])
    else:
        main()

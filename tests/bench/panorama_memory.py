"""What 解读 holds in memory while she sails end to end ten times, and after all views all round and all lights, thrice.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/panorama_memory.py [CROSSINGS]

Also how long the scene takes to its first complete picture, and the size of the pictures on the disk.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.happenings import inputs
from kiosk.places import ASSETS
from tests.bench.panorama_window import Shore, application, resident_mib, wait, watch

PARTS = ("shore", "round", "card", "voice", "sky", "ship")


def ready(shore: Shore, of: str) -> Callable[[], bool]:
    """Whether every picture of a kind that is seen is complete."""

    def complete() -> bool:
        items = shore.items(of)
        return bool(items) and all(item.property("ready") for item in items)

    return complete


def start(shore: Shore) -> None:
    """From the order to show the scene to its first complete picture on the screen."""
    begun_s = time.perf_counter()
    shore.load()
    loaded_s = time.perf_counter()
    wait(ready(shore, "ShoreStrip"))
    complete_s = time.perf_counter()
    watch(shore.window, lambda: True)
    print(
        f"scene made {(loaded_s - begun_s) * 1000:.0f} ms, all tiles in view there after "
        f"{(complete_s - begun_s) * 1000:.0f} ms"
    )


def look_around(shore: Shore) -> None:
    """Into every view all round, once right round in it, and out again."""
    for building_id in shore.content.rounds:
        shore.receive(inputs.PlaceSought(building_id))
        shore.receive(inputs.RoundEntered(building_id))
        wait(lambda: bool(shore.state.round_id))
        wait(ready(shore, "RoundView"))
        shore.receive(inputs.RoundGrabbed())
        for _ in range(12):
            shore.receive(inputs.RoundDragged(30.0, 0.0))
            wait(ready(shore, "RoundView"))
        shore.receive(inputs.RoundReleased(0.0))
        shore.receive(inputs.RoundLeft())
        wait(ready(shore, "ShoreStrip"))
    for light in ("day", "night", "dusk"):
        shore.receive(inputs.LightChosen(light))
        wait(lambda: not any(strip.property("fading") for strip in shore.items("ShoreStrip")))
        wait(ready(shore, "ShoreStrip"))


def main() -> None:
    crossings = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    app = application()
    app.setQuitOnLastWindowClosed(False)
    print(f"memory before the scene           {resident_mib():6.0f} MiB")
    shore = Shore((1920, 1080))
    start(shore)
    print(f"memory with the first picture     {resident_mib():6.0f} MiB")
    for times in range(1, crossings + 1):
        shore.cross()
        print(f"memory after crossing {times:2}          {resident_mib():6.0f} MiB", flush=True)
    for times in (1, 2, 3):
        look_around(shore)
        print(f"memory after all views, {times} times   {resident_mib():6.0f} MiB", flush=True)
    shore.close()
    folder = ASSETS / "panorama"
    for part in PARTS:
        files = [path for path in (folder / part).rglob("*") if path.is_file()]
        print(f"{part:6} {len(files):5} files  {sum(path.stat().st_size for path in files) / 1e6:7.1f} MB")


if __name__ == "__main__":
    main()

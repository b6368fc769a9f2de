"""What a frame of 解读 under way costs: in Python alone, and drawn at 1920x1080 part by part beside a textured quad.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/panorama_frame.py [SECONDS]

The parts are drawn with the ship at rest before a mill, each time with one of them left out.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.exhibits import panorama
from kiosk.happenings import inputs
from tests.bench.panorama_window import Shore, after, application, quad, wait, watch

SIZE = (1920, 1080)
BEFORE_M = 750.0


def spread(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p50, p99 = statistics.median(ordered) * 1e6, ordered[int(len(ordered) * 0.99)] * 1e6
    print(f"{name:44} p50 {p50:7.2f} us   p99 {p99:7.2f}   worst {ordered[-1] * 1e6:7.2f}   n {len(ordered)}")


def python_alone(shore: Shore) -> None:
    """A crossing at full wheel at 60 frames a second of a clock moved by hand, nothing drawn."""
    state = panorama.start(shore.content.places_m, light="dusk")
    now_s = 0.0
    for happening in (inputs.SceneShown("panorama"), inputs.WheelTurned(1.0)):
        state = panorama.step(state, happening, now_s).state
    shore.state = state
    shore.steps_s.clear()
    while state.position_m < panorama.SHORE_M - 1:
        now_s += 1 / 60
        state = panorama.step(state, inputs.FrameDrawn(False), now_s).state
        shore.view.show(state)
        shore.receive(inputs.FrameDrawn(False))
    spread("Python: step and view", shore.steps_s)


def drawn(shore: Shore, seconds: float, floor_ms: float) -> None:
    """CPU of a frame with everything, and what each part of it takes."""
    # By the hand: a place that was sought would glow.
    for happening in (inputs.StripGrabbed(), inputs.StripDragged(BEFORE_M), inputs.StripReleased(0.0)):
        shore.receive(happening)
    wait(shore.complete)
    wait(lambda: not shore.state.needs_frames)
    watch(shore.window, after(4))
    [sailing] = shore.items("SailingView")
    whole_ms = watch(shore.window, after(seconds), shore.window.update).cpu_ms
    print(f"{'the whole scene':44} {whole_ms:6.1f} CPU-ms   = {whole_ms / floor_ms:.2f} quads")
    for part in sailing.childItems():
        if not part.isVisible():
            continue
        part.setVisible(False)
        left_ms = watch(shore.window, after(seconds), shore.window.update).cpu_ms
        part.setVisible(True)
        name = part.metaObject().className().split("_QML")[0]
        print(f"{'  of it ' + name:44} {whole_ms - left_ms:6.1f} CPU-ms", flush=True)


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 3.0
    app = application()
    app.setQuitOnLastWindowClosed(False)
    shore = Shore(SIZE)
    python_alone(shore)
    with tempfile.TemporaryDirectory() as folder:
        floor = quad(SIZE, Path(folder), seconds)
    print(f"{'one textured quad':44} {floor.cpu_ms:6.1f} CPU-ms")
    shore.open()
    drawn(shore, seconds, floor.cpu_ms)
    shore.close()


if __name__ == "__main__":
    main()

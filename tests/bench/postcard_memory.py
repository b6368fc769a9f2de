"""What the booth holds in memory after 25, 50, … 200 cards, each with a photo, handwriting on both sides and its code.

    xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/postcard_memory.py [CARDS]

The real scene in a window of 1920x1080, the real pickup server beside it; the countdown leaps. A visit ends after every
card.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402
from PIL import Image  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402

from kiosk.bridge.hall import spare_buffers  # noqa: E402
from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Stroke  # noqa: E402
from kiosk.tour.leaping_clock import LeapingClock  # noqa: E402
from tests.bench.postcard_pipeline import Bot, handwriting  # noqa: E402
from tests.scenes.booth_hall import Hall  # noqa: E402

EVERY = 25


def one_card(hall: Hall, clock: LeapingClock, number: int) -> None:
    """A whole visit at the booth."""
    hall.receive(inputs.AttractTouched(f"visit-{number}"))
    hall.receive(inputs.SceneChosen("postcard"))
    hall.until(lambda: hall.state.camera == "showing")
    hall.receive(inputs.ShutterPressed())
    for _ in range(3):
        clock.leap(1.0)
        hall.receive(inputs.DueCame())
    hall.until(lambda: hall.state.step == "still")
    hall.receive(inputs.PhotoKept())
    hall.until(lambda: len(hall.state.previews) == len(hall.state.offered))
    hall.receive(inputs.FrameChosen(hall.state.offered[number % len(hall.state.offered)]))
    hall.receive(inputs.FrameSettled())
    for stroke in handwriting():
        hall.receive(inputs.StrokeDrawn(stroke))
        hall.receive(inputs.StrokeDrawn(Stroke(stroke.points, "crayon", "red", "back")))
    hall.receive(inputs.CardAsked())
    hall.until(lambda: hall.state.link == "ready")
    hall.picture("")
    hall.receive(inputs.VisitLeft())
    hall.until(lambda: hall.state.card is None)


def main() -> None:
    cards = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    spare_buffers()
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    process = psutil.Process()
    with tempfile.TemporaryDirectory() as name:
        picture = Path(name) / "visitor.jpg"
        with Image.open(ROOT / "assets" / "panorama" / "card" / "waterworks.webp") as photo:
            photo.convert("RGB").resize((1920, 1080)).save(picture, quality=92)
        clock = LeapingClock()
        hall = Hall(Bot(), Path(name) / "data", f"file:{picture}", clock=clock).open()  # type: ignore[arg-type]
        for number in range(1, cards + 1):
            one_card(hall, clock, number)
            if number == 1 or number % EVERY == 0:
                others = sum(child.memory_info().rss for child in process.children(recursive=True))
                print(
                    f"after {number:3} cards: window {process.memory_info().rss / 2**20:5.0f} MiB, its processes "
                    f"{others / 2**20:4.0f} MiB, {process.num_fds()} handles, {process.num_threads()} threads",
                    flush=True,
                )
        hall.close()
    del app


if __name__ == "__main__":
    main()

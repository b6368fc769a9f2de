"""From the shutter to the finished card, to its QR code on the screen, to the job that CUPS accepted: 50 cards.

    xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/postcard_pipeline.py \
        [--cards 50] [--photobooth PYTHON]

The booth's real scene with a picture file for a camera, the real pickup server, and CUPS with ippeveprinter behind it
(packages of ./run setup test). PYTHON: of an environment of its own with photobooth-app (pip install photobooth-app),
whose pipeline from picture to stored result runs on the very picture before and after. Prints p50 and p95.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402

from kiosk.bridge.hall import spare_buffers  # noqa: E402
from kiosk.devices.printer.cups import CupsQueue  # noqa: E402
from kiosk.happenings import inputs  # noqa: E402
from kiosk.happenings.words import Stroke  # noqa: E402
from tests.devices.cups_hall import print_hall  # noqa: E402
from tests.scenes.booth_hall import Hall  # noqa: E402

WAIT_S = 60.0


class Bot:
    """What the hall asks of pytest-qt, without it."""

    def waitUntil(self, true: Callable[[], bool], timeout: int = 60_000) -> None:  # noqa: N802
        until_s = time.perf_counter() + timeout / 1000
        loop = QEventLoop()
        while not true():
            if time.perf_counter() > until_s:
                raise TimeoutError("waited in vain")
            QTimer.singleShot(1, loop.quit)
            loop.exec()

    def waitExposed(self, window: Any) -> None:  # noqa: N802
        self.waitUntil(window.isExposed)


def handwriting() -> list[Stroke]:
    """Twelve strokes of fifty points, as quick as a hand."""
    return [
        Stroke(tuple((12 + 6 * n + 0.1 * p, 72 + 0.3 * p, 400 * n + 8 * p, -1.0) for p in range(50))) for n in range(12)
    ]


def ms(since_s: float) -> float:
    return (time.perf_counter() - since_s) * 1000


def one_card(hall: Hall, accepted: list[float]) -> dict[str, float]:
    """One card by the room's own door, without the countdown; milliseconds of each leg."""
    took = {}
    bot, state = hall.qtbot, lambda: hall.state
    bot.waitUntil(lambda: state().camera == "showing")
    hall.receive(inputs.ShutterPressed())
    bot.waitUntil(lambda: state().step == "taking" or bool(state().shots))
    zero_s = time.perf_counter()
    bot.waitUntil(lambda: state().step == "still")
    took["zero to the photo on the screen"] = ms(zero_s)
    begun_s = time.perf_counter()
    hall.receive(inputs.PhotoKept())
    bot.waitUntil(lambda: state().frame_id in state().previews)
    took["photo kept to the chosen card's preview"] = ms(begun_s)
    bot.waitUntil(lambda: len(state().previews) == len(state().offered))
    took["... to all twelve previews"] = ms(begun_s)
    hall.receive(inputs.FrameSettled())
    for stroke in handwriting():
        hall.receive(inputs.StrokeDrawn(stroke))
    begun_s = time.perf_counter()
    hall.receive(inputs.CardAsked())
    bot.waitUntil(lambda: state().card is not None)
    took["card asked to card stored and shown"] = ms(begun_s)
    bot.waitUntil(lambda: state().link == "ready")
    took["card asked to QR code on the screen"] = ms(begun_s)
    bot.waitUntil(lambda: state().printable)
    begun_s = time.perf_counter()
    hall.receive(inputs.PrintPressed())
    bot.waitUntil(lambda: bool(accepted))
    took["print pressed to job accepted by CUPS"] = (accepted.pop() - begun_s) * 1000
    bot.waitUntil(lambda: state().print_step in ("done", "failed"))
    if state().print_step != "done":
        raise RuntimeError(f"not printed: {state().print_reason}")
    took["print pressed to printed (ippeveprinter)"] = ms(begun_s)
    hall.receive(inputs.AnotherCardPressed())
    return took


def listen(accepted: list[float]) -> None:
    """Note when a queue took a job."""
    submit = CupsQueue.submit

    def noted(*given: Any, **named: Any) -> Any:
        job = submit(*given, **named)
        accepted.append(time.perf_counter())
        return job

    CupsQueue.submit = noted  # type: ignore[method-assign]


def photobooth(python: str, picture: Path, times: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        told = subprocess.run(
            [python, str(Path(__file__).with_name("photobooth_app_side.py")), str(picture), str(times)],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
    return list(json.loads(told.stdout.strip().splitlines()[-1]))


def line(name: str, values: list[float]) -> str:
    values = sorted(values)
    return (
        f"{name:46}{statistics.median(values):8.0f}{values[min(len(values) - 1, round(0.95 * len(values)))]:8.0f}"
        f"{values[-1]:8.0f}"
    )


def _open_to_cups(folder: str) -> Path:
    """A folder in it that CUPS's own user reaches too."""
    Path(folder).chmod(0o755)
    return Path(folder) / "cups"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=50)
    parser.add_argument("--photobooth", metavar="PYTHON", default="")
    given = parser.parse_args()
    spare_buffers()
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    legs: dict[str, list[float]] = {}
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as name, print_hall(_open_to_cups(name)) as printing:
        picture = Path(name) / "visitor.jpg"
        with Image.open(ROOT / "assets" / "panorama" / "card" / "waterworks.webp") as photo:
            photo.convert("RGB").resize((1920, 1080)).save(picture, quality=92)
        if given.photobooth:
            theirs += photobooth(given.photobooth, picture, given.cards // 2)
        os.environ["CUPS_SERVER"] = printing.server
        hall = Hall(Bot(), Path(name) / "data", f"file:{picture}", f"cups:{printing.queue}").open()  # type: ignore[arg-type]
        accepted: list[float] = []
        hall.until(lambda: hall.state.printer is not None and hall.state.printer.ready)
        listen(accepted)
        one_card(hall, accepted)
        for _ in range(given.cards):
            for leg, took in one_card(hall, accepted).items():
                legs.setdefault(leg, []).append(took)
        hall.close()
        if given.photobooth:
            theirs += photobooth(given.photobooth, picture, given.cards // 2)
    print(f"{given.cards} cards, milliseconds{'':25}{'p50':>8}{'p95':>8}{'worst':>8}")
    for leg, values in legs.items():
        print(line(leg, values))
    if theirs:
        print(line("photobooth-app: picture to stored result", theirs))
        ours = statistics.median(legs["card asked to card stored and shown"])
        print(f"ours takes {ours / statistics.median(theirs):.2f} of its time")
    del app


if __name__ == "__main__":
    main()

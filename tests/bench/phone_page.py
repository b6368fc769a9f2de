"""The phone's page in real Chromium at three phone sizes, its weight, its time; then a hall of phones beside a window.

    apt-get install chromium chromium-driver fonts-noto-cjk        (Debian's; for this bench only)
    xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/phone_page.py OUT [--phones 200] [--seconds 30]
        [--look 3] [--pages-only]

OUT gets a picture of the page at each size (one side, both sides, English, deletion asked, not there). Each phone of
the hall opens page and picture in new connections, looks at them for `--look` seconds and comes again. The window
beside it draws one textured quad of 1920x1080 without pause: its frame times are printed alone, and with the hall.
Everything stays on 127.0.0.1.
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
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.press.store import CardStore, new_card_id
from tests.bench.phone_hall import DIRECT, Phone, card_in, pickup

PHONES = {"small": (320, 568, 2.0), "middle": (390, 844, 3.0), "large": (430, 932, 3.0)}
LOADS = 15
WEIGHT = """const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
return all.map(e => [e.name.split('/').pop().length > 24 ? 'picture' : 'page', e.transferSize])"""
PICTURE_AT = """const done = arguments[0];
new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true});"""


def pages(url: str, store: CardStore, out: Path) -> None:
    """Pictures, weight and time of the page at each phone size."""
    one, both, english = card_in(store), card_in(store, both=True), card_in(store, language="en")
    for name, size in PHONES.items():
        phone = Phone(*size)
        try:
            times_ms = []
            for _ in range(LOADS):
                phone.open(f"{url}/c/{one}")
                times_ms.append(phone.later(PICTURE_AT))
            weights = dict(phone.run(WEIGHT))
            phone.whole_page(out / f"{name}-one-side.png")
            phone.run("document.querySelector('details').open = true")
            phone.whole_page(out / f"{name}-deletion-asked.png")
            for told, card in (("both-sides", both), ("english", english), ("not-there", new_card_id())):
                phone.open(f"{url}/c/{card}")
                phone.whole_page(out / f"{name}-{told}.png")
        finally:
            phone.close()
        times_ms.sort()
        print(
            f"{name:8} {size[0]}x{size[1]} at {size[2]:g}:  page {weights['page'] / 1024:.1f} KB  "
            f"picture {weights['picture'] / 1024:.1f} KB  seen after p50 {statistics.median(times_ms):.0f} ms  "
            f"worst of {LOADS} {times_ms[-1]:5.0f} ms"
        )
    for told, card in (("one side", one), ("both sides", both)):
        with DIRECT.open(f"{url}/c/{card}.jpg") as answer:
            print(f"picture of {told}: {len(answer.read()) / 1024:.1f} KB")


def hall(url: str, store: CardStore, folder: Path, phones: int, seconds: float, look_s: float) -> None:
    """A window's frame times alone, and while the hall fetches."""
    from tests.bench.panorama_window import application, quad

    app = application()
    cards = [card_in(store, both=number % 4 == 0) for number in range(20)]
    print(quad((1920, 1080), folder, seconds).told("window alone"))
    command = [sys.executable, str(Path(__file__).with_name("phone_hall.py")), url, ",".join(cards)]
    crowd = subprocess.Popen([*command, str(phones), str(seconds), str(look_s)], stdout=subprocess.PIPE, env=os.environ)
    began_s = time.monotonic()
    print(quad((1920, 1080), folder, seconds).told(f"window, {phones} phones"))
    found = json.loads(crowd.communicate()[0])
    took = sorted(found["seconds"])
    print(
        f"{phones} phones, {time.monotonic() - began_s:.0f} s: {found['pages']} pages and {found['pictures']} pictures "
        f"served, {len(found['refused'])} not; {found['mebibytes'] / seconds:.1f} MiB a second; page and picture "
        f"p50 {statistics.median(took) * 1000:.0f} ms  p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms  "
        f"worst {took[-1] * 1000:.0f} ms"
    )
    for refusal in sorted(set(found["refused"])):
        print(f"    {refusal}")
    print(quad((1920, 1080), folder, seconds).told("window alone again"))
    del app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--phones", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--look", type=float, default=3.0)
    parser.add_argument("--pages-only", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = CardStore(Path(folder) / "postcards")
        with pickup(Path(folder)) as url:
            pages(url, store, given.out)
            if not given.pages_only:
                hall(url, store, Path(folder), given.phones, given.seconds, given.look)


if __name__ == "__main__":
    main()

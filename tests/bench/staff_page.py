"""The staff page with a year of journal: time to the first byte and to full plots; and its pictures in Chromium.

    apt-get install chromium chromium-driver fonts-noto-cjk        (Debian's; for `--look` only)
    .venv/bin/python tests/bench/staff_page.py [--days 365] [--visitors 2000] [--look OUT] [--folder FOLDER]

A real process on 127.0.0.1, asked as a browser asks. Every plot is in the page itself: the last byte is the full plots.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import psutil

from kiosk.places import ROOT
from tests.bench.phone_hall import Phone
from tests.bench.year_of_hall import ZONE, fill
from tests.staff_pages.browser import Browser

ASKED = 9
STATUS: list[tuple[str, Any]] = [
    ("version", "0.1.0"),
    ("names", ["entry_camera", "exit_camera", "booth_camera", "wheel", "printer", "speaker", "pickup", "journal"]),
    ("hall", {"open": True, "local_day": "", "opens": "10:00", "closes": "20:00", "reason": "weekday"}),
    (
        "printing",
        {
            "ready": False,
            "reason": "media-empty",
            "sheets_left": 8,
            "tray_sheets": 100,
            "printed_today": 92,
            "daily_cap": 400,
        },
    ),
    ("smile", {"on": True, "doors": {"entry": {"working": True}, "exit": {"working": False}}}),
    ("resting", ["postcard"]),
    ("practising", False),
    (
        "backup",
        {"ok": True, "busy": False, "made_utc_ms": 0, "bytes": 41_200_000, "sentence_zh": "", "sentence_en": ""},
    ),
    ("packs", {"live": "", "sentence_zh": "", "sentence_en": ""}),
]
SENTENCES = {
    "exit_camera": (
        "fault",
        "出门相机没有画面：请检查网线和电源。",
        "The exit camera gives no picture: please check its cables.",
    ),
    "printer": (
        "fault",
        "没有纸了。请装满卡片纸，再按“已加满纸”。",
        "Out of paper. Fill the tray with cards, then press “Tray is full”.",
    ),
    "speaker": ("rehearsal", "没有找到音响，讲述只有字幕。", "No speaker was found; narration is captions only."),
}


@contextmanager
def page(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The staff page's process with a hall that tells how it stands; its address."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "kiosk.staff_pages",
        "--config",
        str(ROOT / "config.yaml"),
        "--data",
        str(data),
    ]
    process = subprocess.Popen([*command, "--port", "0"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin and process.stdout
    try:
        url = str(json.loads(process.stdout.readline())["url"])
        now_ms = time.time_ns() // 1_000_000
        lines = dict(STATUS)
        lines["backup"] = {**lines["backup"], "made_utc_ms": now_ms - 13 * 3_600_000}
        for number, name in enumerate(lines["names"]):
            level, zh, en = SENTENCES.get(name, ("ok", "运行正常。", "Running well."))
            since_ms = now_ms - (number * 37 + 4) * 60_000
            lines[f"device:{name}"] = {"level": level, "zh": zh, "en": en, "since_ms": since_ms}
        for name, value in lines.items():
            process.stdin.write(json.dumps({"part": name, "value": value}).encode() + b"\n")
        process.stdin.flush()
        yield url, process
    finally:
        process.terminate()
        process.wait(10)


def timed(browser: Browser, path: str) -> None:
    """Print the median and longest time to first and last byte."""
    first, last, size = [], [], 0
    for _ in range(ASKED):
        answer = browser.get(path)
        assert answer.status == 200, answer.status
        first.append(answer.first_byte_ms)
        last.append(answer.last_byte_ms)
        size = len(answer.body)
    print(
        f"  {path:28} first byte p50 {statistics.median(first):6.0f} ms, worst {max(first):6.0f}   "
        f"full plots p50 {statistics.median(last):6.0f} ms, worst {max(last):6.0f}   {size / 1024:5.0f} KiB",
        flush=True,
    )


class Screen(Phone):
    """Chromium with cookies set by hand."""

    def keep(self, name: str, value: str) -> None:
        self._ask(f"{self._session}/cookie", {"cookie": {"name": name, "value": value}})

    def forget(self) -> None:
        self._ask(f"{self._session}/cookie", method="DELETE")


def look(url: str, cookie: str, out: Path) -> None:
    """Pictures of every page on a phone and on a desk."""
    out.mkdir(parents=True, exist_ok=True)
    today = datetime.now(ZONE).date()
    pages = {
        "login": "/login",
        "now": "/",
        "today": "/today",
        "day": "/days",
        "month": f"/days?range={today:%Y-%m}",
        "year": f"/days?range={today:%Y}",
        "groups": "/groups",
        "care": "/care",
        "files": "/files",
        "missing": "/nowhere",
    }
    for screen, size in (("phone", (390, 844, 2.0)), ("desk", (1280, 900, 1.0))):
        phone = Screen(*size)
        try:
            for language in ("zh", "en"):
                phone.open(f"{url}/health")
                phone.forget()
                phone.keep("language", language)
                for name, path in pages.items():
                    if name == "now":
                        phone.keep("staff", cookie)
                    phone.open(url + path)
                    phone.whole_page(out / f"{screen}-{language}-{name}.png")
        finally:
            phone.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--visitors", type=int, default=2000)
    parser.add_argument("--look", type=Path)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    now = datetime.now(ZONE)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        data = Path(folder)
        began_s = time.perf_counter()
        rows = fill(data / "journal.sqlite", now.date(), given.days, given.visitors, now)
        size = (data / "journal.sqlite").stat().st_size
        took_s = time.perf_counter() - began_s
        print(f"{given.days} days, {rows:,} happenings, {size / 1e6:,.0f} MB, made in {took_s:.0f} s", flush=True)
        with page(data) as (url, process):
            browser = Browser(url)
            browser.sign_in("2468")
            timed(browser, "/")
            began_s = time.perf_counter()
            behind = "还在统计"
            while behind in browser.get("/today").text:
                time.sleep(0.5)
            print(f"the digest knew the whole journal after {time.perf_counter() - began_s:.1f} s more")
            today = now.date()
            for path in (
                "/",
                "/today",
                f"/days?range={today:%G-W%V}",
                f"/days?range={today:%Y-%m}",
                f"/days?range={today:%Y}",
                "/groups",
            ):
                timed(browser, path)
            told = psutil.Process(process.pid).memory_info().rss / 2**20
            print(
                f"memory of the process {told:.0f} MiB; digest {(data / 'digest.sqlite').stat().st_size / 1e6:.1f} MB"
            )
            if given.look:
                look(url, browser.cookies["staff"], given.look)


if __name__ == "__main__":
    main()

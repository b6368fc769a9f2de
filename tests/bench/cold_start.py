"""Cold start to the first interactive frame, against Chromium in kiosk mode with a static page of the same picture.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/cold_start.py [ROUNDS]

Both are started by turns, each in a fresh process with a fresh profile; the page tells a local server when its picture
has been drawn (decoded, then two animation frames), the kiosk says in its ready line when its first frame was on the
screen.
"""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = """<!doctype html>
<style>html,body{margin:0;background:#120d0a}img{width:100vw;height:100vh;object-fit:cover}</style>
<img src="picture.webp" onload="drawn(this)">
<script>
const after = then => requestAnimationFrame(() => requestAnimationFrame(then));
function drawn(picture) { picture.decode().then(() => after(() => fetch("/drawn"))); }
</script>"""


def kiosk_s(folder: Path) -> float:
    """Seconds from the making of the kiosk's process to its first frame."""
    config = folder / "config.yaml"
    text = (ROOT / "config.yaml").read_text(encoding="utf-8")
    text = text.replace("folder: var", f"folder: {folder / 'var'}").replace("port: 8470", "port: 0")
    config.write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "--config", str(config)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.terminate()
    process.wait(20)
    found = re.search(r"first frame after ([\d.]+) s", line)
    if not found:
        sys.exit(f"the kiosk did not start: {line!r}")
    return float(found.group(1))


def chromium_s(browser: str, folder: Path) -> float:
    """Seconds from starting Chromium to the page's word that its picture was drawn."""
    drawn = threading.Event()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, kind = b"", "text/plain"
            if self.path == "/":
                body, kind = PAGE.encode(), "text/html"
            elif self.path == "/picture.webp":
                body, kind = (ROOT / "assets/story/relief/attract/p1-lit.webp").read_bytes(), "image/webp"
            elif self.path == "/drawn":
                drawn.set()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    began_s = time.monotonic()
    process = subprocess.Popen(
        [
            browser,
            "--kiosk",
            "--no-sandbox",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--use-angle=swiftshader",
            "--enable-unsafe-swiftshader",
            "--ignore-gpu-blocklist",
            "--window-size=1920,1080",
            f"--user-data-dir={folder / 'profile'}",
            f"http://127.0.0.1:{server.server_port}/",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if not drawn.wait(60):
        sys.exit("Chromium did not draw the page")
    took_s = time.monotonic() - began_s
    process.terminate()
    process.wait(20)
    server.shutdown()
    server.server_close()
    return took_s


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    browser = shutil.which("chromium") or sys.exit("Chromium is not installed: apt-get install chromium")
    kiosk: list[float] = []
    chromium: list[float] = []
    for number in range(rounds):
        for measure, times in (
            (lambda folder: kiosk_s(folder), kiosk),
            (lambda folder: chromium_s(browser, folder), chromium),
        ):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                times.append(measure(Path(folder)))
        print(f"round {number + 1}: kiosk {kiosk[-1]:.2f} s, Chromium {chromium[-1]:.2f} s", flush=True)
    ours, theirs = statistics.median(kiosk), statistics.median(chromium)
    print(f"median of {rounds}: kiosk {ours:.2f} s, Chromium {theirs:.2f} s, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main()

"""Looking all round in 解读 beside Pannellum in Chromium: the same picture, size, motion and machine, turn by turn.

    npm install --prefix FOLDER pannellum@2.5.6        (and Debian's package chromium)
    xvfb-run -s "-screen 0 3840x2160x24" .venv/bin/python tests/bench/panorama_pannellum.py FOLDER [WIDTHxHEIGHT ...]

Chromium draws with its own software renderer, this window with Mesa's. Pannellum is counted twice: a frame is
where the browser asks for the next one, and again so with a pixel read back each time, which shows that it was drawn;
the better figure stands.
"""

from __future__ import annotations

import http.server
import json
import queue
import statistics
import subprocess
import sys
import tempfile
import threading
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtQuick import QQuickView

from kiosk.bridge.shore_pictures import ShorePictures
from kiosk.content.panorama import PanoramaContent, load_panorama
from kiosk.content.pyramid import Pyramid
from kiosk.places import ASSETS, ROOT, SCENES
from tests.bench.panorama_window import Frames, after, application, quad, sizes, wait, watch

BUILDING = "waterworks"
FOV_DEG, TURN_DPS, NOD_DEG = 75, 20, 10
WARM_S, SECONDS = 3, 8
BROWSER = [
    "--no-sandbox",
    "--kiosk",
    "--no-first-run",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--window-position=0,0",
]
PAGE = """<!doctype html><link rel=stylesheet href=pannellum.css><script src=pannellum.js></script>
<style>html, body, div { margin: 0; width: 100%; height: 100%; overflow: hidden }</style><div id=view></div><script>
const viewer = pannellum.viewer('view', {type: 'equirectangular', panorama: 'picture.jpg', autoLoad: true,
    showControls: false, compass: false, hfov: FOV});
const tell = found => fetch('/found', {method: 'POST', body: JSON.stringify(found)});
viewer.on('error', error => tell({error: String(error)}));
viewer.on('load', () => {
    const begun = performance.now(), times = [], canvas = document.querySelector('canvas');
    const gl = canvas.getContext('webgl') || canvas.getContext('experimental-webgl');
    const pixel = new Uint8Array(4);
    function frame() {
        const now = performance.now(), s = (now - begun) / 1000;
        if (READ)
            gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
        if (s > WARM)
            times.push(now);
        viewer.setYaw((s * TURN + 180) % 360 - 180, false);
        viewer.setPitch(NOD * Math.sin(s / 3), false);
        if (s < WARM + SECONDS)
            requestAnimationFrame(frame);
        else
            tell({times, width: canvas.width, height: canvas.height,
                  renderer: gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info').UNMASKED_RENDERER_WEBGL)});
    }
    requestAnimationFrame(frame);
});</script>"""
ROUND = """import QtQuick
import KioskBridge
import "%s"
RoundView {
    id: view
    property real s: 0
    buildingId: "%s"
    light: "dusk"
    fovDeg: %d
    headingDeg: s * %d
    pitchDeg: %d * Math.sin(s / 3)
    FrameAnimation {
        running: true
        onTriggered: view.s += frameTime
    }
}"""


class Answers(http.server.SimpleHTTPRequestHandler):
    """Serves the page's folder and takes what the page found."""

    found: queue.Queue[dict[str, Any]] = queue.Queue()

    def log_message(self, *_: Any) -> None:
        """Nothing: the bench tells."""

    def do_POST(self) -> None:
        self.found.put(json.loads(self.rfile.read(int(self.headers["content-length"]))))
        self.send_response(204)
        self.end_headers()


def joined(pyramid: Pyramid) -> Image.Image:
    """The whole picture again."""
    level = pyramid.levels[0]
    picture = Image.new("RGB", (level.width_px, level.height_px))
    for tile in level.tiles:
        place = tile.col * pyramid.tile_px[0] + tile.box_px[0], tile.row * pyramid.tile_px[1] + tile.box_px[1]
        with Image.open(tile.path) as part:
            picture.paste(part.convert("RGB"), place)
    return picture


def pannellum(size: tuple[int, int], folder: Path, read: bool) -> dict[str, Any]:
    """Frames of Pannellum; raises RuntimeError when it shows nothing."""
    page = PAGE.replace("FOV", str(FOV_DEG)).replace("TURN", str(TURN_DPS)).replace("NOD", str(NOD_DEG))
    page = page.replace("WARM", str(WARM_S)).replace("SECONDS", str(SECONDS)).replace("READ", str(read).lower())
    (folder / "index.html").write_text(page, encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Answers, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        address = f"--app=http://127.0.0.1:{server.server_port}/index.html"
        asked = [f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}", address]
        browser = subprocess.Popen(["chromium", *BROWSER, *asked], stderr=subprocess.DEVNULL)
        try:
            found = Answers.found.get(timeout=120)
        except queue.Empty:
            raise RuntimeError("Pannellum told nothing in two minutes") from None
        finally:
            browser.terminate()
            browser.wait()
            server.shutdown()
            server.server_close()
    if "error" in found:
        raise RuntimeError(f"Pannellum can't show the picture: {found['error']}")
    return found


def told(name: str, found: dict[str, Any]) -> float:
    """Print Pannellum's frames; returns their rate."""
    between = [later - before for before, later in pairwise(found["times"])]
    fps = 1000 * len(between) / sum(between)
    print(
        f"{name:30} {fps:6.1f} fps  p50 {statistics.median(between):6.1f} ms  worst {max(between):6.1f}  "
        f"n {len(between):4}  {found['width']}x{found['height']}  {found['renderer']}",
        flush=True,
    )
    return fps


def ours(content: PanoramaContent, size: tuple[int, int], folder: Path) -> Frames:
    """Frames of the same picture and motion in a window."""
    qml = folder / "Round.qml"
    scene = QUrl.fromLocalFile(str(SCENES / "panorama")).toString()
    qml.write_text(ROUND % (scene, BUILDING, FOV_DEG, TURN_DPS, NOD_DEG), encoding="utf-8")
    pictures = ShorePictures(content)
    window = QQuickView()
    window.engine().addImportPath(str(ROOT))
    window.setInitialProperties({"pictures": pictures})
    window.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    window.setGeometry(0, 0, *size)
    window.setSource(QUrl.fromLocalFile(str(qml)))
    window.show()
    wait(window.isExposed)
    wait(lambda: bool(window.rootObject().property("ready")))
    watch(window, after(WARM_S))
    frames = watch(window, after(SECONDS))
    window.close()
    window.setSource(QUrl())
    return frames


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    built = Path(sys.argv[1]) / "node_modules/pannellum/build"
    app = application()
    app.setQuitOnLastWindowClosed(False)
    content = load_panorama(SCENES, ASSETS)
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        for name in ("pannellum.js", "pannellum.css"):
            (folder / name).write_bytes((built / name).read_bytes())
        picture = joined(content.rounds[BUILDING]["dusk"])
        picture.save(folder / "picture.jpg", quality=92)
        print(f"one picture of {picture.width}x{picture.height}, {FOV_DEG} degrees across, {TURN_DPS} degrees a second")
        for size in sizes(sys.argv[2:]):
            print(f"{size[0]}x{size[1]}")
            first = ours(content, size, folder)
            plain = told("  Pannellum", pannellum(size, folder, read=False))
            read = told("  Pannellum, a pixel read back", pannellum(size, folder, read=True))
            second = ours(content, size, folder)
            mine = Frames(first.between_s + second.between_s, first.cpu_s + second.cpu_s)
            print(mine.told("  RoundView"))
            floor = quad(size, folder, 4)
            print(floor.told("  one textured quad"))
            print(f"  RoundView draws {mine.fps / max(plain, read):.1f} times as many frames as Pannellum", flush=True)


if __name__ == "__main__":
    main()

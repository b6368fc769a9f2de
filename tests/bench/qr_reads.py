"""The codes on the finished card's screen, read by independent readers however badly they are seen.

    xvfb-run -a -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/qr_reads.py [--cards 20] [--keep FOLDER]

The real scene at 1920x1080 shows each card's code, alone and beside the Wi-Fi code; of two codes each is looked at with
its half of the screen, as a phone is held. Screenshots are then made small, soft, dim and tilted, and the share that
reads is told for ZXing (zxing-cpp), for OpenCV's own reader, for WeChat's (in OpenCV, without its networks), and for
any of them. Tilted by 30 degrees is turned in the picture and, apart from that, seen from 30 degrees beside (at 1.5
screen widths). OpenCV runs in a process of its own: it carries parts of another Qt.
"""

from __future__ import annotations

import argparse
import json
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from PIL import Image, ImageFilter

Seen = Callable[[Image.Image], Image.Image]
HOSTS = ("192.168.10.21:8470", "10.0.4.7:8470")
WIFI = "WIFI:T:WPA;S:Riverfront-Station;P:huangpu-2026;;"
CAMERA_NOISE = 6.0
FADED_MS, PICTURE_MS = 3000, 400


def small(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)


def soft(radius_px: float) -> Seen:
    return lambda picture: picture.filter(ImageFilter.GaussianBlur(radius_px))


def dim(picture: Image.Image) -> Image.Image:
    """A fifth of the light, with a camera's noise."""
    noise = np.random.default_rng(7).normal(0, CAMERA_NOISE, (picture.height, picture.width, 1))
    return Image.fromarray(np.clip(np.asarray(picture) * 0.2 + noise, 0, 255).astype(np.uint8))


def turned(picture: Image.Image) -> Image.Image:
    return picture.rotate(30, Image.Resampling.BICUBIC, expand=True)


def beside(picture: Image.Image) -> Image.Image:
    """Seen from 30 degrees beside: the far side shrinks."""
    width, height = picture.size
    angle, far = np.radians(30), 1.5 * width
    corners = [(-width / 2, -height / 2), (width / 2, -height / 2), (width / 2, height / 2), (-width / 2, height / 2)]
    seen = []
    for x, y in corners:
        scale = far / (far + x * np.sin(angle))
        seen.append((width / 2 + x * np.cos(angle) * scale, height / 2 + y * scale))
    rows: list[list[float]] = []
    for (to_x, to_y), (x, y) in zip(seen, corners, strict=True):
        from_x, from_y = x + width / 2, y + height / 2
        rows.append([to_x, to_y, 1, 0, 0, 0, -from_x * to_x, -from_x * to_y, from_x])
        rows.append([0, 0, 0, to_x, to_y, 1, -from_y * to_x, -from_y * to_y, from_y])
    table = np.array(rows)
    way = np.linalg.solve(table[:, :8], table[:, 8])
    return picture.transform(picture.size, Image.Transform.PERSPECTIVE, tuple(way), Image.Resampling.BICUBIC)


def after(*steps: Seen) -> Seen:
    def seen(picture: Image.Image) -> Image.Image:
        for step in steps:
            picture = step(picture)
        return picture

    return seen


LOOKS: dict[str, Seen] = {
    "plain": lambda picture: picture,
    "reduced to 25 %": small,
    "blurred, 3 px": soft(3),
    "dimmed to 20 %, noise": dim,
    "turned by 30 degrees": turned,
    "from 30 degrees beside": beside,
    "25 %, blurred 0.6 px": after(small, soft(0.6)),
    "25 %, dimmed": after(small, dim),
    "25 %, turned": after(turned, small),
    "25 %, from beside": after(beside, small),
    "blurred, dimmed, turned": after(soft(3), turned, dim),
    "blurred, dimmed, beside": after(soft(3), beside, dim),
    "25 %, dimmed, turned, beside": after(beside, turned, small, dim),
}


def screenshots(cards: int, folder: Path) -> None:
    """The finished card's screen with one code and with two, for so many cards; what each says stands beside them."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from kiosk.exhibits import postcard
    from kiosk.happenings import inputs
    from kiosk.press.qr import qr_picture
    from tests.scenes import booth_screens

    class Exposed:
        """What the scene needs of pytest-qt to open."""

        def waitExposed(self, window: object) -> None:  # noqa: N802
            QTest.qWait(200)

    app = QGuiApplication(sys.argv[:1])
    links = {f"code-{n}": f"http://{HOSTS[n % 2]}/c/{secrets.token_urlsafe(16)}" for n in range(cards)}
    drawn = booth_screens.drawn_picture

    def with_codes(picture_id: str) -> Image.Image | None:
        said = links.get(picture_id, WIFI if picture_id.startswith("wifi") else "")
        return qr_picture(said) if said else drawn(picture_id)

    booth_screens.drawn_picture = with_codes
    screens = booth_screens.Screens().open(Exposed())  # type: ignore[arg-type]
    lies = replace(postcard.start(tuple(screens.frames), "zh"), on_screen=True, step="card", link="ready")
    manifest: list[dict[str, Any]] = []
    for number, (code_id, link) in enumerate(links.items()):
        for wifi in ("", f"wifi-{number}"):
            made = inputs.CardMade(link[-22:], 1_796_366_400_000, False, "card", "front", "", "482915")
            state = replace(lies, card=made, code_id=code_id, wifi_code_id=wifi)
            screens.ink_view.show(state)
            screens.view.show(state)
            QTest.qWait(FADED_MS if not manifest else PICTURE_MS)
            path = folder / f"{code_id}{'-wifi' if wifi else ''}.png"
            booth_screens.pillow(screens.grab()).save(path)
            code = screens.box(screens.item("booth-code"))
            entry = {"path": str(path), "said": link, "px": code.width(), "left": 0, "right": 1920, "two": bool(wifi)}
            if wifi:
                between = round((screens.box(screens.item("booth-wifi-code")).right() + code.left()) / 2)
                manifest.append(entry | {"said": WIFI, "right": between})
                entry["left"] = between
            manifest.append(entry)
    screens.close()
    QTest.qWait(100)
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    del app


def by_zxing(picture: Image.Image) -> set[str]:
    import zxingcpp

    return {found.text for found in zxingcpp.read_barcodes(picture)}


def by_opencv(picture: Image.Image) -> set[str]:
    import cv2

    return set(cv2.QRCodeDetectorAruco().detectAndDecodeMulti(np.asarray(picture.convert("L")))[1])


def by_wechat(picture: Image.Image) -> set[str]:
    import cv2

    return set(cv2.wechat_qrcode.WeChatQRCode().detectAndDecode(np.asarray(picture)[:, :, ::-1].copy())[0])


READERS = {"ZXing": by_zxing, "OpenCV": by_opencv, "WeChat": by_wechat}


def read(folder: Path) -> None:
    """Look at the screenshots in every way and print the shares."""
    import cv2

    cv2.setNumThreads(1)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for two, name in ((False, "one code"), (True, "two codes")):
        chosen = [entry for entry in manifest if entry["two"] is two]
        print(f"{name}: {len(chosen)} looked at, {chosen[0]['px']:.0f} px wide with their quiet zone")
        print(f"    {'':32}{''.join(f'{reader:>8}' for reader in READERS)}{'any':>8}")
        for look, seen in LOOKS.items():
            print(f"    {look:32}{''.join(f'{share:8.0%}' for share in shares(chosen, seen))}", flush=True)


def shares(entries: list[dict[str, Any]], seen: Seen) -> Iterator[float]:
    """Of these codes, those that each reader reads, and those that any does."""
    hits = np.zeros(len(READERS) + 1)
    for entry in entries:
        screen = Image.open(entry["path"]).convert("RGB")
        picture = seen(screen.crop((entry["left"], 0, entry["right"], screen.height)))
        read = [entry["said"] in reader(picture) for reader in READERS.values()]
        hits += [*read, any(read)]
    yield from hits / len(entries)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cards", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="leave the screenshots here")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        read(given.read)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        screenshots(given.cards, folder)
        subprocess.run([sys.executable, __file__, "--read", str(folder)], check=True)


if __name__ == "__main__":
    main()

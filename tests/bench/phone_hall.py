"""What the phone benches share: a real pickup process with real cards, Chromium as a phone, and a hall of phones."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from kiosk.press.card import encode_jpeg, phone_picture  # noqa: E402
from kiosk.press.store import CardMeta, CardPictures, CardStore, new_card_id  # noqa: E402

DAY_MS = 86_400_000
ASSETS = ROOT / "assets"
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def sides(size_px: tuple[int, int] = (1748, 1181)) -> tuple[Image.Image, Image.Image]:
    """A front as heavy as a photograph, and a back as light as paper."""
    front = Image.open(ASSETS / "panorama" / "card" / "waterworks.webp").convert("RGB").resize(size_px)
    back = Image.new("RGB", size_px, "#f6efdf")
    return front, back


def card_in(store: CardStore, both: bool = False, language: str = "zh") -> str:
    """A finished card; returns its id."""
    front, back = sides()
    now_ms, card_id = time.time_ns() // 1_000_000, new_card_id()
    phone = encode_jpeg(phone_picture(front, back if both else None))
    pictures = CardPictures(phone, encode_jpeg(front), encode_jpeg(back) if both else None)
    store.save(card_id, pictures, CardMeta(now_ms, now_ms + 2 * DAY_MS, language, False))  # type: ignore[arg-type]
    return card_id


@contextmanager
def pickup(data: Path) -> Iterator[str]:
    """The pickup process as the kiosk starts it; its address."""
    command = [sys.executable, "-u", "-m", "kiosk.pickup", "--data", str(data), "--host", "127.0.0.1", "--port", "0"]
    command += ["--name-zh", "秦皇岛路码头驿站", "--name-en", "Qinhuangdao Road Wharf Station"]
    # What it says goes to a file: nobody here reads as the kiosk does.
    said = data / "said.jsonl"
    with said.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=out)
    try:
        while not (lines := said.read_text(encoding="utf-8").splitlines()):
            if process.poll() is not None:
                raise RuntimeError("the pickup process ended")
            time.sleep(0.05)
        yield str(json.loads(lines[0])["url"])
    finally:
        process.terminate()
        process.wait(10)


class Phone:
    """Chromium behind chromedriver, with a phone's screen: CSS pixels, and device pixels in one of them."""

    def __init__(self, width: int, height: int, ratio: float) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self._base = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen(["chromedriver", f"--port={port}"], stdout=subprocess.DEVNULL)
        self._wait_for_driver()
        metrics = {"width": width, "height": height, "pixelRatio": ratio, "touch": True, "mobile": True}
        agent = (
            "Mozilla/5.0 (Linux; Android 14; Phone) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
            "Chrome/130.0.0.0 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.50 WeChat/arm64"
        )
        options = {
            "args": ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--no-proxy-server"],
            "mobileEmulation": {"deviceMetrics": metrics, "userAgent": agent},
        }
        wanted = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        self._session = f"/session/{self._ask('/session', wanted)['sessionId']}"

    def _wait_for_driver(self) -> None:
        for _ in range(200):
            try:
                self._ask("/status")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def _ask(self, path: str, body: dict[str, Any] | None = None, method: str | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"}, method=method)
        with DIRECT.open(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def open(self, link: str) -> None:
        self._ask(f"{self._session}/url", {"url": link})

    def run(self, script: str) -> Any:
        return self._ask(f"{self._session}/execute/sync", {"script": script, "args": []})

    def later(self, script: str) -> Any:
        """Run a script that calls its last argument with the result."""
        return self._ask(f"{self._session}/execute/async", {"script": script, "args": []})

    def whole_page(self, path: Path) -> None:
        """A picture of the whole page, not only of what the screen shows."""
        order = {"cmd": "Page.captureScreenshot", "params": {"captureBeyondViewport": True, "format": "png"}}
        path.write_bytes(base64.b64decode(self._ask(f"{self._session}/goog/cdp/execute", order)["data"]))

    def close(self) -> None:
        try:
            self._ask(self._session, method="DELETE")
        finally:
            self._driver.terminate()
            self._driver.wait(10)


@dataclass
class Hall:
    """What a hall of phones met."""

    pages: int = 0
    pictures: int = 0
    refused: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    mebibytes: float = 0.0


async def crowd(url: str, cards: list[str], phones: int, seconds: float, look_s: float) -> Hall:
    """So many phones open their cards again and again, each looking at it for `look_s`; loopback only."""
    host, _, port = url.removeprefix("http://").partition(":")
    if host != "127.0.0.1":
        raise ValueError("only this machine itself is ever loaded")
    hall, end_s = Hall(), time.monotonic() + seconds

    async def ask(target: str) -> bytes:
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            writer.write(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 30)
            if not head.startswith(b"HTTP/1.1 200"):
                raise OSError(head.split(b"\r\n", 1)[0].decode())
            body = await asyncio.wait_for(reader.read(-1), 60)
            wanted = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
            if len(body) != wanted:
                raise OSError(f"{len(body)} of {wanted} bytes")
            return body
        finally:
            writer.close()

    async def phone(number: int) -> None:
        card = cards[number % len(cards)]
        await asyncio.sleep(look_s * number / phones)
        while time.monotonic() < end_s:
            begun_s = time.monotonic()
            try:
                await ask(f"/c/{card}")
                hall.pages += 1
                picture = await ask(f"/c/{card}.jpg")
                hall.pictures += 1
            except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
                hall.refused.append(f"{type(error).__name__}: {error}")
            else:
                hall.mebibytes += len(picture) / 2**20
                hall.seconds.append(time.monotonic() - begun_s)
            await asyncio.sleep(look_s)

    await asyncio.gather(*(phone(number) for number in range(phones)))
    return hall


def main() -> None:
    """Load a hall from a process of its own: URL CARDS(comma) PHONES SECONDS LOOK_S; prints JSON."""
    url, cards, phones, seconds, look_s = sys.argv[1:6]
    # The phones are not part of the station: what they take from the processor is none of its cost.
    os.nice(10)
    hall = asyncio.run(crowd(url, cards.split(","), int(phones), float(seconds), float(look_s)))
    print(json.dumps(vars(hall)))


if __name__ == "__main__":
    main()

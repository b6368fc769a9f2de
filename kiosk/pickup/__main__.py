"""The pickup process: `python -m kiosk.pickup --data FOLDER …`; speaks JSON lines on standard output."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn

from kiosk.content.words import load_words
from kiosk.parent_death import die_with_parent
from kiosk.pickup.address import base_url, reachable
from kiosk.pickup.patience import configuration
from kiosk.pickup.server import Pickup, application
from kiosk.places import SCENES
from kiosk.press.phone_page import Words
from kiosk.press.store import CardStore

HEARTBEAT_S = 1.0
SEND_BUFFER_BYTES = 131_072
OPEN_FILES = 4096
NICE = 5
EXIT_LASTING = 78
"""EX_CONFIG: starting again at once won't help."""


def say(kind: str, **more: object) -> None:
    """One line to the kiosk."""
    print(json.dumps({"kind": kind, **more}, ensure_ascii=False), flush=True)


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; for `auto` on every interface, since the address may change while the hall is open."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # On Windows this option would let two programs share the port.
        if os.name != "nt":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # What the system holds for a phone that does not take it stays small too.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        listener.bind(("0.0.0.0" if host == "auto" else host, port))
    except OSError:
        listener.close()
        raise
    return listener


def allow_files(wanted: int) -> None:
    """Let this process hold so many files and connections at once, as far as the system lets it."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def fault(error: OSError, host: str, port: int, words: Words) -> None:
    """Tell staff why phones can't be served and what to do."""
    key = {
        errno.EADDRINUSE: "pickup_port_taken",
        errno.EACCES: "pickup_port_forbidden",
        errno.EADDRNOTAVAIL: "pickup_host_foreign",
    }.get(error.errno or 0, "pickup_unable")
    told = {
        f"sentence_{language}": words[key][language].format(host=host, port=port, reason=error.strerror)
        for language in ("zh", "en")
    }
    say("fault", **told)


async def serve(app: uvicorn.Config, listener: socket.socket, host: str, port: int) -> None:
    """Serve until a signal; a heartbeat every second carries the address phones can reach now."""
    server = uvicorn.Server(app)

    async def beat() -> None:
        while not server.started:
            await asyncio.sleep(0.02)
        say("ready", url=base_url(reachable(host), port))
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            say("heartbeat", url=base_url(reachable(host), port))

    heart = asyncio.create_task(beat())
    try:
        await server.serve(sockets=[listener])
    finally:
        heart.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await heart


def main(arguments: list[str] | None = None) -> int:
    """Run until SIGTERM or the kiosk's end; 0 when ended in order, 78 when it can't listen."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.pickup")
    parser.add_argument("--data", type=Path, required=True, help="the station's data folder")
    parser.add_argument("--host", default="auto", help="auto, or a numeric address of this machine")
    parser.add_argument("--port", type=int, default=8470, help="0 takes any free port")
    parser.add_argument("--station", default="station", help="the station's id")
    parser.add_argument("--name-zh", default="", help="its name, as the page shows it")
    parser.add_argument("--name-en", default="", help="the same in English")
    parser.add_argument("--zone", default="Asia/Shanghai", help="the station's time zone")
    parser.add_argument("--scenes", type=Path, default=SCENES, help="the folder of words (default: the shipped ones)")
    given = parser.parse_args(arguments)
    die_with_parent()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    allow_files(OPEN_FILES)
    if sys.platform != "win32":
        # The window's frames go before phones.
        os.nice(NICE)
    words = load_words(given.scenes)["postcard"]
    try:
        listener = listen(given.host, given.port)
    except OSError as error:
        fault(error, given.host, given.port, words)
        return EXIT_LASTING
    port = listener.getsockname()[1]
    pickup = Pickup(
        store=CardStore(given.data / "postcards"),
        words=words,
        zone=ZoneInfo(given.zone),
        station_id=given.station,
        station={"zh": given.name_zh, "en": given.name_en},
        utc_ms_now=lambda: time.time_ns() // 1_000_000,
        opened=lambda rehearsal, times: say("fetched", rehearsal=rehearsal, times=times),
        deleted=lambda rehearsal: say("deleted", rehearsal=rehearsal),
    )
    asyncio.run(serve(configuration(application(pickup)), listener, given.host, port))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

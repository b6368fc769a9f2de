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
from kiosk.pickup.page import Words
from kiosk.pickup.server import Pickup, application
from kiosk.places import SCENES
from kiosk.press.store import CardStore

HEARTBEAT_S = 1.0
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
        listener.bind(("0.0.0.0" if host == "auto" else host, port))
    except OSError:
        listener.close()
        raise
    return listener


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
    parser.add_argument("--zone", default="Asia/Shanghai", help="the station's time zone")
    given = parser.parse_args(arguments)
    die_with_parent()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    words = load_words(SCENES)["postcard"]
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
        utc_ms_now=lambda: time.time_ns() // 1_000_000,
        opened=lambda rehearsal: say("fetched", rehearsal=rehearsal),
        deleted=lambda rehearsal: say("deleted", rehearsal=rehearsal),
    )
    config = uvicorn.Config(
        application(pickup),
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        limit_concurrency=64,
        backlog=64,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=8192,
    )
    asyncio.run(serve(config, listener, given.host, port))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

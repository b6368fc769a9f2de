"""The staff page's process: `python -m kiosk.staff_pages --config FILE --data FOLDER`; JSON lines in and out."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import errno
import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any

import uvicorn

from kiosk.content.words import load_words
from kiosk.devices.pin_lock import PinLock
from kiosk.parent_death import die_with_parent
from kiosk.pickup.__main__ import listen
from kiosk.pickup.address import base_url, reachable
from kiosk.pickup.patience import PatientProtocol, configuration
from kiosk.places import SCENES
from kiosk.settings import Settings
from kiosk.settings.last_good import settings_or_last_good
from kiosk.staff_pages.door import Doorkeeper
from kiosk.staff_pages.downloads import FOLDER, empty
from kiosk.staff_pages.office import Office, content_titles
from kiosk.staff_pages.say import Words
from kiosk.staff_pages.server import application

HEARTBEAT_S = 2.0
LONGEST_LINE = 65536
NICE = 8
EXIT_LASTING = 78
"""EX_CONFIG: starting again at once won't help."""
LOCK_FILE = "staff_page_lock.json"
ONLY_HERE = "127.0.0.1"


class StaffProtocol(PatientProtocol):
    """A year is exported in minutes, and a phone takes a backup slowly."""

    request_within_s = 10.0
    taken_within_s = 600.0
    most_connections = 64


def say(kind: str, **more: object) -> None:
    """One line to the window's process."""
    with contextlib.suppress(BrokenPipeError):
        print(json.dumps({"kind": kind, **more}, ensure_ascii=False), flush=True)


class Served:
    """Serves where the PIN allows: the whole network, or this machine only while the PIN is one that everybody knows.

    Looked at again with every heartbeat, so that a PIN chosen at the first start opens the page at once.
    """

    def __init__(self, office: Office, port: int) -> None:
        self._office = office
        self._settings = office.settings.staff_page
        self._port = port
        self._server: uvicorn.Server | None = None
        self._ended = False
        self._moving = False

    @property
    def host(self) -> str:
        """Where to listen now."""
        closed = self._office.practice_pin or self._office.no_pin
        return ONLY_HERE if closed else self._settings.host

    def end(self) -> None:
        """Leave `run` in order."""
        self._ended = True
        if self._server:
            self._server.should_exit = True

    async def run(self) -> None:
        """Until `end`; raises OSError when it can't listen, ssl.SSLError included."""
        first = True
        while not self._ended:
            host = self.host
            with contextlib.closing(listen(host, self._port)) as listener:
                self._port = listener.getsockname()[1]
                self._server = uvicorn.Server(self._configuration())
                heart = asyncio.create_task(self._beat(host, ready=first))
                try:
                    await self._server.serve(sockets=[listener])
                finally:
                    heart.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await heart
            if not self._moving:
                # A signal ended it.
                return
            first = self._moving = False

    def _configuration(self) -> uvicorn.Config:
        made = configuration(application(self._office), StaffProtocol)
        if self._office.secure:
            beside = self._office.config.resolve().parent
            made.ssl_certfile = beside / self._settings.certificate_file
            # A certificate's file may hold its key too.
            made.ssl_keyfile = beside / self._settings.key_file if self._settings.key_file else None
        return made

    def _url(self, host: str) -> str:
        url = base_url(reachable(host), self._port)
        return url.replace("http://", "https://", 1) if self._office.secure else url

    async def _beat(self, host: str, *, ready: bool) -> None:
        assert self._server is not None
        server = self._server
        while not server.started:
            await asyncio.sleep(0.02)
        url = self._url(host)
        say("ready" if ready else "heartbeat", url=url)
        self._tell(host, url)
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            if self.host != host:
                self._office.sessions.end_all()
                self._moving = server.should_exit = True
            say("heartbeat", url=self._url(host))

    def _tell(self, host: str, url: str) -> None:
        """Tell staff where the page is; or why it is on this machine only."""
        words = self._office.words
        key = "told_at"
        if host == ONLY_HERE and self._settings.host != ONLY_HERE:
            key = "told_no_pin" if self._office.no_pin else "told_practice"
        sentences = {f"sentence_{language}": words[key][language].format(url=f"{url}/") for language in ("zh", "en")}
        say("told", level="ok", **sentences)


async def hear(office: Office) -> None:
    """What the window tells, line by line, until its end of the pipe is gone."""
    reader = asyncio.StreamReader(limit=LONGEST_LINE)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        office.status.hear(line)


async def serve(office: Office, port: int) -> None:
    """Serve and listen until a signal, or the window's end."""
    served = Served(office, port)
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, served.end)
    ear = asyncio.create_task(hear(office))
    ear.add_done_callback(lambda _: served.end())
    try:
        await served.run()
    finally:
        ear.cancel()
        with contextlib.suppress(asyncio.CancelledError, ValueError):
            await ear


def fault(error: Exception, settings: Settings, port: int, words: Words) -> None:
    """Tell staff why the page can't be served and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    page = settings.staff_page
    files = ", ".join(file for file in (page.certificate_file, page.key_file) if file)
    key = {
        errno.EADDRINUSE: "fault_port_taken",
        # Every port that may be set is free to all, but a key is often root's alone.
        errno.EACCES: "fault_key_forbidden" if files else "fault_port_forbidden",
        errno.EADDRNOTAVAIL: "fault_host_foreign",
        errno.ENOENT: "fault_certificate",
    }.get(number or 0, "fault_certificate" if files else "fault_unable")
    told = {
        f"sentence_{language}": words[key][language].format(
            host=page.host, port=port, files=files, reason=getattr(error, "strerror", None) or error
        )
        for language in ("zh", "en")
    }
    say("fault", **told)


def main(arguments: list[str] | None = None) -> int:
    """Run until SIGTERM or the kiosk's end; 0 when ended in order, 78 when it can't be served."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.staff_pages")
    parser.add_argument("--config", type=Path, required=True, help="the file of settings")
    parser.add_argument("--data", type=Path, required=True, help="the station's data folder")
    parser.add_argument(
        "--scenes", type=Path, default=SCENES, help="where the titles of stories and buildings are read"
    )
    parser.add_argument("--real", action="store_true", help="a station that has no practice PIN")
    parser.add_argument("--port", type=int, help="instead of the settings'; 0 takes any free port")
    given: Any = parser.parse_args(arguments)
    die_with_parent()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    if sys.platform != "win32":
        # The window's frames go first.
        os.nice(NICE)
    settings = settings_or_last_good(given.config).settings
    words = load_words(SCENES)["staff_page"]
    port = settings.staff_page.port if given.port is None else given.port
    empty(given.data / FOLDER)
    try:
        asyncio.run(_work(settings, words, given, port))
    except (OSError, ValueError) as error:
        fault(error, settings, port, words)
        return EXIT_LASTING
    return 0


async def _work(settings: Settings, words: Words, given: Any, port: int) -> None:
    office = Office(
        settings=settings,
        config=given.config,
        data=given.data,
        words=words,
        doorkeeper=None,  # type: ignore[arg-type]
        say_to_window=say,
        real=given.real,
        titles=content_titles(given.scenes),
    )
    office.doorkeeper = Doorkeeper(
        lambda: office.stored_pin,
        PinLock(given.data / LOCK_FILE),
        settings.staff.tries,
        settings.staff.lock_s,
        lambda tries: say("refused", tries=tries),
    )
    office.begin_reading()
    await serve(office, port)


if __name__ == "__main__":
    raise SystemExit(main())

"""A print hall of its own: cupsd in a private folder and ippeveprinter with postcard paper, both on free ports."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NEEDED = ("cupsd", "ippeveprinter", "lp", "lpadmin", "lpstat", "cancel", "dbus-daemon", "avahi-daemon")
PAPER = """
  MEMBER collection media-size {
    MEMBER integer x-dimension 10000
    MEMBER integer y-dimension 14800
  }
  MEMBER integer media-bottom-margin 0
  MEMBER integer media-left-margin 0
  MEMBER integer media-right-margin 0
  MEMBER integer media-top-margin 0
  MEMBER keyword media-source "main"
  MEMBER keyword media-type "stationery"
"""
ATTRIBUTES = f"""
ATTR keyword media-supported "jpn_hagaki_100x148mm"
ATTR keyword media-default "jpn_hagaki_100x148mm"
ATTR keyword media-ready "jpn_hagaki_100x148mm"
ATTR collection media-size-supported {{
  MEMBER integer x-dimension 10000
  MEMBER integer y-dimension 14800
}}
ATTR collection media-col-database {{{PAPER}}}
ATTR collection media-col-default {{{PAPER}}}
ATTR integer media-bottom-margin-supported 0
ATTR integer media-left-margin-supported 0
ATTR integer media-right-margin-supported 0
ATTR integer media-top-margin-supported 0
ATTR keyword media-source-supported "main"
ATTR keyword media-type-supported "stationery"
ATTR mimeMediaType document-format-supported "application/pdf","image/jpeg","image/urf"
ATTR keyword urf-supported "V1.4","CP1","W8","SRGB24","RS300","DM1"
ATTR mimeMediaType document-format-default "application/pdf"
ATTR keyword print-color-mode-supported "auto","color"
ATTR keyword print-color-mode-default "color"
ATTR resolution printer-resolution-supported 300dpi
ATTR resolution printer-resolution-default 300dpi
"""
# Prints into the folder, or stands without paper while a file of that name lies there.
PRINT = """#!/bin/sh
if [ -e "$OUT_DIR/no-paper" ]; then
  echo "STATE: +media-empty-error" >&2
  while [ -e "$OUT_DIR/no-paper" ]; do sleep 0.1; done
  echo "STATE: -media-empty-error" >&2
fi
cp "$1" "$OUT_DIR/.part" && mv "$OUT_DIR/.part" "$OUT_DIR/sheet-$$.pdf"
"""
CUPSD = """
LogLevel warn
Listen localhost:{port}
Browsing No
DefaultAuthType None
WebInterface No
IdleExitTimeout 0
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether something answers at the port; gives up when the process ends or after many tries."""
    for _ in range(200):
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
            return True
        except OSError:
            try:
                process.wait(0.1)
                return False
            except subprocess.TimeoutExpired:
                continue
    return False


def _system_bus() -> bool:
    with socket.socket(socket.AF_UNIX) as bus:
        try:
            bus.connect("/run/dbus/system_bus_socket")
        except OSError:
            return False
        return True


@contextmanager
def helpers(folder: Path) -> Iterator[None]:
    """The system bus and Avahi, which ippeveprinter asks for; started here when they are not running."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        with (folder / "helpers.log").open("wb") as log:
            if not _system_bus():
                Path("/run/dbus").mkdir(parents=True, exist_ok=True)
                command = ["dbus-daemon", "--system", "--nofork", "--nopidfile"]
                started.append(subprocess.Popen(command, stdout=log, stderr=log))
                until(_system_bus, started[-1])
            if subprocess.run(["avahi-daemon", "--check"], check=False, capture_output=True).returncode:
                command = ["avahi-daemon", "--no-chroot", "--no-drop-root"]
                started.append(subprocess.Popen(command, stdout=log, stderr=log))
                until(
                    lambda: (
                        not subprocess.run(["avahi-daemon", "--check"], check=False, capture_output=True).returncode
                    ),
                    started[-1],
                )
        yield
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(10)


def until(true, process: subprocess.Popen[bytes]) -> None:
    """Ask again and again; the pause between is the wait for the process's end."""
    for _ in range(100):
        if true():
            return
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.skip(f"{process.args!r} does not run here")


class PrintHall:
    """`queue` is the queue's name at CUPS_SERVER `server`; printed sheets appear in `out`."""

    queue = "Postcard"

    def __init__(self, folder: Path, server: str) -> None:
        self.out = folder / "out"
        self.server = server

    def sheets(self) -> list[Path]:
        return sorted(self.out.glob("sheet-*.pdf"))

    def take_paper_out(self) -> None:
        (self.out / "no-paper").touch()

    def refill(self) -> None:
        (self.out / "no-paper").unlink(missing_ok=True)

    def waiting(self) -> str:
        """What still stands in the queue, as lpstat says it."""
        asked = subprocess.run(["lpstat", "-h", self.server, "-o", self.queue], check=False, capture_output=True)
        return asked.stdout.decode().strip()


@contextmanager
def print_hall(folder: Path) -> Iterator[PrintHall]:
    """A running hall; skips with the reason where that can't be."""
    lacking = [name for name in NEEDED if shutil.which(name) is None and not Path("/usr/sbin", name).exists()]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)} (cups cups-ipp-utils avahi-daemon dbus)")
    if os.geteuid() != 0:
        pytest.skip("a private cupsd needs root here")
    for name in ("out", "spool", "cups/etc", "cups/spool", "cups/cache", "cups/state", "cups/log", "cups/tmp"):
        (folder / name).mkdir(parents=True)
    # CUPS's own user must get through to the spool.
    folder.chmod(0o755)
    (folder / "printer.conf").write_text(ATTRIBUTES, encoding="ascii")
    (folder / "print.sh").write_text(PRINT, encoding="ascii")
    (folder / "print.sh").chmod(0o755)
    with helpers(folder), (folder / "hall.log").open("wb") as log:
        cups_port, printer_port = free_port(), free_port()
        root = folder / "cups"
        (root / "etc" / "cupsd.conf").write_text(CUPSD.format(port=cups_port), encoding="ascii")
        places = {
            "ServerRoot": "etc",
            "RequestRoot": "spool",
            "CacheDir": "cache",
            "StateDir": "state",
            "TempDir": "tmp",
        }
        lines = [f"{key} {root / value}" for key, value in places.items()]
        lines += [f"{key} {root / 'log' / key}" for key in ("ErrorLog", "AccessLog", "PageLog")]
        (root / "etc" / "cups-files.conf").write_text("\n".join([*lines, "SystemGroup root"]), encoding="ascii")
        made = ["-p", str(printer_port), "-n", "localhost", "-a", str(folder / "printer.conf")]
        made += ["-c", str(folder / "print.sh"), "-d", str(folder / "spool")]
        printer = subprocess.Popen(
            ["ippeveprinter", *made, f"Postcard {printer_port}"],
            stdout=log,
            stderr=log,
            env={**os.environ, "OUT_DIR": str(folder / "out")},
        )
        cupsd = subprocess.Popen(
            ["cupsd", "-f", "-c", str(root / "etc" / "cupsd.conf"), "-s", str(root / "etc" / "cups-files.conf")],
            stdout=log,
            stderr=log,
        )
        hall = PrintHall(folder, f"localhost:{cups_port}")
        try:
            if not (listening(printer_port, printer) and listening(cups_port, cupsd)):
                pytest.skip(f"the print hall does not open: {(folder / 'hall.log').read_text()[-300:]}")
            queue = ["-p", hall.queue, "-E", "-v", f"ipp://localhost:{printer_port}/ipp/print", "-m", "everywhere"]
            subprocess.run(["lpadmin", "-h", hall.server, *queue], check=True, capture_output=True)
            subprocess.run(["lpadmin", "-h", hall.server, "-d", hall.queue], check=True, capture_output=True)
            yield hall
        finally:
            hall.refill()
            for process in (cupsd, printer):
                process.terminate()
                process.wait(15)

"""A print hall of its own: cupsd in a private folder and ippeveprinter with postcard paper, both on free ports."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest
from pyipp.enums import IppPrinterState

from kiosk.devices.printer.ipp import counter_of
from tests.devices.cups_printer import ATTRIBUTES, PRINT

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))

NEEDED = ("gs", "cupsd", "ippeveprinter", "ipptool", "lp", "lpadmin", "lpstat", "cancel", "dbus-daemon", "avahi-daemon")
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
                runs(_system_bus, started[-1])
            if subprocess.run(["avahi-daemon", "--check"], check=False, capture_output=True).returncode:
                command = ["avahi-daemon", "--no-chroot", "--no-drop-root"]
                started.append(subprocess.Popen(command, stdout=log, stderr=log))
                runs(
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


def comes_true(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> bool:
    """Ask again and again while the process lives; the pause between is the wait for its end."""
    for _ in range(200):
        if true():
            return True
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    return False


def until(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    assert comes_true(true, process), f"{process.args!r}: it does not come true"


def runs(true: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    if not comes_true(true, process):
        pytest.skip(f"{process.args!r} does not run here")


class PrintHall:
    """`queue` is the queue's name at CUPS_SERVER `server`; printed sheets appear in `out`.

    What the tests do to the printer and to CUPS, `put_right` undoes.
    """

    queue = "Postcard"

    def __init__(self, folder: Path, log: BinaryIO) -> None:
        self.folder = folder
        self.out = folder / "out"
        self._log = log
        self._cups_port, self._printer_port = free_port(), free_port()
        (folder / "cups/etc/cupsd.conf").write_text(CUPSD.format(port=self._cups_port), encoding="ascii")
        self.server = f"localhost:{self._cups_port}"
        self.uri = f"ipp://localhost:{self._printer_port}/ipp/print"
        self.start_cups()
        try:
            self.start_printer()
        except BaseException:
            self.stop_cups()
            raise

    def start_cups(self) -> None:
        root = self.folder / "cups" / "etc"
        command = ["cupsd", "-f", "-c", str(root / "cupsd.conf"), "-s", str(root / "cups-files.conf")]
        self.cupsd = self._run(command, self._cups_port)

    def stop_cups(self) -> None:
        self.cupsd.terminate()
        self.cupsd.wait(15)

    def start_printer(self) -> None:
        made = ["-p", str(self._printer_port), "-n", "localhost", "-a", str(self.folder / "printer.conf")]
        made += ["-c", str(self.folder / "print.sh"), "-d", str(self.folder / "spool")]
        self.printer = self._run(["ippeveprinter", *made, f"Postcard {self._printer_port}"], self._printer_port)

    def kill_printer(self) -> None:
        """And what it had in its works."""
        os.killpg(self.printer.pid, signal.SIGKILL)
        self.printer.wait(15)

    def _run(self, command: list[str], port: int) -> subprocess.Popen[bytes]:
        env = {**os.environ, "OUT_DIR": str(self.out)}
        process = subprocess.Popen(command, stdout=self._log, stderr=self._log, env=env, start_new_session=True)
        if not listening(port, process):
            process.kill()
            process.wait(15)
            pytest.skip(f"the print hall does not open: {(self.folder / 'hall.log').read_text()[-300:]}")
        return process

    def add_queue(self) -> None:
        made = ["lpadmin", "-h", self.server, "-p", self.queue, "-E", "-v", self.uri, "-m", "everywhere"]
        # A printer that has only just begun may not answer CUPS yet.
        until(lambda: subprocess.run(made, check=False, capture_output=True).returncode == 0, self.cupsd)
        self.cups("lpadmin", "-d", self.queue)

    def cups(self, command: str, *words: str) -> str:
        """What one of CUPS's commands says."""
        done = subprocess.run([command, "-h", self.server, *words], check=False, capture_output=True)
        return done.stdout.decode().strip()

    def waiting(self) -> str:
        """What still stands in the queue, as lpstat says it."""
        return self.cups("lpstat", "-o", self.queue)

    def sheets(self) -> list[Path]:
        return sorted(self.out.glob("sheet-*.pdf"))

    def hold(self) -> None:
        """The printer takes a job and does not get on with it."""
        (self.out / "hold").touch()

    def let_go(self) -> None:
        (self.out / "hold").unlink(missing_ok=True)

    def say(self, *reasons: str) -> None:
        """Of the job at hand."""
        (self.out / "say").write_text("\n".join([*reasons, ""]))

    def say_idle(self, *reasons: str) -> None:
        """While nothing is printed."""
        self.until_idle()
        (self.out / "idle").touch()
        self.say(*reasons)
        (self.folder / "nothing.pdf").write_bytes(b"%PDF-1.4\n")
        command = ["ipptool", "-tf", str(self.folder / "nothing.pdf"), self.uri, "print-job.test"]
        subprocess.run(command, check=True, capture_output=True)
        until(lambda: not (self.out / "idle").exists(), self.printer)

    def until_idle(self) -> None:
        """The printer prints nothing."""
        printer = counter_of(self.uri)
        assert printer is not None
        until(lambda: int(printer.printer("printer-state")["printer-state"]) == IppPrinterState.IDLE, self.printer)

    def cancel_at_printer(self) -> None:
        """As by a button of the printer itself."""
        self.until_printing()
        subprocess.run(["ipptool", "-t", self.uri, "cancel-current-job.test"], check=True, capture_output=True)

    def until_printing(self) -> None:
        """The printer holds a job in its works."""
        until(lambda: (self.out / "begun").exists(), self.printer)

    def until_empty(self) -> None:
        """Nothing stands in the queue."""
        until(lambda: not self.waiting(), self.cupsd)

    def tray(self, sheets: int) -> None:
        """By the printer's own page: how much paper lies in it."""
        form = f"size0=jpn_hagaki_100x148mm&type0=stationery&level0={sheets}"
        DIRECT.open(f"http://localhost:{self._printer_port}/media?{form}", timeout=5).close()

    def put_right(self) -> None:
        """As the hall was when it opened."""
        self.printer.send_signal(signal.SIGCONT)
        if self.printer.poll() is not None:
            self.start_printer()
        if self.cupsd.poll() is not None:
            self.start_cups()
        if self.queue not in self.cups("lpstat", "-p", self.queue):
            self.add_queue()
        self.cups("cupsenable", self.queue)
        self.cups("cupsaccept", self.queue)
        self.cups("cancel", "-a", self.queue)
        self.let_go()
        self.tray(250)
        self.say_idle("none")


@contextmanager
def print_hall(folder: Path) -> Iterator[PrintHall]:
    """A running hall; skips with the reason where that can't be."""
    lacking = [name for name in NEEDED if shutil.which(name) is None and not Path("/usr/sbin", name).exists()]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)} (cups cups-ipp-utils avahi-daemon dbus ghostscript)")
    if os.geteuid() != 0:
        pytest.skip("a private cupsd needs root here")
    for name in ("out", "spool", "cups/etc", "cups/spool", "cups/cache", "cups/state", "cups/log", "cups/tmp"):
        (folder / name).mkdir(parents=True)
    # CUPS's own user must get through to the spool, and write what it works on.
    folder.chmod(0o755)
    (folder / "cups/tmp").chmod(0o1777)
    (folder / "printer.conf").write_text(ATTRIBUTES, encoding="ascii")
    (folder / "print.sh").write_text(PRINT, encoding="ascii")
    (folder / "print.sh").chmod(0o755)
    with helpers(folder), (folder / "hall.log").open("wb") as log:
        root = folder / "cups"
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
        hall = PrintHall(folder, log)
        try:
            hall.add_queue()
            yield hall
        finally:
            hall.let_go()
            for process in (hall.cupsd, hall.printer):
                process.send_signal(signal.SIGCONT)
                process.terminate()
                process.wait(15)

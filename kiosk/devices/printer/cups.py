"""A CUPS queue: jobs go in by `lp`, states are read over IPP, the printer's own from the printer itself."""

from __future__ import annotations

import os
import re
import subprocess
from typing import Any

from pyipp.enums import IppJobState, IppOperation, IppPrinterState

from kiosk.devices.printer.ipp import Counter, counter_of, listed
from kiosk.devices.printer.media import media_of, reaches_edge
from kiosk.devices.printer.printer import Condition
from kiosk.devices.printer.troubles import PrintError, trouble_of
from kiosk.devices.printer.watch import JobState

COMMAND_WITHIN_S = 10.0
OLD_NEWS_S = 120
"""CUPS keeps what the last job met: of a printer that can't be asked itself it is believed so long."""
TURNED_LIKE_A_PAGE = "two-sided-short-edge"
"""The card lies across, its left edge is a short one: so the back stands upright for who turns it like a page."""
_MARGINS = [f"media-{edge}-margin-supported" for edge in ("top", "bottom", "left", "right")]
_QUEUE = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-state-change-time",
    "printer-up-time",
    "device-uri",
    "media-supported",
    "sides-supported",
    *_MARGINS,
)
_OWN = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs")
_JOB_STATES: dict[int, JobState] = {
    IppJobState.PENDING: "waiting",
    IppJobState.HELD: "waiting",
    IppJobState.PROCESSING: "printing",
    IppJobState.STOPPED: "stopped",
    IppJobState.CANCELED: "cancelled",
    IppJobState.ABORTED: "failed",
    IppJobState.COMPLETED: "done",
}


def cups_server() -> tuple[str, int]:
    """Host and port of the CUPS scheduler, from CUPS_SERVER as CUPS itself reads it, else localhost:631."""
    named = re.fullmatch(r"([^/:]+)(?::(\d+))?", os.environ.get("CUPS_SERVER", ""))
    return (named[1], int(named[2] or 631)) if named else ("localhost", 631)


def default_queue() -> str | None:
    """The system's default queue; None when there is none, or no CUPS."""
    try:
        said = _run("lpstat", "-d")
    except PrintError:
        return None
    found = re.search(r"system default destination: (\S+)", said)
    return found[1] if found else None


class CupsQueue:
    """One queue by its name, for cards of `paper_mm`, printed to the edge where `to_edge` and the printer can.

    A job is done when the printer told CUPS so, where CUPS speaks IPP with it; else when all was handed over.
    """

    rehearsal = False
    counts_paper = True

    def __init__(self, name: str, paper_mm: tuple[float, float], to_edge: bool) -> None:
        self.name = name
        self._paper_mm = paper_mm
        self._to_edge = to_edge
        self._counter = Counter(*cups_server(), f"/printers/{name}")

    def check(self) -> Condition:
        state = self._counter.printer(*_QUEUE)
        media = media_of(self._paper_mm, self._to_edge, listed(state.get("media-supported")))
        margins = [margin for name in _MARGINS for margin in listed(state.get(name))]
        return Condition(
            _paused(state) or self._trouble(state),
            TURNED_LIKE_A_PAGE in listed(state.get("sides-supported")),
            reaches_edge(media, margins),
        )

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        media = media_of(
            self._paper_mm, self._to_edge, listed(self._counter.printer("media-supported").get("media-supported"))
        )
        options = {
            "media": media,
            "sides": TURNED_LIKE_A_PAGE if two_sided else "one-sided",
            # The sheet has the paper's size: any fitting would shrink it into the margins.
            "print-scaling": "none",
            # Queues of some printers come set to grey, and with a page of their own before each job.
            "print-color-mode": "color",
            "job-sheets": "none",
        }
        given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        said = _run("lp", "-d", self.name, "-t", title, *given, "-", given=sheet)
        found = re.search(r"request id is \S+-(\d+) ", said)
        if not found:
            raise PrintError("refused", said.strip())
        return int(found[1])

    def look(self, job: int) -> JobState:
        try:
            found = self._counter.ask(
                IppOperation.GET_JOB_ATTRIBUTES, job_id=job, requested_attributes=["job-state"]
            ).get("jobs")
        except PrintError as error:
            if error.reason != "missing":
                raise
            found = None
        return _JOB_STATES.get(int(found[0]["job-state"]), "failed") if found else "cancelled"

    def cancel(self, job: int) -> None:
        try:
            _run("cancel", f"{self.name}-{job}")
        except PrintError as error:
            if error.reason == "offline":
                raise

    def resume(self) -> None:
        _run("cupsenable", self.name)
        _run("cupsaccept", self.name)

    def _trouble(self, state: dict[str, Any]) -> str:
        """The printer's own, fresh from it where it speaks IPP: CUPS asks it only while it prints."""
        counter = counter_of(str(state.get("device-uri", "")))
        if counter is None:
            idle = int(state.get("printer-state", 0)) == IppPrinterState.IDLE
            age_s = int(state.get("printer-up-time", 0)) - int(state.get("printer-state-change-time", 0))
            return "" if idle and age_s > OLD_NEWS_S else trouble_of(listed(state.get("printer-state-reasons")))
        try:
            own = counter.printer(*_OWN)
        except PrintError:
            return "offline"
        return trouble_of(listed(own.get("printer-state-reasons"))) or _paused(own)


def _paused(state: dict[str, Any]) -> str:
    stopped = int(state.get("printer-state", 0)) == IppPrinterState.STOPPED
    return "paused" if stopped or not state.get("printer-is-accepting-jobs", True) else ""


def _run(*command: str, given: bytes = b"") -> str:
    """The standard output of one of CUPS's commands, in its own English; none of them may ask for a password."""
    # CUPS's commands for staff lie where an ordinary user's PATH does not reach.
    path = f"{os.environ.get('PATH', '/usr/bin')}:/usr/sbin"
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=COMMAND_WITHIN_S,
            check=False,
            env={**os.environ, "LC_ALL": "C", "PATH": path},
            start_new_session=True,
        )
    except FileNotFoundError:
        raise PrintError("missing", f"the command {command[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise PrintError("offline", f"{command[0]} took too long") from None
    except OSError as error:
        raise PrintError("refused", f"{command[0]} can't be run: {error.strerror}") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise PrintError(_reason_of(told), told)
    return done.stdout.decode(errors="replace")


def _reason_of(told: str) -> str:
    if re.search(r"does not exist|not-found", told):
        return "missing"
    if "not accepting jobs" in told:
        return "paused"
    return "offline" if re.search(r"onnect|unavailable|not responding", told) else "refused"

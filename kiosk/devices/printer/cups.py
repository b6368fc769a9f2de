"""A CUPS queue: jobs go in by `lp`, states are read over IPP."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
from collections.abc import Iterable
from typing import Any

from pyipp import IPP
from pyipp.enums import IppJobState, IppOperation, IppPrinterState
from pyipp.exceptions import IPPError

from kiosk.devices.printer.troubles import PrintError, trouble_of
from kiosk.devices.printer.watch import JobLook, JobState

HAGAKI = "jpn_hagaki_100x148mm"
"""The PWG name of 100 x 148 mm: the card with its short edge first, as printers feed it."""
CUSTOM = "Custom.100x148mm"
COMMAND_WITHIN_S = 10.0
_JOB_STATES: dict[int, JobState] = {
    IppJobState.PENDING: "waiting",
    IppJobState.HELD: "waiting",
    IppJobState.PROCESSING: "printing",
    IppJobState.STOPPED: "waiting",
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
    """One queue by its name. Every call takes at most a few seconds and raises PrintError when it can't be done."""

    rehearsal = False

    def __init__(self, name: str) -> None:
        self.name = name
        self._host, self._port = cups_server()

    def submit(self, sheet: bytes, title: str) -> int:
        """Hand a PDF sheet to the queue; the job's number."""
        state = self._printer()
        media = _media(_listed(state.get("media-supported")))
        options = ["-o", f"media={media}", "-o", "print-scaling=fill", "-o", "sides=one-sided"]
        said = _run("lp", "-d", self.name, "-t", title, *options, "-", given=sheet)
        found = re.search(r"request id is \S+-(\d+) ", said)
        if not found:
            raise PrintError("refused", said.strip())
        return int(found[1])

    def look(self, job: int) -> JobLook:
        """The state of a job, with the printer's trouble if there is one."""
        wanted = ["job-state", "job-printer-state-reasons"]
        found = self._ask(IppOperation.GET_JOB_ATTRIBUTES, {"job-id": job, "requested-attributes": wanted})["jobs"]
        if not found:
            return JobLook("cancelled")
        state = _JOB_STATES.get(int(found[0]["job-state"]), "failed")
        reasons = set(_listed(found[0].get("job-printer-state-reasons")))
        printer = self._printer()
        if int(printer.get("printer-state", 0)) == IppPrinterState.STOPPED:
            reasons.add("stopped")
        return JobLook(state, trouble_of(reasons | set(_listed(printer.get("printer-state-reasons")))))

    def cancel(self, job: int) -> None:
        """Take a job out of the queue; nothing happens when it is out already."""
        try:
            _run("cancel", f"{self.name}-{job}")
        except PrintError as error:
            if error.reason != "refused":
                raise

    def health(self) -> str:
        """The printer's trouble while nothing is printed: a key of SENTENCES, or ""."""
        try:
            state = self._printer()
            _media(_listed(state.get("media-supported")))
        except PrintError as error:
            return error.reason
        if int(state.get("printer-state", 0)) == IppPrinterState.STOPPED or not state.get(
            "printer-is-accepting-jobs", True
        ):
            return "offline"
        return trouble_of(_listed(state.get("printer-state-reasons")))

    def _printer(self) -> dict[str, Any]:
        wanted = ["printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "media-supported"]
        found = self._ask(IppOperation.GET_PRINTER_ATTRIBUTES, {"requested-attributes": wanted})["printers"]
        if not found:
            raise PrintError("missing", self.name)
        return dict(found[0])

    def _ask(self, operation: IppOperation, attributes: dict[str, Any]) -> dict[str, Any]:
        async def ask() -> dict[str, Any]:
            path = f"/printers/{self.name}"
            async with IPP(host=self._host, port=self._port, base_path=path, tls=False, request_timeout=5) as ipp:
                answer: dict[str, Any] = await ipp.execute(operation, {"operation-attributes-tag": attributes})
                return answer

        try:
            return asyncio.run(ask())
        except IPPError as error:
            status = (
                error.args[1].get("status-code") if len(error.args) > 1 and isinstance(error.args[1], dict) else None
            )
            # client-error-not-found
            if status == 0x0406:
                if operation == IppOperation.GET_JOB_ATTRIBUTES:
                    return {"jobs": []}
                raise PrintError("missing", self.name) from error
            raise PrintError("offline", str(error)) from error


def _media(supported: Iterable[str]) -> str:
    names = set(supported)
    if not names or HAGAKI in names:
        return HAGAKI
    if any(name.startswith("custom_m") for name in names):
        return CUSTOM
    raise PrintError("size", f"it knows {', '.join(sorted(names))}")


def _listed(value: Any) -> list[str]:
    if value is None or value == "none":
        return []
    return [value] if isinstance(value, str) else [str(item) for item in value]


def _run(*command: str, given: bytes | None = None) -> str:
    """The standard output of one of CUPS's commands, in its own English."""
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=COMMAND_WITHIN_S,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise PrintError("missing", f"the command {command[0]} is not installed") from None
    except subprocess.TimeoutExpired:
        raise PrintError("offline", f"{command[0]} took too long") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise PrintError("missing" if "does not exist" in told else "refused", told)
    return done.stdout.decode(errors="replace")

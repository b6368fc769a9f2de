"""Asking over IPP: the scheduler of CUPS about its queues, and a printer about itself."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pyipp import IPP
from pyipp.enums import IppOperation
from pyipp.exceptions import IPPError

from kiosk.devices.printer.troubles import PrintError

ANSWER_WITHIN_S = 3.0
_NOT_FOUND = 0x0406  # client-error-not-found
_IPP_PORT = 631


@dataclass(frozen=True, slots=True)
class Counter:
    """Where IPP is spoken: a queue of CUPS, or a printer itself."""

    host: str
    port: int
    path: str
    tls: bool = False

    def ask(self, operation: IppOperation, **attributes: Any) -> dict[str, Any]:
        """The whole answer. PrintError: "missing" where nothing of that name is, "offline" without an answer."""

        async def ask() -> dict[str, Any]:
            async with IPP(
                host=self.host,
                port=self.port,
                base_path=self.path,
                tls=self.tls,
                request_timeout=ANSWER_WITHIN_S,  # type: ignore[arg-type]
            ) as ipp:
                named = {name.replace("_", "-"): value for name, value in attributes.items()}
                answer: dict[str, Any] = await ipp.execute(operation, {"operation-attributes-tag": named})
                return answer

        try:
            return asyncio.run(ask())
        except (IPPError, TimeoutError, OSError) as error:
            detail = error.args[1] if len(error.args) > 1 else None
            status = detail.get("status-code") if isinstance(detail, dict) else None
            raise PrintError("missing" if status == _NOT_FOUND else "offline", str(error)) from error

    def printer(self, *wanted: str) -> dict[str, Any]:
        """Attributes of the queue or printer; those it does not have are left out."""
        found = self.ask(IppOperation.GET_PRINTER_ATTRIBUTES, requested_attributes=list(wanted))["printers"]
        if not found:
            raise PrintError("missing", self.path)
        return dict(found[0])


def counter_of(device_uri: str) -> Counter | None:
    """Where a queue's printer can be asked itself; None when CUPS reaches it by other ways than IPP."""
    if not re.match(r"ipps?://", device_uri):
        return None
    try:
        parts = urlsplit(device_uri)
        port = parts.port or _IPP_PORT
    except ValueError:
        return None
    if not parts.hostname:
        return None
    return Counter(parts.hostname, port, parts.path or "/", parts.scheme == "ipps")


def listed(value: Any) -> list[Any]:
    """The values of an attribute: IPP tells one value bare, and "none" for no reason at all."""
    if value is None or value == "none":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]

"""What the smile-camera process says: JSON lines of numbers and words on the standard output it was started with."""

from __future__ import annotations

import json
import os

Value = str | int | float | bool | None | list[list[float | None]]


class Voice:
    """The only way out of the process. Native libraries that print to standard output are sent to standard error."""

    def __init__(self) -> None:
        self._out = os.dup(1)
        os.set_inheritable(self._out, False)
        os.dup2(2, 1)

    def say(self, kind: str, **values: Value) -> None:
        """Say one line; raises `BrokenPipeError` when nobody listens any more."""
        rest = memoryview(json.dumps({"kind": kind, **values}, ensure_ascii=False, allow_nan=False).encode() + b"\n")
        while rest:
            rest = rest[os.write(self._out, rest) :]

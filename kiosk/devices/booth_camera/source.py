"""What every source of the booth's pictures is. They pour frames into one video sink, and live on the Qt thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

Failed = Callable[[str], None]
"""Called with a plain reason when a source can't go on."""


class Source(Protocol):
    """Gives frames from `open` to `close`."""

    def open(self) -> None: ...
    def close(self) -> None: ...

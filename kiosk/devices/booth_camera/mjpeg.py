"""The pictures of an MJPEG stream (multipart/x-mixed-replace), cut out of its bytes as they come."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_BYTES = 16 * 1024 * 1024
_LENGTH = re.compile(rb"^content-length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(r'boundary\s*=\s*"?([^";,\s]+)"?', re.IGNORECASE)
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


def boundary_of(content_type: str) -> str | None:
    """The line between two pictures, or None when this is no stream of pictures."""
    if not content_type.lower().startswith("multipart/"):
        return None
    found = _BOUNDARY.search(content_type)
    return found[1] if found else None


class Parts:
    """Feed it bytes; it gives whole pictures. Raises ValueError when one is larger than any camera's."""

    def __init__(self, boundary: str) -> None:
        # Some cameras count the two dashes as part of the boundary, and some don't.
        self._between = b"--" + boundary.removeprefix("--").encode()
        self._left = bytearray()

    def feed(self, came: bytes) -> Iterator[bytes]:
        self._left += came
        while (part := self._next()) is not None:
            if part:
                yield part
        if len(self._left) > MOST_BYTES:
            raise ValueError(f"a picture of more than {MOST_BYTES // 1024 // 1024} MB")

    def _next(self) -> bytes | None:
        """The next part's content, empty when it has none; None until it is all here."""
        begins = self._left.find(self._between)
        if begins < 0:
            return None
        head_ends = _HEAD_ENDS.search(self._left, begins)
        if head_ends is None:
            return None
        told = _LENGTH.search(self._left, begins, head_ends.end())
        if told:
            ends = head_ends.end() + int(told[1])
            if len(self._left) < ends:
                return None
        else:
            ends = self._left.find(self._between, head_ends.end())
            if ends < 0:
                return None
        part = bytes(self._left[head_ends.end() : ends])
        del self._left[:ends]
        return part.rstrip(b"\r\n") if not told else part

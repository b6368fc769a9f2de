"""Where the frames come from: the parts of a source's name, and what is told to staff about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

Way = Literal["v4l2", "file", "stream", "pretend"]
MOST_ACROSS = 1920
"""Pixels of the longer side. Larger pictures are made smaller: more pixels would not be looked at."""


@dataclass(frozen=True, slots=True)
class Source:
    """`place` is the device's path or index, the file's path, or the stream's address with its password."""

    way: Way
    place: str = ""

    @property
    def shown(self) -> str:
        """The place as it may be shown and logged: without user name and password, wherever cameras want them."""
        if self.way != "stream":
            return self.place
        parts = urlsplit(self.place)
        # Some cameras take them in the path, as in /user=admin&password=…, many behind a question mark.
        path = "/".join("…" if "=" in part else part for part in parts.path.split("/"))
        netloc = parts.netloc.rpartition("@")[2]
        return urlunsplit(parts._replace(netloc=netloc, path=path, query="…" if parts.query else "", fragment=""))


def parse_source(text: str) -> Source:
    """`pretend`, `v4l2:INDEX_OR_PATH`, `file:PATH`, or an rtsp://, http:// or https:// address; else `ValueError`."""
    if text == "pretend":
        return Source("pretend")
    for prefix in ("v4l2:", "file:"):
        if text.startswith(prefix) and len(text) > len(prefix):
            return Source("v4l2" if prefix == "v4l2:" else "file", text.removeprefix(prefix))
    if text.startswith(("rtsp://", "http://", "https://")) and urlsplit(text).hostname:
        return Source("stream", text)
    raise ValueError(f"{text!r} is no source: pretend, v4l2:INDEX_OR_PATH, file:PATH, rtsp://…, http://… or https://…")

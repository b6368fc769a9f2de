"""A browser of few words: keeps cookies, sends forms as a browser does, and tells when the bytes came."""

from __future__ import annotations

import http.client
import re
import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

PATIENCE_S = 60.0


@dataclass
class Answer:
    """What came back; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes
    first_byte_ms: float
    last_byte_ms: float

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def token(self) -> str:
        """The token of the page's forms."""
        found = re.search(r'name="token" value="([^"]+)"', self.text)
        assert found
        return found.group(1)


@dataclass
class Browser:
    """One browser at the page's address `url`."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    trusted: ssl.SSLContext | None = None

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        own = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.url}
        return self._ask("POST", path, urlencode(fields).encode(), own | headers)

    def sign_in(self, pin: str) -> Answer:
        return self.post("/login", {"pin": pin})

    def press(self, press: str, value: str | None = None, back: str = "/") -> Answer:
        """Press a button with the token of a page."""
        fields = {"token": self.get("/care").token, "back": back, "press": press}
        return self.post("/press", fields if value is None else fields | {"value": value})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        to = urlsplit(self.url)
        assert to.hostname
        if to.scheme == "https":
            line: http.client.HTTPConnection = http.client.HTTPSConnection(
                to.hostname, to.port, timeout=PATIENCE_S, context=self.trusted
            )
        else:
            line = http.client.HTTPConnection(to.hostname, to.port, timeout=PATIENCE_S)
        kept = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        began_s = time.perf_counter()
        line.request(method, path, body, ({"Cookie": kept} if kept else {}) | headers)
        came = line.getresponse()
        first_s = time.perf_counter()
        told = came.read()
        last_s = time.perf_counter()
        line.close()
        for header in came.headers.get_all("set-cookie") or ():
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
            if "Max-Age=0" in header:
                del self.cookies[name]
        named = {name.lower(): value for name, value in came.headers.items()}
        return Answer(came.status, named, told, (first_s - began_s) * 1000, (last_s - began_s) * 1000)

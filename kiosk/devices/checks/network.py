"""Whether phones would find the station: an address, and the pickup page answering at it."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from kiosk.devices.checks.check import Finding, Tell

WITHIN_S = 12.0
"""A pickup process that was just started needs a few seconds."""
ANSWER_WITHIN_S = 3.0
AGAIN_S = 0.5
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(url: str) -> bool:
    """Whether anything that serves pages answers there; a refusal is an answer, a server's own failure is none."""
    try:
        with _DIRECT.open(urllib.request.Request(url, method="HEAD"), timeout=ANSWER_WITHIN_S):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return error.code < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException, ValueError):
        return False


class NetworkCheck:
    """`address` is this machine's for phones, None without a network; `pickup_url` where the pickup serves, or None."""

    def __init__(
        self,
        address: Callable[[], str | None],
        pickup_url: Callable[[], str | None],
        answers: Callable[[str], bool] = answers,
        within_s: float = WITHIN_S,
    ) -> None:
        self._address = address
        self._pickup_url = pickup_url
        self._answers = answers
        self._within_s = within_s

    def look(self, tell: Tell, ended: threading.Event) -> None:
        until_s = time.monotonic() + self._within_s
        while not (found := self._found()) and time.monotonic() < until_s:
            if ended.wait(AGAIN_S):
                return
        tell(found or self._missing())

    def _found(self) -> Finding | None:
        url = self._pickup_url()
        if url is None or not self._answers(url):
            return None
        shown = url.partition("://")[2].rstrip("/")
        return Finding("ok", f"领取页有应答：{shown}", f"It answers: {shown}")

    def _missing(self) -> Finding:
        address, url = self._address(), self._pickup_url()
        if address is None:
            zh = "没有网络，手机取不到明信片：请检查网线或无线网络。"
            en = "There is no network, so phones can't fetch postcards: check the cable or the Wi-Fi."
        elif url is None:
            zh = f"本机地址 {address} 正常，但领取服务没有运行：请重启程序。"
            en = f"The address {address} is there, but the pickup does not run: restart the kiosk."
        else:
            zh = f"领取页 {url} 没有应答：请检查防火墙、路由器，或端口是否被占用。"
            en = f"The pickup page {url} does not answer: check firewall and router, and who else has its port."
        return Finding("fault", zh, en)

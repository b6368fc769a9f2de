"""Runs the pickup process and knows the address at which phones reach it."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.devices.child_process import ChildName, ChildProcess, Line, python_module
from kiosk.devices.notebook import Notebook
from kiosk.devices.supervisor import RestartRules
from kiosk.happenings.facts import CardDeleted, CardFetched
from kiosk.happenings.inputs import DeviceReported
from kiosk.happenings.words import Input, Level, Order
from kiosk.places import SCENES

NAME = ChildName("明信片领取服务", "The postcard pickup")
NO_NETWORK = (
    "驿站没有连接网络，手机无法领取明信片。请检查网线或无线网络。",
    "The station is in no network, so phones can't fetch postcards. Please check its cable or Wi-Fi.",
)
NETWORK_AGAIN = (
    "驿站已连接网络，手机可以领取明信片。",
    "The station is in a network again; phones can fetch postcards.",
)
ANSWER_WITHIN_S = 2.0
CARD_HEADER = "Kiosk-Card"
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(link: str) -> bool:
    """Whether our own server answers for this very card at this very link, as a phone would ask."""
    card_id = link.rpartition("/")[2]
    try:
        with _DIRECT.open(urllib.request.Request(link, method="HEAD"), timeout=ANSWER_WITHIN_S) as answer:
            return bool(answer.status == 200 and answer.headers.get(CARD_HEADER) == card_id)
    except urllib.error.HTTPError as error:
        error.close()
        return False
    except (OSError, http.client.HTTPException, ValueError):
        return False


class PickupServer:
    """Keeps `python -m kiosk.pickup` alive; takes no orders. What phones do is noted without a visit.

    `public_url` replaces the address where another machine stands in front; `station`: its name by language, for the
    page, whose words are those of `scenes`.
    """

    ORDERS: tuple[type[Order], ...] = ()

    def __init__(
        self,
        ring: Callable[[Input], None],
        journal: Notebook,
        data: Path,
        host: str,
        port: int,
        public_url: str,
        station_id: str,
        station: Mapping[str, str],
        time_zone: str,
        scenes: Path = SCENES,
    ) -> None:
        self._ring = ring
        self._journal = journal
        self._public_url = public_url
        self._url: str | None = None
        self._lonely = False
        arguments = ["--data", str(data), "--host", host, "--port", str(port)]
        arguments += ["--station", station_id, "--zone", time_zone, "--scenes", str(scenes)]
        arguments += [f"--name-{language}={name}" for language, name in station.items()]
        self._child = ChildProcess(
            NAME,
            python_module("kiosk.pickup", *arguments),
            self._line,
            self._state,
            RestartRules(silent_s=10.0),
        )

    @property
    def url(self) -> str | None:
        """`http://HOST:PORT` for phones; None while the server does not run or has no network. From any thread."""
        return None if self._url is None else self._public_url or self._url or None

    def link(self, card_id: str) -> str:
        """The link of a card; empty while phones can't be served."""
        url = self.url
        return f"{url}/c/{card_id}" if url else ""

    def start(self) -> None:
        self._child.start()

    def take(self, order: Order) -> None:
        """Nothing is ordered of it."""

    def stop(self) -> None:
        self._child.stop()
        self._url = None

    def _line(self, line: Line) -> None:
        rehearsal = bool(line.get("rehearsal"))
        match line.get("kind"):
            case "ready" | "heartbeat":
                self._url = str(line["url"])
                self._tell_network()
            case "fetched":
                self._journal.note(CardFetched(int(line["times"])), visit_id=None, rehearsal=rehearsal)
            case "deleted":
                self._journal.note(CardDeleted("phone"), visit_id=None, rehearsal=rehearsal)

    def _tell_network(self) -> None:
        lonely = not self.url
        if lonely and not self._lonely:
            self._ring(DeviceReported("pickup", "fault", *NO_NETWORK))
        elif self._lonely and not lonely:
            self._ring(DeviceReported("pickup", "ok", *NETWORK_AGAIN))
        self._lonely = lonely

    def _state(self, level: Level, zh: str, en: str) -> None:
        if level == "fault":
            self._url, self._lonely = None, False
        if not (level == "ok" and self._lonely):
            self._ring(DeviceReported("pickup", level, zh, en))

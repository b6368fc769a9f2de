"""A delivery desk driven by hand: its store, both its clocks, and everything around it played by the test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import zxingcpp
from PIL import Image

from kiosk.devices.delivery.desk import DeliveryDesk
from kiosk.devices.delivery.local import LocalWay
from kiosk.devices.delivery.way import NotDeliveredError
from kiosk.happenings.inputs import CardLinked
from kiosk.happenings.words import Fact, Input
from kiosk.press.store import CardStore
from tests.pickup.served import stored

NOON_MS = 1_795_406_400_000
STORE_DOWN = ("云存储没有回应。", "The store does not answer.")


@dataclass
class Elsewhere:
    """A store that phones reach, played by the test."""

    ask_again_s: float = 10.0
    longest_pause_s: float = 30.0
    down: bool = False
    there: list[str] = field(default_factory=list)
    tries: int = 0

    def publish(self, card_id: str) -> str:
        self.tries += 1
        if self.down:
            raise NotDeliveredError(*STORE_DOWN)
        self.there.append(card_id)
        return f"https://cards.example.org/c/{card_id}"

    def ask(self, link: str) -> None:
        if self.down:
            raise NotDeliveredError(*STORE_DOWN)

    def given_out(self) -> list[str]:
        return sorted(set(self.there))

    def withdraw(self, card_id: str) -> None:
        if self.down:
            raise NotDeliveredError(*STORE_DOWN)
        self.there = [one for one in self.there if one != card_id]


@dataclass
class Hall:
    """A desk, its store, its clocks, and everything around it."""

    folder: Path
    wifi: str = ""
    way: Elsewhere | LocalWay | None = None
    base: str = "http://192.168.1.9:8470"
    reachable: bool = True
    now_ms: int = NOON_MS
    now_s: float = 0.0
    rung: list[Input] = field(default_factory=list)
    noted: list[Fact] = field(default_factory=list)
    shelf: dict[str, Image.Image] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = CardStore(self.folder / "postcards")
        way = self.way or LocalWay(self.link, lambda link: self.reachable and link.startswith(self.base))
        self.desk = DeliveryDesk(
            self.rung.append,
            self,
            self.store,
            way,
            self.shelf.__setitem__,
            self.wifi,
            10.0,
            lambda: self.now_ms,
            lambda: self.now_s,
        )

    def link(self, card_id: str) -> str:
        return f"{self.base}/c/{card_id}" if self.base else ""

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        assert visit_id is None
        self.noted.append(fact)

    def card(self, **more) -> str:
        return stored(self.store, self.now_ms, **more)

    def asks(self, *orders) -> list[Input]:
        """What is rung for these orders."""
        for order in orders:
            self.desk.take(order)
        return self.later(0)

    def later(self, seconds: float) -> list[Input]:
        """What is rung when so much time has gone by, on both clocks."""
        self.now_s += seconds
        self.now_ms += round(seconds * 1000)
        self.rung.clear()
        assert self.desk.work_off()
        return list(self.rung)

    def read(self, picture_id: str) -> str:
        """What a phone reads from a code on the screen."""
        return zxingcpp.read_barcodes(self.shelf[picture_id])[0].text


def linked(told: list[Input]) -> CardLinked:
    (one,) = told
    assert isinstance(one, CardLinked), told
    return one

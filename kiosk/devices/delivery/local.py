"""Phones in the station's own network fetch from its pickup server, at its address of the moment or a public one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.devices.delivery.way import NotDeliveredError


class LocalWay:
    """`link` gives a card's link (empty: phones can't be served), `answers` asks there. Nothing leaves the station."""

    ask_again_s = 2.0
    longest_pause_s = 2.0

    def __init__(self, link: Callable[[str], str], answers: Callable[[str], bool]) -> None:
        self._link = link
        self._answers = answers

    def publish(self, card_id: str) -> str:
        link = self._link(card_id)
        if not link:
            # Why, the pickup server tells staff itself.
            raise NotDeliveredError
        return link

    def ask(self, link: str) -> None:
        if not self._answers(link):
            raise NotDeliveredError

    def given_out(self) -> Iterable[str]:
        return ()

    def withdraw(self, card_id: str) -> None:
        """Nothing lies elsewhere."""

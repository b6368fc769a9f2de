"""What every way to a phone has in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class NotDeliveredError(Exception):
    """A card can't be reached just now. The sentences are for staff; empty where another device tells them already."""

    def __init__(self, sentence_zh: str = "", sentence_en: str = "") -> None:
        super().__init__(sentence_en or "phones can't be served")
        self.sentence_zh = sentence_zh
        self.sentence_en = sentence_en


class Way(Protocol):
    """How cards are given out; all methods may take seconds and are called on one thread.

    `ask_again_s`: how often a shown link is asked. `longest_pause_s`: between tries that failed.
    """

    ask_again_s: float
    longest_pause_s: float

    def publish(self, card_id: str) -> str:
        """The card's link; quick when it is given out already. Raises NotDeliveredError."""

    def ask(self, link: str) -> None:
        """Ask at the link as a phone does; raises NotDeliveredError unless the card would be seen."""

    def given_out(self) -> Iterable[str]:
        """Cards that lie elsewhere than in the station's own store, whether still wanted or not."""

    def withdraw(self, card_id: str) -> None:
        """Take a card back; nothing happens when it was never given out. Raises NotDeliveredError, to try again."""

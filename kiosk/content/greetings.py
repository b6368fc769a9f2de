"""留影: the ready greetings beside the keyboard, the file scenes/postcard/greetings.yaml."""

from __future__ import annotations

from pathlib import Path

from pydantic import RootModel, field_validator

from kiosk.content.text import Text
from kiosk.yaml_source import load_typed

GREETINGS_FILE = "greetings.yaml"
MOST_GREETINGS = 8
"""More cannot be taken in at a glance."""
LONGEST = 48
"""Characters of one: it must stand in a writing field in two lines."""


class _Greetings(RootModel[list[Text]]):
    @field_validator("root")
    @classmethod
    def _few_and_short(cls, greetings: list[Text]) -> list[Text]:
        if not 1 <= len(greetings) <= MOST_GREETINGS:
            raise ValueError(f"write 1 to {MOST_GREETINGS} greetings")
        for greeting in greetings:
            for words in (greeting.zh, greeting.en):
                if len(words) > LONGEST:
                    raise ValueError(f"{words!r} is longer than {LONGEST} characters")
        return greetings


def load_greetings(scenes: Path) -> tuple[Text, ...]:
    """The greetings in their order on screen; raises `SourceError` with every fault, also when the file is missing."""
    return tuple(load_typed(scenes / "postcard" / GREETINGS_FILE, _Greetings).root)

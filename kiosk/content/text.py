"""The smallest piece of content: a text in both languages of the house."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from kiosk.happenings.words import Language

Line = Annotated[str, Field(min_length=1)]


def _share(value: Any) -> Any:
    numbers = isinstance(value, list | tuple) and len(value) == 2 and all(type(n) in (int, float) for n in value)
    if not numbers or not all(0 <= n <= 1 for n in value):
        raise ValueError("write two numbers from 0 to 1: [across, down]")
    return (float(value[0]), float(value[1]))


PointOf1 = Annotated[tuple[float, float], BeforeValidator(_share)]
"""A place in a picture: across and down, 0..1 each."""


class Piece(BaseModel):
    """A part of a content file: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(Piece):
    """The same words in Chinese and English."""

    zh: Line
    en: Line

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def unbroken(text: str) -> str:
    """Chinese text with word joiners, so that no line ends between a number and its 年, 月 or 日."""
    return re.sub(r"(?<=\d)(?=[年月日])", "\u2060", text)

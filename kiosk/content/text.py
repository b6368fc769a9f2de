"""The smallest piece of content: a text in both languages of the house."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from kiosk.happenings.words import Language

Line = Annotated[str, Field(min_length=1)]


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

"""A building of the riverfront as its card gets it: words in both languages, outlines, and the sentences being told."""

from __future__ import annotations

import re
from typing import Any

from kiosk.content.buildings import Building, Time, Year
from kiosk.content.text import Text, unbroken
from kiosk.happenings.words import Language
from kiosk.voice_clips import Clip

_SENTENCE_ENDS = re.compile(r"(?<=[。！？；])(?![”’」』）])|(?<=[。！？；][”’」』）])")


def described(building: Building, has_round: bool) -> dict[str, Any]:
    """The building with its words as name.zh, past.text.en and so on.

    `outline`: its polygons as [[x, z], …], `frame`: the box around them, all in metres; `built` is empty where nobody
    knows; `story` says whether one of the stories happened here, `round` whether
    one can look around at it.
    """
    corners = [corner for polygon in building.outline for corner in polygon]
    across, up = [x for x, _ in corners], [z for _, z in corners]
    return {
        "id": building.id,
        "km": building.km,
        "star": building.star,
        "x": building.mark[0],
        "z": building.mark[1],
        "outline": [[list(corner) for corner in polygon] for polygon in building.outline],
        "frame": {"x0": min(across), "x1": max(across), "z0": min(up), "z1": max(up)},
        "name": _both(building.name),
        "built": _both(building.built.text) if building.built else {"zh": "", "en": ""},
        "years": [_year(mark) for mark in building.years],
        "greeting": _both(building.greeting),
        "past": _time(building.past),
        "present": _time(building.present),
        "then": _both(building.then),
        "story": building.story is not None,
        "round": has_round,
    }


def told_sentences(shown: str, clip: Clip | None, language: Language) -> list[str]:
    """The text on screen in as many sentences as are spoken, so that the spoken one can be lit; years stay in digits.

    Falls back to the spoken words where the two are divided differently.
    """
    if clip is None:
        return [_whole(shown, language)]
    spoken = [sentence.text for sentence in clip.sentences]
    parts = [part for part in _SENTENCE_ENDS.split(shown) if part] if language == "zh" else []
    told = parts if len(parts) == len(spoken) else spoken
    return [unbroken(part) for part in told[:-1]] + [_whole(told[-1], language)]


def _both(text: Text) -> dict[str, str]:
    return {"zh": unbroken(text.zh), "en": text.en}


def _whole(text: str, language: Language) -> str:
    """A text to its end: in Chinese the last line is never a single character and its mark."""
    if language == "en" or len(text) < 12:
        return text
    return unbroken(text[:-4] + "\u2060".join(text[-4:]))


def _time(time: Time) -> dict[str, Any]:
    return {"use": _both(time.use), "text": {"zh": _whole(time.text.zh, "zh"), "en": time.text.en}}


def _year(mark: Year) -> dict[str, Any]:
    return {"year": mark.year, "text": _both(mark.text)}

"""What is remembered of a visit as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.happenings.words import Fact, Language, SceneName


@dataclass(frozen=True, slots=True)
class VisitBegan(Fact):
    """A visitor touched the attract screen: the first fact of a visit."""

    exhibit = "visit"


@dataclass(frozen=True, slots=True)
class VisitEnded(Fact):
    """A visit was over: its last fact.

    `reason`: idle (nobody answered 还在吗?), left (by the button), staff (the corner was opened) or closed (the hall
    closed a while before). `seconds`: from the first touch to the end.
    """

    exhibit = "visit"

    reason: Literal["idle", "left", "staff", "closed"]
    seconds: float


@dataclass(frozen=True, slots=True)
class SceneEntered(Fact):
    """A scene came on screen during a visit. `scene`: which."""

    exhibit = "visit"

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageSwitched(Fact):
    """A visitor changed the language of words and narration. `language`: the new one."""

    exhibit = "visit"

    language: Language

"""What came in for the visit: touches, scenes, language, and the moments somebody waits for."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.happenings.words import Input, Language, SceneName


@dataclass(frozen=True, slots=True)
class DueCame(Input):
    """The moment an exhibit asked to be woken at (its `due`) has come."""


@dataclass(frozen=True, slots=True)
class AttractTouched(Input):
    """A visitor touched the attract screen; `visit_id` is the id made at that touch."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class Active(Input):
    """Someone is there: touch, wheel, pen. `source` names what moved."""

    source: str


@dataclass(frozen=True, slots=True)
class StillHere(Input):
    """The visitor answered 还在吗? with yes."""


@dataclass(frozen=True, slots=True)
class SceneChosen(Input):
    """A visitor chose a scene, or home."""

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageChosen(Input):
    """A visitor chose the language of words and narration."""

    language: Language


@dataclass(frozen=True, slots=True)
class VisitLeft(Input):
    """A visitor ended the visit by the button."""


@dataclass(frozen=True, slots=True)
class VisitOpened(Input):
    """A visit began; told by the visit to the other exhibits."""

    visit_id: str
    language: Language


@dataclass(frozen=True, slots=True)
class VisitClosed(Input):
    """The visit is over: every exhibit rests and forgets what the visitor did."""

    visit_id: str


@dataclass(frozen=True, slots=True)
class SceneShown(Input):
    """The scene on screen changed; told by the visit to the exhibits."""

    scene: SceneName


@dataclass(frozen=True, slots=True)
class LanguageChanged(Input):
    """The language changed; told by the visit to the exhibits."""

    language: Language


@dataclass(frozen=True, slots=True)
class VisitDoubted(Input):
    """Nobody seems to be there, 还在吗? is asked: what speaks or moves by itself pauses."""


@dataclass(frozen=True, slots=True)
class VisitResumed(Input):
    """The visitor is there after all: go on where it paused."""

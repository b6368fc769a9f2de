"""How the exhibits and their devices behave."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kiosk.settings.section import Seconds, Section


def _button(value: Any) -> Any:
    numbered = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 31
    if value in ("any", "none") or numbered:
        return value
    raise ValueError("write any, none, or the number of a button, 0 to 31")


class Wheel(Section):
    """How the wheel's readings are taken: everything `./run wheel` measures, and how far a turn leads.

    `centre` and `reach` are readings of an axis, -1..1; `dead_zone` is a share of it; `counts_per_turn` is of an
    encoder or a trackball; `button` is any, none, or its number.
    """

    kind: Literal["auto", "axis", "endless"]
    axis: Annotated[int, Field(ge=0, le=15)]
    centre: Annotated[float, Field(ge=-0.8, le=0.8)]
    reach: Annotated[float, Field(ge=0.1, le=2)]
    dead_zone: Annotated[float, Field(ge=0, le=0.5)]
    reverse: bool
    drift: bool
    counts_per_turn: Annotated[float, Field(ge=4, le=1_000_000)]
    metres_per_turn: Annotated[float, Field(ge=1, le=2800)]
    degrees_per_turn: Annotated[float, Field(ge=5, le=1440)]
    button: Annotated[int | str, BeforeValidator(_button)]

    @model_validator(mode="after")
    def _leaves_a_way(self) -> Self:
        if self.dead_zone >= self.reach * 0.9:
            raise ValueError(f"a dead_zone of {self.dead_zone:g} leaves nothing of a reach of {self.reach:g}")
        return self


class Panorama(Section):
    """The riverfront: its light when a visit begins, and how long the ship waits before something happens by itself.

    `cruise_mps` 0: no cruise. `greet`: a building that comes abeam says who it is.
    """

    light: Literal["clock", "day", "dusk", "night"]
    cruise_after_s: Seconds
    cruise_mps: Annotated[float, Field(ge=0, le=40)]
    round_after_s: Seconds
    round_leave_s: Seconds
    greet: bool


class Smile(Section):
    """A face counts as smiling from `threshold` (0..1) on; faces narrower than `min_face_px` are not judged."""

    threshold: Annotated[float, Field(gt=0, lt=1)]
    min_face_px: Annotated[int, Field(ge=20, le=400)]


class Narration(Section):
    """The engine and voices that ./run narrate speaks with; each story and building asks for one of Mandarin's two.

    `speed` 1 is the voice's own.
    """

    engine: Literal["kokoro", "pyttsx3"]
    voice_zh_female: Annotated[str, Field(min_length=1)]
    voice_zh_male: Annotated[str, Field(min_length=1)]
    voice_en: Annotated[str, Field(min_length=1)]
    speed: Annotated[float, Field(ge=0.5, le=1.5)]

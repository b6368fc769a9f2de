"""How the exhibits and their devices behave."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kiosk.reckoning.shares import HandCount
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


class SmileDoor(Section):
    """One door. A passage smiles when its probability is at least `threshold`.

    `passing`: who passes here: `towards` comes nearer to the camera; `rightward` or `leftward` crosses the picture;
    `both_rightward` (or `both_leftward`): this one camera counts both doors, the named way being this door's.
    `rotate_deg` turns the picture clockwise. Faces whose centre is between `uncounted_from` and `uncounted_to` (parts
    of the picture's width, equal: nowhere) are nobody's business: that is the way past for who won't be counted. The
    last five are what `./run smile calibrate` found, all 0 and empty before.
    """

    threshold: Annotated[float, Field(gt=0, lt=1)]
    passing: Literal["towards", "rightward", "leftward", "both_rightward", "both_leftward"]
    rotate_deg: Literal[0, 90, 180, 270]
    uncounted_from: Annotated[float, Field(ge=0, le=1)]
    uncounted_to: Annotated[float, Field(ge=0, le=1)]
    calibrated_on: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
    smiled: Annotated[int, Field(ge=0)]
    smiled_found: Annotated[int, Field(ge=0)]
    unsmiling: Annotated[int, Field(ge=0)]
    unsmiling_called: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.smiled_found > self.smiled or self.unsmiling_called > self.unsmiling:
            raise ValueError("more smiles were found than people were counted: run ./run smile calibrate again")
        if self.uncounted_from > self.uncounted_to:
            raise ValueError("uncounted_from lies right of uncounted_to")
        return self

    @property
    def hand_count(self) -> HandCount | None:
        """What the calibration counted; None before there was one."""
        if not self.calibrated_on:
            return None
        return HandCount(self.smiled, self.smiled_found, self.unsmiling, self.unsmiling_called)


class Smile(Section):
    """How the doors count. Each looks for faces at most `most_fps` times a second, with at most `cpu_share` of a core.

    Faces narrower than `min_face_px` are followed, not judged; no share is told of fewer than `least_sample` people.
    Somebody passes a pretend door every `pretend_gap_s` or so.
    """

    most_fps: Annotated[float, Field(ge=2, le=60)]
    cpu_share: Annotated[float, Field(ge=0.1, le=4)]
    min_face_px: Annotated[int, Field(ge=20, le=400)]
    least_sample: Annotated[int, Field(ge=1, le=10_000)]
    pretend_gap_s: Annotated[float, Field(ge=2, le=600)]


class Narration(Section):
    """The engine and voices that ./run narrate speaks with; each story and building asks for one of Mandarin's two.

    `speed` 1 is the voice's own.
    """

    engine: Literal["kokoro", "pyttsx3"]
    voice_zh_female: Annotated[str, Field(min_length=1)]
    voice_zh_male: Annotated[str, Field(min_length=1)]
    voice_en: Annotated[str, Field(min_length=1)]
    speed: Annotated[float, Field(ge=0.5, le=1.5)]

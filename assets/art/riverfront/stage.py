"""Where the parts are put: what a stage offers, and one that only measures (for outlines). gl/scene.py draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, get_args

from solid import Solid, picture_height

TILT_DEG = 8.0
Layer = Literal["far", "buildings", "garden", "quay"]
"""The strip's depth layers, back to front; see README.md for what belongs in which."""
LAYERS: tuple[Layer, ...] = get_args(Layer)
Tone = Literal["smoke", "steam", "spray"]
Box = tuple[float, float, float, float]


class Stage(Protocol):
    """A window x0..x1 (m) of the shore that structures are put on."""

    x0: float
    x1: float

    def put(self, solid: Solid, landmark: str | None = None, *, layer: Layer = "buildings") -> None:
        """Add a structure in place; `landmark` makes it part of that landmark's tap area."""

    def instance(
        self,
        kind: str,
        make: Callable[[], Solid],
        x: float,
        y: float,
        z: float = 0.0,
        scale: float = 1.0,
        turn: float = 0.0,
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Add one more copy of a shared structure; `turn` in radians about the vertical."""

    def light(self, x: float, y: float, z: float, watt: float) -> None:
        """Add a small warm lamp."""

    def puff(
        self,
        x: float,
        y: float,
        z: float,
        radius: float,
        density: float,
        tone: Tone = "smoke",
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Add a soft round cloud of smoke, steam or spray, `density` opaque in its middle."""


def shows(stage: Stage, x0: float, x1: float) -> bool:
    """Whether a span of the shore can be seen in, or cast a shadow into, the stage's window."""
    return x1 > stage.x0 - 130 and x0 < stage.x1 + 40


class MeasuringStage:
    """Keeps nothing but each landmark's boxes in picture metres (x0, x1, z0, z1)."""

    def __init__(self, x0: float, x1: float) -> None:
        self.x0, self.x1 = x0, x1
        self.boxes: dict[str, list[Box]] = {}

    def put(self, solid: Solid, landmark: str | None = None, *, layer: Layer = "buildings") -> None:
        """Note the structure's outline if it belongs to a landmark."""
        if landmark is None:
            return
        xs = [v[0] for v in solid.vertices]
        zs = [picture_height(v[1], v[2], TILT_DEG) for v in solid.vertices]
        self.boxes.setdefault(landmark, []).append((min(xs), max(xs), min(zs), max(zs)))

    def instance(
        self,
        kind: str,
        make: Callable[[], Solid],
        x: float,
        y: float,
        z: float = 0.0,
        scale: float = 1.0,
        turn: float = 0.0,
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Copies carry no tap area."""

    def light(self, x: float, y: float, z: float, watt: float) -> None:
        """Lamps carry no tap area."""

    def puff(
        self,
        x: float,
        y: float,
        z: float,
        radius: float,
        density: float,
        tone: Tone = "smoke",
        *,
        layer: Layer = "buildings",
    ) -> None:
        """Clouds carry no tap area."""

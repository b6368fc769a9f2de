"""Which programs of the model make which scene."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from gl.scene import Scene

# Era and layer group -> modules and functions that put things on the stage, the first that exists.
SCENES: dict[str, tuple[tuple[str, str], ...]] = {
    "now": (("shore", "compose_shore"),),
    "past": (("past", "compose_past"),),
    "far": (("far_city", "compose_far"),),
    "far_past": (("past_far", "compose_far_past"),),
    "round": (("round_view", "compose_round"),),
}


def composer(name: str) -> Callable[..., None] | None:
    """The function that puts a scene on a stage; None while there is no such module."""
    for module, function in SCENES[name]:
        try:
            found = getattr(importlib.import_module(module), function, None)
        except ModuleNotFoundError as missing:
            if missing.name != module:
                raise
            continue
        if found:
            return found
    return None


def scene_of(name: str, x0: float, x1: float) -> Scene:
    """The named scene between two x (m); empty while no program makes it."""
    scene = Scene(x0, x1)
    compose = composer(name)
    if compose:
        compose(scene)
    return scene

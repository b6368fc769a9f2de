"""The present shore as a whole: every landmark in its place, and everything between and around them."""

from __future__ import annotations

from fabric import compose_fabric
from stage import Stage, shows
from strip import LANDMARKS


def compose_shore(stage: Stage, *, bridge: bool = True) -> None:
    """Put all that the stage's window can see; without `bridge` the reduced Yangpu Bridge is left out."""
    for landmark in LANDMARKS:
        if shows(stage, landmark.x0, landmark.x1) and (bridge or landmark.id != "yangpu-bridge"):
            landmark.build(stage)
    compose_fabric(stage)

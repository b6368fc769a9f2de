"""What a followed face amounts to: one passage of the door or none, smiling, not smiling or not judged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.devices.smile_camera.crossing import Direction, Passing, direction
from kiosk.devices.smile_camera.tracker import READS_S, Track


@dataclass(frozen=True, slots=True)
class PassageRules:
    """Who passes: somebody seen in `least_frames` over `least_seen_s` who went the way of `passing` (crossing.py).

    A passage is judged when its face was read `least_reads` times over at least `least_read_s` in the last three
    seconds before it left. It smiles when its probability reaches `threshold`.
    """

    threshold: float = 0.5
    passing: Passing = "towards"
    least_frames: int = 5
    least_seen_s: float = 0.4
    least_reads: int = 6
    least_read_s: float = 0.5


@dataclass(frozen=True, slots=True)
class Passage:
    """One person passed. `score` is the probability that they smiled, None with `smile` when not judged."""

    direction: Direction
    smile: bool | None
    score: float | None
    seen_s: float


def passage(track: Track, rules: PassageRules, size: tuple[int, int]) -> Passage | None:
    """The passage an ended track stands for in a picture of `size` pixels; None when nobody passed."""
    seen_s = track.last_s - track.first_s
    if track.counted or track.frames < rules.least_frames or seen_s < rules.least_seen_s:
        return None
    way = direction(track, rules.passing, size)
    if way is None:
        return None
    window = [(at_s, logit) for at_s, logit in track.reads if at_s >= track.last_s - READS_S]
    score = smile_score(window, rules)
    smile = None if score is None else score >= rules.threshold
    return Passage(way, smile, score, seen_s)


def smile_score(reads: Sequence[tuple[float, float]], rules: PassageRules) -> float | None:
    """The probability of a smile from (second, log odds) pairs in time order; None when they are too few to judge.

    It is that of the mean of the upper half: somebody who smiled for half of the window smiled. The highest running
    median, a maximum, rises with the number of reads; this mean does not. At synthetic doors it needs no further slope
    or level (tests/bench/smile_counting.py).
    """
    if len(reads) < rules.least_reads or reads[-1][0] - reads[0][0] < rules.least_read_s:
        return None
    logits = sorted((logit for _, logit in reads), reverse=True)
    top = logits[: (len(logits) + 1) // 2]
    return probability(sum(top) / len(top))


def probability(logit: float) -> float:
    """The chance with these log odds, 0..1."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, logit))))

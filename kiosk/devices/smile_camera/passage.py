"""What a followed face amounts to: one passage of the door or none, smiling, not smiling or not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from kiosk.devices.smile_camera.tracker import Track


@dataclass(frozen=True, slots=True)
class PassageRules:
    """A face passes when it was seen in `least_frames` and came nearer, growing `least_growth` times.

    It is judged when it has `least_scores` over at least `least_scored_s`: it smiles when the highest running median
    over `median_s` is above `threshold`. A single frame, a blink or a word spoken therefore makes no smile.
    """

    threshold: float = 0.4
    least_frames: int = 5
    least_growth: float = 1.3
    least_scores: int = 8
    least_scored_s: float = 0.6
    median_s: float = 0.5
    least_in_median: int = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """One person passed. `score` is the highest running median, None with `smile` when not judged."""

    smile: bool | None
    score: float | None
    seen_s: float


def passage(track: Track, rules: PassageRules) -> Passage | None:
    """The passage an ended track stands for; None when nobody passed (too short, or never came nearer)."""
    if track.frames < rules.least_frames or track.grown < rules.least_growth:
        return None
    score = smile_score(track.scores, rules)
    smile = None if score is None else score > rules.threshold
    return Passage(smile, score, track.last_s - track.first_s)


def smile_score(scores: Sequence[tuple[float, float]], rules: PassageRules) -> float | None:
    """The highest running median of (second, score) pairs in time order; None when there are too few to judge."""
    if len(scores) < rules.least_scores or scores[-1][0] - scores[0][0] < rules.least_scored_s:
        return None
    first_s = scores[0][0]
    medians = []
    for end_s, _ in scores:
        inside = [score for at_s, score in scores if end_s - rules.median_s < at_s <= end_s]
        # A window that reaches back before the first score would be a median of next to nothing.
        if end_s - first_s >= rules.median_s and len(inside) >= rules.least_in_median:
            medians.append(median(inside))
    return max(medians, default=None)

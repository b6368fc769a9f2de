"""What a soak found, as numbers and as words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kiosk.soak.gauge import Growth, Sample, growth, quantile


@dataclass(frozen=True, slots=True)
class Soak:
    """One soak: how long in the hall and really, who came, what was done to it, and what became of it."""

    hall_h: float
    real_s: float
    seed: int
    visits: int
    gestures: Mapping[str, int]
    late: Mapping[str, int]
    faults: Mapping[str, int]
    fell: Mapping[str, int]
    still_in_fault: Sequence[str]
    begun_anew: Mapping[str, int]
    noted: int
    kept: int
    frames_ms: Sequence[float]
    samples: Sequence[Sample]

    @property
    def lost(self) -> int:
        """Facts that were noted and are not in the journal."""
        return self.noted - self.kept

    @property
    def well(self) -> bool:
        """Nothing lost, and every device came back."""
        return self.lost == 0 and not self.still_in_fault

    def growths(self) -> dict[str, Growth]:
        return {
            "window MiB": growth(self.samples, lambda sample: sample.window_mib),
            "children MiB": growth(self.samples, lambda sample: sample.children_mib),
            "handles": growth(self.samples, lambda sample: float(sample.handles)),
            "threads": growth(self.samples, lambda sample: float(sample.threads)),
        }

    def numbers(self) -> dict[str, Any]:
        """Everything, for a file."""
        told = asdict(self)
        del told["frames_ms"]
        return told | {
            "lost": self.lost,
            "frames": {"count": len(self.frames_ms), **dict(self._frames())},
            "growth_per_1000_visits": {name: asdict(found) for name, found in self.growths().items()},
        }

    def _frames(self) -> list[tuple[str, float]]:
        return [
            ("p50_ms", round(quantile(self.frames_ms, 0.5), 1)),
            ("p99_ms", round(quantile(self.frames_ms, 0.99), 1)),
            ("worst_ms", round(max(self.frames_ms, default=0.0), 1)),
        ]

    def lines(self) -> list[str]:
        """The report as staff read it."""
        told = [
            (
                f"{self.hall_h:.1f} hours of the hall in {self.real_s:.0f} s "
                f"({self.hall_h * 3600 / self.real_s:.0f} times as fast), seed {self.seed}"
            ),
            f"{self.visits} visits, {sum(self.gestures.values())} gestures: {_counts(self.gestures)}",
            f"faults: {_counts(self.faults) or 'none'}",
            f"devices that fell and were told: {_counts(self.fell) or 'none'}",
            f"processes begun anew: {_counts(self.begun_anew) or 'none'}",
            f"still in fault at the end: {', '.join(self.still_in_fault) or 'none'}",
            f"facts: {self.noted} noted, {self.kept} in the journal, {self.lost} lost",
            f"frames: {len(self.frames_ms)}, " + ", ".join(f"{name} {value}" for name, value in self._frames()),
            f"scenes that took too long to settle: {_counts(self.late) or 'none'}",
        ]
        for name, found in self.growths().items():
            told.append(
                f"{name}: {found.first:.1f} when warm, {found.last:.1f} at the end, "
                f"{found.per_1000:+.2f} per 1,000 visits (standard error {found.error:.2f})"
            )
        return told


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))

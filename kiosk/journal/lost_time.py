"""Minutes lost: for how long of the open time each device was out of order, and the kiosk itself was dark."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kiosk.journal.digest import Digest, Moment

KIOSK = "kiosk"
"""The name under which the time stands in which the kiosk itself did not run."""
KINDS = ("device-faulted", "device-recovered", "station-started", "station-stopped", "window-restarted")


class Outage(NamedTuple):
    """A device was out of order from `from_ms` up to `to_ms` of UTC, whether the hall was open or not."""

    device: str
    from_ms: int
    to_ms: int


def outages(moments: Iterable[Moment], until_ms: int) -> list[Outage]:
    """What the moments (in order) tell of outages; those that go on last until `until_ms`.

    A start of the kiosk ends every fault before it: what is still wrong is told again. The kiosk itself is dark from
    its stop (when it was cut off: from the last thing written down) to its next start.
    """
    watch = _Watch()
    for moment in moments:
        watch.take(moment)
    watch.end_all(until_ms)
    return [outage for outage in watch.found if outage.to_ms > outage.from_ms]


class _Watch:
    def __init__(self) -> None:
        self.found: list[Outage] = []
        self._since: dict[str, int] = {}
        self._stopped_ms: int | None = None

    def take(self, moment: Moment) -> None:
        device = str(moment.detail.get("device", "?"))
        match moment.kind:
            # A device that fails while staff practise is noted as practice; its recovery counts whenever it is.
            case "device-faulted" if not moment.rehearsal:
                self._since.setdefault(device, moment.utc_ms)
            case "device-recovered":
                self._end(device, moment.utc_ms)
            case "station-stopped":
                self.end_all(moment.utc_ms)
                self._stopped_ms = moment.utc_ms
            case "station-started":
                self._started(moment)
            case "window-restarted" if self.found and self.found[-1].device == KIOSK:
                # Its keeper saw to the second when the picture went.
                dark = self.found[-1]
                seen_ms = dark.to_ms - round(float(moment.detail.get("dark_s", 0.0)) * 1000)
                self.found[-1] = dark._replace(from_ms=max(dark.from_ms, seen_ms))

    def end_all(self, at_ms: int) -> None:
        for device in list(self._since):
            self._end(device, at_ms)

    def _started(self, moment: Moment) -> None:
        dark_ms = moment.before_ms if self._stopped_ms is None else self._stopped_ms
        self.end_all(moment.utc_ms if dark_ms is None else dark_ms)
        if dark_ms is not None:
            self.found.append(Outage(KIOSK, dark_ms, moment.utc_ms))
        self._stopped_ms = None

    def _end(self, device: str, at_ms: int) -> None:
        if device in self._since:
            self.found.append(Outage(device, self._since.pop(device), at_ms))


def lost_s(outages: Sequence[Outage], open_ms: Mapping[int, int]) -> dict[str, float]:
    """Seconds lost by device, longest first, within the open stretches: UTC ms at which each begins, and its length."""
    stretches = _joined(open_ms)
    ends = [end_ms for _, end_ms in stretches]
    lost: defaultdict[str, float] = defaultdict(float)
    for outage in outages:
        for number in range(bisect_right(ends, outage.from_ms), len(stretches)):
            begin_ms, end_ms = stretches[number]
            if begin_ms >= outage.to_ms:
                break
            lost[outage.device] += (min(outage.to_ms, end_ms) - max(outage.from_ms, begin_ms)) / 1000
    return dict(sorted(lost.items(), key=lambda item: (-item[1], item[0])))


def lost_time(
    digest: Digest, first_ms: int, after_ms: int, now_ms: int, open_ms: Mapping[int, int]
) -> dict[str, float]:
    """Seconds lost by device from `first_ms` up to `after_ms` of UTC, up to now; `open_ms` as for `lost_s`."""
    # A fault may be older than the days asked for, but not older than the start before them; that the kiosk was dark at
    # their end is told by the start after them.
    since_ms, next_ms = digest.last_start_ms(first_ms), digest.next_start_ms(after_ms)
    until_ms = now_ms if next_ms is None else next_ms + 1
    return lost_s(outages(digest.moments(KINDS, since_ms, until_ms), now_ms), open_ms)


def _joined(open_ms: Mapping[int, int]) -> list[tuple[int, int]]:
    """Quarters that follow each other as one stretch."""
    joined: list[tuple[int, int]] = []
    for begin_ms in sorted(open_ms):
        end_ms = begin_ms + open_ms[begin_ms]
        if joined and joined[-1][1] == begin_ms:
            joined[-1] = (joined[-1][0], end_ms)
        else:
            joined.append((begin_ms, end_ms))
    return joined

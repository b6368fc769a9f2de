"""Local days of a station as stretches of UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
EPOCH = date(1970, 1, 1).toordinal()


def span_ms(from_day: date, to_day: date, zone: ZoneInfo) -> tuple[int, int]:
    """First and one past the last UTC millisecond of the local days, both days counted."""
    first = datetime.combine(from_day, time.min, zone)
    after = datetime.combine(to_day + timedelta(days=1), time.min, zone)
    return max(0, round(first.timestamp() * 1000)), max(0, round(after.timestamp() * 1000))


def local_time(utc_ms: int, zone: ZoneInfo) -> datetime:
    """A UTC time on the station's clock."""
    return datetime.fromtimestamp(utc_ms // 1000, zone).replace(microsecond=utc_ms % 1000 * 1000)


class LocalClock:
    """The local clock at many times, from the zone's distance to UTC on each day of UTC."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._shifts: dict[int, int | None] = {}

    def local_ms(self, utc_ms: int) -> int:
        """What the local clock shows, in milliseconds since its own 1970."""
        utc_day = utc_ms // DAY_MS
        if utc_day not in self._shifts:
            first, last = (self._shift_ms(edge * DAY_MS) for edge in (utc_day, utc_day + 1))
            self._shifts[utc_day] = first if first == last else None
        shift_ms = self._shifts[utc_day]
        # The clocks are changed on this day: ask anew.
        return utc_ms + (self._shift_ms(utc_ms) if shift_ms is None else shift_ms)

    def _shift_ms(self, utc_ms: int) -> int:
        away = datetime.fromtimestamp(utc_ms // 1000, self._zone).utcoffset()
        return 0 if away is None else round(away.total_seconds() * 1000)

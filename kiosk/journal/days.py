"""Local days of a station as stretches of UTC."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def span_ms(from_day: date, to_day: date, zone: ZoneInfo) -> tuple[int, int]:
    """First and one past the last UTC millisecond of the local days, both days counted."""
    first = datetime.combine(from_day, time.min, zone)
    after = datetime.combine(to_day + timedelta(days=1), time.min, zone)
    return max(0, round(first.timestamp() * 1000)), max(0, round(after.timestamp() * 1000))


def local_time(utc_ms: int, zone: ZoneInfo) -> datetime:
    """A UTC time on the station's clock."""
    return datetime.fromtimestamp(utc_ms // 1000, zone).replace(microsecond=utc_ms % 1000 * 1000)

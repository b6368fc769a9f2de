"""A made year of a hall: passages, visits, groups, faults and restarts, written by the journal's own triggers."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.journal.damaged import INSERT
from kiosk.journal.ids import Identities
from kiosk.journal.schema import open_writer, transaction

ZONE = ZoneInfo("Asia/Shanghai")
STORIES = ("voyage-begins", "mao-farewell", "mother-crosses-the-sea", "deng-sixteen", "zhou-porthos", "hudong-workers")
BUILDINGS = ("qinhuangdao-wharf", "shipyard-docks", "maoma-warehouse", "ewo-mill", "waterworks", "yangpu-bridge")
OPENS_S, OPEN_S = 36_000, 36_000
Happening = tuple[float, str, str, dict[str, Any]]


def _dear(names: tuple[str, ...], dice: random.Random) -> str:
    """Some are liked more than others."""
    return names[min(int(dice.expovariate(0.55)), len(names) - 1)]


def _visitor(at_s: float, number: int, dice: random.Random) -> Iterator[Happening]:
    """Somebody comes in and goes out; every third uses the screen."""
    hour = at_s / 3600
    for door, when, more in (("entry", at_s, 0.0), ("exit", at_s + dice.uniform(600, 3600), 0.21)):
        judged = dice.random() < 0.86
        smile = dice.random() < 0.24 + more + 0.08 * math.sin(hour) if judged else None
        detail = {"door": door, "smile": smile, "score": 0.5 if judged else None, "seen_s": 2.1, "means": "camera"}
        yield when, "visitor-counted", "smile", detail
    if number % 3:
        return
    yield at_s + 60, "visit-began", "visit", {}
    yield at_s + 62, "scene-entered", "visit", {"scene": "home"}
    story = _dear(STORIES, dice)
    for panel in range(dice.randint(1, 5)):
        seen = {"story_id": story, "panel_id": f"p{panel}", "language": "zh", "seconds": 14.2, "heard": True}
        yield at_s + 70 + 15 * panel, "panel-viewed", "story", seen
    done = {"story_id": story, "language": "zh", "seconds": 72.0, "panels": 4, "finished": dice.random() < 0.6}
    yield at_s + 150, "story-viewed", "story", done
    for _ in range(dice.randint(0, 3)):
        building = _dear(BUILDINGS, dice)
        yield at_s + 190, "building-read", "panorama", {"building_id": building, "seconds": 21.5}
        if dice.random() < 0.3:
            turned = {"building_id": building, "seconds": 12.0, "turned_deg": 140.0}
            yield at_s + 215, "looked-around", "panorama", turned
    sailed = {"from_m": 0.0, "to_m": 640.0, "seconds": 20.0, "by": "wheel"}
    yield at_s + 180, "ship-sailed", "panorama", sailed
    if number % 9 == 0:
        card = {
            "frame_id": "river",
            "with_photo": True,
            "with_ink": True,
            "typed": False,
            "both_sides": False,
            "shots": 2,
        }
        yield at_s + 240, "card-created", "postcard", card
        yield at_s + 260, "card-printed", "postcard", {"copies": 1}
    yield at_s + 290, "visit-ended", "visit", {"reason": "left", "seconds": 230.0}


def _house(day: date, dice: random.Random) -> Iterator[Happening]:
    """What staff and devices have to do with the day."""
    yield OPENS_S - 900, "station-started", "house", {"version": "0.1.0"}
    yield OPENS_S - 700, "morning-checked", "staff", {"red": "printer" if day.day % 5 == 0 else "", "seconds": 171.0}
    yield OPENS_S, "hall-opened", "house", {"reason": "weekday", "closes": "20:00"}
    for device in ("printer", "exit_camera", "pickup", "wheel"):
        if dice.random() < 0.35:
            begins = OPENS_S + dice.uniform(0, OPEN_S - 4000)
            yield begins, "device-faulted", "house", {"device": device, "sentence": "out of order"}
            yield begins + dice.uniform(60, 2400), "device-recovered", "house", {"device": device}
    for _ in range(dice.randint(0, 3)):
        yield OPENS_S + dice.uniform(0, OPEN_S), "group-received", "staff", {"persons": dice.randint(8, 45)}
    yield OPENS_S + 15_000, "paper-refilled", "staff", {"sheets": 100}
    missed = {door: dice.randint(0, 570) for door in ("entry", "exit")}
    for minute in range(1, OPEN_S // 60 + 1):
        for door in ("entry", "exit"):
            if day.day % 4 or not missed[door] <= minute < missed[door] + 25:
                measured = {"door": door, "seconds": 60.0, "means": "camera"}
                yield OPENS_S + 60 * minute, "door-measured", "smile", measured
    yield OPENS_S + OPEN_S, "hall-closed", "house", {"reason": "weekday"}
    yield OPENS_S + OPEN_S + 300, "backup-made", "house", {"bytes": 41_200_000, "files": 212}
    yield OPENS_S + OPEN_S + 400, "station-stopped", "house", {"reason": "restart"}


def fill(path: Path, last: date, days: int, visitors: int, until: datetime | None = None) -> int:
    """A new journal of so many days up to `last`, told up to `until`; how many happenings it has."""
    connection = open_writer(path)
    # The bench's own file need not survive a power cut.
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -200000")
    identities, dice, count = Identities(), random.Random(7), 0
    until_ms = 2**62 if until is None else round(until.timestamp() * 1000)
    for back in reversed(range(days)):
        day = last - timedelta(days=back)
        midnight_ms = round(datetime.combine(day, time.min, ZONE).timestamp() * 1000)
        happenings = list(_house(day, dice))
        crowd = round(visitors * (1.35 if day.weekday() >= 5 else 0.86) * (0.8 + 0.4 * dice.random()))
        for number in range(crowd):
            at_s = OPENS_S + OPEN_S * min(0.98, max(0.0, dice.gauss(0.5, 0.24)))
            happenings += _visitor(at_s, number, dice)
        rows = []
        for at_s, kind, exhibit, detail in sorted(happenings, key=lambda one: one[0]):
            utc_ms = midnight_ms + round(at_s * 1000)
            if utc_ms <= until_ms:
                text = json.dumps(detail, separators=(",", ":"))
                rows.append((identities.make(utc_ms), utc_ms, "bench", kind, exhibit, None, False, text))
        with transaction(connection):
            connection.executemany(INSERT, rows)
        count += len(rows)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return count

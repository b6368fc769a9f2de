"""An installation is done step by step; what each step changed is written down at once, so that all can be undone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from kiosk.installing.place import OPT, SERVICE, SOUND, Compositor, Place
from kiosk.installing.plan import reload
from kiosk.installing.steps import Command, Step, StepError, Trace, Write, take_back
from kiosk.whole_file import write_whole

Say = Callable[[str], None]


def apply(steps: Sequence[Step], place: Place, say: Say) -> None:
    """Do them in order. Raises `StepError` at the first that fails; what was done until then stands in the record."""
    traces = _traces(place)
    for step in steps:
        say(step.lines()[0])
        try:
            trace = step.do(place)
        except OSError as error:
            raise StepError(f"{step.lines()[0]}: {error}") from error
        if trace:
            _note(traces, trace, place)


def uninstall(place: Place, keep_data: bool, say: Say) -> None:
    """Take back everything the record names, last first. Raises `StepError` where nothing is installed."""
    if not place.at(place.record).exists():
        raise StepError(f"nothing is installed here: there is no {place.record}")
    for service in (SERVICE, SOUND):
        Command(("systemctl", "stop", service), may_fail=True).do(place)
    for trace in reversed(_traces(place)):
        if line := take_back(trace, place, keep_data):
            say(line)
    # Versions brought by updates, links and the record itself.
    shutil.rmtree(place.at(OPT), ignore_errors=True)
    for step in reload()[:-1]:
        step.do(place)


def installed(root: Path) -> Place | None:
    """What is installed on the machine whose files begin at `root`; None where nothing is."""
    bare = Place(root=root)
    try:
        read = json.loads(bare.at(bare.record).read_text(encoding="utf-8"))
        backups = Path(read["backups"]) if read["backups"] else None
        compositor = cast(Compositor, read["compositor"])
        return Place(str(read["user"]), Path(read["data"]), compositor, backups, root)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as error:
        raise StepError(f"{bare.record} can't be read: {error}") from error


def rewrite(steps: Sequence[Step], place: Place) -> None:
    """Write the machine's files as this version has them, and let the machine read them."""
    traces = _traces(place)
    for step in [*steps, *reload()]:
        trace = step.do(place)
        if trace and isinstance(step, Write):
            _note(traces, trace, place)


def _note(traces: list[Trace], trace: Trace, place: Place) -> None:
    if trace in traces:
        return
    traces.append(trace)
    record: dict[str, Any] = {
        "user": place.user,
        "data": str(place.data),
        "compositor": place.compositor,
        "backups": str(place.backups) if place.backups else "",
        "traces": traces,
    }
    write_whole(place.at(place.record), json.dumps(record, ensure_ascii=False, indent=1).encode())


def _traces(place: Place) -> list[Trace]:
    try:
        read = json.loads(place.at(place.record).read_text(encoding="utf-8"))
        return cast(list[Trace], read["traces"])
    except FileNotFoundError:
        return []

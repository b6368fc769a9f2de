"""An installation is done step by step; what each step changed is written down at once, so that all can be undone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from kiosk.installing.place import CONFIG_FOLDER, OPT, SERVICE, SOUND, Compositor, Place
from kiosk.installing.plan import data_folder_of, reload
from kiosk.installing.steps import Command, Step, StepError, Trace, Write, is_data, take_back
from kiosk.whole_file import write_whole

Say = Callable[[str], None]
_KEPT = OPT / "kept.json"


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


def data_folders(place: Place) -> list[Path]:
    """The folders with what the hall remembers that `uninstall` deletes: made by this or an earlier installation."""
    folders = [Path(trace["path"]) for trace in _traces(place) if trace["took"] == "folder" and trace["kept"]]
    return [folder for folder in folders if folder != CONFIG_FOLDER]


def uninstall(place: Place, keep_data: bool, say: Say) -> None:
    """Take back everything the record names, last first. Raises `StepError` where nothing is installed."""
    if not place.at(place.record).exists():
        raise StepError(f"nothing is installed here: there is no {place.record}")
    for service in (SERVICE, SOUND):
        Command(("systemctl", "stop", service), may_fail=True).do(place)
    traces, deleted = _traces(place), data_folders(place)
    for trace in reversed(traces):
        if line := take_back(trace, place, keep_data):
            say(line)
    if place.data not in deleted:
        say(f"left {place.data}, which was there before the station")
    # Versions brought by updates, links and the record itself.
    shutil.rmtree(place.at(OPT), ignore_errors=True)
    if keep_data and (kept := [trace for trace in traces if is_data(trace)]):
        # Not beside the settings, where the kiosk's user could write what root takes away later.
        write_whole(place.at(_KEPT), json.dumps({"traces": kept}, ensure_ascii=False, indent=1).encode(), 0o644)
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


def chosen_before(root: Path) -> Place:
    """What was chosen for the station that is installed, or whose data were kept; else what a first one has."""
    if place := installed(root):
        return place
    first = Place(root=root)
    users = [str(trace["name"]) for trace in _traces(first) if trace["took"] == "user"]
    # Of the folders that root noted: the settings that were kept are the kiosk's user's to change.
    named = data_folder_of(first.at(first.config))
    data = named if named in data_folders(first) else None
    return replace(first, user=users[-1] if users else first.user, data=data or first.data)


def rewrite(steps: Sequence[Step], place: Place) -> None:
    """Write the machine's files as this version has them, and let the machine read them."""
    traces = _traces(place)
    for step in [*steps, *reload()]:
        trace = step.do(place)
        if trace and isinstance(step, Write):
            _note(traces, trace, place)


def _note(traces: list[Trace], trace: Trace, place: Place) -> None:
    """Also where the step left nothing new: what was chosen this time holds from now on."""
    if trace not in traces:
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
    """What is to be taken back one day: of what is installed, or of the data that an installation before left."""
    for path in (place.record, _KEPT):
        with suppress(FileNotFoundError):
            return cast(list[Trace], json.loads(place.at(path).read_text(encoding="utf-8"))["traces"])
    return []

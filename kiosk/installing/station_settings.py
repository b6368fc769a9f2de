"""Which settings a version gets when it is switched to, and those that each version had when it was left.

What a version had lies where only root may look and write, not beside config.yaml, whose folder is the kiosk's user's.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.installing import release
from kiosk.installing.fitting import Fitted, fitted
from kiosk.installing.place import OPT, Place
from kiosk.installing.plan import station_config
from kiosk.installing.steps import StepError
from kiosk.installing.trial import settings_faults
from kiosk.whole_file import write_whole

_HAD = OPT / "settings"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The text of config.yaml for a version, None for the present one, and a sentence that says which it is."""

    text: bytes | None
    told: str


def choose(place: Place, name: str) -> Chosen:
    """Settings that the version `name` can use; itself it says so. Nothing is changed yet.

    The present ones, else the very ones that it had, where nothing was changed since; else the present ones with the
    keys that only it knows, and without those it does not know; else what it had. Raises `StepError` with the faults of
    the present ones when it can use none.
    """
    used, _ = release.names(place)
    config = place.at(place.config)
    if not (wrong := _faults(place, name, config)):
        return Chosen(None, f"{name} uses {place.config} as it is")
    present, had = _text(config), _text(_had(place, name))
    back = f"{name} gets back the settings that it had"
    offered: list[tuple[str, str]] = []
    if had and used and present == _fitted(had, _shipped(place, used)).text:
        offered.append((had, back))
    for template in (had, _shipped(place, name)):
        fit = _fitted(present, template)
        offered.append((fit.text, f"{place.config}, so that {name} can use it: {fit.told()}"))
    offered.append((had, f"{back}; what was changed since is only in {_HAD}/{used}.yaml"))
    for text, told in offered:
        if text and not _faults(place, name, text):
            return Chosen(text.encode(), told)
    raise StepError(f"{name} can't use the settings:\n{wrong}")


@contextmanager
def beside(place: Place, chosen: Chosen) -> Iterator[Path]:
    """A file with these settings where config.yaml lies, so that what they name is found from there."""
    config = place.at(place.config)
    if chosen.text is None:
        yield config
        return
    tried = config.with_name(f".{config.name}.tried")
    _write(tried, chosen.text, like=config)
    try:
        yield tried
    finally:
        tried.unlink(missing_ok=True)


def change(place: Place, chosen: Chosen) -> None:
    """Let config.yaml be this from now on, and keep what the version in use has now. Raises OSError."""
    used, _ = release.names(place)
    config = place.at(place.config)
    if used and (text := now(place)) is not None:
        folder = place.at(_HAD)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        write_whole(_had(place, used), text, 0o600)
    if chosen.text is not None:
        _write(config, chosen.text, like=config)


def put_back(place: Place, text: bytes | None) -> None:
    """Let config.yaml be what it was; None: it was not there. Raises OSError."""
    config = place.at(place.config)
    if text is not None and now(place) != text:
        _write(config, text, like=config)


def now(place: Place) -> bytes | None:
    """What config.yaml holds; None where it can't be read."""
    return _read(place.at(place.config))


def prune(place: Place) -> None:
    """Forget what versions had that are not here any more."""
    kept = set(release.names(place))
    for path in place.at(_HAD).glob("*.yaml"):
        if path.name.removesuffix(".yaml") not in kept:
            path.unlink()


def _had(place: Place, name: str) -> Path:
    return place.at(_HAD / f"{name}.yaml")


def _faults(place: Place, name: str, settings: Path | str) -> str:
    return settings_faults(place.at(place.releases / name), settings, place.user if place.root == Path("/") else None)


def _shipped(place: Place, name: str) -> str:
    shipped = _text(place.at(place.releases / name) / "config.yaml")
    with suppress(StepError):
        return station_config(shipped, place)
    return shipped


def _fitted(text: str, template: str) -> Fitted:
    try:
        return fitted(text, template)
    except ValueError:
        return Fitted("", (), ())


def _text(path: Path) -> str:
    try:
        return (_read(path) or b"").decode()
    except UnicodeDecodeError:
        return ""


def _read(path: Path) -> bytes | None:
    # The kiosk's user could have laid a link there, to what only root may read.
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
            return file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    except OSError:
        return None


def _write(path: Path, text: bytes, like: Path) -> None:
    """Write it with the rights that the file `like` has, or the folder where that is gone."""
    there = like.exists()
    rights = (like if there else like.parent).stat()
    write_whole(path, text, rights.st_mode & 0o777 if there else 0o660, (rights.st_uid, rights.st_gid))

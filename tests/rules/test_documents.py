"""Every setting is explained, every asset says where it comes from, every package is pinned."""

import fnmatch
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from kiosk.settings import Settings
from tests.rules.tracked import files, text

KEY = re.compile(r"^(?P<indent>\s*(?:- )?)(?P<name>[a-z_0-9]+):")
OWN = r"as the (?:project|repository)|project's own licence"
LICENCE = re.compile(rf"\b(Apache|MIT|BSD|OFL|SIL Open Font|CC0|CC BY|LGPL|public domain|{OWN})\b", re.IGNORECASE)


def test_every_setting_is_explained_where_it_stands():
    """By a comment on its line, right above it, or on the heading it stands under."""
    lines = text(Path("config.yaml")).splitlines()
    unexplained, heading_explained = [], False
    for above, line in zip(["", *lines], lines, strict=False):
        key = KEY.match(line)
        if not key:
            continue
        explained = "#" in line or above.lstrip().startswith("#")
        if not key["indent"]:
            heading_explained = explained
        elif not explained and not heading_explained:
            unexplained.append(key["name"])
    assert not unexplained


def fields(model: type[BaseModel], prefix: str = "") -> set[str]:
    found = set()
    for name, field in model.model_fields.items():
        inner = [kind for kind in _types_in(field.annotation) if isinstance(kind, type) and issubclass(kind, BaseModel)]
        found |= {f"{prefix}{name}"} if not inner else fields(inner[0], f"{prefix}{name}.")
    return found


def _types_in(annotation: Any) -> list[Any]:
    arguments = getattr(annotation, "__args__", ())
    return [annotation, *(kind for argument in arguments for kind in _types_in(argument))]


def keys(value: Any, prefix: str = "") -> set[str]:
    if isinstance(value, list):
        return set().union(*(keys(entry, prefix) for entry in value)) or {prefix.rstrip(".")}
    if isinstance(value, dict):
        return set().union(*(keys(inner, f"{prefix}{name}.") for name, inner in value.items()))
    return {prefix.rstrip(".")}


def test_the_shipped_configuration_names_every_setting_there_is():
    assert keys(yaml.safe_load(text(Path("config.yaml")))) == fields(Settings)


def assets() -> list[Path]:
    """What is shipped under assets: not the programs that make it, nor the notes themselves."""
    programs_and_notes = {".py", ".glsl", ".vert", ".frag", ".md"}
    return [path for path in files() if path.is_relative_to("assets") and path.suffix not in programs_and_notes]


def named_in(note: Path) -> list[str]:
    """File names and patterns (`relief/*`, `river.webp`, `zh/`) that a note mentions."""
    return [
        name for name in re.findall(r"[\w*?\[\]./-]+", text(note)) if re.search(r"[./*]", name) and name.strip("*./")
    ]


def covers(note: Path, asset: Path) -> bool:
    """Whether a note names an asset: by its full path, or by name, pattern or folder below the note's own."""
    if asset.as_posix() in named_in(note):
        return True
    if note.parent not in asset.parents:
        return False
    inside = asset.relative_to(note.parent).as_posix()
    return any(
        inside.startswith(name) if name.endswith("/") else fnmatch.fnmatch(inside, name) or asset.name == name
        for name in named_in(note)
    )


def test_every_asset_is_named_in_a_note_with_its_origin():
    notes = [path for path in files() if path.name == "SOURCES.md"]
    assert not [str(asset) for asset in assets() if not any(covers(note, asset) for note in notes)]


@pytest.mark.parametrize("note", [p for p in files() if p.name == "SOURCES.md"], ids=str)
def test_every_note_states_a_licence(note):
    assert LICENCE.search(text(note))


def pinned() -> dict[str, str]:
    project = tomllib.loads(text(Path("pyproject.toml")))
    wanted = [
        *project["project"]["dependencies"],
        *(p for group in project["dependency-groups"].values() for p in group),
    ]
    exact = [re.fullmatch(r"([A-Za-z0-9._-]+)==([^ ;]+)(?:; .+)?", entry) for entry in wanted if isinstance(entry, str)]
    assert all(exact), "every package is pinned with =="
    return {found[1]: found[2] for found in exact if found}


def same(name: str) -> str:
    """A package's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_pinned_and_what_it_needs_too():
    constraints = dict(line.split("==") for line in text(Path("constraints.txt")).splitlines())
    known = {same(name): version for name, version in constraints.items()}
    assert {same(name): version for name, version in pinned().items()}.items() <= known.items(), "run ./test --pin"

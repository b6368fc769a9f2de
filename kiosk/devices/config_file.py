"""Writing measured settings into config.yaml: only these values change, or nothing does."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import yaml

from kiosk.settings import load_settings
from kiosk.whole_file import write_flushed
from kiosk.yaml_source import Fault, SourceError

Value = str | int | float | bool
_KEY = re.compile(r"^(?P<head>\s+(?P<key>[a-z_]+):[ ]*)(?P<value>[^#]*?)(?P<space>[ ]*)(?P<comment>#.*)?$")


def write_section(config: Path, section: str, measured: Mapping[str, Value], device: str) -> Path:
    """Set these keys of the section, keep every comment, and return the copy of the file as it was.

    The copy is named after the `device` that was measured. Raises SourceError when a key has no line of its own or the
    file would not be valid; then nothing is changed.
    """
    config = config.resolve()
    changed = _with(config, config.read_text(encoding="utf-8"), section, measured)
    beside = config.with_name(f".{config.name}.new")
    try:
        write_flushed(beside, changed.encode())
        load_settings(beside)
        shutil.copymode(config, beside)
        backup = config.with_name(f"{config.name}.before-{device}")
        shutil.copy2(config, backup)
        beside.replace(config)
    finally:
        beside.unlink(missing_ok=True)
    return backup


def _with(config: Path, text: str, section: str, measured: Mapping[str, Value]) -> str:
    left = dict(measured)
    lines, inside = text.splitlines(keepends=True), False
    for number, line in enumerate(lines):
        if line[:1] not in (" ", "#", "\n", "\r"):
            inside = line.startswith(f"{section}:")
        body = line.rstrip("\r\n")
        found = _KEY.match(body) if inside else None
        if found and found["key"] in left:
            value = _yaml(left.pop(found["key"]))
            # A comment stays in its column where there is room.
            room = max(1, len(found["value"]) + len(found["space"]) - len(value)) if found["comment"] else 0
            lines[number] = f"{found['head']}{value}{' ' * room}{found['comment'] or ''}{line[len(body) :]}"
    if left:
        keys = ", ".join(left)
        raise SourceError([Fault(str(config), 0, f"{section}: {keys}", "", "has no line of its own to write to")])
    return "".join(lines)


def _yaml(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    # YAML reads a bare 2026-11-30 as a date, and nothing as no value.
    plain = not isinstance(value, str) or yaml.safe_load(value) == value
    return str(value) if plain else json.dumps(value, ensure_ascii=False)

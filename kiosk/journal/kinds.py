"""Typed facts both ways: a Fact as kind and JSON detail, and a row read back as a Fact."""

from __future__ import annotations

import dataclasses
import functools
import json
import math
import re
import typing
import uuid
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kiosk.happenings import facts
from kiosk.happenings.words import Fact


def kind_of(fact: type[Fact]) -> str:
    """The journal's name of a Fact class in kebab case: `VisitorCounted` is `visitor-counted`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", fact.__name__).lower()


CLOSED = "closed"
"""Beside a fact's own fields: true when it happened outside the hours the hall was open."""

KINDS: typing.Mapping[str, type[Fact]] = MappingProxyType(
    {
        kind_of(value): value
        for value in vars(facts).values()
        if isinstance(value, type) and issubclass(value, Fact) and value is not Fact
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """One happening as it stands in the table. `id` is a UUIDv7, `detail` a JSON object."""

    id: bytes
    utc_ms: int
    station: str
    kind: str
    exhibit: str
    visit_id: str | None
    rehearsal: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A happening read back.

    `fact` is None when this program does not know the kind or can't read its fields: a newer program wrote it.
    `extra` holds fields this program does not know; `detail` always holds everything as it was written.
    """

    seq: int
    id: uuid.UUID
    utc_ms: int
    station: str
    kind: str
    exhibit: str
    visit_id: str | None
    rehearsal: bool
    fact: Fact | None
    extra: dict[str, Any]
    detail: dict[str, Any]

    @property
    def closed(self) -> bool:
        """Whether it happened while the hall was closed."""
        return self.detail.get(CLOSED) is True


def _writable(value: Any) -> Any:
    """JSON has no NaN and UTF-8 no half characters: a fact with either is noted with null or a replacement mark."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def names_of(fact: type[Fact]) -> list[str]:
    """The names of a fact's fields in the order they are declared."""
    return [field.name for field in dataclasses.fields(typing.cast(Any, fact))]


def detail_of(fact: Fact, *, closed: bool = False) -> str:
    """The fields of a fact as a JSON object, in the order declared, and `closed` when the hall was."""
    fields = {name: _writable(getattr(fact, name)) for name in names_of(type(fact))}
    if closed:
        fields[CLOSED] = True
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@functools.cache
def _reader(kind: str) -> TypeAdapter[Fact]:
    return TypeAdapter(KINDS[kind])


def fact_of(kind: str, detail: dict[str, Any]) -> tuple[Fact | None, dict[str, Any]]:
    """The typed fact and the fields this program does not know; (None, all) when the kind or a value is unknown."""
    if kind not in KINDS:
        return None, detail
    names = names_of(KINDS[kind])
    known = {name: value for name, value in detail.items() if name in names}
    try:
        fact = _reader(kind).validate_python(known)
    except ValidationError:
        return None, detail
    return fact, {name: value for name, value in detail.items() if name not in names}


def entry_of(columns: tuple[Any, ...]) -> Entry:
    """An Entry from a row of `seq` and `schema.COLUMNS`."""
    seq, identity, utc_ms, station, kind, exhibit, visit_id, rehearsal, text = columns
    detail = json.loads(text)
    fact, extra = fact_of(kind, detail)
    return Entry(
        seq, uuid.UUID(bytes=identity), utc_ms, station, kind, exhibit, visit_id, bool(rehearsal), fact, extra, detail
    )

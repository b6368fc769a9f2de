"""The reference page of kinds, written from the Fact classes."""

from __future__ import annotations

import inspect
import typing

from kiosk.journal.kinds import KINDS, names_of

HEAD = """# What the journal keeps

Made from kiosk/happenings/facts by `./run journal kinds`; don't edit it by hand.

One SQLite file, one row per happening in the table `happenings`, never changed and never deleted:

| column | type | meaning |
|---|---|---|
| `seq` | integer | order of writing in this file, from 1 |
| `id` | 16 bytes | UUIDv7, in the order of noting within one process |
| `utc_ms` | integer | when it happened: UTC milliseconds since 1970 |
| `station` | text | `station.id` of config.yaml |
| `kind` | text | one of the kinds below, or a newer program's |
| `exhibit` | text | the part of the house it belongs to |
| `visit_id` | text or null | the visit it happened in |
| `rehearsal` | 0 or 1 | 1: reported by a pretend device; left out of every count unless asked for |
| `detail` | JSON object | the fields below, and `closed` true when the hall was closed then |

In the same transaction the table `tallies` counts the happenings per quarter of an hour and per six hours, and the
table `doors`, per quarter of an hour, door and means, the passages by smile, the people left out and the milliseconds
measured (`./run journal check` compares, `./run journal rebuild` counts anew).

No picture, no face data and no PIN is ever kept.
"""


def _type_name(annotation: object) -> str:
    if typing.get_origin(annotation) is typing.Literal:
        return " or ".join(f"`{value}`" for value in typing.get_args(annotation))
    parts = typing.get_args(annotation)
    if parts:
        return " or ".join(_type_name(part) for part in parts)
    names = {str: "text", int: "integer", float: "number", bool: "true or false", type(None): "null"}
    return names[annotation] if isinstance(annotation, type) and annotation in names else str(annotation)


def page() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    for kind, fact in KINDS.items():
        parts.append(f"## {kind}\n\n{inspect.getdoc(fact)}\n\nExhibit: {fact.exhibit}.")
        hints = typing.get_type_hints(fact)
        names = names_of(fact)
        if names:
            rows = "\n".join(f"| `{name}` | {_type_name(hints[name])} |" for name in names)
            parts[-1] += f"\n\n| field | type |\n|---|---|\n{rows}"
        parts[-1] += "\n"
    return "\n".join(parts)

"""A station's config.yaml made to fit another version: lines are added or become comments, nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml


@dataclass(frozen=True, slots=True)
class Fitted:
    """The text, what was `added` to it ("evening.screens: dark"), and the keys that are `set_aside` as comments now."""

    text: str
    added: tuple[str, ...]
    set_aside: tuple[str, ...]

    def told(self) -> str:
        """What was changed, on one line."""
        said = [f"added {', '.join(self.added)}"] if self.added else []
        said += [f"set aside as comments: {', '.join(self.set_aside)}"] if self.set_aside else []
        return "; ".join(said) or "nothing was changed"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value and the comments after it: the lines from `first` to before `end`."""

    first: int
    end: int
    column: int
    value: yaml.Node


@dataclass(slots=True)
class _Edits:
    lines: list[str]
    before: dict[int, list[str]] = field(default_factory=dict)
    aside: dict[int, int] = field(default_factory=dict)
    """Line that becomes a comment -> in which column."""

    def text(self, newline: str) -> str:
        out: list[str] = []
        for number in range(len(self.lines) + 1):
            out += self.before.get(number, [])
            if number < len(self.lines):
                line, column = self.lines[number], self.aside.get(number)
                out.append(line if column is None else f"{line[:column]}# {line[column:]}")
        return newline.join(out) + newline


def fitted(text: str, template: str) -> Fitted:
    """`text` with every key of `template` that it lacks, as it stands there, and without those that are not in it.

    Only where keys stand each on a line of its own; what does not is left as it is. Raises ValueError where one of the
    two is no YAML.
    """
    edits, source = _Edits(text.splitlines()), template.splitlines()
    added: list[str] = []
    aside: list[str] = []
    try:
        given, wanted = (yaml.compose(each, Loader=yaml.CSafeLoader) for each in (text, template))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
    _fit(given, len(edits.lines), wanted, source, len(source), "", edits, added, aside)
    return Fitted(edits.text("\r\n" if "\r\n" in text else "\n"), tuple(added), tuple(aside))


def _fit(
    given: yaml.Node | None,
    given_end: int,
    wanted: yaml.Node | None,
    source: list[str],
    wanted_end: int,
    under: str,
    edits: _Edits,
    added: list[str],
    aside: list[str],
) -> None:
    if not (_on_lines(given) and _on_lines(wanted)):
        return
    there, whole = _entries(given, given_end, edits.lines), _entries(wanted, wanted_end, source)
    top = at = min(entry.first for entry in there.values())
    column = next(iter(there.values())).column
    for key, entry in whole.items():
        if key in there:
            at = there[key].end
            _fit(there[key].value, at, entry.value, source, entry.end, f"{under}{key}.", edits, added, aside)
            continue
        lines = [
            " " * column + line[entry.column :] if line.strip() else "" for line in source[entry.first : entry.end]
        ]
        # An empty line between the sections.
        apart = ([], []) if under else ([], [""]) if at == top else ([""], [])
        edits.before.setdefault(at, []).extend([*apart[0], *lines, *apart[1]])
        added += _leaves(f"{under}{key}", entry.value, source)
    for key in [key for key in there if key not in whole]:
        aside.append(f"{under}{key}")
        for number in range(there[key].first, there[key].end):
            line = edits.lines[number]
            if line.strip() and not line.lstrip().startswith("#"):
                edits.aside[number] = there[key].column


def _on_lines(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _entries(node: yaml.Node | None, end: int, lines: list[str]) -> dict[str, _Entry]:
    """A mapping's entries; the comments after a key are its own where they are further in than the key."""
    assert isinstance(node, yaml.MappingNode)
    firsts = [key.start_mark.line for key, _ in node.value]
    found = {}
    for (key, value), first, after in zip(node.value, firsts, [*firsts[1:], end], strict=True):
        column = key.start_mark.column
        while after > first + 1 and _between(lines[after - 1], column):
            after -= 1
        found[str(key.value)] = _Entry(first, after, column, value)
    return found


def _between(line: str, column: int) -> bool:
    bare = line.lstrip()
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)


def _leaves(key: str, node: yaml.Node, source: list[str]) -> Iterator[str]:
    if _on_lines(node) and isinstance(node, yaml.MappingNode):
        for inner, value in node.value:
            yield from _leaves(f"{key}.{inner.value}", value, source)
    elif node.start_mark.line == node.end_mark.line:
        yield f"{key}: {source[node.start_mark.line][node.start_mark.column : node.end_mark.column]}"
    else:
        yield f"{key} (a list)"

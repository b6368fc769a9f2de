"""YAML files as typed values whose faults name file, line, key, value, reason and the nearest known name."""

from __future__ import annotations

import difflib
import re
import types
import typing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file, in words staff can act on. `line` counts from 1; 0 = the file as a whole."""

    file: str
    line: int
    key: str
    value: str
    reason: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        what = self.key + (f" = {self.value}" if self.value else "")
        return f"{where}: {what}: {self.reason}" if what else f"{where}: {self.reason}"


class SourceError(Exception):
    """A file can't be used; `faults` holds every fault found, not only the first."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


_TAGS = "tag:yaml.org,2002:"
_BOOL = f"{_TAGS}bool"
_IS_NONE = {
    _BOOL: "{!r} is neither true nor false",
    f"{_TAGS}int": "{!r} is no whole number",
    f"{_TAGS}float": "{!r} is no number",
    f"{_TAGS}timestamp": "{} is no day of the calendar",
}


class _Lines(yaml.CSafeLoader):
    """CSafeLoader that refuses a key written twice (YAML would keep the last one silently) and keys that are no words.

    Of the words that mean true or false in YAML 1.1 only these two do here, as in YAML 1.2: `off` is a word. Whatever
    can't be made from what is written raises a `MarkedYAMLError`.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            # As PyYAML lets them out for what looks like a day or a number, or is called one, and is none.
            reason = _IS_NONE[node.tag].format(node.value[:40]) if node.tag in _IS_NONE else str(error)
            raise yaml.constructor.ConstructorError(None, None, reason, node.start_mark) from error

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        # A list that is called a mapping comes here too; what is below refuses it.
        for key_node, _ in node.value if node.id == "mapping" else ():
            if not isinstance(key_node, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key_node.start_mark)
            if key_node.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key_node.value!r} stands here twice", key_node.start_mark
                )
            seen.add(key_node.value)
        return super().construct_mapping(node, deep)


_Lines.yaml_implicit_resolvers = {
    first: [(tag, written) for tag, written in resolvers if tag != _BOOL]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Lines.add_implicit_resolver(_BOOL, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def _index(node: yaml.Node, place: Place, lines: dict[Place, int]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            lines[(*place, key_node.value)] = key_node.start_mark.line + 1
            _index(value_node, (*place, key_node.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            _index(item, (*place, number), lines)


def load_yaml(path: Path) -> tuple[Any, dict[Place, int]]:
    """A YAML file's plain value and the line of each place in it; raises `SourceError` if it can't be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError([Fault(str(path), 0, "", "", "the file is missing")]) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError([Fault(str(path), 0, "", "", f"can't be read: {error}")]) from None
    lines: dict[Place, int] = {}
    loader = _Lines(text)
    try:
        node = loader.get_single_node()
        value = loader.construct_document(node) if node is not None else None
        if node is not None:
            _index(node, (), lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise SourceError(
            [Fault(str(path), line, "", "", f"is not valid YAML: {error.problem or error.context}")]
        ) from None
    except yaml.YAMLError as error:
        raise SourceError([Fault(str(path), 0, "", "", f"is not valid YAML: {error}")]) from None
    except RecursionError:
        reason = "is not valid YAML: contains itself, or has too many things one inside the other"
        raise SourceError([Fault(str(path), 0, "", "", reason)]) from None
    finally:
        loader.dispose()
    return value, lines


def _known_keys(model: Any, place: Place) -> list[str]:
    """The keys that are allowed where `place`'s last part stands."""
    here = model
    for part in place[:-1]:
        here = _inside(here, part)
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _inside(kind: Any, part: str | int) -> Any:
    origin = typing.get_origin(kind)
    if origin is typing.Annotated:
        return _inside(typing.get_args(kind)[0], part)
    if origin in (typing.Union, types.UnionType):
        options = [_inside(option, part) for option in typing.get_args(kind) if option is not type(None)]
        return options[0] if options else None
    if origin in (list, tuple):
        return typing.get_args(kind)[0]
    if origin is dict:
        return typing.get_args(kind)[1]
    if isinstance(kind, type) and issubclass(kind, BaseModel) and part in kind.model_fields:
        return kind.model_fields[str(part)].annotation
    return None


REASONS = {
    "missing": "is missing",
    "string_type": "must be text (in quotes if it looks like a number)",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "list_type": "must be a list",
    "model_type": "must be a section with keys of its own",
}


def _reason(error: Any, model: Any) -> str:
    if error["type"] == "extra_forbidden":
        known = _known_keys(model, error["loc"])
        near = difflib.get_close_matches(str(error["loc"][-1]), known, n=1)
        return "is no known key" + (f"; did you mean {near[0]}?" if near else f"; known here: {', '.join(known)}")
    if error["type"] == "literal_error":
        allowed = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
        near = difflib.get_close_matches(str(error["input"]), allowed, n=1)
        return f"must be {error['ctx']['expected']}" + (f"; did you mean {near[0]}?" if near else "")
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    said = str(error["msg"])
    return REASONS.get(error["type"], said[:1].lower() + said[1:])


def _shown(value: Any) -> str:
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def faults_of(error: ValidationError, model: Any, path: Path, lines: dict[Place, int]) -> list[Fault]:
    """Pydantic's errors as faults with their lines; a missing key is placed at the section that lacks it."""
    faults = []
    for item in error.errors():
        place = tuple(item["loc"])
        # Unions add the tried branch's name to the place; only what stands in the file has a line.
        spot = place
        while spot and spot not in lines:
            spot = spot[:-1]
        key = ".".join(
            str(part) for part in (place if item["type"] in ("missing", "extra_forbidden") else spot or place)
        )
        value = "" if item["type"] == "missing" or isinstance(item["input"], dict) else _shown(item["input"])
        faults.append(Fault(str(path), lines.get(spot, 0), key, value, _reason(item, model)))
    return sorted(faults, key=lambda fault: fault.line)


def load_typed(path: Path, model: type[Model]) -> Model:
    """Read a YAML file as `model`; raises `SourceError` with every fault found."""
    value, lines = load_yaml(path)
    try:
        return model.model_validate(value if value is not None else {})
    except ValidationError as error:
        raise SourceError(faults_of(error, model, path, lines)) from None


def fault_at(path: Path, place: tuple[str | int, ...], value: str, reason: str) -> Fault:
    """A fault at this place of a file that has been read already."""
    lines = load_yaml(path)[1]
    shown = value if len(value) <= 40 else value[:37] + "..."
    return Fault(str(path), lines.get(place, 0), ".".join(str(part) for part in place), shown, reason)

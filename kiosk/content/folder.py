"""A folder of content: one piece to a file, each with an id of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from kiosk.content.text import Piece
from kiosk.yaml_source import Fault, SourceError, fault_at, load_typed


class NamedPiece(Piece):
    """A piece that other files and the journal call by its id."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]


Named = TypeVar("Named", bound=NamedPiece)


def read_folder(folder: Path, kind: type[Named], name: str) -> tuple[list[tuple[Path, Named]], list[Fault]]:
    """The pieces that could be read, with their files in the order of names, and every fault; `name` is theirs."""
    pieces: list[tuple[Path, Named]] = []
    faults: list[Fault] = []
    paths = sorted(folder.glob("*.yaml"))
    for path in paths:
        try:
            piece = load_typed(path, kind)
        except SourceError as error:
            faults += error.faults
            continue
        if any(piece.id == other.id for _, other in pieces):
            faults.append(fault_at(path, ("id",), piece.id, f"another {name} has this id"))
        pieces.append((path, piece))
    if not paths:
        faults.append(Fault(str(folder), 0, "", "", f"holds no {name}: put at least one .yaml file here"))
    return pieces, faults


def load_folder(folder: Path, kind: type[Named], name: str) -> dict[str, Named]:
    """The folder's pieces by id; raises `SourceError` with every fault."""
    pieces, faults = read_folder(folder, kind, name)
    if faults:
        raise SourceError(faults)
    return {piece.id: piece for _, piece in pieces}

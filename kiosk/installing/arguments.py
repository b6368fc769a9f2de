"""What the commands of an installed station take: each raises `argparse.ArgumentTypeError` with what is wrong."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from kiosk.installing.place import CACHE, CONFIG_FOLDER, OPT, Place, is_in_reach, is_plain


def with_root(parser: argparse.ArgumentParser) -> None:
    """The option --root of every command."""
    parser.add_argument(
        "--root", type=absolute, default=Path("/"), help="write below this folder instead, and run nothing"
    )


def absolute(text: str) -> Path:
    """An absolute path without spaces."""
    path = Path(text)
    if not path.is_absolute() or any(letter.isspace() for letter in text):
        raise argparse.ArgumentTypeError(f"{text!r}: write an absolute path without spaces")
    return path


def data_folder(text: str) -> Path:
    """A folder that the kiosk's service reaches and that is nobody else's."""
    path = absolute(text)
    if not is_plain(path):
        raise argparse.ArgumentTypeError(f"{text!r}: write a path without spaces, quotes, % and ..")
    if not is_in_reach(path):
        raise argparse.ArgumentTypeError(f"{text!r}: no service reaches homes or folders like /tmp; take /srv")
    own = any(path.is_relative_to(folder) for folder in (OPT, CONFIG_FOLDER, CACHE))
    if own or path in Place().data.parents:
        raise argparse.ArgumentTypeError(f"{text!r}: belongs to the machine; name a folder for the data alone")
    return path


def user(text: str) -> str:
    """A name that the kiosk's user may have."""
    if not re.fullmatch(r"[a-z_][a-z0-9_-]{0,30}", text) or text == "root":
        raise argparse.ArgumentTypeError(f"{text!r} can't be the kiosk's user")
    return text

"""The repository's files, as the rules see them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".qml", ".yaml", ".md", ".toml", ".txt", ".sh", ".frag", ".vert", ".js", ".json", ".html", ".css", ""}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is or would be committed, relative to the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return tuple(sorted(Path(name) for name in listing.split("\0") if name and (ROOT / name).is_file()))


def under(folder: str, *suffixes: str) -> list[Path]:
    """The files below a folder of the root with one of the suffixes."""
    return [path for path in files() if path.is_relative_to(folder) and path.suffix in suffixes]


def text(path: Path) -> str:
    """A file's text."""
    return (ROOT / path).read_text("utf-8")

"""The processes beside a window: what they hold, and how often one was begun anew."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import psutil


class Processes:
    """Looks at the children of this process; one that came and went between two looks is not counted."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}
        self._most: Counter[str] = Counter()

    def held_mib(self) -> float:
        """What all of them hold now, pages that they share counted in each."""
        held = 0
        alive: Counter[str] = Counter()
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                kind = _kind(child.cmdline())
                held += child.memory_info().rss
                alive[kind] += 1
                self._seen.setdefault(kind, set()).add(child.pid)
        self._most |= alive
        return held / 2**20

    def begun_anew(self) -> dict[str, int]:
        """How many more of each kind there were than ever ran at once; kinds that never fell are left out."""
        anew = {kind: len(pids) - self._most[kind] for kind, pids in self._seen.items()}
        return {kind: count for kind, count in anew.items() if count}


def _kind(command: list[str]) -> str:
    """The module that a process runs, and the door it looks at; its program, where it runs none."""
    module = command[command.index("-m") + 1] if "-m" in command[:-1] else (command or ["gone"])[0]
    door = next((word for word in command if word.startswith("--door=")), "")
    return f"{module} {door.removeprefix('--door=')}".strip()

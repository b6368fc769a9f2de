"""The processes beside a window: what they hold, and how often one was begun anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

import psutil


def beside() -> Iterator[tuple[psutil.Process, str]]:
    """Every process that the station began here, and the module that it runs; no screen's, where a test has one."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            command = child.cmdline()
            module = next((word for word in command if word.startswith("kiosk.")), None)
            if module is not None:
                yield child, module


class Processes:
    """Looks at the children of this process; one that came and went between two looks is not counted."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}
        self._most: Counter[str] = Counter()

    def held_mib(self) -> float:
        """What all of them hold now, pages that they share counted in each."""
        held = 0
        alive: Counter[str] = Counter()
        for child, module in beside():
            with suppress(psutil.NoSuchProcess):
                held += child.memory_info().rss
                alive[module] += 1
                self._seen.setdefault(module, set()).add(child.pid)
        self._most |= alive
        return held / 2**20

    def begun_anew(self) -> dict[str, int]:
        """How many more of each module there were than ever ran at once; those that never fell are left out."""
        anew = {module: len(pids) - self._most[module] for module, pids in self._seen.items()}
        return {module: count for module, count in anew.items() if count}

"""Little memory for some processes, as the kernel's control groups give it, so that they can really run out of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Eats when it is told to. Windows are the first that the kernel chooses to go.
_GLUTTON = """
import sys
sys.stdin.readline()
eaten = [b"x" * (1 << 20) for _ in range(300)]
sys.stdin.read()
"""
_V1, _V2 = Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")


class MemoryGroup:
    """Processes that share a limit of memory; `procs` is the file that takes their numbers."""

    def __init__(self, folder: Path, limit: str, held: str, endless: str) -> None:
        self.procs = folder / "cgroup.procs"
        self._limit = folder / limit
        self._stat = folder / "memory.stat"
        self._held = held
        self._endless = endless

    def add(self, pid: int) -> None:
        self.procs.write_text(str(pid), encoding="ascii")

    def leave_free(self, mib: int) -> None:
        """Let them take so much more than they hold now; what only speeds up the disk does not count."""
        lines = self._stat.read_text(encoding="ascii").splitlines()
        held = next(int(line.split()[1]) for line in lines if line.split()[0] == self._held)
        self._limit.write_text(str(held + (mib << 20)), encoding="ascii")

    def leave_all(self) -> None:
        """Take the limit away."""
        self._limit.write_text(self._endless, encoding="ascii")


@contextmanager
def memory_group() -> Iterator[MemoryGroup | None]:
    """A group for processes that will be started into it; None where the machine lets nobody make one."""
    first = (_V1 / "cgroup.procs").exists()
    folder = (_V1 if first else _V2) / f"hall-{os.getpid()}"
    words = ("memory.limit_in_bytes", "total_rss", "-1") if first else ("memory.max", "anon", "max")
    try:
        folder.mkdir()
    except OSError:
        yield None
        return
    try:
        yield MemoryGroup(folder, *words) if (folder / words[0]).exists() else None
    finally:
        folder.rmdir()


@contextmanager
def eater(group: MemoryGroup) -> Iterator[None]:
    """Another program of the group takes 300 MiB where 24 are left, so that the kernel must end somebody."""
    with subprocess.Popen([sys.executable, "-c", _GLUTTON], stdin=subprocess.PIPE) as glutton:
        group.add(glutton.pid)
        group.leave_free(24)
        assert glutton.stdin is not None
        glutton.stdin.write(b"eat\n")
        glutton.stdin.flush()
        try:
            yield
        finally:
            glutton.kill()
    group.leave_all()

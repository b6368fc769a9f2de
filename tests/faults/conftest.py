"""One whole station for all tests of a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.faults.kept_hall import KeptHall
from tests.faults.small_memory import memory_group
from tests.small_disk import mounted_disk


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptHall]:
    """One station of its own, its data on a disk of its own where the machine lets a test mount one."""
    folder = tmp_path_factory.mktemp("station")
    with ExitStack() as stack:
        try:
            data = stack.enter_context(mounted_disk(folder, "48m"))
        except pytest.skip.Exception:
            data = folder / "var"
        opened = KeptHall(folder, data, stack.enter_context(memory_group()))
        stack.callback(opened.close)
        opened.open()
        yield opened

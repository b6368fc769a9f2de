"""What scenes held and let go is the system's again once a visit is over."""

import ctypes
from collections.abc import Iterator

import psutil
import pytest
from pytestqt.qtbot import QtBot

from kiosk.bridge.spare_memory import SpareMemory

BLOCK = 64 * 1024
BLOCKS = 1500


def resident_mib() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


@pytest.fixture
def hole() -> Iterator[float]:
    """Memory with a hole of 90 MiB below something that stays; what was resident with it."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.free.argtypes = [ctypes.c_void_p]
    blocks = [libc.malloc(BLOCK) for _ in range(BLOCKS)]
    for block in blocks:
        ctypes.memset(block, 1, BLOCK)
    full_mib = resident_mib()
    for block in blocks[:-1]:
        libc.free(block)
    yield full_mib
    libc.free(blocks[-1])


def test_after_a_visit_spare_memory_goes_back(qtbot: QtBot, hole: float) -> None:
    spare = SpareMemory(after_ms=10)
    spare.scene_shown("story")
    assert resident_mib() > hole - 40, "the C library keeps it"
    spare.scene_shown("attract")
    qtbot.waitUntil(lambda: resident_mib() < hole - 60)

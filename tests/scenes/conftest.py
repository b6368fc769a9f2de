"""What the tests of scenes share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.scenes.booth_hall import Hall


@pytest.fixture
def halls(qtbot: QtBot) -> Iterator[list[Hall]]:
    """Booths a test opens; they are closed after it."""
    opened: list[Hall] = []
    yield opened
    for hall in opened:
        hall.close()

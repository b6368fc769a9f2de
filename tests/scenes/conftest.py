"""What the tests of scenes share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from kiosk.places import ASSETS
from tests.scenes.booth_hall import Hall
from tests.scenes.panorama_hall import small_shore


@pytest.fixture(autouse=True)
def what_was_shown_is_let_go() -> Iterator[None]:
    """Windows and scenes of one test go before the next: hundreds of them would fill the memory."""
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def halls(qtbot: QtBot) -> Iterator[list[Hall]]:
    """Booths a test opens; they are closed after it."""
    opened: list[Hall] = []
    yield opened
    for hall in opened:
        hall.close()


@pytest.fixture(scope="session")
def panorama_assets(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Path:
    """A small shore to sail along, and the house's own letters, so that words are as wide as in the hall.

    Tests share it: who changes a file of it makes a shore of its own.
    """
    for font in sorted((ASSETS / "fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(font))
    return small_shore(tmp_path_factory.mktemp("shore"))

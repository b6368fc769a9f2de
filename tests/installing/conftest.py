"""A scratch machine for every test that installs."""

import pytest

from kiosk.installing import command, release
from tests.installing.scratch import program


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A scratch /, with something of its own in it; the program to be installed is a small one."""
    monkeypatch.setattr(command, "ROOT", program(tmp_path / "checkout"))
    stamps = iter(f"20261130-{count:06d}" for count in range(100))
    names = release.release_name
    monkeypatch.setattr(release, "release_name", lambda folder: f"{names(folder).split('-')[0]}-{next(stamps)}")
    root = tmp_path / "machine"
    (root / "etc/systemd/system").mkdir(parents=True)
    (root / "etc/systemd/system/own.service").write_text("of the machine")
    return root

"""Files that staff take away: whole while facts are noted, never at the cost of the hall's own disk, nobody waits."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kiosk.content.words import load_words
from kiosk.happenings.facts import GroupReceived
from kiosk.journal.schema import open_reader, open_writer
from kiosk.places import ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.staff_pages import downloads
from kiosk.staff_pages.door import Session
from kiosk.staff_pages.downloads import FOLDER, LEAVE_FREE, ROW_BYTES, Downloads, copy_whole
from kiosk.staff_pages.office import Office
from tests.journal.made_days import at, insert, write

SESSION = Session("", 0.0, 0.0)
NOON = at("2026-11-30 12:00")
PATIENCE_S = 60.0


@pytest.fixture
def office(tmp_path: Path) -> Office:
    write(tmp_path / "journal.sqlite", [(GroupReceived(n), NOON, False) for n in range(1, 401)])
    config = ROOT / "config.yaml"
    return Office(
        settings=load_settings(config),
        config=config,
        data=tmp_path,
        words=load_words(SCENES)["staff_page"],
        doorkeeper=None,  # type: ignore[arg-type]
        say_to_window=lambda *_: None,
    )


def asked(name: str = "") -> Request:
    return Request({"type": "http", "path_params": {"name": name}, "query_string": b"", "headers": []})


async def taken(answer: Response) -> bytes:
    """The whole of a file."""
    if not isinstance(answer, StreamingResponse):
        return bytes(answer.body)
    return b"".join([bytes(piece) async for piece in answer.body_iterator])  # type: ignore[arg-type]


def test_facts_noted_in_the_middle_of_the_copying_do_not_begin_it_anew(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = []
    with closing(open_writer(office.journal)) as writer:

        class Copied(sqlite3.Connection):
            def backup(self, target, *, pages=-1, progress=None, **rest):
                def noted(status: int, remaining: int, total: int) -> None:
                    steps.append(remaining)
                    if len(steps) < 200:
                        insert(writer, [(GroupReceived(9), NOON, False)])

                super().backup(target, pages=4, progress=noted, **rest)

        connect = sqlite3.connect
        monkeypatch.setattr(
            "kiosk.journal.schema.sqlite3.connect", lambda *given, **more: connect(*given, **more, factory=Copied)
        )
        with office.reading() as reading:
            copy_whole(reading, tmp_path / "copy.sqlite")
    monkeypatch.undo()
    assert len(steps) > 3
    assert steps == sorted(steps, reverse=True), "every step goes on where the one before ended"
    # One file that can be opened where nothing can be written, too.
    assert not (tmp_path / "copy.sqlite-wal").exists()
    with closing(open_reader(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT count(*) FROM happenings").fetchone() == (400,)


@pytest.mark.parametrize(
    ("name", "rows", "status"),
    [
        ("2026.csv", 400, 200),
        ("2026.csv", 399, 503),
        ("2026-11-30.jsonl", 399, 503),
        ("2026-11-29.csv", 0, 200),
    ],
)
def test_happenings_are_only_written_where_the_halls_disk_has_room_for_them(
    office: Office, monkeypatch: pytest.MonkeyPatch, name: str, rows: int, status: int
) -> None:
    free = LEAVE_FREE + rows * ROW_BYTES
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    async def fetched() -> tuple[int, bytes]:
        answer = await Downloads(office).happenings(asked(name), SESSION)
        return answer.status_code, await taken(answer)

    answered, file = asyncio.run(fetched())
    assert answered == status
    assert file.count(b"group-received") == (rows if status == 200 else 0)
    assert not list((office.data / FOLDER).glob("*"))


def test_the_page_of_a_day_does_not_wait_for_a_long_export(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn, copying = threading.Event(), threading.Event()

    def slowly(_reading: sqlite3.Connection, out: Path) -> None:
        copying.set()
        assert drawn.wait(PATIENCE_S)
        out.write_bytes(b"whole")

    async def quickly(*_command: str, **channels: object) -> asyncio.subprocess.Process:
        made: asyncio.subprocess.Process = await begun(sys.executable, "-c", "print('%PDF-')", **channels)
        return made

    begun: Any = asyncio.create_subprocess_exec
    monkeypatch.setattr(downloads, "copy_whole", slowly)
    monkeypatch.setattr(asyncio, "create_subprocess_exec", quickly)

    async def both() -> tuple[bytes, bytes]:
        files = Downloads(office)
        journal = asyncio.create_task(files.journal(asked(), SESSION))
        await asyncio.to_thread(copying.wait, PATIENCE_S)
        paper = await asyncio.wait_for(files.paper(asked("2026-11-30.pdf"), SESSION), PATIENCE_S / 2)
        drawn.set()
        return await taken(paper), await taken(await journal)

    assert asyncio.run(both()) == (b"%PDF-\n", b"whole")

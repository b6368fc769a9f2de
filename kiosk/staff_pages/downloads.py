"""What staff take away: the page of some days as PDF or picture, figures, happenings, the journal, backups."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse

from kiosk.journal.days import span_ms
from kiosk.journal.detail import detail
from kiosk.journal.export import Selection, about, export
from kiosk.journal.ranges import Range
from kiosk.journal.schema import JournalError
from kiosk.journal.summary_forms import as_csv, as_json
from kiosk.places import ROOT
from kiosk.staff_pages.door import Session
from kiosk.staff_pages.duty_pages import backups_in
from kiosk.staff_pages.office import Office
from kiosk.staff_pages.pages import language, named_range

FOLDER = "staff_page_files"
"""In the data folder: what is being taken away, emptied at each start."""
PAPER_WITHIN_S = 90.0
LEAVE_FREE = 256 * 2**20
ROW_BYTES = 400
"""Of a happening in an export, more than the average."""
CHUNK_BYTES = 65536
_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "json": "application/json",
}


class Downloads:
    """The handlers of files. What takes long is made one after the other, and is gone when it was taken."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._writing = asyncio.Lock()
        # Of its own: nobody who wants today's page waits for somebody's year.
        self._drawing = asyncio.Lock()

    async def paper(self, request: Request, _session: Session) -> Response:
        """`2026-11-30.pdf` or `.png`: one page, drawn in a process of its own: for a moment it needs much memory."""
        days, form = self._named(request, ("pdf", "png"))
        wanted = request.query_params.get("language", "both")
        if days is None or wanted not in ("zh", "en", "both"):
            return self._missing(request)
        command = [sys.executable, "-m", "kiosk.staff_pages.paper", "--config", str(self._office.config)]
        command += ["--journal", str(self._office.journal), "--form", form, "--language", wanted]
        command += [days.first.isoformat(), days.last.isoformat(), days.unit]
        async with self._drawing:
            child = await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
            )
            assert child.stdout is not None
            try:
                # Its input stays open: it ends when that does.
                sheet = await asyncio.wait_for(child.stdout.read(), PAPER_WITHIN_S)
                await asyncio.wait_for(child.wait(), PAPER_WITHIN_S)
            except TimeoutError:
                sheet = b""
            finally:
                if child.returncode is None:
                    child.kill()
                    await child.wait()
        if not sheet or child.returncode:
            return HTMLResponse(self._office.simple("unmade", language(request)), 503)
        return Response(sheet, media_type=_TYPES[form], headers=_named(f"{days.name}.{form}"))

    async def summary(self, request: Request, _session: Session) -> Response:
        """`2026-11.csv` or `.json`: the figures of some days."""
        days, form = self._named(request, ("csv", "json"))
        if days is None:
            return self._missing(request)

        def read(chosen: Range = days) -> str:
            with self._office.reading() as connection:
                found = detail(connection, chosen, self._office.settings, now_ms=self._office.utc_ms_now())
            return as_csv(found) if form == "csv" else as_json(found)

        try:
            text = await run_in_threadpool(read)
        except (JournalError, sqlite3.Error, OSError):
            return HTMLResponse(self._office.simple("unmade", language(request)), 503)
        # A spreadsheet knows Chinese by this mark.
        mark = "\ufeff" if form == "csv" else ""
        return Response((mark + text).encode(), media_type=_TYPES[form], headers=_named(f"summary-{days.name}.{form}"))

    async def happenings(self, request: Request, _session: Session) -> Response:
        """`2026-11-30.csv` or `.jsonl`: what happened on some days, row by row."""
        days, form = self._named(request, ("csv", "jsonl"))
        if days is None:
            return self._missing(request)
        selection = Selection(span_ms(days.first, days.last, self._office.zone))

        def write(out: Path) -> None:
            with self._office.reading() as connection:
                require_room(out.parent, ROW_BYTES * about(connection, selection))
                export(connection, out, form, selection, self._office.zone)

        return await self._made(request, write, f"happenings-{days.name}.{form}", _TYPES[form])

    async def journal(self, request: Request, _session: Session) -> Response:
        """A whole copy of the journal, taken while it is being written."""

        def write(out: Path) -> None:
            size = sum(
                path.stat().st_size for path in (self._office.journal, _wal(self._office.journal)) if path.exists()
            )
            require_room(out.parent, size)
            with self._office.reading() as connection:
                copy_whole(connection, out)

        name = f"journal-{self._office.settings.station.id}-{self._office.today().isoformat()}.sqlite"
        return await self._made(request, write, name, "application/vnd.sqlite3")

    async def backup(self, request: Request, _session: Session) -> Response:
        folder = self._office.backup_folder
        name = request.path_params["name"]
        # Only what the page itself lists: no name leads out of the folder.
        if name not in {one.name for one in backups_in(folder)}:
            return self._missing(request)
        return FileResponse(folder / name, media_type="application/zip", headers=_named(name))

    async def _made(self, request: Request, write: Callable[[Path], None], name: str, media_type: str) -> Response:
        """A file that is written, opened and let go: nothing of it stays when it was taken, or broken off."""

        def make() -> BinaryIO:
            folder = self._office.data / FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as own:
                write(Path(own) / "file")
                return (Path(own) / "file").open("rb")

        try:
            async with self._writing:
                made = await run_in_threadpool(make)
        except (JournalError, sqlite3.Error, OSError):
            return HTMLResponse(self._office.simple("unmade", language(request)), 503)
        headers = _named(name) | {"Content-Length": str(os.fstat(made.fileno()).st_size)}
        return StreamingResponse(_pieces(made), media_type=media_type, headers=headers)

    def _named(self, request: Request, forms: tuple[str, ...]) -> tuple[Range | None, str]:
        text, _, form = request.path_params["name"].rpartition(".")
        if form not in forms:
            return None, form
        try:
            return named_range(text, self._office.today()), form
        except (ValueError, OverflowError):
            return None, form

    def _missing(self, request: Request) -> Response:
        return HTMLResponse(self._office.simple("missing", language(request)), 404)


def _named(name: str) -> dict[str, str]:
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_.") else "-" for sign in name)
    return {"Content-Disposition": f'attachment; filename="{plain}"'}


def _wal(journal: Path) -> Path:
    return Path(f"{journal}-wal")


def copy_whole(reading: sqlite3.Connection, out: Path) -> None:
    """Copy what is read as it is at one moment, into one file; raises sqlite3.Error or OSError."""
    with contextlib.closing(sqlite3.connect(out, isolation_level=None)) as copy:
        # One reading for all of it: between two steps of its own the copy would begin anew with every fact noted.
        reading.execute("BEGIN")
        try:
            reading.execute("SELECT 1 FROM happenings LIMIT 1").fetchone()
            reading.backup(copy, pages=2048)
        finally:
            reading.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode = DELETE")


def require_room(folder: Path, size: int) -> None:
    """Raise OSError when a file so large would leave the hall's own disk too full."""
    if shutil.disk_usage(folder).free < size + LEAVE_FREE:
        raise OSError(errno.ENOSPC, "no room for a copy")


def empty(folder: Path) -> None:
    """Let go of what a killed process left of files it made."""
    shutil.rmtree(folder, ignore_errors=True)


def _pieces(made: BinaryIO) -> Iterator[bytes]:
    with made:
        while piece := made.read(CHUNK_BYTES):
            yield piece

"""Nothing lost: a writer is killed with SIGKILL at many random moments while a second one writes on.

    .venv/bin/python tests/bench/journal_kill.py [--kills 300] [--folder FOLDER] [--seed N]

After every kill each fact that was acknowledged must be in the journal, once, and at the end the file must be whole.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.journal import tallies
from kiosk.journal.schema import open_reader
from kiosk.places import ROOT

SAID_BY = "SELECT visit_id FROM happenings WHERE station = ?"


class Writer:
    """A writing process and the names of the facts it said were acknowledged."""

    def __init__(self, path: Path, name: str) -> None:
        self.acknowledged: list[str] = []
        self.first = threading.Event()
        command = [sys.executable, "-m", "tests.journal.writing_process", str(path), name, str(10**9)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        stream = self._process.stdout
        if stream is None:
            raise RuntimeError("the process has no output")
        for line in stream:
            # A line cut off by the kill was not said.
            if line.endswith("\n"):
                self.acknowledged.append(line.strip())
                self.first.set()
        stream.close()
        self.first.set()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()


def missing_or_doubled(path: Path, name: str, acknowledged: list[str]) -> int:
    """How many acknowledged facts are not in the journal, and how many stand there twice."""
    connection = open_reader(path)
    there = [visit for (visit,) in connection.execute("SELECT visit_id FROM happenings WHERE station = ?", (name,))]
    connection.close()
    return len(set(acknowledged) - set(there)) + len(there) - len(set(there))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seed", type=int, default=20180907)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        path = Path(folder) / "journal.sqlite"
        survivor = Writer(path, "survivor")
        survivor.first.wait(60)
        said = lost = 0
        try:
            for turn in range(1, args.kills + 1):
                writer = Writer(path, f"turn{turn}")
                # One in ten may die while it starts, before it has said anything.
                if turn % 10:
                    writer.first.wait(60)
                time.sleep(chance.uniform(0, 0.25))
                writer.kill()
                said += len(writer.acknowledged)
                lost += missing_or_doubled(path, f"turn{turn}", writer.acknowledged)
                if turn % 50 == 0:
                    print(f"{turn} kills, {said:,} acknowledged before them, {lost} lost or doubled", flush=True)
        finally:
            survivor.kill()
        lost += missing_or_doubled(path, "survivor", survivor.acknowledged)
        connection = open_reader(path)
        integrity = connection.execute("PRAGMA integrity_check").fetchone()[0]
        wrong = tallies.wrong(connection)
        (total,) = connection.execute("SELECT count(*) FROM happenings").fetchone()
        connection.close()
    print(f"{args.kills} kills; another writer noted {len(survivor.acknowledged):,} meanwhile; {total:,} in all")
    print(f"lost or doubled: {lost}; integrity: {integrity}; wrong tallies: {wrong}")
    if lost or integrity != "ok" or wrong:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

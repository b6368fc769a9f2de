"""A process that notes facts in the journal and prints the name of each one once it is acknowledged."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from kiosk.happenings.facts import VisitorCounted
from kiosk.journal.writer import Journal


def main(path: Path, name: str, at_most: int) -> None:
    with Journal(path, name) as journal:
        for start in count(0, 10):
            if start >= at_most:
                return
            facts = [(f"{name}-{n}", VisitorCounted("entry", n % 5 == 0, 0.5, 1.0)) for n in range(start, start + 10)]
            tickets = [(visit, journal.note(fact, visit_id=visit, rehearsal=False)) for visit, fact in facts]
            for visit, ticket in tickets:
                if ticket.wait(60):
                    print(visit, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))

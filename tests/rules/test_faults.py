"""The page of faults survived is the one of the tests that are marked so: none is missing, none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tracked import ROOT, text

PAGE = Path("tests/faults/FAULTS.md")
ROW = re.compile(r"^\| (?P<name>.+?) \| .* \| `(?P<test>[^`]+)` \|$", re.MULTILINE)
TOLD = {"visitor", "staff", "lost"}


def marks(file: Path) -> Iterator[tuple[str, str, set[str]]]:
    """The test, the fault's name and what is told of it, of every mark `fault(…)` in the file."""
    where = file.relative_to(ROOT / "tests").as_posix()
    for test in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(test, ast.FunctionDef):
            for call in (call for decorator in test.decorator_list for call in ast.walk(decorator)):
                if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "fault":
                    name = ast.literal_eval(call.args[0])
                    yield f"{where}::{test.name}", name, {keyword.arg or "" for keyword in call.keywords}


def marked() -> list[tuple[str, str, set[str]]]:
    return [found for file in sorted((ROOT / "tests").rglob("test_*.py")) for found in marks(file)]


def test_the_page_has_a_row_for_every_marked_test_and_no_other():
    """Out of date: .venv/bin/python tests/faults/matrix.py writes it anew."""
    rows = [(row["test"], row["name"]) for row in ROW.finditer(text(PAGE))]
    assert sorted(rows) == sorted((test, name) for test, name, _ in marked())


def test_every_fault_has_a_name_of_its_own_and_tells_all_three():
    names = [name for _, name, _ in marked()]
    assert sorted(names) == sorted(set(names))
    assert [name for _, name, told in marked() if told != TOLD] == []


def test_every_fault_of_the_page_was_survived():
    assert "(failed)" not in text(PAGE)

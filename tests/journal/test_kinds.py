"""Facts go into the journal and come back as they were, and the page of kinds tells about every one of them."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import typing
from pathlib import Path
from typing import Any

import pytest

from kiosk.happenings import facts
from kiosk.happenings.words import Exhibit, Fact
from kiosk.journal.kinds import KINDS, detail_of, fact_of, kind_of, names_of
from kiosk.journal.kinds_page import page
from kiosk.places import ROOT


def an_example(fact: type[Fact]) -> Fact:
    """A fact of the class with a value of the right type in every field."""
    values: dict[str, Any] = {}
    for name, annotation in typing.get_type_hints(fact).items():
        if name not in names_of(fact):
            continue
        first = typing.get_args(annotation)[0] if typing.get_args(annotation) else annotation
        values[name] = {str: "滨江 “quoted”\n", int: 7, float: 2.5, bool: True}.get(first, first)
    return fact(**values)


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_of_every_kind_comes_back_as_it_was_noted(kind: str) -> None:
    fact = an_example(KINDS[kind])
    back, extra = fact_of(kind, json.loads(detail_of(fact)))
    assert back == fact
    assert extra == {}
    assert type(back) is type(fact)


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_says_what_it_is_what_its_fields_mean_and_where_it_belongs(kind: str) -> None:
    fact = KINDS[kind]
    doc = inspect.getdoc(fact)
    assert doc
    assert doc != inspect.getdoc(Fact)
    for name in names_of(fact):
        assert f"`{name}`" in doc, f"{fact.__name__} does not say what {name} is"
    assert fact.exhibit in typing.get_args(Exhibit)


def test_every_fact_of_the_vocabulary_has_a_kind() -> None:
    classes = [value for value in vars(facts).values() if inspect.isclass(value) and issubclass(value, Fact)]
    assert set(KINDS.values()) == set(classes) - {Fact}
    assert kind_of(facts.VisitorCounted) == "visitor-counted"
    assert kind_of(facts.CardNotPrinted) == "card-not-printed"


def test_the_page_of_kinds_is_current() -> None:
    kept = (ROOT / "kiosk" / "journal" / "KINDS.md").read_text(encoding="utf-8")
    assert kept == page(), "write it anew: ./run journal kinds > kiosk/journal/KINDS.md"


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_names_every_kind_with_all_its_fields(kind: str) -> None:
    chapter = page().split(f"## {kind}\n", 1)[1].split("\n## ", 1)[0]
    for name in names_of(KINDS[kind]):
        assert f"`{name}`" in chapter


def test_a_kind_of_a_newer_program_is_kept_raw() -> None:
    detail = {"wind_mps": 4.2}
    assert fact_of("wind-felt", detail) == (None, detail)


def test_a_field_of_a_newer_program_is_kept_beside_the_known_ones() -> None:
    detail = {"door": "entry", "smile": None, "score": None, "seen_s": 1.5, "umbrella": True}
    fact, extra = fact_of("visitor-counted", detail)
    assert fact == facts.VisitorCounted("entry", None, None, 1.5)
    assert extra == {"umbrella": True}


def test_a_value_of_a_newer_program_that_this_one_can_not_type_is_kept_raw() -> None:
    detail = {"door": "roof", "smile": True, "score": 0.5, "seen_s": 1.5}
    assert fact_of("visitor-counted", detail) == (None, detail)


def test_what_json_can_not_hold_is_noted_all_the_same() -> None:
    odd = facts.VisitorCounted("exit", True, float("nan"), float("inf"))
    noted = {"door": "exit", "smile": True, "score": None, "seen_s": None, "means": "camera"}
    assert json.loads(detail_of(odd)) == noted
    assert json.loads(detail_of(facts.CardNotPrinted("half a sign: \ud83d"))) == {"reason": "half a sign: ?"}


def test_reading_kinds_needs_no_journal(tmp_path: Path) -> None:
    program = "import sys; from pathlib import Path; from zoneinfo import ZoneInfo\n"
    program += "from kiosk.journal.command import journal_main\n"
    program += f"sys.exit(journal_main(['kinds'], Path({str(tmp_path / 'none.sqlite')!r}), ZoneInfo('UTC')))"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == page()

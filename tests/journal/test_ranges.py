"""The days that can be asked for, and what came before them."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.journal.ranges import Range, parse_range

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "first", "last", "name"),
    [
        ([], "2026-11-30", "2026-11-30", "2026-11-30"),
        (["yesterday"], "2026-11-29", "2026-11-29", "2026-11-29"),
        (["2026-11-01"], "2026-11-01", "2026-11-01", "2026-11-01"),
        (["2026-W48"], "2026-11-23", "2026-11-29", "2026-W48"),
        (["2026-W53"], "2026-12-28", "2027-01-03", "2026-W53"),
        (["2024-02"], "2024-02-01", "2024-02-29", "2024-02"),
        (["2026-12"], "2026-12-01", "2026-12-31", "2026-12"),
        (["2026"], "2026-01-01", "2026-12-31", "2026"),
        (["week"], "2026-11-30", "2026-12-06", "2026-W49"),
        (["month"], "2026-11-01", "2026-11-30", "2026-11"),
        (["year"], "2026-01-01", "2026-12-31", "2026"),
        (["2026-11-03", "2026-11-09"], "2026-11-03", "2026-11-09", "2026-11-03 … 2026-11-09"),
        (["2026-11-03", "2026-11-03"], "2026-11-03", "2026-11-03", "2026-11-03"),
    ],
)
def test_what_stands_at_the_command_line(words: list[str], first: str, last: str, name: str) -> None:
    found = parse_range(words, TODAY)
    assert (found.first.isoformat(), found.last.isoformat(), found.name) == (first, last, name)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["2026-02-30"], "'2026-02-30' is no day; write it as 2026-11-23"),
        (["2026-13"], "'2026-13' is no month; write it as 2026-11"),
        (["2025-W53"], "2025 has no week 53; the weeks of a year are W01 to W52 or W53"),
        (["2026-W00"], "2026 has no week 0; the weeks of a year are W01 to W52 or W53"),
        (["1969"], "1969 lies outside the years 1970 to 9998"),
        (["9999-01-01"], "9999-01-01 lies outside the years 1970 to 9998"),
        (["tomorrow"], "'tomorrow' is no range; write a day 2026-11-30, a week 2026-W48"),
        (["2026-11-09", "2026-11-03"], "2026-11-09 is after 2026-11-03"),
        (["2026-11", "2026-12"], "'2026-11' is no day; write it as 2026-11-23"),
        (["a", "b", "c"], "a b c is too much; write"),
    ],
)
def test_what_is_no_range_is_said_in_a_sentence(words: list[str], sentence: str) -> None:
    with pytest.raises(ValueError) as refused:
        parse_range(words, TODAY)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("words", "before"),
    [
        (["2026-03-01"], "2026-02-28"),
        (["2026-W01"], "2025-W52"),
        (["2026-01"], "2025-12"),
        (["2024-03"], "2024-02"),
        (["2026"], "2025"),
        (["2026-11-03", "2026-11-09"], "2026-10-27 … 2026-11-02"),
    ],
)
def test_the_range_before_is_of_the_same_kind(words: list[str], before: str) -> None:
    assert parse_range(words, TODAY).before.name == before


def test_a_range_of_one_day_is_that_day() -> None:
    assert parse_range(["2026-11-03", "2026-11-03"], TODAY) == Range(date(2026, 11, 3), date(2026, 11, 3), "day")

"""A summary as text, JSON and CSV: the published figures to the digit, and no share where none may stand."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kiosk.happenings.facts import VisitorLeftOut
from kiosk.journal.detail import Detail
from kiosk.journal.ranges import parse_range
from kiosk.journal.summary_forms import as_csv, as_json
from kiosk.journal.summary_text import as_text
from tests.journal.made_days import DAY, HAND, at, measured, passages, settings_with, told, write


def lines_of(detail: Detail) -> list[str]:
    """The text's lines with single spaces."""
    return [" ".join(line.split()) for line in as_text(detail).splitlines()]


def rows_of(detail: Detail) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(detail))))


def figure(detail: Detail, part: str, door: str, measure: str) -> tuple[str, str]:
    """The value and n of the one CSV row for it."""
    (row,) = [row for row in rows_of(detail) if (row["part"], row["door"], row["measure"]) == (part, door, measure)]
    return row["value"], row["n"]


def test_the_published_figures_come_out_exactly(path: Path) -> None:
    write(path, passages("entry", 1010, 3803) + passages("exit", 4175, 638))
    found = told(path)
    values = json.loads(as_json(found))
    assert values["published"] == {
        "passages": 9626,
        "one_way_in": 4813,
        "one_way_out": 4813,
        "smiling_in": 1010,
        "smiling_in_percent": 21.0,
        "smiling_out": 4175,
        "smiling_out_percent": 86.7,
    }
    entry = values["entry"]
    assert (entry["passed"], entry["judged"], entry["smiling"], entry["not_smiling"]) == (4813, 4813, 1010, 3803)
    assert (entry["smile_share_percent"], entry["smile_share_n"], entry["judged_share_percent"]) == (21.0, 4813, 100.0)
    assert (entry["smile_share_low"], entry["smile_share_high"]) == (19.9, 22.2)
    assert values["difference_percentage_points"] == 65.8
    assert (values["difference_low"], values["difference_high"]) == (64.2, 67.2)
    text = lines_of(found)
    assert "人次 passages 4,813 4,813 9,626" in text
    assert "微笑占比 smiling, share of judged 21.0 % 86.7 %" in text
    assert "95 % 区间 interval 19.9–22.2 85.8–87.7" in text
    assert "差值 difference out − in +65.8 [+64.2, +67.2] 个百分点 percentage points" in text
    assert (
        "人次 passages 9,626 · 单程 one way 进 in 4,813，出 out 4,813 · 进门微笑 smiling in 1,010（21.0 %） · "
        "出门微笑 smiling out 4,175（86.7 %）"
    ) in text
    assert figure(found, "", "entry", "smile_share_percent") == ("21.0", "4813")
    assert figure(found, "published", "", "smiling_out_percent") == ("86.7", "")
    assert figure(found, "", "", "difference_percentage_points") == ("65.8", "")


def test_who_was_not_judged_is_counted_and_kept_out_of_the_share(path: Path) -> None:
    write(path, passages("entry", 1, 3, 6) + passages("exit", 0, 0, 2))
    found = told(path, settings_with(least=1))
    text = lines_of(found)
    assert "微笑占比 smiling, share of judged 25.0 % –" in text
    assert "未判断 not judged 6 2 8" in text
    assert "n = 已判断 judged 4 0" in text
    assert "判断率 judged, share of passed 40.0 % 0.0 %" in text
    assert json.loads(as_json(found))["difference_percentage_points"] is None


def test_of_too_few_people_the_count_is_told_and_no_share_anywhere(path: Path) -> None:
    write(path, passages("entry", 5, 6) + passages("exit", 7, 1))
    found = told(path)
    assert "%" not in "".join(line for line in lines_of(found) if line.startswith(("微笑占比", "差值", "10–", "12–")))
    assert "微笑占比 smiling, share of judged n < 30 n < 30" in lines_of(found)
    values = json.loads(as_json(found))
    assert (values["entry"]["smiling"], values["entry"]["smile_share_percent"]) == (5, None)
    assert values["published"]["smiling_out_percent"] is None
    assert values["hours"][2]["entry"]["smile_share_low"] is None
    assert figure(found, "", "exit", "smile_share_percent") == ("", "8")


@pytest.mark.parametrize(
    ("smiling", "judged", "printed"), [(1, 3, "33.3 %"), (1, 8, "12.5 %"), (9, 400, "2.3 %"), (7, 400, "1.8 %")]
)
def test_shares_are_rounded_as_people_do(path: Path, smiling: int, judged: int, printed: str) -> None:
    write(path, passages("entry", smiling, judged - smiling))
    assert f"微笑占比 smiling, share of judged {printed} –" in lines_of(told(path, settings_with(least=1)))


def test_more_smiles_coming_in_give_a_difference_below_nought(path: Path) -> None:
    write(path, passages("entry", 60, 40) + passages("exit", 30, 70))
    found = told(path)
    assert any("−30.0 [−42.2, −16.3]" in line for line in lines_of(found))
    assert json.loads(as_json(found))["difference_percentage_points"] == -30.0


def test_open_and_measured_minutes_buttons_and_left_out_stand_in_every_form(path: Path) -> None:
    write(
        path,
        passages("exit", 40, 0)
        + passages("entry", 3, 2, means="buttons")
        + measured("entry", "2018-09-07 10:00", 590)
        + [(VisitorLeftOut("exit"), at("2018-09-07 12:00"), False)],
    )
    found = told(path)
    text = lines_of(found)
    assert "开放分钟 minutes open 600" in text
    assert "测得 measured 590 0" in text
    assert "未测 not measured 10 600" in text
    assert "要求不计入 asked not to be counted 0 1" in text
    assert "按过 pressed 5 0" in text
    values = json.loads(as_json(found))
    assert (values["minutes_open"], values["entry"]["not_measured_minutes"], values["exit"]["left_out"]) == (600, 10, 1)
    assert values["entry"]["buttons"]["pressed"] == 5
    assert (values["entry"]["passed"], values["passages"]) == (0, 40), "who pressed a button is no passage of a camera"
    assert figure(found, "buttons", "entry", "smiling") == ("3", "")
    assert figure(found, "hour 10", "entry", "measured_minutes") == ("60", "")


def test_the_corrected_share_stands_beside_the_observed_one(path: Path) -> None:
    write(path, passages("entry", 300, 700) + passages("exit", 500, 500))
    found = told(path, settings_with(smile_entry=HAND))
    assert "校正后占比 corrected share 25.0 % –" in lines_of(found)
    values = json.loads(as_json(found))
    assert (values["entry"]["smile_share_percent"], values["entry"]["corrected_share_percent"]) == (30.0, 25.0)
    assert values["entry"]["corrected_share_low"] < 25.0 < values["entry"]["corrected_share_high"]
    assert values["exit"]["corrected_share_percent"] is None


def test_what_smiles_are_not_is_said_in_every_form(path: Path) -> None:
    write(path, passages("entry", 1, 0))
    found = told(path)
    for form in (as_text(found), as_json(found)):
        assert "A smile is not happiness, and a display itself makes people smile." in form
        assert "微笑不等于快乐；挂在这里的大屏本身也会让人笑。" in form
        assert "how many people are inside is never claimed" in form


def test_every_line_of_csv_has_the_same_columns_and_a_number_or_nothing(path: Path) -> None:
    write(path, passages("entry", 40, 40) + passages("exit", 5, 5, begin="2018-08-31 12:00"))
    table = list(csv.reader(io.StringIO(as_csv(told(path, settings_with(smile_entry=HAND))))))
    assert table[0] == ["from", "to", "part", "door", "measure", "value", "n"]
    assert {len(row) for row in table} == {7}
    assert len({tuple(row[:5]) for row in table}) == len(table), "no figure stands twice"
    for row in table[1:]:
        assert row[4] == "calibrated_on" or row[5] == "" or float(row[5]) is not None


def test_a_week_is_told_by_its_days(path: Path) -> None:
    write(path, passages("entry", 20, 20) + passages("entry", 10, 30, begin="2018-09-05 12:00"))
    found = told(path, days=parse_range(["2018-W36"], DAY))
    text = lines_of(found)
    assert any(line.startswith("2018-09-05 40 25.0 % [14.2–40.2] 0 –") for line in text)
    assert "2018-09-03 … 2018-09-09" in text
    assert [day["day"] for day in json.loads(as_json(found))["days"]] == ["2018-09-05", "2018-09-07"]
    assert figure(found, "day 2018-09-05", "entry", "smile_share_percent") == ("25.0", "40")


def test_a_day_that_is_not_over_says_until_when(path: Path) -> None:
    write(path, passages("entry", 1, 0))
    found = told(path, now=at("2018-09-07 14:05"))
    assert "截至 told until 2018-09-07 14:05" in lines_of(found)
    assert "对比 compared（本段还没有结束 these days are not over）" in lines_of(found)
    assert json.loads(as_json(found))["until"] == "2018-09-07T14:05+08:00"

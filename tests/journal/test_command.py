"""The journal at the command line: reading changes nothing, exports are whole or not there, errors are one sentence."""

from __future__ import annotations

import csv
import json
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pyarrow import parquet

from kiosk.happenings.facts import CardNotPrinted, CardPrinted, StaffRefused, VisitorCounted
from kiosk.journal import export as export_room
from kiosk.journal.command import journal_main, summary_main
from kiosk.journal.kinds import KINDS
from kiosk.places import ROOT
from tests.journal.desk import OpenJournal
from tests.journal.made_days import settings_with

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON_MS = 1_536_292_800_000  # 2018-09-07 12:00 in Shanghai
SETTINGS = settings_with()
FORMULA = '=HYPERLINK("http://example.org","paper")'


@pytest.fixture
def filled(path: Path, open_journal: OpenJournal) -> Path:
    """Two passages, a failed print with an evil reason, and one rehearsed print."""
    journal = open_journal(path)
    journal.note(VisitorCounted("entry", None, None, 0.4), visit_id=None, rehearsal=False, utc_ms=NOON_MS)
    journal.note(VisitorCounted("exit", True, 0.9, 2.0), visit_id=None, rehearsal=False, utc_ms=NOON_MS + 86_400_000)
    journal.note(CardNotPrinted(FORMULA), visit_id="v-1", rehearsal=False, utc_ms=NOON_MS + 1)
    journal.note(CardPrinted(), visit_id="v-1", rehearsal=True, utc_ms=NOON_MS + 2)
    assert journal.close()
    return path


def run(path: Path, *argv: str) -> int:
    return journal_main(list(argv), path, SHANGHAI)


COMMANDS = (["tail"], ["count"], ["export", "--format", "csv", "out.csv"], ["check"], ["rebuild"])


@pytest.mark.parametrize("argv", COMMANDS)
def test_no_journal_yet_is_one_plain_sentence(path: Path, argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(path, *argv) == 1
    assert capsys.readouterr().err == f"there is no journal yet at {path}; it begins when the kiosk first runs\n"
    assert not path.parent.exists()


def test_summary_without_a_journal_says_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert summary_main([], path, SETTINGS) == 1
    assert "there is no journal yet" in capsys.readouterr().err


def test_tail_shows_the_latest_in_local_time(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(filled, "tail", "-n", "2") == 0
    failed, printed = capsys.readouterr().out.splitlines()
    assert failed.startswith("2018-09-07 12:00:00.001+08:00  qinhuangdao  card-not-printed visit v-1  reason=")
    assert "card-printed 演练 rehearsal visit v-1" in printed


def test_tail_shows_a_newer_programs_happening_raw(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect(filled)
    connection.execute(
        "INSERT INTO happenings (id, utc_ms, station, kind, exhibit, visit_id, rehearsal, detail)"
        " VALUES (randomblob(16), ?, 's', 'wind-felt', 'river', NULL, 0, '{\"wind_mps\": 4.2}')",
        (NOON_MS,),
    )
    connection.commit()
    connection.close()
    assert run(filled, "tail", "-n", "1") == 0
    assert "wind-felt (newer program)  wind_mps=4.2" in capsys.readouterr().out


def test_tail_lets_no_text_steer_the_terminal(
    path: Path, open_journal: OpenJournal, capsys: pytest.CaptureFixture[str]
) -> None:
    journal = open_journal(path)
    journal.note(CardNotPrinted("\x1b]0;owned\x07 \x9b2J \u202e"), visit_id="v\x1b[1m", rehearsal=False)
    journal.close()
    assert run(path, "tail") == 0
    assert all(sign.isprintable() for sign in capsys.readouterr().out.rstrip("\n"))


def test_tail_follows_what_comes(path: Path, open_journal: OpenJournal) -> None:
    journal = open_journal(path)
    assert journal.note(StaffRefused(1), visit_id=None, rehearsal=False).wait(60)
    program = "import sys; from pathlib import Path; from zoneinfo import ZoneInfo\n"
    program += "from kiosk.journal.command import journal_main\n"
    program += f"sys.exit(journal_main(['tail', '--follow'], Path({str(path)!r}), ZoneInfo('UTC')))"
    # A test run in the background has SIGINT ignored, and its children would inherit that.
    following = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert following.stdout is not None
    assert "tries=1" in following.stdout.readline()
    journal.note(StaffRefused(2), visit_id=None, rehearsal=False)
    assert "tries=2" in following.stdout.readline()
    following.send_signal(signal.SIGINT)
    assert following.wait(60) == 0
    following.stdout.close()


def test_count_by_kind_and_by_local_day_leaves_rehearsal_out(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(filled, "count") == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["1", "card-not-printed"],
        ["2", "visitor-counted"],
        ["3", "together", "(1", "rehearsed", "left", "out)"],
    ]
    assert run(filled, "count", "--by", "day", "--rehearsal") == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["3", "2018-09-07"],
        ["1", "2018-09-08"],
        ["4", "together"],
    ]


def test_csv_opens_in_a_spreadsheet_without_running_anything(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.csv"
    assert run(filled, "export", "--format", "csv", str(out)) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["kind"] for row in rows] == ["visitor-counted", "visitor-counted", "card-not-printed"]
    assert rows[0]["utc"] == "2018-09-07T04:00:00.000Z"
    assert rows[0]["local"] == "2018-09-07T12:00:00.000+08:00"
    assert json.loads(rows[0]["detail"]) == {
        "door": "entry",
        "smile": None,
        "score": None,
        "seen_s": 0.4,
        "means": "camera",
    }
    assert run(filled, "export", "--format", "csv", "--kind", "card-not-printed", str(out)) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        (failed,) = csv.DictReader(file)
    assert failed["reason"] == "'" + FORMULA


@pytest.mark.parametrize("reason", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1"])
def test_no_text_in_csv_begins_like_a_formula(
    path: Path, open_journal: OpenJournal, tmp_path: Path, reason: str
) -> None:
    journal = open_journal(path)
    journal.note(CardNotPrinted(reason), visit_id=reason, rehearsal=False)
    journal.close()
    out = tmp_path / "one.csv"
    assert run(path, "export", "--format", "csv", "--kind", "card-not-printed", str(out)) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["reason"] == row["visit_id"] == f"'{reason}"


def test_json_lines_hold_every_field(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    assert run(filled, "export", "--format", "jsonl", "--rehearsal", str(out)) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["rehearsal"] for row in rows] == [False, False, False, True]
    assert rows[2]["detail"] == {"reason": FORMULA}
    assert rows[2]["visit_id"] == "v-1"


def test_parquet_has_typed_columns(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "passages.parquet"
    assert run(filled, "export", "--format", "parquet", "--kind", "visitor-counted", str(out)) == 0
    table = parquet.read_table(out)
    assert table.column("utc").to_pylist()[0] == datetime(2018, 9, 7, 4, tzinfo=UTC)
    assert table.column("smile").to_pylist() == [None, True]
    assert table.column("seen_s").to_pylist() == [0.4, 2.0]
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["utc"], types["smile"], types["score"], types["door"]) == (
        "timestamp[ms, tz=UTC]",
        "bool",
        "double",
        "string",
    )


def test_every_kind_can_be_exported_as_parquet_even_when_there_is_none_of_it(filled: Path, tmp_path: Path) -> None:
    for kind in KINDS:
        out = tmp_path / f"{kind}.parquet"
        assert run(filled, "export", "--format", "parquet", "--kind", kind, str(out)) == 0
        assert parquet.read_table(out).num_rows in (0, 1, 2)


def test_export_takes_local_days(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "day.jsonl"
    assert run(filled, "export", "--format", "jsonl", "--from", "2018-09-08", str(out)) == 0
    assert capsys.readouterr().out == f"1 happenings written to {out}\n"
    assert run(filled, "export", "--format", "jsonl", "--to", "2018-09-07", str(out)) == 0
    assert capsys.readouterr().out == f"2 happenings written to {out}\n"


def test_an_export_is_read_in_portions(
    path: Path, open_journal: OpenJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(path)
    for n in range(25):
        journal.note(StaffRefused(n), visit_id=None, rehearsal=n == 11)
    journal.close()
    monkeypatch.setattr(export_room, "PORTION", 10)
    out = tmp_path / "all.jsonl"
    assert run(path, "export", "--format", "jsonl", str(out)) == 0
    tries = [json.loads(line)["detail"]["tries"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert tries == [n for n in range(25) if n != 11]


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_an_export_on_a_full_disk_leaves_the_old_one_whole(
    filled: Path, small_disk: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = small_disk / f"all.{form}"
    assert run(filled, "export", "--format", form, str(out)) == 0
    before = out.read_bytes()
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        for size in (65536, 1):
            try:
                while True:
                    filler.write(b"x" * size)
            except OSError:
                continue
    assert run(filled, "export", "--format", form, str(out)) == 1
    assert "No space left" in capsys.readouterr().err
    assert out.read_bytes() == before
    assert {file.name for file in small_disk.iterdir()} == {out.name, "filler"}


def test_an_export_never_writes_over_the_journal(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = filled.read_bytes()
    assert run(filled, "export", "--format", "csv", str(filled)) == 1
    assert "is the journal itself: choose another name" in capsys.readouterr().err
    assert filled.read_bytes() == before


def test_an_export_into_a_missing_folder_and_of_an_unknown_kind_are_refused(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "none" / "all.csv"
    assert run(filled, "export", "--format", "csv", str(out)) == 1
    assert capsys.readouterr().err == f"{out} can't be written: its folder is missing\n"
    assert run(filled, "export", "--format", "csv", "--kind", "visitor", str(tmp_path / "a.csv")) == 1
    assert "'visitor' is no kind; there are: backup-made, booth-step-left, building-read" in capsys.readouterr().err
    assert not (tmp_path / "a.csv").exists()


def test_check_finds_wrong_tallies_and_rebuild_puts_them_right(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(filled, "check") == 0
    assert "4 happenings, the file is whole, the tallies agree" in capsys.readouterr().out
    connection = sqlite3.connect(filled)
    connection.execute("UPDATE tallies SET n = 99")
    connection.commit()
    connection.close()
    assert run(filled, "check") == 1
    assert "tallies differ from the happenings" in capsys.readouterr().err
    assert run(filled, "rebuild") == 0
    assert "4 happenings counted anew" in capsys.readouterr().out
    assert run(filled, "check") == 0


def test_a_damaged_journal_is_said_to_be(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled.write_bytes(b"\0" * 16 + filled.read_bytes()[16:])
    assert run(filled, "count") == 1
    assert "is damaged" in capsys.readouterr().err


def test_reading_changes_nothing(filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    for argv in (["tail"], ["count"], ["check"], ["export", "--format", "csv", str(tmp_path / "a.csv")]):
        assert run(filled, *argv) == 0
    assert summary_main(["--format", "json"], filled, SETTINGS) == 0
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--from", "2018-02-30"], "'2018-02-30' is no day; write it as 2026-11-23"),
        (["--from", "0001-01-01"], "0001-01-01 lies outside the years 1970 to 9998"),
        (["--from", "2018-09-08", "--to", "2018-09-07"], "2018-09-08 is after 2018-09-07"),
        (["2018-09-08", "2018-09-07"], "2018-09-08 is after 2018-09-07"),
        (["2018-W54"], "2018 has no week 54"),
        (["2018-09-07", "--from", "2018-09-08"], "write either DAYS or --from and --to"),
        (["last-monday"], "'last-monday' is no range; write a day 2026-11-30, a week 2026-W48"),
        (["--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_wrong_arguments_are_named(path: Path, argv: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert summary_main(argv, path, SETTINGS) == 2
    assert words in capsys.readouterr().err


def test_the_summary_of_some_days(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert summary_main(["--from", "2018-09-07", "--to", "2018-09-08", "--format", "json"], filled, SETTINGS) == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["entry"]["passed"], values["exit"]["passed"], values["rehearsal_left_out"]) == (1, 1, 1)
    assert summary_main(["--to", "2018-09-07"], filled, SETTINGS) == 0
    assert "2018-09-07   (Asia/Shanghai)" in capsys.readouterr().out

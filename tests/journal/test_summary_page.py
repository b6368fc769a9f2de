"""The page on the director's desk from the command line: one sheet, whole or not there, refused in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from kiosk.journal.command import summary_main
from kiosk.journal.detail import Detail
from kiosk.journal.ranges import parse_range
from kiosk.journal.summary_page import page_of
from kiosk.places import ROOT
from tests.journal.made_days import DAY, HAND, measured, passages, settings_with, told, write
from tests.small_disk import fill

SETTINGS = settings_with()
ARGV = ["2018-09-07"]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The numbers the station once published, in a journal that is only read."""
    path = tmp_path_factory.mktemp("published") / "journal.sqlite"
    write(
        path,
        passages("entry", 1010, 3803)
        + passages("exit", 4175, 638)
        + measured("entry", "2018-09-07 10:00", 560)
        + measured("exit", "2018-09-07 10:00", 600),
    )
    return path


def words_of(detail: Detail, language: str = "both") -> str:
    """Everything that stands on the page."""
    return repr(page_of(detail, SETTINGS.station, language))


def test_the_page_is_one_sheet_of_a4_as_pdf_and_as_png(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, png = tmp_path / "day.pdf", tmp_path / "day.png"
    assert summary_main([*ARGV, "--pdf", str(pdf), "--png", str(png)], published, SETTINGS) == 0
    assert capsys.readouterr().out == f"2018-09-07 written to {pdf}\n2018-09-07 written to {png}\n"
    with pikepdf.open(pdf) as paper:
        (page,) = paper.pages
        assert [round(float(edge)) for edge in page.mediabox] == [0, 0, 595, 842]
        assert str(paper.docinfo["/Title"]) == "Qinhuangdao Road Wharf Station 2018-09-07"
    with Image.open(png) as picture:
        assert picture.size == (1653, 2338)


@pytest.mark.parametrize("language", ["both", "zh", "en"])
def test_the_page_speaks_the_language_asked_for(published: Path, language: str) -> None:
    words = words_of(told(published), language)
    assert ("进门时微笑" in words) == (language != "en")
    assert ("Smiling coming in" in words) == (language != "zh")
    assert ("A smile is not happiness" in words) == (language != "zh")


def test_the_page_has_both_shares_their_difference_n_and_the_gap(published: Path) -> None:
    words = words_of(told(published), "en")
    for told_ in (
        "21.0",
        "86.7",
        "+65.8",
        "95 % interval 19.9–22.2 %",
        "n = 4,813 judged, 100.0 % of who passed",
        "open 600 minutes; not measured: in 40, out 0 minutes",
        "1,010  21.0 %",
        "'9,626'",
    ):
        assert told_ in words


def test_a_page_of_too_few_people_has_no_share(path: Path) -> None:
    write(path, passages("entry", 7, 8) + passages("exit", 3, 1))
    page = page_of(told(path), SETTINGS.station, "en")
    assert [figure.number for figure in page.figures] == ["n = 15", "n = 4", "–"]
    assert all(figure.estimate is None for figure in page.figures)
    assert "15 judged, under 30: no share told" in repr(page)
    assert " %'" not in repr(page.compared) + repr(page.published)


def test_a_calibrated_door_has_its_second_bar(path: Path) -> None:
    write(path, passages("entry", 300, 700))
    page = page_of(told(path, settings_with(smile_entry=HAND)), SETTINGS.station, "en")
    assert page.figures[0].corrected is not None
    assert ("corrected 25.0 %" in repr(page.figures[0]), "corrected" in repr(page.figures[1].lines)) == (True, False)


@pytest.mark.parametrize("days", ["2018-W36", "2018-09", "2018", "2019-01-01"])
@pytest.mark.parametrize("language", ["both", "en"])
def test_every_range_and_an_empty_day_can_be_drawn(published: Path, tmp_path: Path, days: str, language: str) -> None:
    out = tmp_path / "page.pdf"
    assert summary_main([days, "--pdf", str(out), "--language", language], published, SETTINGS) == 0
    with pikepdf.open(out) as paper:
        assert len(paper.pages) == 1


def test_a_year_is_dated_as_one(published: Path) -> None:
    words = words_of(told(published, days=parse_range(["2018-W36"], DAY)))
    assert "2018年第36周（9月3日 – 9月9日）" in words


def test_a_folder_a_missing_folder_and_the_journal_itself_are_refused(
    published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published.read_bytes()
    for out, sentence in (
        (tmp_path, f"{tmp_path} can't be written: it is a folder\n"),
        (tmp_path / "none" / "a.pdf", f"{tmp_path / 'none' / 'a.pdf'} can't be written: its folder is missing\n"),
        (published, f"{published} is the journal itself: choose another name\n"),
    ):
        assert summary_main([*ARGV, "--pdf", str(out)], published, SETTINGS) == 1
        assert capsys.readouterr().err == sentence
    assert published.read_bytes() == before


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_on_a_full_disk_the_old_page_stays_whole(
    published: Path, small_disk: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = small_disk / f"day.{form}"
    assert summary_main([*ARGV, f"--{form}", str(out)], published, SETTINGS) == 0
    before = out.read_bytes()
    fill(small_disk)
    assert summary_main([*ARGV, f"--{form}", str(out)], published, SETTINGS) == 1
    assert capsys.readouterr().err == f"{out} can't be written: No space left on device\n"
    assert out.read_bytes() == before
    assert {file.name for file in small_disk.iterdir()} == {out.name, "filler"}


def test_the_kiosk_and_a_summary_in_words_load_no_plotting() -> None:
    program = "import sys, kiosk.journal.command, kiosk.press.day_page\nsys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0

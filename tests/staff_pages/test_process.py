"""The staff page over real HTTP: who comes in, what each tab tells, what a press becomes, and what stays shut."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from kiosk.happenings import inputs
from kiosk.happenings.facts import (
    StaffEntered,
    StaffRefused,
)
from tests.journal.made_days import write
from tests.staff_pages.made_station import ATTACK, HALL, STATUS, Words, made_today, today_at
from tests.staff_pages.page_hall import PATIENCE_S, PIN, Hall, hall

TABS = ("/", "/today", "/days", "/groups", "/care", "/files")


@pytest.fixture(scope="module")
def station(tmp_path_factory):
    folder = tmp_path_factory.mktemp("station")
    (folder / "data" / "backups").mkdir(parents=True)
    write(folder / "data" / "journal.sqlite", made_today())
    (folder / "data" / "backups" / "backup-qinhuangdao-20261129-200500.zip").write_bytes(b"PK whole")
    (folder / "data" / "pin.json").write_text("{}")
    with hall(folder, status=STATUS, names=["station.museum.example"]) as opened:
        opened.told("The staff page is at http://127.0.0.1:")
        yield opened


@pytest.fixture
def staff(station: Hall):
    return station.staff()


def test_nobody_sees_anything_without_the_pin(station):
    stranger = station.browser()
    for path in (
        *TABS,
        "/journal.sqlite",
        "/summary/2026.csv",
        "/happenings/2026.csv",
        "/paper/2026.pdf",
        "/backups/x.zip",
    ):
        answer = stranger.get(path)
        assert (answer.status, answer.headers["location"], answer.body) == (303, "/login", b""), path
    stranger.cookies["staff"] = "made-up"
    assert stranger.get("/").status == 303


def test_the_pin_opens_a_session_that_scripts_and_other_sites_never_get(station):
    browser = station.browser()
    answer = browser.sign_in(PIN)
    kept = answer.headers["set-cookie"].lower()
    assert all(word in kept for word in ("httponly", "samesite=strict", "path=/"))
    assert "max-age" not in kept, "it ends with the browser"
    assert browser.get("/").status == 200
    assert isinstance(station.noted.get(timeout=PATIENCE_S), StaffEntered)
    token = browser.get("/").token
    assert browser.post("/logout", {"token": "another"}).status == 303
    assert browser.get("/").status == 200
    browser.post("/logout", {"token": token})
    assert browser.get("/").status == 303


def test_a_wrong_pin_is_refused_noted_and_forgiven_by_the_right_one(station):
    while not station.noted.empty():
        station.noted.get()
    answer = station.browser().sign_in("1111")
    assert answer.status == 403
    assert "密码不对" in answer.text and "1111" not in answer.text
    assert station.noted.get(timeout=PATIENCE_S) == StaffRefused(1)
    assert station.browser().sign_in(PIN).status == 303


def test_every_answer_is_strict_about_what_a_browser_may_do_with_it(station, staff):
    for browser, path in ((station.browser(), "/login"), (staff, "/"), (staff, "/nowhere"), (staff, "/today")):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
        assert "unsafe" not in policy and "script" not in policy
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "server" not in headers


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", [*TABS, "/days?range=2026", "/days?range=2026-11", "/days?day=2026-11-30&unit=week"])
def test_every_page_is_whole_in_both_languages_and_needs_no_script(station, staff, path, language):
    staff.cookies["language"] = language
    answer = staff.get(path)
    assert answer.status == 200
    page = Words(answer.text)
    assert "<script" not in answer.text.lower() and " style=" not in answer.text and "javascript:" not in answer.text
    assert ("现在" in page.words) == (language == "zh")
    assert not re.search(r"\{\w+\}", page.words)


def test_now_tells_faults_first_with_what_to_do_since_when_and_paper(staff):
    answer = staff.get("/")
    words = Words(answer.text).words
    assert "1 处需要照看" in words
    assert ATTACK not in answer.text and ATTACK in words
    assert re.search(r"\d\d:\d\d 起，已 \d+ 分钟", words)
    assert "3 / 100" in words and "97 / 400" in words
    assert "10:00–20:00" in words and "版本 9.8.7" in words
    assert words.index("没有纸了") < words.index("舵轮正常")
    assert "进门正常出门故障" in words


def test_a_page_that_renews_itself_does_not_keep_a_session_open(staff):
    renewing = re.search(r'http-equiv="refresh" content="20;url=([^"]+)"', staff.get("/").text)
    assert renewing and renewing.group(1) == "/?auto=1"
    assert staff.get("/?auto=1").status == 200
    assert "http-equiv" not in staff.get("/groups").text


def test_today_tells_numbers_plots_favourites_groups_and_what_happened(staff):
    answer = staff.get("/today")
    words = Words(answer.text).words
    assert "25.0" in words and "95\N{NO-BREAK SPACE}% 区间" in words
    assert "江边送友人" in words and "1\N{NO-BREAK SPACE}批，23" in words
    assert re.search(r"开馆自检00:00 做完，用了 3\s分钟。 打印机有问题。触摸屏有问题。", words)
    assert "再查一次" in words
    assert "打印机出现故障" in words and "接待 23" in words
    assert '<svg class="plot' in answer.text and '<circle class="em"' in answer.text


def test_a_day_that_is_none_is_refused_kindly(staff):
    for asked in ("2026-13", "yesterday%20or%20so", "9999", "%00", "2026-11-30..2026-11-01"):
        answer = staff.get(f"/days?range={asked}")
        assert answer.status == 400
        assert "没有这样的日期" in answer.text


@pytest.mark.parametrize(
    ("press", "value", "rung"),
    [
        ("open_now", None, inputs.OpenNowPressed()),
        ("stay_open", "30", inputs.StayOpenPressed(30)),
        ("rest", "postcard", inputs.RestPressed("postcard", True)),
        ("wake", "story", inputs.RestPressed("story", False)),
        ("practice", "on", inputs.PracticePressed(True)),
        ("smiles", "off", inputs.SmileSwitchPressed(False)),
        ("group", "25", inputs.GroupRegistered(25)),
        ("backup", None, inputs.BackupPressed()),
        ("fill_paper", None, inputs.PaperRefillPressed()),
    ],
)
def test_a_button_rings_in_the_house_and_leads_back(station, staff, press, value, rung):
    station.pages.tell({"hall": {**HALL, "closes": "20:30"}})
    answer = staff.press(press, value, back="/care")
    assert (answer.status, answer.headers["location"]) == (303, f"/care?done={press}")
    assert station.asked.get(timeout=PATIENCE_S) == rung
    assert 'role="status"' in staff.get(f"/care?done={press}").text


def test_who_restarts_the_kiosk_is_told_so_and_led_back_when_it_is_there_again(station, staff):
    answer = staff.press("restart")
    assert (answer.status, answer.headers["refresh"]) == (200, "12; url=/")
    assert "程序正在重启" in answer.text and "再输入一次密码" in answer.text
    assert station.asked.get(timeout=PATIENCE_S) == inputs.RestartPressed()


def test_a_press_is_only_taken_from_this_sessions_own_page(station, staff):
    token, other = staff.get("/").token, station.staff().get("/").token
    good = {"press": "restart", "back": "/", "token": token}
    refused = [
        staff.post("/press", good | {"token": other}),
        staff.post("/press", {"press": "restart", "back": "/"}),
        staff.post("/press", good, Origin="http://elsewhere.example"),
        staff.post("/press", good, Origin="null"),
        staff.post("/press", good, **{"Sec-Fetch-Site": "cross-site"}),
        staff.post("/press", good, **{"Content-Type": "text/plain"}),
        staff.post("/press", good | {"press": "leave"}),
        staff.post("/press", good | {"press": "group", "value": "-3"}),
        staff.post("/press", good | {"press": "group", "value": "100000"}),
        staff.post("/press", good | {"press": "rest", "value": "staff"}),
    ]
    assert [answer.status for answer in refused] == [403] * len(refused)
    assert station.browser().post("/press", good).headers["location"] == "/login"
    assert staff.get("/press").status == 404
    assert station.asked.empty()
    elsewhere = staff.post("/press", good | {"press": "open_now", "back": "https://elsewhere.example/"})
    assert elsewhere.headers["location"] == "/?done=open_now"
    assert station.asked.get(timeout=PATIENCE_S) == inputs.OpenNowPressed()


def test_the_page_shows_at_once_what_the_window_made_of_a_press(station, staff):
    station.pages.tell({"resting": ["postcard", "story"]})
    staff.press("rest", "story", back="/care")
    station.asked.get(timeout=PATIENCE_S)
    assert staff.get("/care").text.count("唤醒") == 2
    station.pages.tell({"resting": ["postcard"], "practising": True})
    assert any("正在练习" in staff.get("/care").text for _ in range(500))
    station.pages.tell({"practising": False})


def test_the_language_is_kept_and_leads_nowhere_else(staff):
    assert staff.get("/language/en?back=/groups").headers["location"] == "/groups"
    assert "Groups received" in staff.get("/groups").text
    for back in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "/%0d%0aSet-Cookie:x=1"):
        assert staff.get(f"/language/zh?back={back}").headers["location"] == "/"
    assert "接待登记" in staff.get("/groups").text


def test_a_strangers_name_for_this_machine_is_not_answered(station, staff):
    assert station.browser().get("/login", Host="elsewhere.example").status == 421
    assert staff.get("/", Host="elsewhere.example:80").status == 421
    assert station.browser().get("/login", Host=f"localhost:{station.pages.url.rpartition(':')[2]}").status == 200
    assert station.browser().get("/login", Host="[::1]:8471").status == 200


def test_a_name_that_the_museum_gave_this_machine_is_answered_once_it_stands_in_the_settings(station):
    for name, status in (
        ("station.museum.example", 200),
        ("Station.Museum.example.:8471", 200),
        ("museum.example", 421),
        ("other.station.museum.example", 421),
    ):
        assert station.browser().get("/login", Host=name).status == status, name


def test_what_is_too_large_is_not_read(station):
    browser = station.browser()
    assert browser.get("/login?" + "x" * 400).status == 413
    assert browser.get("/" + "x" * 400).status == 413
    assert browser.post("/login", {"pin": "1" * 4000}).status == 413


def test_figures_and_happenings_are_taken_away_as_files(staff):
    today = today_at(0).date().isoformat()
    figures = staff.get(f"/summary/{today}.csv")
    assert figures.headers["content-disposition"] == f'attachment; filename="summary-{today}.csv"'
    assert figures.text.startswith("\ufefffrom,to,part") and ",passed,40," in figures.text
    assert '"smile_share_percent": 25.0' in staff.get(f"/summary/{today}.json").text
    assert staff.get(f"/happenings/{today}.csv").text.count("visitor-counted") == 40
    assert staff.get(f"/happenings/{today}.jsonl").text.count('"kind": "group-received"') == 1
    assert staff.get("/happenings/1999-01-01.csv").text.count("\n") == 1
    for wrong in ("/summary/2026-13.csv", "/summary/2026.exe", "/happenings/..%2f.csv", "/paper/2026.pdf?language=fr"):
        assert staff.get(wrong).status == 404


def test_the_journal_is_taken_away_whole_and_nothing_of_it_stays_behind(station, staff, tmp_path):
    copy = tmp_path / "copy.sqlite"
    copy.write_bytes(staff.get("/journal.sqlite").body)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM happenings").fetchone() == (len(made_today()),)
    assert not list((station.data / "staff_page_files").glob("*"))


def test_only_backups_are_given_from_their_folder(station, staff):
    (station.data / "backups" / "notes.txt").write_text("not for you")
    name = "backup-qinhuangdao-20261129-200500.zip"
    assert f"/backups/{name}" in staff.get("/files").text
    assert staff.get(f"/backups/{name}").body == b"PK whole"
    for wrong in ("notes.txt", "..%2fpin.json", "..%2f..%2fconfig.yaml", "backup-none.zip"):
        assert staff.get(f"/backups/{wrong}").status == 404


def test_the_page_of_a_day_comes_as_pdf(staff):
    answer = staff.get(f"/paper/{today_at(0).date().isoformat()}.pdf?language=zh")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF-") and len(answer.body) > 20_000


def test_the_look_and_the_heads_letters_are_kept_by_the_browser(station):
    browser = station.browser()
    style = re.search(r'href="(/staff-[0-9a-f]{12}\.css)"', browser.get("/login").text)
    assert style
    kept = browser.get(style.group(1))
    assert "immutable" in kept.headers["cache-control"]
    letters = re.search(r"url\((/heading[^)]+\.woff)\)", kept.text)
    assert letters
    font = browser.get(letters.group(1))
    assert font.body.startswith(b"wOFF") and len(font.body) < 400_000

"""What the check desk finds out with programs and paper: content, the sound output, the printed card."""

from __future__ import annotations

import io
import math
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from kiosk.cli import main
from kiosk.content.words import load_words
from kiosk.devices.checks.check import Check, Finding
from kiosk.devices.checks.content import ContentCheck, check_command
from kiosk.devices.checks.printer import PrinterCheck
from kiosk.devices.checks.speaker import RATE_HZ, SILENCE_DB, SpeakerCheck, listening, loudest_db
from kiosk.devices.checks.station import absent_lines, spoken_numbers, station_checks
from kiosk.devices.printer.folder import PdfFolder, PretendPrinter
from kiosk.devices.printer.printer import Condition
from kiosk.devices.printer.watch import JobState
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.press.measure import PAPERS_MM, Plate
from kiosk.press.trial_card import PURE, draw_trial_card
from kiosk.settings import load_settings
from tests.devices.sound_hall import MISSING, SoundHall

WORDS = load_words(SCENES)
NOW = datetime(2026, 11, 30, 9, 41, tzinfo=UTC)


def found(check: Check) -> list[Finding]:
    """All that a check tells, run here and now."""
    told: list[Finding] = []
    check.look(told.append, threading.Event())
    return told


def only(check: Check) -> Finding:
    (finding,) = found(check)
    return finding


def saying(*lines: str, status: int = 0) -> list[str]:
    return [sys.executable, "-c", f"import sys; print({chr(10).join(lines)!r}); sys.exit({status})"]


def test_content_in_order_is_green(tmp_path):
    assert only(ContentCheck(saying("Settings and content are in order."), tmp_path)).level == "ok"


def test_faults_of_the_content_are_counted_and_the_first_is_named(tmp_path):
    faulty = saying("a.yaml:3: title: is missing", "b.yaml:9: picture: is gone", "2 fault(s) found.", status=1)
    finding = only(ContentCheck(faulty, tmp_path))
    assert (finding.level, finding.measured) == ("fault", 2)
    assert "2 处问题" in finding.sentence_zh
    assert "a.yaml:3: title: is missing" in finding.sentence_en


def test_a_check_of_the_content_that_breaks_is_not_taken_for_faults(tmp_path):
    assert "could not be checked" in only(ContentCheck(saying("Traceback", status=1), tmp_path)).sentence_en
    assert "could not be checked" in only(ContentCheck(saying("bad", "worse", status=-9 % 256), tmp_path)).sentence_en


def test_a_slow_check_of_the_content_is_ended_with_what_it_started(tmp_path):
    slow = ["sh", "-c", "sleep 60 & sleep 60"]
    assert "too long" in only(ContentCheck(slow, tmp_path, within_s=0.3)).sentence_en


def test_a_station_has_all_checks_and_lacks_what_its_config_switches_off(tmp_path):
    settings = load_settings(ROOT / "config.yaml")
    checks = station_checks(
        settings,
        ROOT / "config.yaml",
        tmp_path,
        SCENES,
        ASSETS,
        WORDS["morning"],
        lambda: NOW,
        lambda: None,
        lambda: None,
    )
    assert set(checks) == {"speaker", "printer", "disk", "clock", "network", "content"}
    off = settings.model_copy(
        update={"devices": settings.devices.model_copy(update={"wheel": "off", "printer": "off", "exit_camera": "off"})}
    )
    assert absent_lines(off) == {"wheel", "printer", "exit_camera"}


def test_every_number_is_recorded_in_both_languages():
    sounds = [path for paths in spoken_numbers(ASSETS).values() for path in paths]
    assert len(sounds) == 18
    assert all(path.is_file() for path in sounds)


@pytest.mark.parametrize("plate", [Plate(), Plate(PAPERS_MM["6x4in"], 4.0)])
def test_the_trial_card_is_as_large_as_the_paper_and_shows_every_ink(plate):
    names = {"zh": "秦皇岛路码头驿站", "en": "Qinhuangdao Road Wharf Station"}
    picture = ASSETS / "postcard" / "wharf-spring.webp"
    kept = draw_trial_card(WORDS["morning"], picture, names, "2026-11-30 09:41", plate)
    with Image.open(io.BytesIO(kept)) as card:
        assert card.size == plate.size_px
        for place, colour in enumerate(PURE):
            seen = card.getpixel(plate.spot(15 + 12 * place, 31))
            wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert seen == pytest.approx(wanted, abs=4)


def test_the_station_checks_itself_with_its_own_config_and_what_it_shows(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    (tmp_path / "config.yaml").write_bytes((ROOT / "config.yaml").read_bytes())
    shown = tmp_path / "scenes"
    shown.mkdir()
    (shown / "words.yaml").write_text("title: {zh: 一, en: ''}\n", encoding="utf-8")
    command = check_command(tmp_path / "config.yaml", tmp_path, ASSETS)
    assert main(command[command.index("kiosk") + 1 :]) == 1
    assert str(shown / "words.yaml") in capsys.readouterr().out


def test_silence_and_loudness_are_told_apart():
    assert loudest_db(b"") == loudest_db(bytes(2 * RATE_HZ)) == SILENCE_DB
    tone = b"".join(struct.pack("<h", round(16384 * math.sin(0.3 * n))) for n in range(RATE_HZ))
    assert loudest_db(bytes(RATE_HZ) + tone) == pytest.approx(-9.0, abs=0.2)


def test_without_ears_only_the_number_is_told():
    assert found(SpeakerCheck(lambda: (), lambda: 4)) == [Finding("asking", "", "", 4.0)]
    assert found(SpeakerCheck(lambda: ("no-such-program",), lambda: 4)) == [Finding("asking", "", "", 4.0)]
    # A server that is not there ends its listener at once.
    assert len(found(SpeakerCheck(lambda: ("false",), lambda: 4, listen_s=3))) == 1


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {MISSING}")
def test_what_the_sound_output_really_plays_is_measured(monkeypatch):
    hall = SoundHall()
    try:
        hall.open()
        for name, value in hall.environment.items():
            monkeypatch.setenv(name, value)
        assert found(SpeakerCheck(listening, lambda: 7, listen_s=0.5))[1].measured == SILENCE_DB
        players: list[subprocess.Popen[bytes]] = []
        told: list[Finding] = []

        def tell(finding: Finding) -> None:
            told.append(finding)
            if finding.level == "asking":
                sound = ASSETS / "morning" / "voice" / "7.zh.ogg"
                players.append(subprocess.Popen(["paplay", str(sound)]))

        SpeakerCheck(listening, lambda: 7, listen_s=2.5).look(tell, threading.Event())
        assert players[0].wait() == 0
        assert told[1].measured is not None and told[1].measured > -30
    finally:
        hall.close()


class PaperPrinter:
    """A printer with a tray, whose job goes through these states; `trouble` stands as long as it is set."""

    name, rehearsal, counts_paper = "paper", False, True

    def __init__(self, *states: JobState, trouble: str = "") -> None:
        self.states = list(states)
        self.trouble = trouble
        self.sheets: list[bytes] = []
        self.cancelled: list[int] = []

    def check(self) -> Condition:
        return Condition(self.trouble)

    def submit(self, sheet: bytes, title: str, two_sided: bool) -> int:
        self.sheets.append(sheet)
        return 1

    def look(self, job: int) -> JobState:
        return self.states.pop(0) if len(self.states) > 1 else self.states[0]

    def cancel(self, job: int) -> None:
        self.cancelled.append(job)

    def resume(self) -> None:
        pass


def jpeg() -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", Plate(dpi=20).size_px, "white").save(kept, "JPEG", dpi=(20, 20))
    return kept.getvalue()


def printing(printer, picture: Path, clock: Callable[[], float] = lambda: 0.0) -> PrinterCheck:
    return PrinterCheck(lambda: printer, jpeg, Plate(dpi=20), picture, clock, look_every_s=0.0)


def test_a_card_that_came_out_is_asked_about_and_its_picture_is_kept_for_the_screen(tmp_path):
    printer = PaperPrinter("waiting", "printing", "done")
    assert only(printing(printer, tmp_path / "trial-card.jpg")).level == "asking"
    assert printer.sheets[0].startswith(b"%PDF")
    assert (tmp_path / "trial-card.jpg").read_bytes() == jpeg()


def test_a_printer_without_paper_is_red_and_nothing_is_sent(tmp_path):
    printer = PaperPrinter("waiting", trouble="media-empty")
    finding = only(printing(printer, tmp_path / "trial-card.jpg"))
    assert (finding.level, printer.sheets) == ("fault", [])
    assert "没有纸" in finding.sentence_zh


def test_a_card_that_never_comes_is_taken_out_of_the_queue(tmp_path):
    seconds = iter(range(0, 10_000, 50))
    printer = PaperPrinter("waiting")
    finding = only(printing(printer, tmp_path / "trial-card.jpg", lambda: float(next(seconds))))
    assert (finding.level, printer.cancelled) == ("fault", [1])
    assert "没有回应" in finding.sentence_zh


def test_a_check_that_ends_takes_its_waiting_card_along(tmp_path):
    printer, ended = PaperPrinter("waiting"), threading.Event()
    ended.set()
    printing(printer, tmp_path / "trial-card.jpg").look(lambda _: None, ended)
    assert printer.cancelled == [1]


def test_pretend_and_file_printers_and_none_at_all_ask_nothing(tmp_path):
    picture = tmp_path / "trial-card.jpg"
    assert only(printing(PretendPrinter(takes_s=0), picture)).level == "rehearsal"
    assert only(printing(PdfFolder(tmp_path / "prints", 60), picture)).level == "ok"
    assert [path.name for path in (tmp_path / "prints").glob("*.pdf")] == ["postcard-trial-card.pdf"]
    assert only(printing(None, picture)).level == "off"

"""The desk makes cards off the drawing thread, promises a link only when it answers, and forgets in time."""

from __future__ import annotations

import queue
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from kiosk.content.postcard import load_frames
from kiosk.devices.press_desk import Imprint, PressDesk
from kiosk.devices.still import Still
from kiosk.happenings.facts import CardExpired
from kiosk.happenings.inputs import CardFailed, CardMade, PreviewFailed, PreviewMade
from kiosk.happenings.orders import DeleteCard, ForgetPreviews, MakeCard, PreviewCard
from kiosk.happenings.words import Fact, Input
from kiosk.places import ASSETS, SCENES
from kiosk.press.store import CardStore

HOUR_MS = 3_600_000
NOON_MS = 1_795_406_400_000
PATIENCE_S = 30.0


@dataclass
class Room:
    """A desk with its store, and everything around it played by the test."""

    folder: Path
    assets: Path = ASSETS
    now_ms: int = NOON_MS
    reachable: bool = True
    base: str = "http://192.168.1.9:8470"
    asked: list[str] = field(default_factory=list)
    noted: list[tuple[Fact, str | None]] = field(default_factory=list)
    rung: queue.Queue[Input] = field(default_factory=queue.Queue)
    stills: dict[str, Still] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = CardStore(self.folder)
        imprint = Imprint(
            load_frames(SCENES / "postcard" / "frames"),
            self.assets,
            "秦皇岛路码头驿站",
            "Qinhuangdao Road Wharf Station",
            ZoneInfo("Asia/Shanghai"),
            48,
        )
        self.desk = PressDesk(
            self.rung.put, self, self.store, imprint, self.stills.get, self.link, self.answers, lambda: self.now_ms
        )

    def note(self, fact: Fact, *, visit_id: str | None, rehearsal: bool) -> None:
        assert not rehearsal
        self.noted.append((fact, visit_id))

    def link(self, card_id: str) -> str:
        return f"{self.base}/c/{card_id}" if self.base else ""

    def answers(self, link: str) -> bool:
        card_id = link.rpartition("/")[2]
        assert self.store.find(card_id, self.now_ms), "the link is asked for before the card lies there"
        self.asked.append(link)
        return self.reachable

    def hears(self) -> Input:
        return self.rung.get(timeout=PATIENCE_S)

    def makes(self, **changed: object) -> CardMade:
        order = {"still_id": None, "frame_id": "letter", "strokes": (), "language": "zh", "job": 4} | changed
        self.desk.take(MakeCard(**order))  # type: ignore[arg-type]
        made = self.hears()
        assert isinstance(made, CardMade), made
        return made


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "postcards")
    made.desk.start()
    yield made
    made.desk.stop()


def test_a_card_is_made_kept_and_shown_with_a_code_once_its_link_answers(room):
    made = room.makes(strokes=(((0.1, 0.1), (0.5, 0.5)),))
    assert made.job == 4
    assert made.link == f"{room.base}/c/{made.card_id}"
    assert room.asked == [made.link]
    assert made.expires_utc_ms == NOON_MS + 48 * HOUR_MS
    assert room.store.find(made.card_id, NOON_MS)
    with Image.open(room.store.picture(made.card_id)) as card:
        assert card.size == (1748, 1181)
    picture, code = room.desk.picture(made.picture_id), room.desk.picture(made.code_id)
    assert picture is not None
    assert code is not None
    assert picture.size == (1480, 1000)


@pytest.mark.parametrize("why", ["silent", "not running"])
def test_a_link_that_does_not_answer_is_not_promised_and_the_card_stays_printable(room, why):
    room.reachable = False
    room.base = "" if why == "not running" else room.base
    made = room.makes()
    assert (made.link, made.code_id) == ("", "")
    assert room.store.picture(made.card_id).is_file()


def test_serials_count_the_cards_of_the_day(room):
    room.makes()
    room.makes()
    assert room.store.serial("2026-11-23") == 3
    room.now_ms += 24 * HOUR_MS
    room.makes()
    assert room.store.serial("2026-11-24") == 2


def test_a_pretend_photo_makes_a_rehearsed_card(room):
    room.stills["s1"] = Still(Image.new("RGB", (640, 480), "green"), rehearsal=True)
    assert room.makes(still_id="s1").rehearsal is True
    room.stills["s1"] = Still(Image.new("RGB", (640, 480), "green"), rehearsal=False)
    assert room.makes(still_id="s1").rehearsal is False


def test_a_forgotten_photo_fails_in_words(room):
    room.desk.take(MakeCard("gone", "letter", (), "zh", 9))
    failed = room.hears()
    assert isinstance(failed, CardFailed)
    assert failed.job == 9
    assert "gone" in failed.reason
    assert room.makes().card_id


def test_a_full_disk_fails_the_card_and_nothing_is_left(room, monkeypatch):
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.press.store.os.fsync", full)
        room.desk.take(MakeCard(None, "letter", (), "zh", 5))
        failed = room.hears()
    assert isinstance(failed, CardFailed)
    assert "No space" in failed.reason
    assert not room.folder.exists() or list(room.folder.iterdir()) == []
    assert room.makes().card_id


def test_a_card_whose_serial_can_not_be_kept_is_not_left_lying(room, monkeypatch):
    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(room.store, "count", refused)
        room.desk.take(MakeCard(None, "letter", (), "zh", 5))
        assert isinstance(room.hears(), CardFailed)
    assert list(room.folder.rglob("card.jpg")) == []


def test_previews_are_shown_small_until_their_visitor_leaves(room):
    room.desk.take(PreviewCard(None, "letter", "en", 2))
    shown = room.hears()
    assert isinstance(shown, PreviewMade)
    assert (shown.frame_id, shown.job) == ("letter", 2)
    assert room.desk.picture(shown.picture_id) is not None
    room.desk.take(ForgetPreviews())
    assert room.desk.picture(shown.picture_id) is None


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_frame_whose_picture_is_gone_is_told_and_the_others_are_shown(tmp_path, how):
    room = Room(tmp_path / "postcards", assets=tmp_path / "assets")
    shutil.copytree(ASSETS / "postcard", room.assets / "postcard")
    if how == "missing":
        (room.assets / "postcard" / "letter.webp").unlink()
    else:
        (room.assets / "postcard" / "letter.webp").write_bytes(b"RIFF and nothing more")
    room.desk.start()
    room.desk.take(PreviewCard(None, "letter", "zh", 7))
    room.desk.take(PreviewCard(None, "river-dusk", "zh", 7))
    told = room.hears(), room.hears()
    room.desk.stop()
    assert told == (PreviewFailed("letter", 7), PreviewMade("river-dusk", "preview-7-river-dusk", 7))


def test_work_that_was_begun_for_a_visitor_who_left_is_shown_to_nobody(room):
    def leaves(still_id: str) -> Still:
        room.desk.take(ForgetPreviews())
        return Still(Image.new("RGB", (64, 48)), False)

    room.desk._still = leaves
    room.desk.take(PreviewCard("s1", "letter", "zh", 2))
    made = room.makes()
    assert isinstance(made, CardMade)
    assert room.desk.picture("preview-2-letter") is None


def test_cards_expire_at_the_start_and_the_journal_counts_them(tmp_path):
    room = Room(tmp_path / "postcards")
    room.desk.start()
    made = room.makes()
    room.desk.stop()
    room.now_ms += 48 * HOUR_MS
    room.desk.start()
    room.makes()
    room.desk.stop()
    assert room.noted == [(CardExpired(1), None)]
    assert room.store.find(made.card_id, NOON_MS) is None
    room.desk.expire()
    assert len(room.noted) == 1


def test_a_card_is_deleted_when_asked(room):
    made = room.makes()
    room.desk.take(DeleteCard(made.card_id))
    room.makes()
    assert room.store.find(made.card_id, room.now_ms) is None

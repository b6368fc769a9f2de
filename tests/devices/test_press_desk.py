"""The desk makes cards off the drawing thread, both sides where both are written on, and forgets in time."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from PIL import Image

from kiosk.content.postcard import load_frames
from kiosk.content.postcard_back import load_back
from kiosk.devices.press_desk import DISK_REFUSED, WELL, Imprint, PressDesk
from kiosk.devices.still import Still
from kiosk.happenings.inputs import CardFailed, CardMade, DeviceReported, PreviewFailed, PreviewMade
from kiosk.happenings.orders import ForgetPreviews, MakeCard, PreviewCard
from kiosk.happenings.words import Input, Stroke, Typed
from kiosk.places import ASSETS, SCENES
from kiosk.press.measure import CARD_PLATE, Plate
from kiosk.press.store import CardMeta, CardStore

HOUR_MS = 3_600_000
NOON_MS = 1_795_406_400_000
PATIENCE_S = 30.0
LINE = Stroke(tuple((30.0 + n, 50.0, n * 8.0, -1.0) for n in range(20)))
LINE_BEHIND = Stroke(LINE.points, side="back")


@dataclass
class Room:
    """A desk with its store, and everything around it played by the test."""

    folder: Path
    assets: Path = ASSETS
    plate: Plate = CARD_PLATE
    now_ms: int = NOON_MS
    rung: queue.Queue[Input] = field(default_factory=queue.Queue)
    stills: dict[str, Still] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = CardStore(self.folder)
        imprint = Imprint(
            load_frames(SCENES / "postcard" / "frames"),
            load_back(SCENES),
            self.assets,
            "秦皇岛路码头驿站",
            "Qinhuangdao Road Wharf Station",
            ZoneInfo("Asia/Shanghai"),
            48,
            self.plate,
        )
        self.desk = PressDesk(self.rung.put, self.store, imprint, self.stills.get, lambda: self.now_ms)

    def hears(self) -> Input:
        return self.rung.get(timeout=PATIENCE_S)

    def makes(self, **changed: object) -> CardMade:
        order = {"still_id": None, "frame_id": "letter", "strokes": (), "language": "zh", "job": 4} | changed
        self.desk.take(MakeCard(**order))  # type: ignore[arg-type]
        made = self.hears()
        assert isinstance(made, CardMade), made
        return made

    def shown(self, picture_id: str) -> Image.Image:
        picture = self.desk.picture(picture_id)
        assert picture is not None
        return picture


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "postcards")
    made.desk.start()
    yield made
    made.desk.stop()


def test_a_card_is_made_kept_and_shown(room):
    made = room.makes(strokes=(LINE,))
    assert made.job == 4
    assert made.expires_utc_ms == NOON_MS + 48 * HOUR_MS
    meta = room.store.find(made.card_id, NOON_MS)
    assert meta == CardMeta(NOON_MS, made.expires_utc_ms, "zh", False, made.short_code)
    assert room.store.find_code(made.short_code, NOON_MS) == made.card_id
    front, back = room.store.sides(made.card_id)
    assert back is None
    assert made.back_id == ""
    assert front.read_bytes() == room.store.picture(made.card_id).read_bytes()
    with Image.open(front) as card:
        assert card.size == (1748, 1181)
    assert room.shown(made.picture_id).size == room.shown(made.front_id).size == (1748, 1181)


@pytest.mark.parametrize(
    "written", [{"strokes": (LINE, LINE_BEHIND)}, {"typed": Typed("江边见", "blue", "back")}], ids=["by hand", "typed"]
)
def test_what_is_written_on_the_back_makes_a_card_of_two_sides(room, written):
    made = room.makes(**written)
    front, back = room.store.sides(made.card_id)
    sizes = []
    for path in (front, back, room.store.picture(made.card_id)):
        with Image.open(path) as picture:
            sizes.append(picture.size)
    assert sizes == [(1748, 1181), (1748, 1181), (1748, 1240 + 1181)]
    assert room.shown(made.back_id).size == (1748, 1181)
    assert room.shown(made.picture_id).height > 2000


@pytest.mark.parametrize("typed", [None, Typed("  ", "black", "back"), Typed("江边见", "black", "front")])
def test_a_back_nobody_wrote_on_is_no_side_of_the_card(room, typed):
    made = room.makes(typed=typed)
    assert (made.back_id, room.store.sides(made.card_id)[1]) == ("", None)


def test_the_station_s_own_paper_is_made(tmp_path):
    room = Room(tmp_path / "postcards", plate=Plate((152.4, 101.6), 3.0))
    room.desk.start()
    made = room.makes(strokes=(LINE_BEHIND,))
    room.desk.stop()
    for side in room.store.sides(made.card_id):
        assert side is not None
        with Image.open(side) as card:
            assert card.size == (1729, 1129)


def test_serials_count_the_cards_of_the_day_and_short_codes_differ(room):
    codes = {room.makes().short_code, room.makes().short_code}
    assert len(codes) == 2
    assert all(len(code) == 6 and code.isdigit() for code in codes)
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
    assert failed == CardFailed("LookupError", 9)
    assert room.makes().card_id


def test_words_the_font_can_not_write_fail_and_neither_log_nor_reason_repeats_them(room, caplog):
    room.desk.take(MakeCard(None, "letter", (), "zh", 9, Typed("你好😀")))
    assert room.hears() == CardFailed("GlyphMissingError", 9)
    assert "GlyphMissingError" in caplog.text
    assert "你好" not in caplog.text
    assert list(room.folder.rglob("*.jpg")) == []


def test_a_full_disk_fails_the_card_and_nothing_is_left(room, monkeypatch):
    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        for job in (5, 6):
            room.desk.take(MakeCard(None, "letter", (), "zh", job))
        told = [room.hears() for _ in range(3)]
    assert told == [DeviceReported("press", "fault", *DISK_REFUSED), CardFailed("OSError", 5), CardFailed("OSError", 6)]
    assert not room.folder.exists() or list(room.folder.iterdir()) == []
    room.desk.take(MakeCard(None, "letter", (), "zh", 7))
    assert room.hears() == DeviceReported("press", "ok", *WELL)
    assert isinstance(room.hears(), CardMade)


def test_a_card_whose_serial_can_not_be_kept_is_not_left_lying(room, monkeypatch):
    def refused(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(room.store, "count", refused)
        room.desk.take(MakeCard(None, "letter", (), "zh", 5))
        assert [type(room.hears()) for _ in range(2)] == [DeviceReported, CardFailed]
    assert list(room.folder.rglob("*.jpg")) == []


@pytest.mark.parametrize("side", ["front", "back"])
def test_previews_of_either_side_are_shown_small_until_their_visitor_leaves(room, side):
    room.desk.take(PreviewCard(None, "letter", "en", 2, side))
    shown = room.hears()
    assert isinstance(shown, PreviewMade)
    assert (shown.frame_id, shown.job, shown.side) == ("letter", 2, side)
    assert room.shown(shown.picture_id).size == (1480, 1000)
    room.desk.take(ForgetPreviews())
    assert room.desk.picture(shown.picture_id) is None


def test_the_two_sides_of_a_frame_are_two_pictures(room):
    for side in ("front", "back"):
        room.desk.take(PreviewCard(None, "letter", "zh", 2, side))
    front, back = room.hears(), room.hears()
    assert isinstance(front, PreviewMade)
    assert isinstance(back, PreviewMade)
    one, other = (np.asarray(room.shown(made.picture_id), np.int16) for made in (front, back))
    assert np.abs(one - other).max() > 60


def test_another_s_picture_lies_on_the_shelf_until_the_visitor_leaves(room):
    code = Image.new("L", (40, 40), 255)
    room.desk.lay("code-1", code)
    assert room.desk.picture("code-1") is code
    room.desk.take(ForgetPreviews())
    assert room.desk.picture("code-1") is None


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_frame_whose_picture_is_gone_is_told_and_the_others_are_shown(tmp_path, how):
    room = Room(tmp_path / "postcards", assets=tmp_path / "assets")
    shutil.copytree(ASSETS / "postcard", room.assets / "postcard", ignore=shutil.ignore_patterns("voice"))
    if how == "missing":
        (room.assets / "postcard" / "letter.webp").unlink()
    else:
        (room.assets / "postcard" / "letter.webp").write_bytes(b"RIFF and nothing more")
    room.desk.start()
    room.desk.take(PreviewCard(None, "letter", "zh", 7))
    room.desk.take(PreviewCard(None, "river-dusk", "zh", 7))
    told = room.hears(), room.hears()
    room.desk.stop()
    assert told == (PreviewFailed("letter", 7), PreviewMade("river-dusk", "preview-7-front-river-dusk", 7))


def test_work_that_was_begun_for_a_visitor_who_left_is_shown_to_nobody(room):
    left = threading.Event()

    def leaves(still_id: str) -> Still:
        room.desk.take(ForgetPreviews())
        left.set()
        return Still(Image.new("RGB", (64, 48)), False)

    room.desk._still = leaves
    room.desk.take(PreviewCard("s1", "letter", "zh", 2))
    assert left.wait(PATIENCE_S)
    made = room.makes(still_id="s1")
    assert room.desk.picture("preview-2-front-letter") is None
    assert room.desk.picture(made.picture_id) is None


def test_what_a_visitor_asked_for_who_left_before_its_turn_is_not_made_at_all(tmp_path):
    room = Room(tmp_path / "postcards")
    # All of it lies there before the desk looks.
    room.desk.take(PreviewCard(None, "letter", "zh", 2))
    room.desk.take(MakeCard(None, "letter", (LINE,), "zh", 3))
    room.desk.take(ForgetPreviews())
    room.desk.take(PreviewCard(None, "letter", "zh", 4))
    room.desk.start()
    told = room.hears()
    room.desk.stop()
    assert told == PreviewMade("letter", "preview-4-front-letter", 4)
    assert room.rung.empty()
    assert list(tmp_path.rglob("*.jpg")) == []


def test_what_a_killed_program_left_half_written_is_swept_away_at_the_start(tmp_path):
    room = Room(tmp_path / "postcards")
    (room.folder / ".part-abc").mkdir(parents=True)
    (room.folder / ".part-abc" / "front.jpg").write_bytes(b"half")
    room.desk.start()
    room.makes()
    room.desk.stop()
    assert not (room.folder / ".part-abc").exists()

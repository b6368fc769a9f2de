"""The page of what is kept: one look says when the last backup was made, and every press is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from kiosk.happenings.inputs import BackupTold, EveningTold, KeepingTold
from kiosk.happenings.orders import EndKiosk, ExportJournal, MakeBackup, PrintDayCard
from kiosk.happenings.words import Language
from tests.keeping.keeping_hall import KeepingHall, Size

MADE_MS = 1_796_040_000_000
WELL = BackupTold(
    True,
    False,
    MADE_MS,
    34_200_000,
    "备份完成，并已还原核对：1,210 个文件，34.2 MB。",
    "The backup is made, restored and compared: 1,210 files, 34.2 MB.",
    1210,
)
FULL = BackupTold(
    False,
    False,
    MADE_MS,
    34_200_000,
    "/media/backup/riverfront 所在的磁盘只剩 312.4 MB，需要 1.2 GB：请清理磁盘，"
    "或在 config.yaml 的 backup 里换一个更大的磁盘。",
    "The disk of /media/backup/riverfront has 312.4 MB left and 1.2 GB are needed: make room, or name a larger disk "
    "under backup in config.yaml.",
)
NO_STICK = KeepingTold(
    "export",
    False,
    "没有找到可写的 U 盘：请插上，等几秒再按一次。",
    "There is no memory stick that can be written: plug one in, wait some seconds and press again.",
)
NO_PAPER = KeepingTold(
    "day_card",
    False,
    "日卡没有打印：打印机没有纸了。请装满卡片纸，再按“已加满纸”。",
    "The day card was not printed: The printer is out of paper. Fill the tray with cards, then press “Tray is full”.",
)
EVENING = EveningTold(True, f"日卡已打印。{WELL.sentence_zh}", f"The day card is printed. {WELL.sentence_en}")
Open = Callable[..., KeepingHall]


@pytest.fixture
def opened(qtbot) -> Iterator[Open]:
    halls: list[KeepingHall] = []

    def open_(language: Language = "zh", size: Size = (1920, 1080)) -> KeepingHall:
        halls.append(hall := KeepingHall(language, size))
        with qtbot.waitExposed(hall.window):
            hall.window.show()
        return hall

    yield open_
    for hall in halls:
        hall.close()


def test_every_press_is_an_order_and_its_answer_is_read(qtbot, opened: Open) -> None:
    hall = opened()
    assert hall.says("keeping-day") == "正在查看……"
    hall.shows(BackupTold(True, False, 0, 0, "", ""))
    assert hall.says("keeping-day") == "还没有备份"
    for name, order in (
        ("keeping-back-up", MakeBackup()),
        ("keeping-print", PrintDayCard("2026-11-30")),
        ("keeping-export", ExportJournal()),
    ):
        hall.finger.tap(name)
        qtbot.waitUntil(lambda order=order: hall.orders[-1:] == [order])
        assert not hall.item(name).isEnabled(), "a second tap is no second press"
    hall.shows(WELL, NO_STICK, NO_PAPER)
    assert hall.says("keeping-day") == "2026-11-30"
    assert hall.says("keeping-backup-told").startswith("备份完成")
    assert hall.says("keeping-export-told") == NO_STICK.sentence_zh
    assert all(hall.item(name).isEnabled() for name in ("keeping-back-up", "keeping-print", "keeping-export"))


def test_starting_afresh_takes_two_presses(qtbot, opened: Open) -> None:
    hall = opened()
    hall.shows(WELL)
    hall.finger.tap("keeping-restart")
    qtbot.waitUntil(lambda: hall.says("keeping-restart") == "再按一次")
    assert hall.orders == []
    hall.finger.tap("keeping-restart")
    qtbot.waitUntil(lambda: hall.orders == [EndKiosk("restart")])


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1024, 768)])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_longest_sentences_have_room_on_every_screen(opened: Open, language: Language, size: Size) -> None:
    hall = opened(language, size)
    hall.shows(WELL)
    hall.picture(f"well-{language}-{size[0]}")
    hall.shows(FULL, NO_STICK, NO_PAPER, EVENING)
    hall.picture(f"full-{language}-{size[0]}")
    assert hall.crowded() == []

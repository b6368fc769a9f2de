"""The day's figures and words as they stand on paper: on one page of A4, or on a card of the postcards' size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from kiosk.journal.actions import reading
from kiosk.journal.detail import Detail, detail
from kiosk.journal.figures import band, minutes, points, signed, told_percent
from kiosk.journal.groups import groups_of_day, totals
from kiosk.journal.ranges import day_range
from kiosk.journal.sorting import DoorDetail
from kiosk.journal.summary_page import page_of
from kiosk.keeping.snapshot import doubting
from kiosk.keeping.troubles import told
from kiosk.places import ASSETS
from kiosk.press.card import encode_jpeg
from kiosk.press.day_card import DayCard, DoorShare, Pair, draw_day_card
from kiosk.press.day_page import DayPage, draw_page
from kiosk.press.measure import plate_of
from kiosk.press.sheet import pdf_sheet
from kiosk.settings import Settings, Station

Paper = Literal["page", "card"]
_NOTE = "占比：已判断的人（n）中微笑的人；方括号为 95 % 区间  ·  微笑不等于快乐"
_WEEKDAYS = "一二三四五六日"
# By month: the season's picture, and where its leaf is cut from.
_SEASONS = {
    **dict.fromkeys((3, 4, 5), ("wharf-spring", 0.66)),
    **dict.fromkeys((6, 7, 8), ("wharf-summer", 0.42)),
    **dict.fromkeys((9, 10, 11), ("wharf-autumn", 0.62)),
    **dict.fromkeys((12, 1, 2), ("wharf-winter", 0.0)),
}


@dataclass(frozen=True, slots=True)
class DayCardPlan:
    """Whose day is drawn, on which paper, and up to when it is told (None: now)."""

    journal: Path
    settings: Settings
    day: date
    paper: Paper
    now_ms: int | None = None


def day_card_pdf(plan: DayCardPlan) -> bytes:
    """The day card as a PDF page of its paper's size; raises KeepingRefusedError when the journal can't be read."""
    with told(plan.journal.parent):
        with doubting(plan.journal), reading(plan.journal) as connection:
            zone = plan.settings.station.zone
            found = detail(connection, day_range(plan.day), plan.settings, now_ms=plan.now_ms)
            groups = totals(groups_of_day(connection, plan.day, zone))
        station = plan.settings.station
        if plan.paper == "page":
            return draw_page(page_with_groups(found, groups, station)).rendered("pdf", f"{station.name_en} {plan.day}")
        plate = plate_of(plan.settings.card)
        return pdf_sheet(encode_jpeg(draw_day_card(card_of(found, groups, station), plate)), None, plate)


def page_with_groups(found: Detail, groups: tuple[int, int], station: Station) -> DayPage:
    """The page of A4, with the groups received beside what the station publishes."""
    page = page_of(found, station, "both")
    published = page.published
    (label, values), *_ = published.rows
    table = replace(
        published,
        heads=(*published.heads, ("接待 批 / 人", "groups")),
        widths_mm=(24.0, 26.0, 28.0, 34.0, 34.0, 28.0),
        rows=((label, (*values, f"{groups[0]:,} / {groups[1]:,}")),),
    )
    return replace(page, published=table)


def card_of(found: Detail, groups: tuple[int, int], station: Station) -> DayCard:
    """All figures and words of the card."""
    day, house = found.range.first, found.summary
    picture, focus = _SEASONS[day.month]
    remarks = ("含演练数据  rehearsal counted in",) if house.rehearsal else ()
    return DayCard(
        title=("微笑滨江", "Smiling Riverfront"),
        kind=("一日小结", "One day"),
        station=(station.name_zh, station.name_en),
        day=f"{day.day}",
        month=(f"{day.year}年{day.month}月", f"{day:%B} {day.year}"),
        weekday=(f"星期{_WEEKDAYS[day.weekday()]}", f"{day:%A}"),
        picture=ASSETS / "postcard" / f"{picture}.webp",
        focus=focus,
        shares=(
            _share(found, found.entry, ("进门时微笑", "coming in")),
            _share(found, found.exit, ("出门时微笑", "going out")),
        ),
        difference=(("出门减进门", "out less in"), _difference(found)),
        hours_title=("每小时人次", "passages by hour"),
        doors=(("进", "in"), ("出", "out")),
        hours=tuple((hour.hour, hour.entry.passed, hour.exit.passed) for hour in found.hours),
        none="这一天没有人从门口经过",
        figures=(
            (("参观", "visits"), f"{house.visits:,}"),
            (("打开故事", "stories"), f"{house.stories_viewed:,}"),
            (("航行", "sailings"), f"{house.sailings:,}"),
            (("读过建筑", "buildings"), f"{house.buildings_read:,}"),
            (("明信片 制 / 印", "cards / printed"), f"{house.cards_made:,} / {house.cards_printed:,}"),
            (("接待 批 / 人", "groups / persons"), f"{groups[0]:,} / {groups[1]:,}"),
        ),
        notes=("  ·  ".join((_open(found), _NOTE, *remarks)),),
    )


def _share(found: Detail, door: DoorDetail, label: Pair) -> DoorShare:
    """By cameras; where only smiley buttons count, by those."""
    pressed = not door.whole.passed and door.buttons.passed > 0
    count = door.buttons if pressed else door.whole
    estimate = found.told(count)
    means = "按钮 buttons  " if pressed else ""
    if estimate is None:
        few = f"{means}不足 {found.least_sample} 人，不报比例  fewer than {found.least_sample}"
        return DoorShare(label, f"n = {count.judged:,}", None, few)
    line = f"{means}[{'–'.join(band(estimate))}]   n = {count.judged:,}，共 {count.passed:,} 人次"
    return DoorShare(label, told_percent(found, count) or "", estimate, line)


def _difference(found: Detail) -> str:
    entry, leaving = found.entry.whole, found.exit.whole
    told_, exact = found.told_difference(entry, leaving), points(found, entry, leaving)
    if told_ is None or exact is None:
        return "–"
    return f"{signed(exact)} 个百分点 points  [{', '.join(band(told_, sign=True))}]"


def _open(found: Detail) -> str:
    until = f"截至 {found.until:%H:%M}，" if found.until else ""
    return f"{until}开放 {minutes(found.open_s):,} 分钟"

"""What must be said beside the numbers, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.journal.detail import Detail
from kiosk.journal.figures import tenths
from kiosk.journal.sorting import DoorDetail

Note = tuple[str, str]


def notes(detail: Detail) -> list[Note]:
    """The notes this summary needs, the lasting ones first."""
    return [*lasting(detail), *_calibration(detail), *_time(detail)]


def lasting(detail: Detail) -> list[Note]:
    """What holds of every summary."""
    least = detail.least_sample
    smiles = "微笑不等于快乐；挂在这里的大屏本身也会让人笑。"
    smiles_en = "A smile is not happiness, and a display itself makes people smile."
    shares = f"占比是微笑的人占已判断的人（n）；已判断不足 {least} 人不报比例。"
    shares += "95 % 区间：占比用 Wilson，差值用 Newcombe，校正用 Rogan–Gladen。"
    shares_en = f"Shares are of the judged (n), and told of {least} judged people or more. 95 % intervals: "
    shares_en += "Wilson for shares, Newcombe for the difference, Rogan–Gladen where corrected."
    doors = "进门与出门各自计数，不必相等；从不推算馆内有多少人。"
    doors_en = (
        "In and out are counted each by itself and need not be equal; how many people are inside is never claimed."
    )
    return [(smiles, smiles_en), (shares, shares_en), (doors, doors_en)]


def _calibration(detail: Detail) -> Iterator[Note]:
    doors = [("进门", "in", detail.entry), ("出门", "out", detail.exit)]
    bare = [(zh, en) for zh, en, door in doors if door.hand is None and door.whole.passed]
    if bare:
        zh, en = "、".join(zh for zh, _ in bare), " and ".join(en for _, en in bare)
        yield (
            f"{zh}：没有校准，占比是机器所见。",
            f"{_capital(en)}: not calibrated; the share is as the machine sees it.",
        )
    for zh, en, door in doors:
        yield from _calibration_of(zh, en, door, detail)


def _calibration_of(zh: str, en: str, door: DoorDetail, detail: Detail) -> Iterator[Note]:
    if not door.whole.passed or door.hand is None:
        return
    recall, false, day = door.hand.recall, door.hand.false_alarms, door.calibrated_on
    if day >= detail.range.first.isoformat():
        late = f"{zh}：{day} 才校准，之前的判断标准不同，不作校正。"
        yield late, f"{_capital(en)}: calibrated only on {day}; what was decided before is not corrected."
    elif recall and false:
        found, called = tenths(100 * recall.value), tenths(100 * false.value)
        smiled, unsmiling = door.hand.smiled, door.hand.unsmiling
        told = f"{zh}：{day} 校准，微笑认出 {found} %（{smiled} 人），误认 {called} %（{unsmiling} 人）。"
        told_en = f"{_capital(en)}: calibrated on {day}: {found} % of smiles found (of {smiled}), "
        yield told, f"{told_en}{called} % false alarms (of {unsmiling})."


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _time(detail: Detail) -> Iterator[Note]:
    if detail.widened:
        yield (
            "开放时间不在整刻钟上，这里放宽到整刻钟。",
            "Opening hours that are not on a quarter of an hour are taken a little longer, to whole quarters.",
        )
    lacking = [door.not_measured_s for door in (detail.entry, detail.exit)]
    if None in lacking:
        yield (
            "到那时为止没有记下过测量时间，说不出哪段没有测。",
            "No measured time had been written down until then: what was not measured can't be told.",
        )
    elif any(seconds and seconds >= 60 for seconds in lacking):
        yield (
            "没有测的时间不等于没有人笑，那时的人也没有计入。",
            "Time not measured does not mean that nobody smiled: people then are not counted at all.",
        )

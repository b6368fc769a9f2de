"""Speak the numbers 1 to 9 that staff listen to in the morning check, in Chinese and English.

    .venv/bin/python -m assets.art.morning_voice.say_numbers

Needs what ./run setup narrate brings. Writes assets/morning/voice/{1..9}.{zh,en}.ogg and prints what was measured. Each
number is said in a short sentence and once more, for 一 and 七 are easily taken for each other.
"""

from __future__ import annotations

import numpy as np
import soundfile

from kiosk.narration.kokoro import Kokoro
from kiosk.narration.sound import audible, faded, levelled, loudness_lufs, true_peak_db
from kiosk.narration.speech import SAMPLE_RATE_HZ
from kiosk.places import ASSETS

OUT = ASSETS / "morning" / "voice"
VOICES = {"zh": "zf_xiaobei", "en": "af_heart"}
NUMBERS = {
    "zh": ("一", "二", "三", "四", "五", "六", "七", "八", "九"),
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
FIRST = {"zh": "请按，{}。", "en": "Please press {}."}
AGAIN = {"zh": "数字，{}。", "en": "Number {}."}
PAUSE_S = 0.35
SPEED = 0.9


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for language, voice in VOICES.items():
        engine = Kokoro({voice: ASSETS / "voices" / f"{voice}.bin"}, SPEED)
        for number, word in enumerate(NUMBERS[language], start=1):
            parts = []
            for sentence in (FIRST, AGAIN):
                samples = engine.speak(sentence[language].format(word), language, voice, {}).samples
                first, last = audible(samples)
                parts += [faded(samples[first:last]), np.zeros(round(PAUSE_S * SAMPLE_RATE_HZ), np.float32)]
            sound = levelled(np.concatenate(parts[:-1]))
            path = OUT / f"{number}.{language}.ogg"
            soundfile.write(path, sound, SAMPLE_RATE_HZ, format="OGG", subtype="VORBIS")
            heard, _ = soundfile.read(path, dtype="float32")
            print(
                f"{path.name}: {len(heard) / SAMPLE_RATE_HZ:.2f} s, {path.stat().st_size} bytes, "
                f"{loudness_lufs(heard):.1f} LUFS, true peak {true_peak_db(heard):.1f} dB"
            )


if __name__ == "__main__":
    main()

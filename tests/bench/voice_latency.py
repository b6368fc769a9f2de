"""How soon a tap is heard, and how soon it is silent: from the order until sound comes out of a real sound server.

The server's output plays to nobody and is recorded as it plays; the first and the last loud sample count. The clips are
the kiosk's own, each time another one, from their first sentence on; what a clip itself is silent before its first
sound is given beside. Times are right to about 10 ms, a block of the server. Needs pulseaudio (./run setup test).

    .venv/bin/python tests/bench/voice_latency.py [--rounds 100]
"""

from __future__ import annotations

import argparse
import os
import platform
import queue
import sys
import time
from datetime import time as day_time
from itertools import cycle, islice
from pathlib import Path

import numpy as np
import soundfile

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kiosk.cli import QUIET_MULTIMEDIA
from kiosk.content.story import load_stories
from kiosk.content.story_media import load_voices
from kiosk.devices.speaker import Speaker
from kiosk.happenings.inputs import DeviceReported, NarrationAt
from kiosk.happenings.orders import Speak, StopSpeaking
from kiosk.happenings.words import Input
from kiosk.places import ASSETS, ROOT, SCENES
from kiosk.settings import load_settings
from kiosk.voice_clips import Clip
from tests.devices.sound_hall import LOUD, MISSING, Ears, SoundHall

ALLOWED_START_MS, ALLOWED_STOP_MS = 150.0, 300.0
# So long a clip is heard before the tap that stops it, and so long silence is listened to.
SPOKEN_S, SILENT_S = 0.6, 0.5


class Rung:
    """What the speaker rang, and when."""

    def __init__(self) -> None:
        self._rung: queue.Queue[tuple[float, Input]] = queue.Queue()

    def ring(self, happening: Input) -> None:
        self._rung.put((time.monotonic(), happening))

    def at_s(self, kind: type[Input], clip_id: str = "") -> float:
        """When the next ring of this kind came."""
        while True:
            at_s, told = self._rung.get(timeout=20)
            if isinstance(told, kind) and getattr(told, "clip_id", "") == clip_id:
                return at_s


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=100)
    rounds = asked.parse_args().rounds
    if MISSING:
        print(f"not installed: {', '.join(MISSING)} (./run setup test)", file=sys.stderr)
        return 1
    os.environ.setdefault("QT_LOGGING_RULES", QUIET_MULTIMEDIA)
    clips, _ = load_voices(load_stories(SCENES / "story" / "stories"), ASSETS)
    hall = SoundHall()
    os.environ.update(hall.environment)
    rung = Rung()
    speaker = Speaker(rung.ring, load_settings(ROOT / "config.yaml").speaker, lambda: day_time(12, 0))
    try:
        hall.open()
        ears = hall.listen()
        speaker.start()
        rung.at_s(DeviceReported)
        figures = np.array(
            [
                one_round(speaker, rung, ears, clip_id, clip)
                for clip_id, clip in islice(cycle(sorted(clips.items())), rounds)
            ]
        )
    finally:
        speaker.stop()
        hall.close()
    leads_ms = [lead_ms(clip) for clip in clips.values()]
    print(f"machine: {platform.platform()}, {os.cpu_count()} cores; {len(clips)} clips, {rounds} rounds")
    for name, values, allowed_ms in zip(
        ("tap to playing", "tap to first sound", "tap to silence"),
        figures.T,
        (ALLOWED_START_MS, ALLOWED_START_MS, ALLOWED_STOP_MS),
        strict=True,
    ):
        p50, p99 = np.percentile(values, (50, 99))
        print(
            f"{name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms, worst {values.max():.1f} ms; "
            f"of the allowed {allowed_ms:.0f} ms: p50 {p50 / allowed_ms:.2f}, p99 {p99 / allowed_ms:.2f}"
        )
    print(f"of the first sound, the clip's own silence: mean {np.mean(leads_ms):.1f} ms, most {max(leads_ms):.1f} ms")
    return 0 if figures[:, 1].max() <= ALLOWED_START_MS and figures[:, 2].max() <= ALLOWED_STOP_MS else 1


def one_round(speaker: Speaker, rung: Rung, ears: Ears, clip_id: str, clip: Clip) -> tuple[float, float, float]:
    """Milliseconds from the order until it plays and until it is heard, and from the stop until it is silent."""
    ears.forget()
    tapped_s = time.monotonic()
    speaker.take(Speak(clip_id, clip.path, clip.sentences[0].start_s))
    playing_s = rung.at_s(NarrationAt, clip_id)
    ears.wait_for(lambda: ears.first_loud_s(tapped_s) is not None)
    heard_s = ears.first_loud_s(tapped_s) or 0.0
    time.sleep(SPOKEN_S)
    stopped_s = time.monotonic()
    speaker.take(StopSpeaking())
    time.sleep(SILENT_S)
    silent_s = ears.last_loud_s(stopped_s) or stopped_s
    return (playing_s - tapped_s) * 1000, (heard_s - tapped_s) * 1000, (silent_s - stopped_s) * 1000


def lead_ms(clip: Clip) -> float:
    """How long the clip is silent after the beginning of its first sentence."""
    sound, rate_hz = soundfile.read(clip.path, dtype="float32")
    first = round(clip.sentences[0].start_s * rate_hz)
    return float(np.argmax(np.abs(sound[first:]) > LOUD)) / rate_hz * 1000


if __name__ == "__main__":
    sys.exit(main())

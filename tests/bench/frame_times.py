"""Frame times of the slices under the tour at 1920x1080: p50, p99 and worst, by stop.

    xvfb-run -s "-screen 0 1920x1080x24" .venv/bin/python tests/bench/frame_times.py

Without a graphics card this is Mesa's software renderer; the first line says which renderer drew.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        status = subprocess.run(
            [sys.executable, "-m", "kiosk", "tour", folder, "--size", "1920x1080"], cwd=ROOT, check=False
        ).returncode
        found = json.loads((Path(folder) / "frame-times.json").read_text(encoding="utf-8"))
    print(f"renderer: {found['renderer']}")
    print(f"{'stop':<26}{'frames':>8}{'p50 ms':>10}{'p99 ms':>10}{'worst ms':>10}")
    for stop, times in found["stops"].items():
        if times["frames"] >= 10:
            print(f"{stop:<26}{times['frames']:>8}{times['p50_ms']:>10}{times['p99_ms']:>10}{times['worst_ms']:>10}")
    sys.exit(status)


if __name__ == "__main__":
    main()

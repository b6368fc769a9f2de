"""What ./run costs once everything is set up: `./run setup` again and again, beside starting Python to do nothing."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20


def median_ms(*command: str | Path) -> float:
    """Median wall time of a command in milliseconds."""
    times_ms = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times_ms.append((time.perf_counter() - began_s) * 1000)
    return statistics.median(times_ms)


def main() -> None:
    """Set up once, then measure both in turn."""
    subprocess.run([ROOT / "run", "setup"], check=True)
    ours_ms = median_ms(ROOT / "run", "setup")
    python_ms = median_ms(sys.executable, "-c", "pass")
    print(
        f"./run setup, all there: {ours_ms:.0f} ms; python -c pass: {python_ms:.0f} ms; ratio {ours_ms / python_ms:.1f}"
    )
    print(f"median of {ROUNDS}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()

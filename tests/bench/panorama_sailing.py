"""Frame times of 解读 under way at full wheel from end to end, beside a window that shows one textured quad.

    xvfb-run -s "-screen 0 3840x2160x24" .venv/bin/python tests/bench/panorama_sailing.py [WIDTHxHEIGHT ...]

The real exhibit and scene with the real pictures; tiles come while she sails, down the shore and back. The quad is
drawn before and after, in the same run. Frames come one after the other as fast as they are drawn.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.panorama_window import Frames, Shore, application, quad, sizes


def main() -> None:
    app = application()
    app.setQuitOnLastWindowClosed(False)
    for size in sizes(sys.argv[1:]):
        with tempfile.TemporaryDirectory() as folder:
            before = quad(size, Path(folder), 4)
            shore = Shore(size)
            shore.open()
            down, up = shore.cross(), shore.cross()
            shore.close()
            behind = quad(size, Path(folder), 4)
        floor = Frames(before.between_s + behind.between_s, before.cpu_s + behind.cpu_s)
        sailing = Frames(down.between_s + up.between_s, down.cpu_s + up.cpu_s)
        print(f"{size[0]}x{size[1]}")
        print(floor.told("  one textured quad"))
        print(sailing.told("  sailing at full wheel"))
        print(
            f"  sailing takes {sailing.p50_ms / floor.p50_ms:.2f} times the quad's time and "
            f"{sailing.cpu_ms / floor.cpu_ms:.2f} times its CPU; "
            f"its worst frame is {sailing.worst_ms / sailing.p50_ms:.2f} times its median",
            flush=True,
        )
        if shore.missed:
            print(f"  tiles that could not be shown: {len(set(shore.missed))}")


if __name__ == "__main__":
    main()

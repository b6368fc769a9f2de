"""The small process that may use the network: it reads one stream for the face process, and thinks nothing of it."""

from __future__ import annotations

import contextlib
import os
import sys

from kiosk.devices.smile_camera.isolation import show_no_memory, write_no_files
from kiosk.parent_death import die_with_parent


def main() -> None:
    """Serve frames over the two descriptors named on the command line."""
    die_with_parent()
    write_no_files()
    show_no_memory()
    # Imported late: the parent may already be gone by the time OpenCV is loaded.
    from kiosk.devices.smile_camera.shared_frame import serve_frames

    with contextlib.suppress(OSError):
        serve_frames(int(sys.argv[1]), int(sys.argv[2]))
    # The grabber's thread may be inside a network call; nobody is left to wait for it.
    os._exit(0)


if __name__ == "__main__":
    main()

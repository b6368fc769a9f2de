"""python -m kiosk.installing: the version that was just switched to writes the machine's files."""

import sys

from kiosk.installing.command import refresh_main

sys.exit(refresh_main())

"""python -m kiosk: the front door."""

import sys

from kiosk.cli import main

sys.exit(main(sys.argv[1:]))

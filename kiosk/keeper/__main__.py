"""python -m kiosk.keeper: keeps the window that `python -m kiosk` opens with the same arguments."""

import sys

from kiosk.keeper.command import main

sys.exit(main(sys.argv[1:]))

"""The Riverfront Station Kiosk: the exhibits of a visitor station on the Yangpu riverfront."""

import ctypes
import sys

__version__ = "0.1.0"

# PySide6 6.12.0 takes away one reference to None, True or False with every call that returns it. Python 3.12 counts no
# references to them; on 3.11 the program would abort after some thousand calls (6.11.3 did not lose any; measured by
# tests/house/test_lasting.py).
if sys.version_info < (3, 12):
    for singleton in (None, True, False):
        ctypes.c_ssize_t.from_address(id(singleton)).value += 1 << 40

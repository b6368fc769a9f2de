"""A station runs for months: calls into Qt must not use Python up."""

import subprocess
import sys

from kiosk.places import ROOT

CALLS = """
import kiosk
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

class Bell(QObject):
    rung = Signal()

application, bell, timer = QCoreApplication([]), Bell(), QTimer()
bell.rung.connect(bell.objectName)
for _ in range(100_000):
    timer.start(1000)
    bell.rung.emit()
    bell.property("nothing")
print("still here")
"""


def test_a_hundred_thousand_calls_into_qt_leave_python_whole() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CALLS], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr

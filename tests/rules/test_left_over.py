"""The rule that nothing outlives its test, tried on tests that break it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.rules.tracked import ROOT

BREAKING = """
import subprocess, sys, threading

never = threading.Event()

def test_forgets_a_thread():
    threading.Thread(target=never.wait, name="forgotten", daemon=True).start()

def test_forgets_a_process():
    global kept
    kept = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)

def test_cleans_up():
    kept.stdin.close()
    kept.wait()
    thread = threading.Thread(target=never.wait)
    thread.start()
    never.set()
"""


def test_a_forgotten_thread_or_process_fails_its_test_and_a_tidy_one_passes(tmp_path: Path):
    shutil.copy(ROOT / "tests/conftest.py", tmp_path)
    (tmp_path / "test_breaking.py").write_text(BREAKING)
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-q", "-p", "no:xvfb", "-p", "no:pytest-qt", tmp_path]
    result = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "200", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "left running: thread 'forgotten'" in result.stdout
    assert "left running: process" in result.stdout
    assert "3 passed, 2 errors" in result.stdout

"""The whole check of a pack laid over the shipped content, in a process of its own: whatever it opens may be a trap."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from kiosk.packs.content import Content
from kiosk.packs.faults import named_in_pack, without_known
from kiosk.yaml_source import Fault

MOST_S = 600.0
_LOOK_S = 0.2


class CheckStoppedError(Exception):
    """The kiosk ends, and so does the check."""


class _GaveUpError(Exception):
    """The process of the check ended without saying what it found."""


def pack_faults(laid: Content, shipped: Content, config: Path, stopping: threading.Event) -> list[Fault]:
    """Everything that is wrong because of the pack; raises `CheckStoppedError` as soon as `stopping` is set.

    A check that gives up is a fault: what could not be looked through is not shown.
    """
    try:
        found = named_in_pack(_checked(laid, config, stopping), laid)
    except _GaveUpError as error:
        return [Fault("", 0, "", "", f"the check gave up, so a file may be damaged or far too large ({error})")]
    if not found:
        return []
    try:
        known = named_in_pack(_checked(shipped, config, stopping), shipped)
    except _GaveUpError:
        known = []
    return without_known(found, known)


def _checked(content: Content, config: Path, stopping: threading.Event) -> list[Fault]:
    command = [sys.executable, "-m", "kiosk.check", str(config), str(content.scenes), str(content.assets)]
    # Its standard input ends when the kiosk does.
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    )
    try:
        said = _heard(child, stopping)
    finally:
        child.kill()
        child.communicate()
    try:
        told = json.loads(said)
    except ValueError:
        raise _GaveUpError(f"exit status {child.returncode}") from None
    if child.returncode or not isinstance(told, list):
        raise _GaveUpError(told)
    return [Fault(**fault) for fault in told]


def _heard(child: subprocess.Popen[bytes], stopping: threading.Event) -> bytes:
    """All that the child says until it ends, by itself or because it must."""
    said: list[bytes] = []
    reader = threading.Thread(target=lambda: said.append(child.stdout.read() if child.stdout else b""), daemon=True)
    reader.start()
    until_s = time.monotonic() + MOST_S
    while reader.is_alive() and time.monotonic() < until_s and not stopping.is_set():
        reader.join(_LOOK_S)
    ended = not reader.is_alive()
    if not ended:
        child.kill()
    reader.join()
    child.wait()
    if stopping.is_set() and not ended:
        raise CheckStoppedError
    return said[0]


def _environment() -> dict[str, str]:
    """One thread for numbers: visitors' frames go before a check."""
    return os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}

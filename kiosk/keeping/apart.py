"""Long work done apart: in a child process that yields to everything else and ends with the kiosk.

What is copied, packed and drawn for minutes must never cost the hall a frame.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from kiosk.devices.keeping_desk import KeepingRefusedError
from kiosk.parent_death import die_with_parent
from kiosk.places import ROOT

T = TypeVar("T")
_LOOK_S = 0.2
_GRACE_S = 1.2
_NICENESS = 15
_CLOSING = "程序正在退出，已停止。", "The kiosk is closing, so it was stopped."


def apart(work: partial[T], timeout_s: float, cancelled: threading.Event) -> T:
    """What `work` returns, done in a process of its own; it must be a function of a module, with plain arguments.

    Raises KeepingRefusedError as the work does, and when it took longer than `timeout_s`, was `cancelled`, or broke.
    """
    if cancelled.is_set():
        raise KeepingRefusedError(*_CLOSING)
    command = [sys.executable, "-m", "kiosk.keeping.apart"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, process_group=0 if os.name != "nt" else None
    ) as child:
        try:
            answer = _waited(child, pickle.dumps(work), timeout_s, cancelled)
        finally:
            child.kill()
    try:
        outcome, value = pickle.loads(answer)
    except (pickle.UnpicklingError, EOFError) as error:
        raise KeepingRefusedError("未能完成，原因见日志。", "It broke off; the log says why.") from error
    if outcome == "refused":
        raise KeepingRefusedError(*value)
    done: T = value
    return done


def _waited(child: subprocess.Popen[bytes], asked: bytes, timeout_s: float, cancelled: threading.Event) -> bytes:
    """The child's whole answer. Its input stays open until then: the child ends when it closes."""
    assert child.stdin and child.stdout
    answer = bytearray()
    reader = threading.Thread(target=lambda: answer.extend(child.stdout.read()), name="keeping-answer", daemon=True)  # type: ignore[union-attr]
    reader.start()
    with contextlib.suppress(BrokenPipeError):
        child.stdin.write(asked)
        child.stdin.flush()
    left_s = timeout_s
    while reader.is_alive() and left_s > 0 and not cancelled.is_set():
        reader.join(_LOOK_S)
        left_s -= _LOOK_S
    if reader.is_alive():
        # Asked first, so that it takes away what is half done.
        child.terminate()
        reader.join(_GRACE_S)
        child.kill()
        reader.join(_GRACE_S)
        if cancelled.is_set():
            raise KeepingRefusedError(*_CLOSING)
        minutes = round(timeout_s / 60)
        raise KeepingRefusedError(
            f"{minutes} 分钟仍未完成，已停止：磁盘可能太慢，请检查。",
            f"It took more than {minutes} minutes and was stopped: the disk may be too slow, please check it.",
        )
    return bytes(answer)


def _asked_to_end(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main() -> None:
    """The child: one piece of work from standard input, what came of it to standard output."""
    die_with_parent()
    signal.signal(signal.SIGTERM, _asked_to_end)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    # Nothing that the work prints may mix with the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work: Callable[[], Any] = pickle.load(sys.stdin.buffer)
    try:
        told = pickle.dumps(("done", work()))
    except KeepingRefusedError as refused:
        told = pickle.dumps(("refused", (refused.sentence_zh, refused.sentence_en)))
    with answer:
        answer.write(told)


if __name__ == "__main__":
    main()

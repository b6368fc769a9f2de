"""A child process of the kiosk ends when the kiosk does, however the kiosk ended."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
import threading

_PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """End this process as soon as its parent is gone, even if this process is stopped or stuck in native code (Linux).

    Call it first thing, and again after anything that changes credentials (setuid, a new user namespace): the kernel
    then forgets it. Elsewhere than on Linux the end of standard input is taken for the parent's end.
    """
    if sys.platform != "linux":
        threading.Thread(target=_exit_at_end_of_input, name="parent-death", daemon=True).start()
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG) failed")
    # The parent may have died before the call: then its end of our input pipe is closed already.
    poll = select.poll()
    poll.register(0, 0)
    if any(events & select.POLLHUP for _, events in poll.poll(0)):
        os._exit(1)


def _exit_at_end_of_input() -> None:
    while os.read(0, 4096):
        pass
    os._exit(1)

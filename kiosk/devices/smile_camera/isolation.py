"""What makes sure that no picture leaves this process: no network and no files, for good, whatever a library tries.

MediaPipe calls home from a running face landmarker and has no switch against it; so whoever loads it is shut in first.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path
from types import ModuleType

from kiosk.devices.smile_camera.refused_calls import refuse_ways_out

_PR_SET_DUMPABLE = 4
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000


class NetworkOpenError(Exception):
    """The process could not be shut off from the network; the text says why."""


def shut_in() -> None:
    """All of it, in the order that works, while this process has one thread; raises `NetworkOpenError`.

    Whatever may use the network (the reader of a stream) must be started before, and MediaPipe loaded afterwards.
    """
    shut_off_network()
    write_no_files()
    show_no_memory()
    load_only_what_sees()


def shut_off_network() -> None:
    """Move this process into a network namespace of its own that has no way out; there is no way back.

    Must be called while the process has one thread only. A process that is in such a namespace already (systemd's
    PrivateNetwork=yes) is accepted. Where the kernel can, it also refuses every new socket from then on: a network
    namespace alone leaves those of other programs that have a name in the file system. Raises `NetworkOpenError` when
    the process could still reach a network.
    """
    if not sys.platform.startswith("linux"):
        raise NetworkOpenError(f"{sys.platform} has no network namespaces")
    if len(list(Path("/proc/self/task").iterdir())) > 1:
        # The others would keep the network they have.
        raise NetworkOpenError("other threads run already")
    flags = _CLONE_NEWNET if os.geteuid() == 0 else _CLONE_NEWUSER | _CLONE_NEWNET
    libc = ctypes.CDLL(None, use_errno=True)
    refusal = "" if libc.unshare(flags) == 0 else os.strerror(ctypes.get_errno())
    open_ways = ways_out()
    if open_ways:
        raise NetworkOpenError(f"unshare: {refusal or 'no effect'}; still reachable: {', '.join(open_ways)}")
    refuse_ways_out()


def write_no_files() -> None:
    """Take from this process, for good, the right to put a single byte into a file; a crash dumps no memory.

    Pipes, sockets and shared memory that exists already still work.
    """
    # Not there on every system that runs the pretend door.
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A crash handler that is fed through a pipe doesn't ask for the limit; it gets a dump without memory.
    with contextlib.suppress(PermissionError):
        # A process that changed its user has no dumps already, and may not write there.
        Path("/proc/self/coredump_filter").write_text("0", encoding="utf-8")
    sys.dont_write_bytecode = True


def show_no_memory() -> None:
    """No other process of this user may look into this one's memory, and a crash leaves no core file anywhere."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def load_only_what_sees() -> None:
    """Keep MediaPipe from loading a plotting library and a microphone library, which it would at every start.

    The one reads every font of the machine, the other starts a compiler to look for sound drivers; a camera that
    counts has no use for either.
    """
    for name in ("matplotlib", "matplotlib.pyplot", "sounddevice"):
        sys.modules[name] = ModuleType(name)


def ways_out(process: str = "self") -> list[str]:
    """The network interfaces other than the loopback over which a process (its id, or `self`) has any route."""
    net = Path(f"/proc/{process}/net")
    # Not the list of interfaces: some kernels put tunnel interfaces into every namespace, down and without a route.
    names = {line.split()[0] for line in _lines(net / "route")[1:]} | {
        line.split()[-1] for line in _lines(net / "ipv6_route")
    }
    return sorted(names - {"lo"})


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []

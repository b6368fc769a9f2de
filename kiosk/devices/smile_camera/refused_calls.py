"""Asking the kernel to refuse this process, for good, the system calls by which it could get out of its shell."""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from collections.abc import Sequence

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2
_LOAD_WORD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_AT_CALL, _AT_ARCH = 0, 4
_ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_CALLS = {
    "x86_64": {"socket": 41, "socketpair": 53, "ptrace": 101, "unshare": 272, "setns": 308},
    "aarch64": {"socket": 198, "socketpair": 199, "ptrace": 117, "unshare": 97, "setns": 268},
}
_CALLS_ANYWHERE = {"io_uring_setup": 425, "pidfd_getfd": 438}
_X32 = 0x40000000
"""Calls of x86-64's other numbering begin here; nothing we run uses them."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def refuse_calls(names: Sequence[str]) -> bool:
    """Let these system calls fail with EACCES from now on, in this process and in whatever it starts.

    False where the kernel or the processor has no such filter. `names` are of those this module knows by number.
    """
    machine = platform.machine()
    if machine not in _ARCHES:
        return False
    known = _CALLS[machine] | _CALLS_ANYWHERE
    numbers = [known[name] for name in names]
    if machine == "x86_64":
        numbers += [_X32 | number for number in numbers]
    steps = [
        _step(_LOAD_WORD, _AT_ARCH),
        _step(_JUMP_IF_EQUAL, _ARCHES[machine], on_equal=1),
        # A call in the manner of another processor would slip through by its other number.
        _step(_RETURN, _KILL),
        _step(_LOAD_WORD, _AT_CALL),
        *(_step(_JUMP_IF_EQUAL, number, on_equal=len(numbers) - place) for place, number in enumerate(numbers)),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _REFUSE | errno.EACCES),
    ]
    program = _Program(len(steps), b"".join(steps))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0) == 0)


def refuse_ways_out() -> bool:
    """No new socket of any kind, not even to another program of this machine, and no way into another's network.

    Pipes and sockets that are open stay. False where the kernel has no such filter.
    """
    return refuse_calls(("socket", "socketpair", "io_uring_setup", "setns", "ptrace", "pidfd_getfd"))


def _step(code: int, value: int, on_equal: int = 0) -> bytes:
    return struct.pack("=HBBI", code, on_equal, 0, value)

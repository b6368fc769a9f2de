"""What systemd is told: ready, a line of status, and that the hall is alive."""

from __future__ import annotations

from collections.abc import MutableMapping

import sdnotify

_VARIABLES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")


class Systemd:
    """Speaks where systemd listens, else says nothing. Make it while NOTIFY_SOCKET is still in the environment."""

    def __init__(self) -> None:
        self._notifier = sdnotify.SystemdNotifier()
        self._ready = False

    def alive(self, status: str, ready: bool) -> None:
        """The drawing thread is alive: feeds the watchdog. The first time it is `ready`, the service has started."""
        self._notifier.notify(("READY=1\n" if ready and not self._ready else "") + f"STATUS={status}\nWATCHDOG=1")
        self._ready = self._ready or ready

    def status(self, status: str) -> None:
        """A line for `systemctl status`."""
        self._notifier.notify(f"STATUS={status}")

    def give_up(self, status: str) -> None:
        """Nothing the keeper can do helps: systemd may start everything anew, compositor and all."""
        self._notifier.notify(f"STATUS={status}\nWATCHDOG=trigger")

    def stopping(self) -> None:
        self._notifier.notify("STOPPING=1")


def without_systemd(environment: MutableMapping[str, str]) -> None:
    """Take systemd's own variables out: what the keeper starts has nothing to tell it."""
    for name in _VARIABLES:
        environment.pop(name, None)

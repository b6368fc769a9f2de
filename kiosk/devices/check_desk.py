"""The check desk: finds out about the lines of the morning check that need neither a visitor's device nor a hand."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping

from kiosk.devices.checks.check import Check, Finding
from kiosk.happenings.inputs import CheckTold
from kiosk.happenings.orders import EndCheck, RunCheck
from kiosk.happenings.words import CheckName, Input, Order

log = logging.getLogger(__name__)
STOP_WITHIN_S = 2.0


class CheckDesk:
    """Runs the checks side by side, each on a thread of its own; rings what they find as CheckTold.

    One that is asked for again is let go first. One that fails is a red line that says so. `EndCheck` and `stop` end
    all of them; what they would say after that is not rung.
    """

    ORDERS: tuple[type[Order], ...] = (RunCheck, EndCheck)

    def __init__(self, ring: Callable[[Input], None], checks: Mapping[CheckName, Check]) -> None:
        self._ring = ring
        self._checks = checks
        self._running: dict[CheckName, tuple[threading.Thread, threading.Event]] = {}

    def start(self) -> None:
        """Nothing is looked at before it is asked for."""

    def take(self, order: Order) -> None:
        match order:
            case RunCheck() if order.check in self._checks:
                self._run(order.check, order.job)
            case RunCheck():
                self._ring(CheckTold(order.check, "off", *_NOTHING, order.job))
            case EndCheck():
                self._end()

    def stop(self) -> None:
        threads = [thread for thread, _ in self._running.values()]
        self._end()
        until_s = time.monotonic() + STOP_WITHIN_S
        for thread in threads:
            thread.join(max(0.0, until_s - time.monotonic()))

    def _end(self) -> None:
        for _, ended in self._running.values():
            ended.set()
        self._running = {name: running for name, running in self._running.items() if running[0].is_alive()}

    def _run(self, name: CheckName, job: int) -> None:
        if name in self._running:
            self._running[name][1].set()
        ended = threading.Event()
        thread = threading.Thread(target=self._look, args=(name, job, ended), name=f"check-{name}", daemon=True)
        self._running[name] = (thread, ended)
        thread.start()

    def _look(self, name: CheckName, job: int, ended: threading.Event) -> None:
        def tell(found: Finding) -> None:
            if not ended.is_set():
                self._ring(CheckTold(name, found.level, found.sentence_zh, found.sentence_en, job, found.measured))

        try:
            self._checks[name].look(tell, ended)
        except Exception as error:
            log.exception("the check of %s failed", name)
            kind = type(error).__name__
            zh = f"这一项没能查成（{kind}），请再查一次；仍不行请重启程序。"
            en = f"This could not be checked ({kind}): try again; if it stays so, restart the kiosk."
            tell(Finding("fault", zh, en))


_NOTHING = ("这一项没有可查的。", "There is nothing to check here.")

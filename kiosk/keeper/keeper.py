"""The keeper: starts the window, hears it draw, and has the next one open when it crashed or hangs."""

from __future__ import annotations

import logging
import select
import signal
import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.keeper import rules
from kiosk.keeper.compositor import Question, wayland_socket
from kiosk.keeper.rules import Due, Patience
from kiosk.keeper.systemd import Systemd, without_systemd
from kiosk.keeper.window import Window
from kiosk.kept import BEAT, LEAVING, UNSEEN

log = logging.getLogger(__name__)
COMPOSITOR_GONE = 70
"""Exit status (EX_SOFTWARE of sysexits.h) of a keeper without a compositor: whoever started both starts both anew."""
_LAST_WORDS_S = 0.3
# A next window is made ready only where it takes memory from nobody.
_SPARE_KB = 500_000
_SPARE_AGAIN_S = 60.0


class Keeper:
    """Keeps the window that `command` opens; one thread, `run` until it ends for good or SIGTERM or SIGINT come.

    `left`: a file made when the window ended by itself, so that whoever restarts the keeper knows that staff meant it.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        systemd: Systemd,
        left: Path | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._command = command
        self._environment = environment
        self._systemd = systemd
        self._left = left
        self._patience = patience or Patience()
        self._watch = rules.at_rest(time.monotonic())
        self._window: Window | None = None
        self._next: Window | None = None
        self._next_at_s = 0.0
        self._told_s = 0.0
        self._end_by_s: float | None = None
        self._compositor = wayland_socket(environment)
        self._question: Question | None = None
        self._ask_at_s = 0.0
        self._poll = select.poll()

    def run(self) -> int:
        """The exit status: 0 ended in order, COMPOSITOR_GONE when there is no screen to draw on any more."""
        # Weston starts its programs with signals held back, which would hold for every process from here on.
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        reader, writer = socket.socketpair()
        writer.setblocking(False)
        reader.setblocking(False)
        before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        kept = {number: signal.signal(number, lambda *_: None) for number in numbers}
        self._poll.register(reader, select.POLLIN)
        try:
            while True:
                self._wait()
                with suppress(BlockingIOError):
                    if reader.recv(64):
                        self._told_to_end()
                self._hear()
                status = self._step()
                if status is not None:
                    return status
        finally:
            self._clear()
            signal.set_wakeup_fd(before)
            for number, handler in kept.items():
                signal.signal(number, handler)
            reader.close()
            writer.close()

    def _wait(self) -> None:
        now_s = time.monotonic()
        times = [self._end_by_s]
        if (due := rules.due(self._watch, self._patience)) is not None:
            times.append(due.at_s)
        if self._end_by_s is None:
            times.append(self._spare_due_s())
            if self._compositor:
                times.append(self._question.asked_s + self._patience.answer_s if self._question else self._ask_at_s)
        soonest = min((at for at in times if at is not None), default=None)
        self._poll.poll(None if soonest is None else max(0.0, soonest - now_s) * 1000 + 1)

    def _step(self) -> int | None:
        """What is due by now; an exit status when the keeper is done."""
        now_s = time.monotonic()
        if self._watch.over or (self._end_by_s is not None and self._window is None):
            return self._leave()
        if self._end_by_s is not None:
            if now_s >= self._end_by_s and self._window:
                log.warning("the window did not end within %.0f s and is killed", self._patience.end_s)
                self._window.kill()
                self._end_by_s = now_s + self._patience.end_s
            return None
        due = rules.due(self._watch, self._patience)
        if due is not None and now_s >= due.at_s:
            self._do(due, now_s)
        at_s = self._spare_due_s()
        if at_s is not None and now_s >= at_s:
            self._make_next(now_s)
        return self._ask_compositor(now_s) if self._compositor else None

    def _do(self, due: Due, now_s: float) -> None:
        if due.action == "start":
            self._start()
            return
        self._watch = rules.killing(self._watch, due, now_s)
        if self._watch.phase == "ending" and self._window:
            log.error("the window has drawn nothing for %.1f s and is killed", now_s - self._watch.heard_s)
            self._window.say_where()
            select.select([self._window.gone], [], [], _LAST_WORDS_S)
            self._window.kill()

    def _start(self) -> None:
        window, self._next = self._next, None
        try:
            window = window or self._made()
        except OSError as error:
            log.error("no window can be started: %s", error)
            self._watch = rules.ended(self._watch, 1, self._patience, time.monotonic())
            return
        now_s = time.monotonic()
        told = rules.restarted(self._watch, now_s)
        window.begin(told, now_s)
        self._window = window
        self._poll.register(window.beats, select.POLLIN)
        self._watch = rules.begun(self._watch, now_s)
        why = f" after a {told.after}, {told.dark_s:.2f} s without a picture" if told else ""
        log.info("window %d begins%s", window.pid, why)

    def _made(self) -> Window:
        window = Window(self._command, self._environment)
        self._poll.register(window.gone, select.POLLIN)
        return window

    def _hear(self) -> None:
        now_s = time.monotonic()
        heard = self._window.heard() if self._window else b""
        if BEAT in heard:
            self._watch = rules.beaten(self._watch, now_s)
        elif UNSEEN in heard:
            self._watch = rules.unseen(self._watch, now_s)
        if heard and now_s - self._told_s >= 1.0:
            self._told_s = now_s
            crashes = len(self._watch.crashes_s)
            well = "open" if BEAT in heard else "no screen shows the window"
            # A screen that is off is not the service's fault: whoever waits for it to be ready need not wait on.
            ready = BEAT in heard or rules.waits_for_screen(self._watch, self._patience, now_s)
            self._systemd.alive(well + (f"; {crashes} restarts lately" if crashes else ""), ready)
        if LEAVING in heard:
            self._watch = rules.leaving(self._watch, now_s)
        if self._window and _is_over(self._window):
            self._mourn(self._window)
        if self._next and _is_over(self._next):
            log.warning("the window that was made ready ended with status %d", self._buried(self._next))
            self._next, self._next_at_s = None, now_s + _SPARE_AGAIN_S

    def _mourn(self, window: Window) -> None:
        self._poll.unregister(window.beats)
        status, self._window = self._buried(window), None
        self._watch = rules.ended(self._watch, status, self._patience, time.monotonic())
        if self._watch.over or self._end_by_s is not None:
            return
        self._next_at_s = 0.0
        log.warning("window %d: %s, status %d", window.pid, self._watch.after, status)
        if self._watch.pause_s:
            many, window_s = len(self._watch.crashes_s), self._patience.window_s
            last = f"status {status}" if status >= 0 else f"signal {-status}"
            why = f"{many} crashes within {window_s:.0f} s, the last one with {last}"
            why += f"; the next start in {self._watch.pause_s:.0f} s"
            log.error("%s. What the window said last stands above", why)
            self._systemd.status(why)

    def _buried(self, window: Window) -> int:
        self._poll.unregister(window.gone)
        return window.bury()

    def _spare_due_s(self) -> float | None:
        """When the next window should be made ready; None while there is one, or none has drawn yet."""
        if self._next or self._watch.phase != "drawing":
            return None
        return max(self._watch.since_s + self._patience.ready_after_s, self._next_at_s)

    def _make_next(self, now_s: float) -> None:
        self._next_at_s = now_s + _SPARE_AGAIN_S
        if _available_kb() < _SPARE_KB:
            return
        try:
            self._next = self._made()
        except OSError as error:
            log.warning("no next window can be made ready: %s", error)

    def _ask_compositor(self, now_s: float) -> int | None:
        assert self._compositor is not None
        if self._question and self._question.answered():
            self._answered(now_s)
        elif self._question and now_s - self._question.asked_s >= self._patience.answer_s:
            return self._without_compositor("the compositor does not answer")
        elif self._question is None and now_s >= self._ask_at_s:
            try:
                self._question = Question(self._compositor, now_s)
                self._poll.register(self._question, select.POLLIN)
            except OSError as error:
                return self._without_compositor(f"the compositor is gone: {error}")
        return None

    def _answered(self, now_s: float) -> None:
        assert self._question is not None
        self._poll.unregister(self._question)
        self._question.close()
        self._question, self._ask_at_s = None, now_s + self._patience.ask_s

    def _without_compositor(self, why: str) -> int:
        log.error("%s; everything must be started anew", why)
        self._systemd.give_up(why)
        return COMPOSITOR_GONE

    def _told_to_end(self) -> None:
        if self._end_by_s is None:
            self._end_by_s = time.monotonic() + self._patience.end_s
            self._systemd.stopping()
            if self._window:
                self._window.end()

    def _leave(self) -> int:
        if self._end_by_s is None and self._left:
            log.info("the window was ended by staff")
            with suppress(OSError):
                self._left.touch()
        return 0

    def _clear(self) -> None:
        for window in (self._window, self._next):
            if window:
                window.kill()
                window.bury()
        if self._question:
            self._question.close()


def _is_over(window: Window) -> bool:
    return bool(select.select([window.gone], [], [], 0)[0])


def _available_kb() -> int:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1])
    except (OSError, StopIteration, ValueError):
        return 0


def environment_of_window(environment: Mapping[str, str]) -> dict[str, str]:
    """The keeper's own environment as the window gets it, without what only systemd and the keeper speak of."""
    told = dict(environment)
    without_systemd(told)
    told["PYTHONUNBUFFERED"] = "1"
    return told

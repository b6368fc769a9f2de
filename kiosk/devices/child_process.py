"""A child process that speaks JSON lines, kept alive by the supervisor's rules."""

from __future__ import annotations

import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Any

from kiosk.devices import supervisor
from kiosk.devices.supervisor import EXIT_LASTING, Cause, RestartRules
from kiosk.happenings.words import Level

Line = dict[str, Any]
_LONGEST_LINE = 65536
_GRACE_S = 1.0
_LAST_GRACE_S = 0.8
# Windows, where developers run the pretend devices, knows one way only.
_KILL = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChildName:
    """How staff know the child, in both languages, as the beginning of a sentence."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class _Said:
    line: Line


@dataclass(frozen=True, slots=True)
class _Ended:
    status: int


class _Stop:
    pass


class _Run:
    """One life of the child: the process, the threads that read it, and the fault it told about itself, if any."""

    def __init__(
        self, command: Sequence[str], first_words: str, news: queue.Queue[_Said | _Ended | _Stop], name: str
    ) -> None:
        self.told: Line | None = None
        self._news = news
        self._name = name
        # A group of its own: a Ctrl-C meant for the kiosk doesn't tear the child down behind its back, and whatever
        # the child started is killed with it.
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
        )
        self._mouth = threading.Lock()
        if sys.platform != "win32" and self.process.stdin:
            os.set_blocking(self.process.stdin.fileno(), False)
        if first_words:
            self.say(first_words)
        self._last_words: deque[str] = deque(maxlen=20)
        self._readers = [self._thread(self._read_lines), self._thread(self._read_chatter)]
        self.waiter = self._thread(self._wait)

    def _thread(self, target: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=target, name=f"{self._name} {target.__name__}", daemon=True)
        thread.start()
        return thread

    def say(self, line: str) -> bool:
        """Write a line to the child; False when it is gone or has stopped reading."""
        with self._mouth:
            if self.process.stdin is None or self.process.stdin.closed:
                return False
            try:
                # A pipe takes a line of less than 4096 bytes whole or not at all.
                return os.write(self.process.stdin.fileno(), f"{line}\n".encode()) > 0
            except (BrokenPipeError, BlockingIOError):
                return False

    def kill(self, number: signal.Signals) -> None:
        """Signal the child and everything it started; nothing happens when they are gone already."""
        try:
            if sys.platform == "win32":
                self.process.kill()
            else:
                os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            pass

    def _wait(self) -> None:
        status = self.process.wait()
        # What the child had started would keep its pipes open.
        self.kill(_KILL)
        for reader in self._readers:
            reader.join()
        if self.process.stdin:
            with self._mouth:
                self.process.stdin.close()
        if status:
            _log.warning("%s ended with status %d; last words:\n%s", self._name, status, "\n".join(self._last_words))
        self._news.put(_Ended(status))

    def _read_lines(self) -> None:
        with _opened(self.process.stdout) as stream:
            while raw := stream.readline(_LONGEST_LINE):
                try:
                    line = json.loads(raw)
                except ValueError:
                    line = None
                if isinstance(line, dict):
                    self._news.put(_Said(line))
                else:
                    _log.warning("%s said what is no JSON object: %r", self._name, raw[:200])

    def _read_chatter(self) -> None:
        with _opened(self.process.stderr) as stream:
            while raw := stream.readline(_LONGEST_LINE):
                text = raw.decode("utf-8", "replace").rstrip()
                self._last_words.append(text)
                _log.debug("%s: %s", self._name, text)


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


class ChildProcess:
    """Runs `command` from `start` to `stop`, restarting it when it ends, never gets ready, or falls silent.

    The child prints one JSON object per line on standard output: `{"kind": "ready"}` once it works, anything else
    whenever it likes (`{"kind": "heartbeat"}` at least every `rules.silent_s` / 2), and before it ends by its own
    decision `{"kind": "fault", "sentence_zh", "sentence_en"}` with exit status `EXIT_LASTING` when a restart at once
    won't help. `on_line` gets every line, `on_state` every change of health; both are called from one thread of this
    object's own and must be quick. At `stop` the child gets SIGTERM and a second later SIGKILL; its standard input
    ends when the kiosk does. `first_words` is the line it finds there at each start: for what other users of the
    machine must not read from its command line.
    """

    def __init__(
        self,
        name: ChildName,
        command: Sequence[str],
        on_line: Callable[[Line], None],
        on_state: Callable[[Level, str, str], None],
        rules: RestartRules | None = None,
        first_words: str = "",
    ) -> None:
        self._name = name
        self._first_words = first_words
        self._command = list(command)
        self._on_line = on_line
        self._on_state = on_state
        self._rules = rules or RestartRules()
        self._news: queue.Queue[_Said | _Ended | _Stop] = queue.Queue()
        self._watch = supervisor.at_rest(0.0)
        self._run: _Run | None = None
        self._thread: threading.Thread | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id while there is one."""
        run = self._run
        return run.process.pid if run else None

    def say(self, line: str) -> bool:
        """Write a line of less than 4096 bytes to the child's standard input; False when nobody reads it.

        From any thread; never waits.
        """
        run = self._run
        return run is not None and run.say(line)

    def start(self) -> None:
        """Start the child; returns at once. Calling it again does nothing."""
        if self._thread is None:
            self._watch = supervisor.at_rest(time.monotonic())
            self._thread = threading.Thread(target=self._supervise, name=f"{self._name.en} supervisor", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the child and join every thread; within two seconds."""
        if self._thread is not None:
            self._news.put(_Stop())
            self._thread.join()
            self._thread = None

    def _supervise(self) -> None:
        while True:
            due = supervisor.due(self._watch, self._rules)
            try:
                news = self._news.get(timeout=max(0.0, due.at_s - time.monotonic()) if due else None)
            except queue.Empty:
                assert due is not None
                self._do(due)
                continue
            if isinstance(news, _Stop):
                self._end()
                return
            if isinstance(news, _Said):
                self._hear(news.line)
            else:
                self._mourn(news.status)

    def _do(self, due: supervisor.Due) -> None:
        if due.action == "kill":
            self._watch = supervisor.killing(self._watch, due, time.monotonic())
            if self._run and self._watch.phase == "ending":
                self._run.kill(_KILL)
            return
        try:
            self._run = _Run(self._command, self._first_words, self._news, self._name.en)
        except OSError as error:
            _log.warning("%s can't be started: %s", self._name.en, error)
            self._fault("not_started", None, True)
            return
        self._watch = supervisor.started(self._watch, time.monotonic())

    def _hear(self, line: Line) -> None:
        if self._run is None or self._watch.phase == "ending":
            return
        was_well = self._watch.well
        if line.get("kind") == "ready":
            self._watch = supervisor.ready(self._watch, self._rules, time.monotonic())
        else:
            self._watch = supervisor.heard(self._watch, self._rules, time.monotonic())
        # Only a fault that was its last word says why it ended.
        self._run.told = line if line.get("kind") == "fault" else None
        self._call(lambda: self._on_line(line))
        if self._watch.well and not was_well:
            self._call(lambda: self._on_state("ok", f"{self._name.zh}运行正常。", f"{self._name.en} is running."))

    def _mourn(self, status: int) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        cause: Cause = self._watch.cause or ("killed" if status < 0 else "ended")
        self._fault(cause, run.told, status == EXIT_LASTING)

    def _fault(self, cause: Cause, told: Line | None, said_lasting: bool) -> None:
        self._watch = supervisor.ended(self._watch, self._rules, time.monotonic(), said_lasting)
        zh, en = _cause_sentences(self._name, cause)
        if told:
            zh, en = str(told.get("sentence_zh", zh)), str(told.get("sentence_en", en))
        pause = f"{self._watch.pause_s:g}"
        if self._watch.lasting:
            zh, en = f"{zh}请检查；每 {pause} 秒再试一次。", f"{en} Please check it; it is tried again every {pause} s."
        else:
            zh, en = f"{zh}{pause} 秒后重新启动。", f"{en} It starts again in {pause} s."
        self._call(lambda: self._on_state("fault", zh, en))

    def _call(self, callback: Callable[[], None]) -> None:
        # A mistake in a callback must not leave the child without its supervisor.
        try:
            callback()
        except Exception:
            _log.exception("%s: a callback failed", self._name.en)

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        run.kill(signal.SIGTERM)
        run.waiter.join(timeout=_GRACE_S)
        run.kill(_KILL)
        # A process stuck inside a driver can't even be killed: it is left behind, it ends when the driver lets go.
        run.waiter.join(timeout=_LAST_GRACE_S)


def _cause_sentences(name: ChildName, cause: Cause) -> tuple[str, str]:
    sentences: dict[Cause, tuple[str, str]] = {
        "ended": ("意外结束。", "ended by itself."),
        "killed": ("被系统终止。", "was killed."),
        "never_ready": ("迟迟没有就绪。", "did not get ready."),
        "silent": ("没有响应。", "stopped answering."),
        "not_started": ("无法启动。", "can't be started."),
    }
    zh, en = sentences[cause]
    return f"{name.zh}{zh}", f"{name.en} {en}"


def python_module(module: str, *arguments: str) -> list[str]:
    """The command that runs one of our modules in this same Python, with output unbuffered."""
    return [sys.executable, "-u", "-m", module, *arguments]

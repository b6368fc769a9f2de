"""Real child processes under the supervisor: killed, stopped, mute, wrong; nothing is waited for but what they say."""

import os
import queue
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kiosk.devices.child_process import ChildName, ChildProcess
from kiosk.devices.supervisor import RestartRules

QUICK = RestartRules(
    ready_within_s=10, silent_s=1.0, steady_s=0, pause_first_s=0.01, pause_most_s=0.05, budget=3, lasting_pause_s=60
)
BEATING = """
import json, os, sys, threading
print(json.dumps({"kind": "ready", "pid": os.getpid()}), flush=True)
beat = threading.Event()
while not beat.wait(0.2):
    print(json.dumps({"kind": "heartbeat"}), flush=True)
"""


class Heard:
    """What a child process reported, waited for with a limit that only a broken run reaches."""

    def __init__(self) -> None:
        self.lines: queue.Queue[dict[str, Any]] = queue.Queue()
        self.states: queue.Queue[tuple[str, str, str]] = queue.Queue()

    def line(self, kind: str) -> dict[str, Any]:
        while True:
            line = self.lines.get(timeout=20)
            if line["kind"] == kind:
                return line

    def state(self) -> tuple[str, str, str]:
        return self.states.get(timeout=20)


def has_ended(process_descriptor: int) -> bool:
    """Waits for the end of the process behind a pidfd."""
    return bool(select.select([process_descriptor], [], [], 20)[0])


@contextmanager
def kept_alive(script: str, rules: RestartRules = QUICK) -> Iterator[tuple[ChildProcess, Heard]]:
    heard = Heard()
    child = ChildProcess(
        ChildName("相机", "The camera"),
        [sys.executable, "-u", "-c", script],
        heard.lines.put,
        lambda *state: heard.states.put(state),
        rules,
    )
    child.start()
    try:
        yield child, heard
    finally:
        child.stop()
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("The camera")]


def test_a_killed_child_comes_back_and_staff_are_told_both() -> None:
    with kept_alive(BEATING) as (_, heard):
        first = heard.line("ready")["pid"]
        assert heard.state()[0] == "ok"
        os.kill(first, signal.SIGKILL)
        level, zh, en = heard.state()
        assert level == "fault"
        assert zh.startswith("相机被系统终止。")
        assert en.startswith("The camera was killed.")
        assert heard.line("ready")["pid"] != first
        assert heard.state() == ("ok", "相机运行正常。", "The camera is running.")


def test_a_hanging_child_is_killed_and_started_again() -> None:
    with kept_alive(BEATING) as (_, heard):
        first = heard.line("ready")["pid"]
        assert heard.state()[0] == "ok"
        os.kill(first, signal.SIGSTOP)
        assert "stopped answering" in heard.state()[2]
        assert heard.line("ready")["pid"] != first


def test_a_child_that_keeps_ending_uses_up_its_budget_and_rests() -> None:
    with kept_alive("raise SystemExit(3)") as (child, heard):
        states = [heard.state() for _ in range(4)]
        assert [("again every" in en) for _, _, en in states] == [False, False, False, True]
        assert child.pid is None


def test_a_child_that_knows_its_fault_gives_the_sentence_and_is_not_started_again_soon() -> None:
    script = """
import json
print(json.dumps({"kind": "fault", "sentence_zh": "模型文件损坏。", "sentence_en": "The model is damaged."}))
raise SystemExit(78)
"""
    with kept_alive(script) as (_, heard):
        level, zh, en = heard.state()
        assert level == "fault"
        assert zh == "模型文件损坏。请检查；每 60 秒再试一次。"
        assert en == "The model is damaged. Please check it; it is tried again every 60 s."


def test_a_program_that_is_not_there_is_a_sentence_not_a_crash() -> None:
    heard = Heard()
    child = ChildProcess(
        ChildName("相机", "The camera"),
        ["/nonexistent/program"],
        heard.lines.put,
        lambda *s: heard.states.put(s),
        QUICK,
    )
    child.start()
    assert heard.state()[2].startswith("The camera can't be started.")
    child.stop()


def test_chatter_and_broken_lines_on_standard_output_harm_nothing() -> None:
    script = "import os\nos.write(1, b'[1]\\nnot json\\n\\xff\\xfe\\n' + b'x' * 200000 + b'\\n')\n" + BEATING
    with kept_alive(script) as (_, heard):
        assert heard.line("ready")


def test_a_failing_listener_does_not_lose_the_supervisor() -> None:
    heard = Heard()

    def listen(line: dict[str, Any]) -> None:
        heard.lines.put(line)
        raise RuntimeError("a mistake of the listener")

    child = ChildProcess(
        ChildName("相机", "The camera"), [sys.executable, "-c", BEATING], listen, lambda *s: heard.states.put(s), QUICK
    )
    child.start()
    first = heard.line("ready")["pid"]
    os.kill(first, signal.SIGKILL)
    assert heard.line("ready")["pid"] != first
    child.stop()


def test_stopping_asks_first() -> None:
    script = """
import json, signal, sys
def end(*_):
    print(json.dumps({"kind": "farewell"}), flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
print(json.dumps({"kind": "ready"}), flush=True)
while True:
    signal.pause()
"""
    with kept_alive(script, RestartRules(silent_s=None)) as (child, heard):
        heard.line("ready")
        pid = child.pid
        assert pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_child_deaf_to_sigterm_and_what_it_started_are_gone_after_stop() -> None:
    script = """
import json, signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()"
inner = subprocess.Popen([sys.executable, "-c", deaf])
print(json.dumps({"kind": "ready", "inner": inner.pid}), flush=True)
while True:
    signal.pause()
"""
    with kept_alive(script, RestartRules(silent_s=None)) as (_, heard):
        inner = os.pidfd_open(heard.line("ready")["inner"])
    assert has_ended(inner)
    os.close(inner)


def test_a_child_ends_with_its_parent_even_when_it_is_stopped() -> None:
    grandchild = "from kiosk.parent_death import die_with_parent\ndie_with_parent()\n" + BEATING
    parent = f"""
import subprocess, sys
child = subprocess.Popen([sys.executable, "-u", "-c", {grandchild!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(child.pid, child.stdout.readline().decode(), flush=True)
sys.stdin.read()
"""
    with subprocess.Popen([sys.executable, "-c", parent], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        pid = int(process.stdout.readline().split()[0])
        end = os.pidfd_open(pid)
        os.kill(pid, signal.SIGSTOP)
        process.kill()
    assert has_ended(end)
    os.close(end)

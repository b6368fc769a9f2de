"""A stand-in for the kiosk's window, and the keeper around it, as processes: python -m tests.keeper.stand_in DO.

DO: `beat` beats until it is told to end, then ends in order; `unseen` does so while no screen shows it; `crash` ends at
once with status 1; `mute` never beats.
`keep DO` runs a keeper, in a great hurry, of a window that does so; a signal USR2 has a window restart as planned, and
HUP has it leave as staff do. Everything is told on standard output, a line each.
"""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

from kiosk import kept


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def window(do: str) -> int:
    begun = kept.wait_for_cue(lambda: say("ready", os.getpid()))
    fd = kept.beat_fd()
    assert fd is not None
    how = begun.restarted
    say("begun", os.getpid(), how.after if how else "first", f"{how.dark_s:.2f}" if how else "")
    if do == "crash":
        print("no restart mends this", file=sys.stderr)
        return 1
    beat = {"beat": kept.BEAT, "unseen": kept.UNSEEN}.get(do, b"")
    statuses = {signal.SIGTERM: 0, signal.SIGHUP: 0, signal.SIGUSR2: kept.PLANNED}
    told: list[int] = []
    for number in statuses:
        signal.signal(number, lambda got, _: told.append(got))
    os.write(fd, beat)
    # Ends by itself only when the test lets go of the other end.
    child = subprocess.Popen(["cat", os.environ["STAND_IN_PIPE"]])
    say("child", child.pid)
    while not told:
        os.write(fd, beat)
        select.select([], [], [], 0.05)
    say("told", signal.Signals(told[0]).name)
    os.write(fd, kept.LEAVING)
    child.kill()
    child.wait()
    return statuses[signal.Signals(told[0])]


def keep(do: str, ready_after_s: str, left: str) -> int:
    # Not for the windows, which are started often.
    from kiosk.keeper.keeper import Keeper, environment_of_window
    from kiosk.keeper.rules import Patience
    from kiosk.keeper.systemd import Systemd

    hurry = Patience(
        60.0, 0.6, 2, 120.0, 600.0, 600.0, 20.0, float(ready_after_s), ask_s=0.1, answer_s=0.4, no_screen_s=0.3
    )
    command = [sys.executable, "-m", "tests.keeper.stand_in", do]
    return Keeper(command, environment_of_window(os.environ), Systemd(), Path(left), hurry).run()


if __name__ == "__main__":
    sys.exit(keep(*sys.argv[2:]) if sys.argv[1] == "keep" else window(sys.argv[1]))

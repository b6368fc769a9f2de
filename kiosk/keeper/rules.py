"""When the window is started, given up and started anew: pure thinking with the clock as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from kiosk.kept import AFTER, PLANNED, Restarted

Phase = Literal["resting", "starting", "drawing", "leaving", "ending"]
_OURSELVES_LATE_S = 1.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How patient the keeper is, in seconds.

    After more than `crashes` within `window_s` it waits `pause_s` before the next start, twice as long each time, up to
    `pause_most_s`. A window told to end gets `end_s`. A next one is made ready `ready_after_s` after the first beat.
    The compositor is asked every `ask_s` and must answer within `answer_s`. A window that no screen has shown for
    `no_screen_s` waits for its screen.
    """

    first_beat_s: float = 60.0
    silent_s: float = 10.0
    crashes: int = 5
    window_s: float = 120.0
    pause_s: float = 2.0
    pause_most_s: float = 30.0
    end_s: float = 20.0
    ready_after_s: float = 20.0
    ask_s: float = 5.0
    answer_s: float = 15.0
    no_screen_s: float = 20.0


@dataclass(frozen=True, slots=True)
class Watch:
    """What the keeper knows of its window.

    `picture_s`: when there was last a picture to be seen. `unseen_s`: since when no screen shows a window that is well,
    None while one does. `crashes_s`: the times of the crashes and hangs that still weigh. `after`: how the last window
    ended, None before the first one. `over`: it ended for good.
    """

    phase: Phase
    since_s: float
    heard_s: float
    picture_s: float
    pause_s: float = 0.0
    crashes_s: tuple[float, ...] = ()
    after: AFTER | None = None
    hung: bool = False
    over: bool = False
    unseen_s: float | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done at `at_s` unless something happens before."""

    action: Literal["start", "kill"]
    at_s: float


def at_rest(now_s: float) -> Watch:
    """No window was started yet: one is due at once."""
    return Watch("resting", now_s, now_s, now_s)


def due(watch: Watch, patience: Patience) -> Due | None:
    """The next thing to do; None when the window is being ended or ended for good."""
    if watch.over or watch.phase == "ending":
        return None
    if watch.phase == "resting":
        return Due("start", watch.since_s + watch.pause_s)
    allowed_s = {"starting": patience.first_beat_s, "drawing": patience.silent_s, "leaving": patience.end_s}
    return Due("kill", watch.heard_s + allowed_s[watch.phase])


def restarted(watch: Watch, now_s: float) -> Restarted | None:
    """What the window that begins now is told of the one before; None for the first one."""
    return Restarted(watch.after, now_s - watch.picture_s) if watch.after else None


def begun(watch: Watch, now_s: float) -> Watch:
    """A window has begun."""
    return replace(watch, phase="starting", since_s=now_s, heard_s=now_s, hung=False, unseen_s=None)


def beaten(watch: Watch, now_s: float) -> Watch:
    """The window drew. A beat of one that is being killed comes too late."""
    if watch.phase not in ("starting", "drawing"):
        return watch
    since_s = watch.since_s if watch.phase == "drawing" else now_s
    return replace(watch, phase="drawing", since_s=since_s, heard_s=now_s, picture_s=now_s, unseen_s=None)


def unseen(watch: Watch, now_s: float) -> Watch:
    """The window is well, but no screen shows it: it is waited for, and there is no picture."""
    if watch.phase not in ("starting", "drawing"):
        return watch
    return replace(watch, heard_s=now_s, unseen_s=now_s if watch.unseen_s is None else watch.unseen_s)


def waits_for_screen(watch: Watch, patience: Patience, now_s: float) -> bool:
    """Whether the hall is as open as it can be: all is well, but its screens have been off for a while."""
    return watch.unseen_s is not None and now_s - watch.unseen_s >= patience.no_screen_s


def leaving(watch: Watch, now_s: float) -> Watch:
    """The window said that it ends in order: there is a picture until now, and no beat from here on."""
    if watch.phase not in ("starting", "drawing"):
        return watch
    return replace(watch, phase="leaving", heard_s=now_s, picture_s=now_s)


def killing(watch: Watch, overdue: Due, now_s: float) -> Watch:
    """The window is to be killed for what is overdue: phase `ending`.

    If we ourselves come late (this process was stopped or starved), its beats may still be on their way, and it gets
    its time once more instead.
    """
    if now_s - overdue.at_s > _OURSELVES_LATE_S:
        return replace(watch, heard_s=now_s)
    return replace(watch, phase="ending", hung=True)


def ended(watch: Watch, status: int, patience: Patience, now_s: float) -> Watch:
    """The window is gone, with this exit status (negative: by a signal).

    0 is the end. `PLANNED` is a restart at once, if it had drawn before. Anything else is a crash or a hang.
    """
    # A window that crashed was seen until it did; one that hung since its last beat showed nothing that was true.
    seen = watch.phase == "drawing" and not watch.hung
    picture_s = now_s if seen else watch.picture_s
    resting = replace(
        watch, phase="resting", since_s=now_s, heard_s=now_s, picture_s=picture_s, pause_s=0.0, hung=False
    )
    if status == 0 and not watch.hung:
        return replace(resting, over=True)
    if status == PLANNED and watch.phase in ("drawing", "leaving"):
        return replace(resting, after="planned")
    crashes_s = (*(at for at in watch.crashes_s if now_s - at < patience.window_s), now_s)
    many = len(crashes_s) - patience.crashes
    pause_s = min(patience.pause_s * 2.0 ** min(many - 1, 10), patience.pause_most_s) if many > 0 else 0.0
    return replace(resting, after="hang" if watch.hung else "crash", crashes_s=crashes_s, pause_s=pause_s)

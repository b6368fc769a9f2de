"""Judging a print job by what its queue says: pure, with the clock as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

JobState = Literal["waiting", "printing", "stopped", "done", "cancelled", "failed"]
Verdict = Literal["", "done", "give_up", "failed"]

BLOCKED_S = 4.0
"""A trouble that lasts so long is told to the visitor, who can take the code instead."""
OFFLINE_S = 15.0
"""Waking printers, and a scheduler that is started anew, need a while."""
LONGEST_S = 180.0
"""For each copy."""


@dataclass(frozen=True, slots=True)
class JobLook:
    """A job at one moment. `trouble`: a key of SENTENCES, "" when nothing is wrong with the printer."""

    state: JobState
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class JobWatch:
    """What is known of the job in flight; `trouble` stands since `trouble_s`. `moved`: it was being printed once."""

    begun_s: float
    copies: int = 1
    trouble: str = ""
    trouble_s: float = 0.0
    moved: bool = False

    def blocked(self, look: JobLook) -> str:
        """What keeps the job from going on, "" when nothing does; a queue may not tell.

        A job that waits again after it moved was put back by a scheduler started anew: its card may have come out, and
        would come out again.
        """
        if look.trouble or look.state == "printing":
            return look.trouble
        if look.state == "stopped":
            return "refused"
        return "cancelled" if self.moved else ""


def judge(watch: JobWatch, look: JobLook, now_s: float) -> tuple[JobWatch, Verdict, str]:
    """The watch after this look, the verdict, and the reason of a give_up or failed.

    `give_up`: the job is to be cancelled, so that it does not come out when the paper is refilled hours later.
    """
    if look.state == "done":
        return watch, "done", ""
    if look.state == "cancelled":
        return watch, "failed", look.trouble or "cancelled"
    if look.state == "failed":
        return watch, "failed", look.trouble or "refused"
    if (blocked := watch.blocked(look)) != watch.trouble:
        watch = replace(watch, trouble=blocked, trouble_s=now_s)
    watch = replace(watch, moved=watch.moved or look.state == "printing")
    patience_s = OFFLINE_S if watch.trouble == "offline" else BLOCKED_S
    if watch.trouble and now_s - watch.trouble_s >= patience_s:
        return watch, "give_up", watch.trouble
    if now_s - watch.begun_s >= LONGEST_S * watch.copies:
        return watch, "give_up", watch.trouble or "offline"
    return watch, "", ""

"""Judging a print job by what its queue says: pure, with the clock as an argument."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

JobState = Literal["waiting", "printing", "done", "cancelled", "failed"]
Verdict = Literal["", "done", "give_up", "failed"]

BLOCKED_S = 4.0
"""A trouble that lasts so long is told to the visitor, who can take the code instead."""
OFFLINE_S = 15.0
"""Waking printers need a while."""
LONGEST_S = 180.0


@dataclass(frozen=True, slots=True)
class JobLook:
    """A job at one moment. `trouble`: a key of SENTENCES, "" when nothing is wrong with the printer."""

    state: JobState
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class JobWatch:
    """What is known of the job in flight; `trouble` stands since `trouble_s`."""

    begun_s: float
    trouble: str = ""
    trouble_s: float = 0.0


def judge(watch: JobWatch, look: JobLook, now_s: float) -> tuple[JobWatch, Verdict, str]:
    """The watch after this look, the verdict, and the reason of a give_up or failed.

    `give_up`: the job is to be cancelled, so that it does not come out when the paper is refilled hours later.
    """
    if look.state == "done":
        return watch, "done", ""
    if look.state == "cancelled":
        return watch, "failed", "cancelled"
    if look.state == "failed":
        return watch, "failed", look.trouble or "refused"
    if look.trouble != watch.trouble:
        watch = replace(watch, trouble=look.trouble, trouble_s=now_s)
    patience_s = OFFLINE_S if watch.trouble == "offline" else BLOCKED_S
    if watch.trouble and now_s - watch.trouble_s >= patience_s:
        return watch, "give_up", watch.trouble
    if now_s - watch.begun_s >= LONGEST_S:
        return watch, "give_up", watch.trouble or "offline"
    return watch, "", ""

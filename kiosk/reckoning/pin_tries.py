"""How wrong PINs slow down whoever types them, and lock."""

from __future__ import annotations

from dataclasses import dataclass, replace

# Wrong PINs, typed for fun, must not keep staff out for days.
LONGEST_LOCK_S = 3600.0
LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class PinTries:
    """`tries` wrong PINs in a row lock for `lock_s`, twice as long every further time; before that each makes one wait.

    No lock lasts longer than LONGEST_LOCK_S, or than `lock_s` where that is more. `wrong`: so many in a row; `locks`:
    so many since the last right one. Nothing is to be typed before `until_s`.
    """

    tries: int
    lock_s: float
    wrong: int = 0
    locks: int = 0
    until_s: float = 0.0

    @property
    def locked(self) -> bool:
        """Whether the last wrong PIN locked; only of interest before `until_s`."""
        return self.wrong == 0 and self.locks > 0

    def missed(self, now_s: float) -> PinTries:
        """After one more wrong PIN."""
        wrong = self.wrong + 1
        if wrong < self.tries:
            return replace(self, wrong=wrong, until_s=now_s + min(2.0**wrong, LONGEST_WAIT_S))
        lock_s = min(self.lock_s * 2 ** min(self.locks, 12), self._longest_s)
        return replace(self, wrong=0, locks=self.locks + 1, until_s=now_s + lock_s)

    def opened(self) -> PinTries:
        """After the right one."""
        return PinTries(self.tries, self.lock_s)

    def resumed(self, wrong: int, locks: int, left_s: float, now_s: float) -> PinTries:
        """As they were kept before a restart; what no try can have led to is taken for the nearest that can."""
        wrong = min(max(wrong, 0), self.tries - 1)
        # In this order no number at all is no time at all.
        left_s = min(max(0.0, left_s), self._longest_s)
        return replace(self, wrong=wrong, locks=max(locks, 0), until_s=now_s + left_s)

    @property
    def _longest_s(self) -> float:
        return max(self.lock_s, LONGEST_LOCK_S)

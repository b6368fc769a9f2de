"""PINs that anybody would try: too short, in a row, repeated, along the keys, or known everywhere."""

from __future__ import annotations

from itertools import pairwise

# Leaked lists begin like this, Chinese ones with their lucky and loving numbers; and ways along the keys.
_KNOWN = {
    *("1004", "1122", "1133", "1314", "1397", "1688", "2233", "5683", "7931", "9527"),
    *("110119", "110120", "112233", "131452", "168888", "201314", "520131", "521521", "666888", "888666", "5201314"),
    *("0852", "1379", "1470", "2580", "3690", "9630"),
    *("123654", "147258", "147369", "159357", "258369", "456789", "789456", "147258369", "789456123"),
}


def is_weak(pin: str) -> bool:
    """Whether `pin` is no PIN (4 to 12 digits), or one of those somebody at the pad would try first."""
    if not (pin.isdigit() and pin.isascii() and 4 <= len(pin) <= 12):
        return True
    return pin in _KNOWN or _in_steps(pin) or _repeats(pin) or pin == pin[::-1] or _is_year(pin)


def _in_steps(pin: str) -> bool:
    """One digit again and again, or always the same step: 1111, 1234, 9876, 2468, 7890."""
    digits = [int(digit) for digit in pin]
    return len({(after - before) % 10 for before, after in pairwise(digits)}) == 1


def _repeats(pin: str) -> bool:
    """One block twice or more: 1212, 123123, 520520."""
    return any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1) if len(pin) % size == 0)


def _is_year(pin: str) -> bool:
    return len(pin) == 4 and pin[:2] in ("19", "20")

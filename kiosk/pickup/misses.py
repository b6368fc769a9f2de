"""Who asks for links that are not there, again and again, is guessing."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict

MISSES = 20
AGAIN_S = 6.0
MOST_ADDRESSES = 1024


class Misses:
    """Each address may miss 20 times at once and then once in six seconds; what is there is served to all, always.

    Remembers a thousand addresses at most, the last ones, and nothing else of them. Times are seconds of any clock.
    """

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, address: str, now_s: float) -> bool:
        """Count one more miss of this address; False when there were too many."""
        who = _network(address)
        left, since_s = self._left.pop(who, (float(MISSES), now_s))
        left = min(float(MISSES), left + (now_s - since_s) / AGAIN_S)
        allowed = left >= 1.0
        self._left[who] = (left - 1.0 if allowed else left, now_s)
        if len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return allowed

    def __len__(self) -> int:
        return len(self._left)


def _network(address: str) -> str:
    # One owner of IPv6 has a whole /64 to ask from.
    if ":" not in address:
        return address
    try:
        return str(ipaddress.ip_network((address.partition("%")[0], 64), strict=False))
    except ValueError:
        return address

"""UUIDv7 identities in the order they were made."""

from __future__ import annotations

import os
import threading


class Identities:
    """Makes UUIDv7 (RFC 9562, a counter in rand_a) that only grow within one process, even when the clock is set back.

    Python has `uuid.uuid7` only from 3.14 on, and the kept packages read the clock themselves, out of reach of a test.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._latest = 0

    def make(self, utc_ms: int) -> bytes:
        """16 bytes: 48 bits of `utc_ms` (or of the latest time seen, if later), a 12-bit counter, 62 random bits."""
        with self._turn:
            # The counter starts in its lower half and carries into the milliseconds when it is full.
            fresh = (utc_ms << 12) | (int.from_bytes(os.urandom(2)) & 0x7FF)
            self._latest = max(fresh, self._latest + 1)
            ms, counter = self._latest >> 12, self._latest & 0xFFF
        random = int.from_bytes(os.urandom(8)) & 0x3FFF_FFFF_FFFF_FFFF
        return (ms << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | random).to_bytes(16)

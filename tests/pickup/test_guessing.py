"""Who misses again and again is told so, and remembering who did takes no memory to speak of."""

from __future__ import annotations

from kiosk.pickup.misses import AGAIN_S, MISSES, MOST_ADDRESSES, Misses


def test_a_phone_may_miss_some_and_then_one_every_few_seconds():
    misses = Misses()
    assert [misses.allows("192.168.1.5", 0.0) for _ in range(MISSES + 2)] == [True] * MISSES + [False, False]
    assert not misses.allows("192.168.1.5", AGAIN_S / 2)
    assert misses.allows("192.168.1.5", AGAIN_S * 1.6)
    assert not misses.allows("192.168.1.5", AGAIN_S * 1.7)


def test_another_address_is_not_held_to_account():
    misses = Misses()
    for _ in range(MISSES + 1):
        misses.allows("192.168.1.5", 0.0)
    assert misses.allows("192.168.1.6", 0.0)


def test_all_addresses_of_one_ipv6_network_count_as_one():
    misses = Misses()
    answers = [misses.allows(f"2001:db8::{number:x}", 0.0) for number in range(MISSES + 1)]
    assert answers[-1] is False
    assert misses.allows("2001:db8:0:1::1", 0.0)
    assert misses.allows("fe80::1%eth0", 0.0)


def test_a_flood_of_addresses_is_forgotten_from_its_beginning():
    misses = Misses()
    for number in range(MOST_ADDRESSES * 3):
        misses.allows(f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}", 0.0)
    assert len(misses) == MOST_ADDRESSES


def test_a_clock_that_jumps_gives_no_credit_beyond_the_whole():
    misses = Misses()
    misses.allows("192.168.1.5", 0.0)
    assert [misses.allows("192.168.1.5", 1e9) for _ in range(MISSES + 1)][-1] is False

"""The address in the code must be one a phone in the hall can reach."""

from __future__ import annotations

import ipaddress

import pytest

from kiosk.pickup.address import base_url, own_addresses, phone_address, reachable


@pytest.mark.parametrize(
    ("own", "routed", "expected"),
    [
        ([("lo", "127.0.0.1"), ("wlan0", "192.168.31.7")], None, "192.168.31.7"),
        ([("lo", "127.0.0.1"), ("docker0", "172.17.0.1"), ("eth0", "10.2.3.4")], "10.2.3.4", "10.2.3.4"),
        ([("docker0", "172.17.0.1"), ("wlan0", "192.168.1.5")], "172.17.0.1", "192.168.1.5"),
        ([("eth0", "58.40.1.2"), ("wlan0", "192.168.1.5")], "58.40.1.2", "192.168.1.5"),
        ([("eth0", "192.168.1.5"), ("wlan0", "192.168.2.5")], "192.168.2.5", "192.168.2.5"),
        ([("eth0", "58.40.1.2")], "58.40.1.2", "58.40.1.2"),
        ([("eth0", "169.254.9.9"), ("lo", "127.0.0.1")], None, None),
        ([("docker0", "172.17.0.1")], None, "172.17.0.1"),
        ([], None, None),
    ],
)
def test_the_hall_s_network_comes_first(own, routed, expected):
    assert phone_address(own, routed) == expected


def test_this_machine_s_own_addresses_are_numeric():
    for name, text in own_addresses():
        assert name
        assert ipaddress.ip_address(text).version == 4
    found = reachable("auto")
    assert found is None or ipaddress.ip_address(found).version == 4


def test_a_fixed_address_is_taken_as_it_is():
    assert reachable("192.168.9.9") == "192.168.9.9"
    assert base_url("192.168.9.9", 8470) == "http://192.168.9.9:8470"
    assert base_url("fd00::1", 8470) == "http://[fd00::1]:8470"


def test_without_a_network_there_is_no_address_and_no_code_that_no_phone_could_open():
    assert base_url(None, 8470) == ""

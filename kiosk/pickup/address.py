"""Which of this machine's addresses a phone in the hall can reach."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable, Sequence

import psutil

_VIRTUAL = re.compile(r"^(lo|docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|cni|flannel|podman)")
_LANS = [ipaddress.ip_network(net) for net in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12")]


def phone_address(own: Iterable[tuple[str, str]], routed: str | None) -> str | None:
    """The numeric address for phones among (interface, IPv4) pairs; None when there is none.

    A private address of a real interface goes before a public one, the one packets leave by (`routed`) before others,
    and what containers and tunnels make comes last.
    """

    def rank(pair: tuple[str, str]) -> tuple[bool, bool, bool, str, str]:
        name, text = pair
        address = ipaddress.ip_address(text)
        return bool(_VIRTUAL.match(name)), not any(address in lan for lan in _LANS), text != routed, name, text

    usable = [pair for pair in own if _usable(pair[1])]
    return min(usable, key=rank)[1] if usable else None


def _usable(text: str) -> bool:
    address = ipaddress.ip_address(text)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast)


def own_addresses() -> Sequence[tuple[str, str]]:
    """(interface, IPv4 address) of every interface that is up."""
    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    return [
        (name, entry.address)
        for name, entries in psutil.net_if_addrs().items()
        for entry in entries
        if name in up and entry.family == socket.AF_INET
    ]


def routed_address() -> str | None:
    """The address packets to elsewhere would leave by; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def reachable(host: str) -> str | None:
    """`host` itself, or for `auto` the address of the moment, None without a network."""
    return phone_address(own_addresses(), routed_address()) if host == "auto" else host


def base_url(host: str | None, port: int) -> str:
    """`http://HOST:PORT`, with brackets around IPv6; empty for no host."""
    if host is None:
        return ""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

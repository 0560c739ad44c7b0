"""Whether two addresses come out of one line, and whether one of them is of the internet at all."""

from __future__ import annotations

import ipaddress
from typing import Literal

Lines = Literal['same', 'other', 'unknown']
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
HOME, CARRIER = 64, 48  # a line is given at least the first; neighbours of one operator may share the second


def compared(phone: str | None, computer: str | None) -> Lines:
    """How the line of a computer and that of a phone compare, by the addresses that the server saw.

    IPv4: one line has one public address, so equal ones are the same line. IPv6: each device has its own, and a line
    the first 64 bits; a provider may give one line more than these, so that within 48 bits nothing is known. One of
    each family, or one private address, tells nothing.
    """
    one, other = _read(phone), _read(computer)
    if one is None or other is None or one.version != other.version or one.is_global != other.is_global:
        return 'unknown'
    if one == other or _shared(one, other, HOME):
        return 'same'
    if not one.is_global or _shared(one, other, CARRIER):
        return 'unknown'
    return 'other'


def is_public(address: str | None) -> bool:
    """Whether it is an address of the internet: bytes from a private one have not crossed it."""
    read = _read(address)
    return read is not None and read.is_global


def _read(address: str | None) -> Address | None:
    try:
        read = ipaddress.ip_address((address or '').partition('%')[0])
    except ValueError:
        return None
    inner = read.ipv4_mapped if isinstance(read, ipaddress.IPv6Address) else None
    return inner or read


def _shared(one: Address, other: Address, bits: int) -> bool:
    return one.version == 6 and int(one) >> (128 - bits) == int(other) >> (128 - bits)

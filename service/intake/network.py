"""Where a name of the internet leads, and which addresses are of the public internet."""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
_NAT64 = IPv6Network("64:ff9b::/96")
# Which Python takes for public: at 192.0.0.192 a cloud tells a machine its secrets, the other is private.
_PRIVATE = (IPv4Network("192.0.0.0/24"), IPv6Network("fec0::/10"))


def addresses(host: str, port: int) -> list[Address]:
    """All that the name resolves to now. Raises OSError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(f"{host} is no name of a host") from error
    return [ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def is_public(address: Address) -> bool:
    reached = plain(address)
    if reached.is_multicast or reached.is_reserved or any(reached in network for network in _PRIVATE):
        return False
    return reached.is_global


def plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, if it stands for one."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None) or address

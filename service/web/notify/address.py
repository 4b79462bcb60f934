"""Where a webhook may point: nowhere inside, whatever its name resolves to at the moment of sending.

The name is resolved once, every address that it has is checked, and the connection goes to one that was: a name that
points elsewhere a moment later (DNS rebinding) changes nothing.
"""

from dataclasses import dataclass
from ipaddress import ip_network
from urllib.parse import urlsplit

from service.errors import Invalid
from service.intake.network import Address, addresses, is_public, plain

LONGEST = 2_000


class Refused(Exception):
    """The address is not one that may be called."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL in parts. `path` holds the query too."""

    tls: bool
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """For the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.tls else 80) else f"{host}:{self.port}"

    def address(self, networks: str) -> str:
        """Resolves the name, and gives an address of it that may be called. Raises Refused, and OSError."""
        found = addresses(self.host, self.port)
        for address in found:
            if not (_is_own(address, networks) or (self.tls and is_public(address))):
                raise Refused(f"{self.host} is at {address}: webhooks go to public addresses, by https")
        return str(found[0])


def checked(url: str, networks: str) -> Target:
    """Raises Invalid for a URL that no webhook may have. A name that does not resolve yet is no fault."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Invalid(f"This is no address of the web: {error}.", "/url") from error
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or len(url) > LONGEST or not url.isascii():
        raise Invalid("Give an address such as https://desk.example/hooks/tallybook.", "/url")
    if parts.username is not None or parts.fragment or not url.isprintable() or " " in url:
        raise Invalid("Leave out name, password, fragment and blanks: messages are signed instead.", "/url")
    tls = parts.scheme == "https"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    target = Target(tls, host, port or (443 if tls else 80), path)
    try:
        if not tls and not networks:
            raise Refused("Messages go by https")
        target.address(networks)
    except Refused as error:
        raise Invalid(f"{error}. Private networks can be let in by the setting webhook_networks.", "/url") from error
    except OSError:
        return target
    return target


def _is_own(address: Address, networks: str) -> bool:
    return any(plain(address) in ip_network(network) for network in networks.split())

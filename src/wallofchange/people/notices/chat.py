"""A chat webhook as Slack, Teams and Mattermost take it: JSON with a text, posted once, nothing followed.

Only http and https, to an address that belongs to nobody's own network unless the home says so. The name is
looked up once, and that address is spoken to: a name that points elsewhere a moment later changes nothing.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import SplitResult, urlsplit

from wallofchange.people.notices.trouble import NotDelivered

PATIENCE = 10.0  # seconds for each step
MOST_READ = 2_000  # bytes of the answer
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
LATER = frozenset({408, 425, 429})  # answers that say: not now


@dataclass(frozen=True)
class Address:
    """Where to post, with the one network address that was looked up and allowed."""

    url: SplitResult
    ip: str

    @property
    def port(self) -> int:
        return self.url.port or (443 if self.url.scheme == "https" else 80)

    @property
    def path(self) -> str:
        return (self.url.path or "/") + (f"?{self.url.query}" if self.url.query else "")


def post(url: str, text: str, *, own_network: bool = False) -> None:
    """Post this text, or say why not.

    Raises:
        NotDelivered: with a reason in plain words that holds nothing of the address.
    """
    address = looked_up(url, own_network=own_network)
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    try:
        status = _send(address, body)
    except (OSError, HTTPException) as trouble:
        raise NotDelivered(_code_of(trouble)) from None
    if not 200 <= status < 300:
        known = 300 <= status < 500 and status not in LATER
        raise NotDelivered("chat_answered", status, for_good=known)


def looked_up(url: str, *, own_network: bool = False) -> Address:
    """The address behind this URL, where one may post to it.

    Raises:
        NotDelivered: when it is no web address, is not found, or lies in one's own network.
    """
    parts = urlsplit(url)
    try:
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_web = False
    if not is_web or parts.username or parts.password:
        raise NotDelivered("no_address", for_good=True)
    ips = _ips_of(parts.hostname or "", parts.port or 443)
    if not own_network and not all(map(_is_public, ips)):
        raise NotDelivered("own_network", for_good=True)
    return Address(parts, ips[0])


def _ips_of(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotDelivered("not_found") from None
    return [str(each[4][0]).partition("%")[0] for each in found]


def _is_public(ip: str) -> bool:
    """Whether anybody may reach it; an IPv4 address dressed up as IPv6 is looked at without its dress."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv6Address):
        if address in NAT64:
            address = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        else:
            address = address.ipv4_mapped or address.sixtofour or address
    return address.is_global and not address.is_multicast


def _send(address: Address, body: bytes) -> int:
    connection = HTTPConnection(address.url.hostname or "", address.port, timeout=PATIENCE)
    connection.sock = _socket_to(address)
    try:
        headers = {"Content-Type": "application/json", "User-Agent": "wall-of-change"}
        connection.request("POST", address.path, body, headers)
        answer: HTTPResponse = connection.getresponse()
        answer.read(MOST_READ)
        return answer.status
    finally:
        connection.close()


def _socket_to(address: Address) -> socket.socket:
    plain = socket.create_connection((address.ip, address.port), PATIENCE)
    if address.url.scheme != "https":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=address.url.hostname)
    except OSError:
        plain.close()
        raise


def _code_of(trouble: Exception) -> str:
    if isinstance(trouble, TimeoutError):
        return "chat_silent"
    return "chat_certificate" if isinstance(trouble, ssl.SSLError) else "chat_gone"

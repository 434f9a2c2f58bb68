"""A line with TLS on this machine: a certificate of its own, and a server that drips while shaking hands."""

from __future__ import annotations

import datetime
import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

A_DAY = datetime.timedelta(days=1)
MOST = 400  # bytes: a client that listens to the end fails its test, and does not hang
HALF_A_GREETING = b"\x16\x03\x03\x40\x00"  # a record of TLS that goes on for sixteen thousand bytes


def certificate(folder: Path, *, name: str = "127.0.0.1") -> Path:
    """Key and certificate in one file, signed by itself, for this address."""
    key = ec.generate_private_key(ec.SECP256R1())
    whose = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    today = datetime.datetime.now(datetime.UTC)
    place = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))])
    made = (
        x509.CertificateBuilder(whose, whose, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - A_DAY)
        .not_valid_after(today + A_DAY)
        .add_extension(place, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    held = folder / f"{name}.pem"
    held.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain)
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return held


@contextmanager
def dripping(every: float) -> Iterator[str]:
    """A server that greets a byte at a time, some hundreds of them; its URL."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        Thread(target=_greet_all, args=(door, every, over), daemon=True).start()
        yield f"https://127.0.0.1:{door.getsockname()[1]}/v1"
        over.set()


def _greet_all(door: socket.socket, every: float, over: Event) -> None:
    while not over.is_set():
        with suppress(OSError):
            line, _address = door.accept()
            Thread(target=_greet, args=(line, every, over), daemon=True).start()


def _greet(line: socket.socket, every: float, over: Event) -> None:
    with line, suppress(OSError):
        line.sendall(HALF_A_GREETING)
        for _byte in range(MOST):
            if over.wait(every):
                return
            line.sendall(b"\x02")

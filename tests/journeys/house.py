"""The real program on a home of its own, for as long as somebody walks through it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 180  # seconds to start in, on a busy machine
STORE = "wall.sqlite3"


@dataclass(frozen=True)
class House:
    """A running program: where it listens, what it said when it started, and where it keeps everything."""

    address: str
    home: Path
    log: Path

    def says(self) -> str:
        return self.log.read_text()

    def plays(self, moment: datetime) -> None:
        """Set the clock of the house, as a demo's story does: the next thing happens now, at this moment."""
        fresh = self.home / "demo.clock.new"
        fresh.write_text(moment.isoformat())
        fresh.replace(self.home / "demo.clock")  # whoever looks meanwhile finds the one or the other

    def door(self) -> str:
        """Where the first person comes in; printed by an empty home only."""
        return next(word for word in self.says().split() if "/welcome/?key=" in word)


def program(home: Path, *words: str) -> str:
    """Run one command to its end and give what it printed."""
    done = subprocess.run(_command(home, *words), env=plain(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"wallofchange {' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


@contextmanager
def open_house(home: Path) -> Iterator[House]:
    """Serve this home on a free port, and stop when it is left."""
    furnish(home)
    port = _free_port()
    house = House(f"http://localhost:{port}", home, home.parent / f"{home.name}.log")
    with house.log.open("w") as log:
        command = _command(home, "serve", "--port", str(port))
        server = subprocess.Popen(command, env=plain(), stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(house, server)
        yield house
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)


def furnish(home: Path) -> None:
    """Give an empty home its tables: they are made once for all the walks, which takes its time."""
    home.mkdir(parents=True, exist_ok=True)
    if not (kept := home / STORE).exists():
        kept.write_bytes(_tables())


@cache
def _tables() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        make = "import sys; from wallofchange.house.home import open_home; open_home(sys.argv[1])"
        subprocess.run([sys.executable, "-c", make, folder], env=plain(), check=True)
        return (Path(folder) / STORE).read_bytes()


def _command(home: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "wallofchange", "--home", str(home), *words]


def plain() -> dict[str, str]:
    """The environment without what was set for other tests."""
    ours = ("WALLOFCHANGE_", "DATABASE_URL", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(house: House, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{house.address}/login/", timeout=5):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.1)
    raise RuntimeError(f"The house did not open:\n{house.says()}")

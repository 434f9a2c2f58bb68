"""A PostgreSQL of one's own for as long as it is needed: `python -m tests.servers.postgres COMMAND…`."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


def programs() -> Path | None:
    """The folder with initdb and postgres; none when PostgreSQL is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def postgres() -> Iterator[str]:
    """Start one on a socket in a folder of its own, give its DATABASE_URL, and leave nothing behind."""
    where = programs()
    if where is None:
        raise RuntimeError("PostgreSQL is not installed. On Debian or Ubuntu: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="wall-pg-", ignore_cleanup_errors=True) as folder:
        owner = _owner(folder)
        data = f"{folder}/data"
        initdb = [where / "initdb", "-D", data, "-U", "wall", "--auth=trust", "--no-sync", "--locale=C.UTF-8"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, cwd=folder, user=owner)
        settings = [word for setting in _QUICK for word in ("-c", setting)]
        command = [where / "postgres", "-D", data, "-k", folder, *settings]
        with open(f"{folder}/log", "wb") as log:
            server = subprocess.Popen(command, cwd=folder, user=owner, stdout=log, stderr=log)
            try:
                _wait(where, folder, server)
                yield f"postgresql://wall@/postgres?host={folder}"
            finally:
                server.send_signal(signal.SIGINT)  # stop now, do not wait for clients
                server.wait(30)


def _owner(folder: str) -> str | None:
    """PostgreSQL refuses to run as root: there it runs as the user that came with it."""
    if os.geteuid() != 0:
        return None
    known = {user.pw_name for user in pwd.getpwall()}
    name = "postgres" if "postgres" in known else "nobody"
    shutil.chown(folder, name)
    return name


def _wait(where: Path, folder: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        ready = subprocess.run([where / "pg_isready", "-h", folder, "-q"], check=False)
        if ready.returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start:\n" + Path(folder, "log").read_text())


if __name__ == "__main__":
    with postgres() as address:
        raise SystemExit(subprocess.call(sys.argv[1:], env=os.environ | {"DATABASE_URL": address}))

"""`wallofchange serve`: pages, API and worker in one process, on one port."""

from __future__ import annotations

import argparse
import os
import sys

from wallofchange.house.command_line.one_thread import calculate_on_one_thread
from wallofchange.house.home import open_home
from wallofchange.house.shell import _

WAITING = 4096  # granian hangs the connection after its default of 1,024 without a word


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("address to listen on (default: this machine only)")
    )
    parser.add_argument("--port", type=int, default=8000, help=_("port to listen on (default: 8000)"))
    parser.add_argument("--processes", type=int, default=1, metavar="N", help=_("web processes (default: 1)"))


def run(options: argparse.Namespace) -> int:
    calculate_on_one_thread()
    open_home()
    _tell_how_to_begin(options)
    serve(options.host, options.port, options.processes)
    return 0


def serve(host: str, port: int, processes: int = 1) -> None:
    """Serve until told to stop; the worker runs beside the web, in its own process where there are more."""
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["WALLOFCHANGE_WORKER"] = "1"
    Granian(
        "wallofchange.house.asgi:application",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        workers=processes,
        backpressure=WAITING,
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


def address(host: str, port: int) -> str:
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "[::]") else host  # noqa: S104  # only printed
    return f"http://{shown}:{port}/"


def _tell_how_to_begin(options: argparse.Namespace) -> None:
    from wallofchange.people.models import User
    from wallofchange.people.welcome import key

    where = address(options.host, options.port)
    print(f"Wall of Change: {where}", flush=True)
    if not User.objects.exists():
        told = _("Nobody lives here yet. Make the first administrator: {address}")
        print(told.format(address=f"{where}welcome/?key={key()}"), flush=True)
    sys.stdout.flush()

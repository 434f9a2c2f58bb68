"""`wallofchange demo`: fill a fresh home with the simulated company and start it."""

from __future__ import annotations

import argparse
import sys
import time

from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.one_thread import calculate_on_one_thread
from wallofchange.house.command_line.seeds import seed
from wallofchange.house.command_line.serve_command import address, serve
from wallofchange.house.home import open_home
from wallofchange.house.shell import _, shell_language
from wallofchange.measuring.words import Words

LIVED_IN = Words("{} is een huis waarin al gewoond wordt.", "{} is a home that is lived in.")
ELSEWHERE = Words(
    "Kies een andere map voor de demo: wallofchange --home MAP demo.",
    "Choose another folder for the demo: wallofchange --home DIR demo.",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help=_("address to listen on (default: this machine only)")
    )
    parser.add_argument("--port", type=int, default=8000, help=_("port to listen on (default: 8000)"))
    parser.add_argument(
        "--seed", type=seed, default=None, help=_("another course of events, just as believable")
    )
    parser.add_argument("--no-serve", action="store_true", help=_("fill the home and stop"))


def run(options: argparse.Namespace) -> int:
    calculate_on_one_thread()
    home = open_home()
    from wallofchange.diary.clock import story_begins
    from wallofchange.people.models import User

    if story_begins() is None:
        if User.objects.exists():
            raise Refused(
                LIVED_IN[shell_language()].format(home.folder),
                remedy=ELSEWHERE[shell_language()],
            )
        _fill(options.seed, leave_the_rest=not options.no_serve)
    _say_where(options)
    if not options.no_serve:
        serve(options.host, options.port)
    return 0


def _fill(seed: int | None, *, leave_the_rest: bool) -> None:
    from wallofchange.house.demo.fill import fill

    began = time.monotonic()
    print("Heemwarm moves in: eighteen months of customers, ideas and what came of them.", flush=True)
    fill(progress=_progress, leave_the_rest=leave_the_rest, **({} if seed is None else {"seed": seed}))
    print(f"Ready in {time.monotonic() - began:.0f} s.", flush=True)
    if leave_the_rest:
        print("The last month has been read; what was said before is read while you look around.", flush=True)


def _progress(line: str) -> None:
    print(f"  {line}", flush=True)


def _say_where(options: argparse.Namespace) -> None:
    from wallofchange.house.demo.story.people import LOGIN, PASSWORD

    print(f"\nWall of Change: {address(options.host, options.port)}")
    print(_("Log in as {login} with the password: {password}").format(login=LOGIN, password=PASSWORD) + "\n")
    sys.stdout.flush()

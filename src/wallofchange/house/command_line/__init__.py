"""The program `wallofchange`: one command, one module, looked up by its name."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol, cast

from wallofchange import __version__
from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.stopping import refused_by_the_machine, stopped_in_order
from wallofchange.house.shell import _, argparse_speaks, gettext_noop, shell_language
from wallofchange.measuring.words import Words

COMMANDS = {
    "demo": gettext_noop("fill a fresh home with the simulated company and start it"),
    "serve": gettext_noop("start the wall: pages, API and worker in one process"),
    "import": gettext_noop("bring a file with customers' words in, or take one out again"),
    "understand": gettext_noop("read the words that nobody has read yet, or a file"),
    "measure": gettext_noop("figures with their intervals from a file"),
    "effect": gettext_noop("did it move, and was it us? A verdict from a file"),
    "drivers": gettext_noop("what a score goes together with: what to repair, what to delight with"),
    "drift": gettext_noop("did we change, or what customers expect? From a file"),
    "calc": gettext_noop("one statistic, JSON in, JSON out"),
    "score": gettext_noop("how well the readers do on texts that people labelled"),
    "train": gettext_noop("make the shipped readers again, with a model card"),
}


SERVERS = {"demo", "serve"}
STOPPED = Words("Gestopt; er is niets half blijven liggen.", "Stopped; nothing was left half-done.")


class Command(Protocol):
    """What a module of this package offers: its arguments, and its run with the exit code."""

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 is done, 1 refused or partly rejected, 2 wrong usage."""
    words = list(sys.argv[1:] if argv is None else argv)
    _say_what_can_be_said()
    with argparse_speaks():
        options = _parser(words).parse_args(words)
        os.environ["WALLOFCHANGE_HOME"] = options.home
        if options.command in SERVERS:  # a server hears for itself when it is told to stop
            return _run(options)
        with stopped_in_order():
            return _run(options)


def _say_what_can_be_said() -> None:
    """A sign that a terminal does not know, as on an older Windows, is written out and stops nobody."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


def _run(options: argparse.Namespace) -> int:
    try:
        with refused_by_the_machine():
            return _module(options.command).run(options)
    except Refused as refusal:
        print(" ".join(filter(None, [refusal.message, refusal.remedy])), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(STOPPED[shell_language()], file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 1


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wallofchange", description=_("From a customer's words to a proven change.")
    )
    parser.add_argument(
        "--version",
        action="version",
        help=_("show program's version number and exit"),
        version=f"wallofchange {__version__}",
    )
    parser.add_argument(
        "--home",
        default=os.environ.get("WALLOFCHANGE_HOME", "./wallofchange-data"),
        metavar=_("DIR"),
        help=_("the folder that holds everything (default: ./wallofchange-data)"),
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar=_("COMMAND"))
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=_(summary), description=_(summary).capitalize() + ".")
        command.add_argument("--home", default=argparse.SUPPRESS, metavar=_("DIR"), help=argparse.SUPPRESS)
        if name in words:  # only the command that is asked for is loaded: the others may be heavy
            _module(name).arguments(command)
    return parser


def _module(name: str) -> Command:
    return cast("Command", import_module(f"{__name__}.{name}_command"))

"""`wallofchange calc METHOD`: one statistic, JSON in, JSON out."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any, NoReturn

from wallofchange.house.shell import _
from wallofchange.measuring.calc import METHODS, ImpossibleError


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "method", nargs="?", choices=METHODS, metavar=_("METHOD"), help=_("which statistic; see --list")
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--list", action="store_true", help=_("print the methods"))
    what.add_argument("--schema", action="store_true", help=_("print JSON Schema of input and output"))
    what.add_argument(
        "--example", action="store_true", help=_("print a worked case that can be piped back in")
    )
    parser.add_argument("--json", action="store_true", help=_("the answer is JSON with and without this"))
    parser.set_defaults(wrong=parser.error)


def run(options: argparse.Namespace) -> int:
    if options.list:
        return _list()
    if options.method is None:
        options.wrong(_("METHOD is missing; choose from {methods}").format(methods=", ".join(METHODS)))
    method = METHODS[options.method]
    if options.schema or options.example:
        _print(method.schemas if options.schema else method.example)
        return 0
    try:
        answer = method.answer(_question())
    except ImpossibleError as trouble:
        print(f"calc {method.name}: {trouble}", file=sys.stderr)
        return 1
    _print(answer)
    return 0


def _list() -> int:
    """Names only where a program reads, with their meaning where a person does."""
    for method in METHODS.values():
        print(f"{method.name:<14}{method.title}" if sys.stdout.isatty() else method.name)
    return 0


def _print(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _question() -> Any:
    given = sys.stdin.buffer.read()
    try:
        return json.loads(given.decode("utf-8-sig"), parse_constant=_not_a_number, object_pairs_hook=_once)
    except UnicodeDecodeError as trouble:
        raise ImpossibleError("input", given[:20], "must be UTF-8 text") from trouble
    except RecursionError:
        raise ImpossibleError("input", "...", "is nested too deeply") from None
    except json.JSONDecodeError as trouble:
        start = given.decode("utf-8-sig")[:40]
        raise ImpossibleError("input", start, f"must be one JSON object ({trouble})") from trouble
    except ValueError as trouble:
        if isinstance(trouble, ImpossibleError):
            raise
        raise ImpossibleError("input", "a number", f"cannot be read ({trouble})") from trouble


def _not_a_number(name: str) -> NoReturn:
    raise ImpossibleError("input", name, "is not JSON; a number must be finite")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ImpossibleError(name, value, "is given twice")
        found[name] = value
    return found

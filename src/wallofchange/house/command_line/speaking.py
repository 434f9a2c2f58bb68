"""How a command that answers questions about a table speaks: in which language, and how it refuses."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from wallofchange.analysis import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.diary.refused import Refused
from wallofchange.house.shell import _, shell_language
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.words import Language, number


class Answer(Protocol):
    """What a question about a table comes to."""

    def json(self, language: Language = "en") -> str: ...


Found = TypeVar("Found", bound=Answer)


def speaking_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("one JSON document and nothing else"))
    parser.add_argument(
        "--language", choices=("nl", "en"), help=_("of the words (default: from LANG; JSON: en)")
    )
    parser.add_argument("--engine", metavar="ENGINE", help=_("duckdb (default), or Spark at sc://HOST:PORT"))


def not_written(text: str, form: str) -> str:
    """What is wrong with an option that is not written in its form."""
    return _("{text} is not written as {form}").format(text=repr(text), form=form)


def language_of(options: argparse.Namespace) -> Language:
    """The language asked for; else that of the machine, and English in JSON, where programs read."""
    if options.language:
        return "nl" if options.language == "nl" else "en"
    return "en" if options.json else shell_language()


@contextmanager
def answering(language: Language | None = None) -> Iterator[None]:
    """A question that the table cannot answer is refused, with the next step; in the shell's language."""
    try:
        yield
    except CannotAnswerError as trouble:
        message, remedy = trouble.told(language or shell_language())
        raise Refused(message, remedy=remedy) from trouble


def tell(found: Found, options: argparse.Namespace, told: Callable[[Found, Language], str]) -> int:
    """Say what was found: one JSON document, or in words; the exit status."""
    language = language_of(options)
    print(found.json(language) if options.json else told(found, language))
    return 0


def beware(warnings: Iterable[Warned], language: Language) -> str:
    """What to know, a line each."""
    return "\n".join(f"! {warned.text[language]}" for warned in warnings)


def with_ends(figure: Estimate, language: Language, factor: float = 1.0) -> str:
    """A figure and its interval, in the decimals that allows: 7,2 (7,0 tot 7,4)."""
    if figure.estimate is None:
        return "–"
    places = figure.places(factor)
    shown = number(figure.estimate * factor, places, language)
    if figure.low is None or figure.high is None:
        return shown
    low, high = (number(end * factor, places, language) for end in (figure.low, figure.high))
    return f"{shown} ({low} {'tot' if language == 'nl' else 'to'} {high})"


def columns(rows: list[list[str]]) -> str:
    """Cells under each other: the first column to the left, figures to the right."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = (
        "  ".join(
            [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)

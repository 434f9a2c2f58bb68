"""In which language the shell speaks, and what this program says in it."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from wallofchange.measuring.words import Language

DOMAIN = "django"  # the catalogue of this room, which pages read through Django
CATALOGUES = Path(__file__).parent / "locale"


def shell_language() -> Language:
    """The language of the machine, where that is Dutch; else English."""
    spoken = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    if spoken in ("", "C", "POSIX") or spoken.startswith("C."):
        return "en"
    first = (os.environ.get("LANGUAGE") or spoken).split(":")[0]  # gettext's own order
    return "nl" if first.startswith("nl") else "en"


def _(said: str) -> str:
    """The same in the language of the shell."""
    return _dutch().gettext(said) if shell_language() == "nl" else said


def gettext_noop(said: str) -> str:
    """The same; it is a sentence for the catalogue, and told by `_` where it is used."""
    return said


@contextmanager
def argparse_speaks() -> Iterator[None]:
    """What argparse says of itself is in the language of the shell as well, by the same catalogue."""
    if shell_language() == "en":
        yield
        return
    before = gettext.textdomain()
    gettext.bindtextdomain(DOMAIN, str(CATALOGUES))
    gettext.textdomain(DOMAIN)
    try:
        yield
    finally:
        gettext.textdomain(before)


@lru_cache(maxsize=1)
def _dutch() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, ["nl"])


def _of_argparse() -> None:
    """Its own sentences, for the catalogue; it asks for them by these very words."""
    gettext_noop("usage: ")
    gettext_noop("positional arguments")
    gettext_noop("options")
    gettext_noop("show this help message and exit")
    gettext_noop("argument %(argument_name)s: %(message)s")
    gettext_noop("unrecognized arguments: %s")
    gettext_noop("not allowed with argument %s")
    gettext_noop("ignored explicit argument %r")
    gettext_noop("the following arguments are required: %s")
    gettext_noop("expected one argument")
    gettext_noop("expected at most one argument")
    gettext_noop("expected at least one argument")
    gettext_noop("ambiguous option: %(option)s could match %(matches)s")
    gettext_noop("invalid %(type)s value: %(value)r")
    gettext_noop("invalid choice: %(value)r (choose from %(choices)s)")
    gettext_noop("%(prog)s: error: %(message)s\n")

"""The themes to start with: what customers of a service firm speak of, and what every trade hears."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from wallofchange.reading.themes import Theme


def _themes(text: str) -> Iterator[Theme]:
    for block in text.split("\n\n"):
        heading, *lines = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if heading:
            slug, nl, en = heading.split(" = ")
            yield Theme(slug, nl, en, _phrases(lines))


def _phrases(lines: list[str]) -> tuple[str, ...]:
    text = " ".join(line.strip() for line in lines)
    return tuple(phrase.strip() for phrase in text.split(",") if phrase.strip())


STARTING_LIST: tuple[Theme, ...] = tuple(
    _themes(files("wallofchange.reading").joinpath("data/themes.txt").read_text("utf-8"))
)

"""Documentation in step: every setting, page, command, call and word is described, and nothing that went."""

import argparse
import ast
import re
import runpy
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from tests.test_house_rules import ORDER, ROOMS, ROOT, sources
from wallofchange.house.command_line import COMMANDS

DOCS = ROOT / "docs"
OURS = re.compile(r"^(WALLOFCHANGE_\w+|DATABASE_URL)$")


def text(name: str) -> str:
    return (DOCS / name).read_text()


def quoted(words: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", words))


def first_cells(name: str) -> set[str]:
    """What stands between backticks in the first column of the page's tables."""
    rows = [line for line in text(name).splitlines() if line.startswith("| `")]
    return {found for row in rows for found in quoted(row.split("|")[1])}


def test_every_setting_is_described_and_none_that_is_not_there():
    used = {
        node.value
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and OURS.match(node.value)
    }

    assert first_cells("settings.md") == used


def test_every_page_is_described_and_none_that_is_not_there():
    addresses = set(_addresses(get_resolver().url_patterns))
    pages = {address for address in addresses if not address.startswith("/api/")}

    assert sorted(pages ^ first_cells("pages.md")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described_with_all_it_takes(command):
    sections = re.split(r"^## ", text("commands.md"), flags=re.MULTILINE)
    [section] = [section for section in sections if re.match(rf"`wallofchange {command}\b", section)]
    parser = argparse.ArgumentParser(add_help=False)
    import_module(f"wallofchange.house.command_line.{command}_command").arguments(parser)
    takes = {option for action in parser._actions for option in action.option_strings}

    described = {word for found in quoted(section) for word in found.split() if re.match(r"-{1,2}\w", word)}

    assert described == takes


def test_every_call_of_the_api_is_described():
    from wallofchange.house.api import api

    calls = {
        f"{method.upper()} {path}"
        for path, operations in api.get_openapi_schema()["paths"].items()
        for method in operations
    }

    assert sorted(calls ^ first_cells("api.md")) == []


def test_every_noun_of_the_code_is_one_of_our_words():
    nouns = {
        f"{model._meta.app_label}.{model.__name__}"
        for model in apps.get_models()
        if model._meta.app_label in ORDER
    }

    assert sorted(nouns - quoted(text("concepts.md"))) == []


def test_every_word_has_its_dutch_its_meaning_and_a_place_in_the_code():
    rows = [row for row in text("concepts.md").splitlines() if row.startswith("| ") and "---" not in row]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if "| word |" not in row]

    assert [row for row in cells if len(row) != 4 or not all(row)] == []
    assert [row[3] for row in cells if not _is_in_the_code(*row[3].strip("`").split("."))] == []


def test_the_picture_of_the_rooms_is_the_one_the_code_draws():
    drawn = runpy.run_path(str(DOCS / "draw_rooms.py"))["draw"]()

    assert text("rooms.svg") == drawn, "python docs/draw_rooms.py draws it again"


def test_every_link_between_pages_leads_somewhere():
    pages = [*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOMS.glob("*/README.md")]
    broken = [
        f"{page.relative_to(ROOT)} -> {link}"
        for page in pages
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", page.read_text())
        if not (page.parent / link).exists()
    ]

    assert broken == []


def _addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern.url_patterns, address)
        else:
            yield address


def _is_in_the_code(room: str, name: str) -> bool:
    """A class with this name somewhere in the room, or a module or an attribute of that name."""
    return any(
        path.stem == name or re.search(rf"^class {name}\b", path.read_text(), re.MULTILINE)
        for path in (ROOMS / room).rglob("*.py")
    )

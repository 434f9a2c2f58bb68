"""Every stylesheet and script of every room: one source of colours, logical directions, small files."""

import re
from pathlib import Path

import pytest
import tinycss2

import wallofchange

ROOMS = Path(wallofchange.__file__).parent
TOKENS = ROOMS / "house/static/house/tokens.css"
STYLESHEETS = sorted(ROOMS.glob("*/static/**/*.css"))
MODULES = sorted(ROOMS.glob("*/static/**/*.js"))
ENTRY = ROOMS / "house/static/house/house.js"
LAYERS = {"reset", "tokens", "base", "layout", "parts", "rooms", "utilities"}
PHYSICAL = re.compile(
    r"^((margin|padding|border)-(left|right|top|bottom).*|left|right|top|bottom|(min-|max-)?(width|height)|"
    r"border-(top|bottom)-(left|right)-radius|inset-(left|right))$"
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(rgb|rgba|hsl|hsla|lab|lch|oklab|oklch|hwb|color)\(", re.IGNORECASE)


def short(path: Path) -> str:
    return path.relative_to(ROOMS).as_posix()


stylesheets = pytest.mark.parametrize("path", STYLESHEETS, ids=short)
modules = pytest.mark.parametrize("path", MODULES, ids=short)


def rules_of(path):
    return tinycss2.parse_stylesheet(path.read_text(), skip_comments=True, skip_whitespace=True)


def declarations(rules):
    """Every declaration in these rules, however deep."""
    for rule in rules:
        if rule.type == "declaration":
            yield rule
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            yield from declarations(tinycss2.parse_blocks_contents(rule.content))


def written(path):
    return {(one.name, tinycss2.serialize(one.value)) for one in declarations(rules_of(path))}


def test_there_is_something_to_check():
    assert TOKENS in STYLESHEETS
    assert ENTRY in MODULES


@stylesheets
def test_a_stylesheet_can_be_read_to_its_end(path):
    broken = [one for one in declarations(rules_of(path)) if one.type == "error"]

    assert broken == []
    assert path.read_text().count("{") == path.read_text().count("}")


@stylesheets
def test_every_rule_stands_in_a_layer_of_the_house(path):
    for rule in rules_of(path):
        assert rule.type == "at-rule", rule
        if rule.at_keyword == "media":  # a sheet for one medium has its layers inside
            assert re.findall(r"@layer (\w+)", tinycss2.serialize(rule.content))
        else:
            assert rule.at_keyword == "layer"
            assert set(re.findall(r"[\w-]+", tinycss2.serialize(rule.prelude))) <= LAYERS


@stylesheets
def test_nothing_is_forced(path):
    forced = [one.name for one in declarations(rules_of(path)) if one.important]

    assert forced == []


@stylesheets
def test_colours_come_from_the_tokens(path):
    if path == TOKENS:
        return

    own = [(name, value) for name, value in written(path) if COLOUR.search(value)]

    assert own == []


@stylesheets
def test_directions_are_those_of_the_reader(path):
    physical = [one.name for one in declarations(rules_of(path)) if PHYSICAL.match(one.name)]
    floats = {
        tinycss2.serialize(one.value).strip() for one in declarations(rules_of(path)) if one.name == "float"
    }

    assert physical == []
    assert floats <= {"inline-start", "inline-end", "none"}


@stylesheets
def test_every_custom_property_is_known(path):
    known = {name for sheet in {TOKENS, path} for name, _ in written(sheet) if name.startswith("--")}
    known |= {
        name
        for one in path.parent.glob("*.js")
        for name in re.findall(r'setProperty\("(--[\w-]+)"', one.read_text())
    }

    # with a fallback a knob may be set by whoever uses the part
    used = {name for _, value in written(path) for name in re.findall(r"var\(\s*(--[\w-]+)\s*\)", value)}

    assert used - known == set()


@stylesheets
def test_a_stylesheet_fits_its_budget(path):
    assert len(path.read_text().splitlines()) <= 200


@modules
def test_a_module_fits_its_budget_and_has_one_export(path):
    source = path.read_text()

    assert len(source.splitlines()) <= 100
    stands_alone = path.stem.endswith("-keeper")  # a service worker: no module, nobody imports it
    if "import " not in source and not stands_alone:
        assert len(re.findall(r"^export ", source, re.MULTILINE)) == 1
    assert len(re.findall(r"^export ", source, re.MULTILINE)) <= 1


@modules
def test_a_module_evaluates_nothing_and_writes_no_markup(path):
    found = re.findall(
        r"\beval\(|new Function|\.(inner|outer)HTML\s*\+?=|insertAdjacentHTML|document\.write",
        path.read_text(),
    )

    assert found == []


@modules
def test_a_module_imports_only_its_neighbours_and_the_house(path):
    imported = re.findall(r"""from ["']([^"']+)["']""", path.read_text())

    assert [one for one in imported if not re.match(r"(\./|(\.\./)+house/)[\w-]+\.js$", one)] == []

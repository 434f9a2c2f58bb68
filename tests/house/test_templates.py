"""Every template of every room: it compiles, says what it needs, and leaves nobody out."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template

import wallofchange

ROOMS = Path(wallofchange.__file__).parent
TEMPLATES = sorted(path for path in ROOMS.glob("*/templates/**/*.html") if path.is_file())
BASE = ROOMS / "house/templates/house/base.html"
NEEDS_NO_LABEL = {"hidden", "submit", "button", "reset"}


def short(path: Path) -> str:
    return path.relative_to(ROOMS).as_posix()


templates = pytest.mark.parametrize("path", TEMPLATES, ids=short)


class Elements(HTMLParser):
    """The elements of a template without its tags: (name, attributes, stands in a label)."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], bool]] = []
        self._labels = 0
        without_comments = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", source, flags=re.DOTALL)
        self.feed(re.sub(r"{{.*?}}", "x", re.sub(r"{%.*?%}", " ", without_comments)))

    def handle_starttag(self, tag, attrs):
        self._labels += tag == "label"
        self.found.append((tag, dict(attrs), self._labels > 0))

    def handle_endtag(self, tag):
        self._labels -= tag == "label"


def elements(path):
    return Elements(path.read_text()).found


def test_there_is_something_to_check():
    assert BASE in TEMPLATES


@templates
def test_a_template_compiles(path):
    name = path.relative_to(next(parent for parent in path.parents if parent.name == "templates"))

    assert get_template(name.as_posix())


@templates
def test_the_first_line_says_what_the_template_needs(path):
    first = path.read_text().splitlines()[0]

    assert re.match(r"{# .+ #}", first), first


@templates
def test_nothing_is_written_inline_that_the_content_policy_refuses(path):
    inline = [
        (tag, name)
        for tag, attributes, _ in elements(path)
        for name in attributes
        if name == "style" or name.startswith(("on", "hx-on"))
    ]
    blocks = [
        tag
        for tag, attributes, _ in elements(path)
        if tag == "style" or (tag == "script" and not attributes.get("src"))
    ]

    assert inline == []
    assert blocks == []
    assert "javascript:" not in path.read_text()


@templates
def test_every_picture_has_words(path):
    silent = [attributes for tag, attributes, _ in elements(path) if tag == "img" and "alt" not in attributes]

    assert silent == []


@templates
def test_every_button_says_what_kind_it_is(path):
    unsure = [
        attributes for tag, attributes, _ in elements(path) if tag == "button" and "type" not in attributes
    ]

    assert unsure == []


@templates
def test_every_field_has_a_label(path):
    labelled = {attributes.get("for") for tag, attributes, _ in elements(path) if tag == "label"}

    nameless = [
        attributes
        for tag, attributes, in_label in elements(path)
        if tag in ("input", "select", "textarea") and attributes.get("type") not in NEEDS_NO_LABEL
        if not in_label and not {"aria-label", "aria-labelledby"} & attributes.keys()
        if attributes.get("id") is None or attributes.get("id") not in labelled
    ]

    assert nameless == []


@templates
def test_text_is_not_declared_safe_in_a_template(path):
    assert re.findall(r"\|\s*safe\b|autoescape off", path.read_text()) == []


@templates
def test_an_amount_in_the_title_of_an_idea_stays_on_one_line(path):
    """Where it is read, that is: not in the name of the tab, a choice of a list or a field."""
    source = re.sub(r"{% block title %}.*?{% endblock %}", "", path.read_text(encoding="utf-8"))
    read = re.sub(r"<(option|textarea)\b.*?</\1>|=\"[^\"]*\"", "", source)

    assert not re.search(r"{{ [a-z_.]*idea\.title }}", read)


@templates
def test_a_template_fits_its_budget(path):
    assert len(path.read_text().splitlines()) <= 60


def test_every_page_says_its_language_and_lets_one_skip_the_rooms():
    source = BASE.read_text()

    assert '<html lang="{{' in source
    assert '<a class="skip" href="#main">' in source
    assert 'id="main"' in source

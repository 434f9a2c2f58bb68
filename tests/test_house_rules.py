"""The rules of the house that a reader of CONTRIBUTING would expect somebody to check."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

import wallofchange

ROOMS = Path(wallofchange.__file__).parent
ROOT = ROOMS.parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]
LAYERS = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
ORDER = {room: -place for place, layer in enumerate(LAYERS) for room in layer.split(" | ")}
NAMELESS = {"utils", "util", "helpers", "common", "services", "managers", "misc"}
SILENCED = re.compile(r"# (?:type: ignore\[[^]]+\]|noqa: [A-Z0-9, ]+)(?P<reason>.*)")


def sources(pattern: str = "*.py") -> list[Path]:
    return [path for path in sorted(ROOMS.rglob(pattern)) if "migrations" not in path.parts]


def test_the_rooms_are_those_of_the_contract():
    folders = {path.parent.name for path in ROOMS.glob("*/__init__.py")}

    assert folders == set(ORDER)


@pytest.mark.parametrize("room", ORDER)
def test_a_room_says_in_a_few_lines_what_comes_in_and_what_goes_out(room):
    readme = ROOMS / room / "README.md"

    assert readme.exists()
    assert 5 <= len([line for line in readme.read_text().splitlines() if line.strip()]) <= 12


def test_a_foreign_key_points_to_its_own_room_or_an_earlier_one():
    wrong = [
        f"{model._meta.label}.{field.name} points to {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and model._meta.app_label in ORDER
        if ORDER.get(field.related_model._meta.app_label, -99) > ORDER[model._meta.app_label]
    ]

    assert wrong == []


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in sources() if {path.stem, path.parent.name} & NAMELESS] == []


def test_a_silenced_check_gives_its_reason_on_the_same_line():
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if (found := SILENCED.search(line)) and len(found["reason"].strip(" #-")) < 4
    ]

    assert bare == []


def test_nothing_is_left_for_later_in_the_code():
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources("*.*")
        if path.suffix in {".py", ".html", ".js", ".css"}
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\b(TODO|FIXME|XXX)\b", line)
    ]

    assert left == []


def test_no_file_names_the_machine_it_was_made_on():
    places = [str(ROOT), str(ROOT.parent / "shared"), str(Path.home()), "file:" + "//"]
    places = [place for place in places if place.count("/") > 1]  # one step from the top could be anybody's

    found = [
        line
        for place in places
        for line in _git("grep", "-nIF", "-e", place, "--", ":!tests/test_house_rules.py").splitlines()
    ]

    assert found == []


@pytest.mark.django_db
def test_the_migrations_are_in_step_with_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_the_day_of_a_moment_is_asked_in_the_zone_of_the_home():
    """A moment from the database is in UTC: its own date is yesterday's for an hour or two every night."""
    own_date = re.compile(r"(?:\bat|_at|\bnow\(\))\.date\(\)")
    folders = (ROOMS, ROOT / "tests", ROOT / "benchmarks")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in (path for folder in folders for path in sorted(folder.rglob("*.py")))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if own_date.search(line)
    ]

    assert wrong == [], "ask timezone.localdate(moment)"

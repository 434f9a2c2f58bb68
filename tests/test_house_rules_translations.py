"""Dutch and English are equal: every sentence of every room is there in both, and compiled."""

import os
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

from tests.test_house_rules import ORDER, ROOMS

WITH_SENTENCES = [room for room in ORDER if (ROOMS / room / "apps.py").exists()]
FILLED_IN = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")
NEVER_SAID = re.compile(
    r"!(?!=)|\b(oeps|helaas|oops|unfortunately|detractors?|promot[eo]rs?|tickets?|respondent(en|s)?)\b",
    re.IGNORECASE,
)
NO_GETTEXT = "gettext is not installed: apt-get install gettext"
DATA = shutil.ignore_patterns("locale", "__pycache__", "static", "*.json*", "*.npz", "*.parquet")
rooms = pytest.mark.parametrize("room", WITH_SENTENCES)


@rooms
def test_every_sentence_in_the_code_has_its_dutch(room, tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip(NO_GETTEXT)

    missing = _in_the_code(room, tmp_path) - {_key(entry) for entry in _catalogue(room) if _complete(entry)}

    assert sorted(missing, key=str) == []


@rooms
def test_no_translation_is_left_of_a_sentence_that_went(room, tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip(NO_GETTEXT)

    left = {_key(entry) for entry in _catalogue(room) if not entry.obsolete} - _in_the_code(room, tmp_path)

    assert sorted(left, key=str) == []


@rooms
def test_what_is_filled_in_is_the_same_in_both_languages(room):
    different = [
        entry.msgid
        for entry in _catalogue(room)
        if not entry.obsolete and not entry.msgid_plural
        if sorted(FILLED_IN.findall(entry.msgid)) != sorted(FILLED_IN.findall(entry.msgstr))
    ]

    assert different == []


@rooms
def test_the_compiled_sentences_are_those_of_the_source(room):
    folder = _folder(room)
    if not folder.with_suffix(".po").exists():
        return

    compiled = {_key(entry): _said(entry) for entry in polib.mofile(str(folder.with_suffix(".mo")))}

    assert compiled == {_key(entry): _said(entry) for entry in _catalogue(room) if entry.translated()}


def test_a_sentence_has_one_dutch_in_every_room():
    """All rooms are read as one catalogue: a second Dutch would be that of whichever room comes first."""
    dutch: dict[object, set[tuple[str, ...]]] = {}
    for room in WITH_SENTENCES:
        for entry in _catalogue(room):
            if not entry.obsolete:
                dutch.setdefault(_key(entry), set()).add(tuple(_said(entry)))

    assert {sentence: several for sentence, several in dutch.items() if len(several) > 1} == {}


@rooms
def test_nothing_is_shouted_and_nobody_is_called_a_case(room):
    shown = [sentence for entry in _catalogue(room) for sentence in (entry.msgid, *_said(entry))]

    assert [sentence for sentence in shown if NEVER_SAID.search(sentence)] == []


def _folder(room: str) -> Path:
    return ROOMS / room / "locale/nl/LC_MESSAGES/django"


def _catalogue(room: str) -> list[polib.POEntry]:
    file = _folder(room).with_suffix(".po")
    return list(polib.pofile(str(file))) if file.exists() else []


def _in_the_code(room: str, folder: Path) -> set[tuple[str | None, str]]:
    """What Django's own extraction finds in a copy of the room."""
    copy = folder / room
    shutil.copytree(ROOMS / room, copy, ignore=DATA)
    (copy / "locale").mkdir()
    here = Path.cwd()
    os.chdir(copy)
    try:
        call_command("makemessages", locale=["nl"], no_location=True, no_wrap=True, verbosity=0)
    finally:
        os.chdir(here)
    found = copy / "locale/nl/LC_MESSAGES/django.po"
    return {_key(entry) for entry in polib.pofile(str(found))} if found.exists() else set()


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return entry.msgctxt, entry.msgid


def _said(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def _complete(entry: polib.POEntry) -> bool:
    return not entry.fuzzy and not entry.obsolete and all(_said(entry))

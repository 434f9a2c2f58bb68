"""A setting that cannot be is refused with what to write in its place, and before anything is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wallofchange.diary.refused import Refused
from wallofchange.house import chosen
from wallofchange.house.database import database
from wallofchange.house.home import Home

WRONG = {
    "WALLOFCHANGE_LANGUAGE": "fr",
    "WALLOFCHANGE_TIMEZONE": "Mars/Olympus",
    "WALLOFCHANGE_SMALLEST_GROUP": "ten",
    "WALLOFCHANGE_ADDRESS": "wall.example.org",
    "WALLOFCHANGE_ORIGINALS_KEY": "a-secret-that-is-too-short",
    "DATABASE_URL": "mysql://wall:a-secret@host/name",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_setting_that_cannot_be_is_refused_by_its_name_and_no_secret_is_shown(name: str, tmp_path: Path):
    ours = {key: value for key, value in os.environ.items() if key not in (*WRONG, "DJANGO_SETTINGS_MODULE")}
    words = tmp_path / "words.csv"
    words.write_text("text\nPrima\n")

    ran = subprocess.run(
        [sys.executable, "-m", "wallofchange", "--home", str(tmp_path / "home"), "import", str(words)],
        env=ours | {"LANG": "nl_NL.UTF-8", "LC_ALL": "nl_NL.UTF-8", name: WRONG[name]},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (1, "", 1)
    assert name in ran.stderr
    assert "secret" not in ran.stderr
    assert not (tmp_path / "home" / "wall.sqlite3").exists()


def test_what_can_be_is_taken_and_what_is_left_out_has_its_usual_value(monkeypatch: pytest.MonkeyPatch):
    for name in WRONG:
        monkeypatch.delenv(name, raising=False)
    assert chosen.one_of("WALLOFCHANGE_LANGUAGE", ("nl", "en"), "nl") == "nl"
    assert chosen.time_zone("WALLOFCHANGE_TIMEZONE", "Europe/Amsterdam") == "Europe/Amsterdam"
    assert chosen.people("WALLOFCHANGE_SMALLEST_GROUP", 10) == 10
    assert (chosen.address("WALLOFCHANGE_ADDRESS"), chosen.key("WALLOFCHANGE_ORIGINALS_KEY")) == ("", "")

    monkeypatch.setenv("WALLOFCHANGE_TIMEZONE", "America/New_York")
    monkeypatch.setenv("WALLOFCHANGE_ADDRESS", "https://wall.example.org")
    assert chosen.time_zone("WALLOFCHANGE_TIMEZONE", "Europe/Amsterdam") == "America/New_York"
    assert chosen.address("WALLOFCHANGE_ADDRESS") == "https://wall.example.org"


def test_the_smallest_group_is_never_under_five(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WALLOFCHANGE_SMALLEST_GROUP", "2")

    assert chosen.people("WALLOFCHANGE_SMALLEST_GROUP", 10) == 5


def test_a_key_that_was_made_here_may_be_given_from_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("WALLOFCHANGE_ORIGINALS_KEY", raising=False)
    made = Home(tmp_path / "first").originals_key()
    monkeypatch.setenv("WALLOFCHANGE_ORIGINALS_KEY", made)

    assert Home(tmp_path / "second").originals_key() == made


@pytest.mark.parametrize("address", ["host/name", "postgresql://host:door/name", "sqlite:///wall.sqlite3"])
def test_no_address_of_a_postgresql_is_told_how_one_is_written(address: str, tmp_path: Path):
    with pytest.raises(Refused) as refusal:
        database(address, Home(tmp_path))

    assert "postgresql://user:password@host/name" in refusal.value.remedy

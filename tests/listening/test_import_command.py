"""`wallofchange import` as people and scripts run it."""

import json
import os
import signal as signals
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings

from tests.listening import made_files
from wallofchange.house.command_line import main
from wallofchange.listening.models import Signal


class Said(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def woc(db, capsys):
    """Run the command here, in the home of the tests; a process each would take seconds."""

    def run(*words: object) -> Said:
        try:
            returncode = main(
                ["--home", str(settings.HOME.folder), "import", "--language", "en", *map(str, words)]
            )
        except SystemExit as leaving:
            returncode = int(leaving.code or 0)
        return Said(returncode, *capsys.readouterr())

    return run


def test_one_file_gives_one_json_document_and_nothing_else(woc, tmp_path):
    done = woc(made_files.qualtrics(tmp_path), "--json")

    assert done.returncode == 0
    assert json.loads(done.stdout).keys() == {"batch", "rows", "new", "known", "rejected", "rejects_file"}
    assert json.loads(done.stdout)["new"] == 4


def test_rows_set_aside_give_exit_one_and_a_file_that_is_there(woc, tmp_path):
    rows = [["datum", "tekst"], ["01-02-1890", "Lang geleden"], ["01-02-2026", "Onlangs"]]

    done = woc(made_files.written(tmp_path / "f.csv", rows), "--json")

    answer = json.loads(done.stdout)
    assert (done.returncode, answer["new"], answer["rejected"]) == (1, 1, 1)
    assert "1890" in Path(answer["rejects_file"]).read_text(encoding="utf-8-sig")


def test_a_nul_byte_costs_no_row_and_two_columns_of_one_name_are_told(woc, tmp_path):
    file = tmp_path / "f.csv"
    file.write_bytes(b"datum,tekst,score,tekst\n01-02-2026,Ne\x00tjes,8,x\n02-02-2026,Slecht,2,y\n")

    done = woc(file, "--map", "text=tekst", "--json")

    assert json.loads(done.stdout)["new"] == 2
    assert "The file holds a NUL byte (in line 2): left out" in done.stderr
    assert "More than one column is called tekst: the first is read." in done.stderr
    assert sorted(signal.words for signal in Signal.objects.all()) == ["Netjes", "Slecht"]


def test_several_files_give_a_list_and_a_bad_one_does_not_keep_the_others_out(woc, tmp_path):
    bad = made_files.written(tmp_path / "empty.csv", [])

    done = woc(bad, made_files.google_play(tmp_path), "--json")

    refused, brought_in = json.loads(done.stdout)
    assert (done.returncode, refused["refused"], brought_in["new"]) == (1, "This file is empty.", 3)


def test_people_read_what_was_found_and_how_to_take_it_out_again(woc, tmp_path):
    done = woc(made_files.limesurvey(tmp_path), "--language", "nl")

    assert "LimeSurvey, csv, 4 rijen" in done.stdout
    assert "score 0-10   Q00" in done.stdout
    assert "4 rijen: 4 nieuw, 0 bekend, 0 apart." in done.stdout
    assert "wallofchange import --undo" in done.stdout


def test_a_batch_is_taken_out_by_its_number(woc, tmp_path):
    path = made_files.dutch_list(tmp_path)
    batch = json.loads(woc(path, "--json").stdout)["batch"]

    undone = woc("--undo", batch, "--json")

    assert json.loads(undone.stdout) == {"batch": batch, "undone": 4}
    assert json.loads(woc(path, "--json").stdout)["new"] == 4


def test_a_dry_run_stores_nothing_and_tells_how_sure_it_is(woc, tmp_path):
    path = made_files.written(
        tmp_path / "f.csv", [["nps", "waarom"], [9, "Snel en goed"], [2, "Veel te traag"]]
    )

    answer = json.loads(woc(path, "--dry-run", "--json").stdout)

    assert (answer["batch"], answer["new"], answer["scale"]) == (None, 2, "0-10")
    assert {column["column"]: column["field"] for column in answer["columns"]} == {
        "nps": "score",
        "waarom": "text",
    }


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        ([], 2, "give one or more files"),
        (["x.csv", "--map", "text"], 2, "is not FIELD=COLUMN"),
        (["x.csv", "--map", "kleur=x"], 2, "there is no field 'kleur'"),
        (["x.csv", "--scale", "10"], 2, "is not a scale"),
        (["weg.csv"], 1, "cannot be opened"),
        (["--undo", "4711"], 1, "There is no import 4711. The latest are:"),
    ],
)
def test_wrong_usage_is_two_and_a_refusal_is_one(woc, words, exit_code, said):
    done = woc(*words)

    assert (done.returncode, done.stdout) == (exit_code, "")
    assert said in done.stderr


def test_an_import_killed_half_way_is_gone_at_the_next_command(tmp_path):
    home, path = tmp_path / "home", tmp_path / "large.csv"
    with path.open("w") as file:
        file.write("nr,klant,tekst\n")
        file.writelines(f"{n},K{n % 500},Dit is reactie nummer {n}\n" for n in range(200_000))
    process = subprocess.Popen(
        _line(home, path), env=_surroundings(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _wait_for_rows(home, process)
    os.kill(process.pid, signals.SIGKILL)
    process.wait()
    assert _count(home, "listening_batch where state = 'running'") == 1
    assert _count(home, "listening_signal") > 0

    small = made_files.written(tmp_path / "small.csv", [["tekst"], ["Een enkele reactie"]])
    done = subprocess.run(
        _line(home, small, "--json"), env=_surroundings(home), capture_output=True, check=True
    )

    assert json.loads(done.stdout)["new"] == 1
    assert _count(home, "listening_batch where state = 'running'") == 0
    assert (_count(home, "listening_signal"), _count(home, "listening_customer")) == (1, 0)
    assert not list((home / "rejects").iterdir())


def _line(home: Path, *words: object) -> list[str]:
    return [sys.executable, "-m", "wallofchange", "--home", str(home), "import", *map(str, words)]


def _surroundings(home: Path) -> dict[str, str]:
    ours = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")  # of the tests, not of somebody's machine
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"WALLOFCHANGE_HOME": str(home)}


def _wait_for_rows(home: Path, process: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + 90
    while time.monotonic() < patience:
        assert process.poll() is None
        if (home / "wall.sqlite3").exists() and _count(home, "listening_signal") > 10_000:
            return
        time.sleep(0.05)
    raise AssertionError("nothing was written in time")


def _count(home: Path, what: str) -> int:
    connection = sqlite3.connect(home / "wall.sqlite3", timeout=20)
    try:
        return int(connection.execute(f"select count(*) from {what}").fetchone()[0])
    except sqlite3.OperationalError:
        return 0  # not migrated yet
    finally:
        connection.close()

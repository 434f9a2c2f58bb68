"""`wallofchange drivers` and `drift`: the sentence first, or one JSON document and nothing else."""

import json

import pyarrow.csv as pc
import pytest

from tests.analysis.test_drift import quarters
from tests.analysis.test_drivers import visits
from wallofchange.house.command_line import main

DRIVERS = ("--score", "score", "--drivers", "on time,friendly, coffee")
DRIFT = ("--score", "score", "--time", "day", "--split", "2026-04-01")


@pytest.fixture
def answers(tmp_path):
    pc.write_csv(visits(), tmp_path / "visits.csv")
    pc.write_csv(quarters(), tmp_path / "quarters.csv")
    return tmp_path


@pytest.fixture(autouse=True)
def _plain_machine(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_drivers_answers_with_one_json_document(answers, capsys):
    code = main(["drivers", str(answers / "visits.csv"), *DRIVERS, "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer.keys() == {"n", "r2", "drivers", "warnings"}
    assert {name for driver in answer["drivers"] for name in driver} == {
        *("name", "penalty", "reward", "asymmetry", "q", "kind", "importance"),
    }


def test_drivers_says_the_sentence_then_the_picture_then_the_table(answers, capsys):
    main(["drivers", str(answers / "visits.csv"), *DRIVERS, "--drivers", "parking"])

    sentence, picture, table, whole, method = capsys.readouterr().out.strip().split("\n\n")
    assert sentence.startswith("Where this falls short the score drops")
    assert "░|" in picture
    assert len(table.splitlines()) == 5
    assert whole.startswith("2000 answers.")
    assert method.endswith("that is not the same as a cause.")


def test_drift_answers_with_one_json_document(answers, capsys):
    code = main(["drift", str(answers / "quarters.csv"), *DRIFT, "--performance", "waiting,solved", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer.keys() == {
        *("identified", "change", "performance", "yardstick", "anchor", "sentence", "warnings"),
    }
    assert answer["identified"]
    assert answer["sentence"].keys() == {"nl", "en"}


def test_drift_speaks_the_language_of_the_machine(answers, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")

    main(["drift", str(answers / "quarters.csv"), *DRIFT])

    told = capsys.readouterr().out
    assert told.startswith("Het cijfer ging ")
    assert "800 antwoorden ervoor, 800 erna." in told


def test_ones_own_cut_is_given_as_a_range(answers, capsys):
    main(["drivers", str(answers / "visits.csv"), *DRIVERS, "--as-expected", "0-1", "--json"])

    drivers = json.loads(capsys.readouterr().out)["drivers"]
    assert {driver["reward"]["estimate"] for driver in drivers} == {None}


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["drivers", "{here}/visits.csv", "--score", "score", "--drivers", "nobody"],
            "There is no column 'no",
        ),
        (["drift", "{here}/quarters.csv", *DRIFT[:-1], "soon"], "'soon' is not a day."),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_next_step(words, line, answers, capsys):
    code = main([word.format(here=answers) for word in words])

    spoken = capsys.readouterr()
    assert (code, spoken.out) == (1, "")
    assert spoken.err.startswith(line)


@pytest.mark.parametrize("cut", ["5-3", "many"])
def test_wrong_usage_exits_with_two(cut, answers, capsys):
    with pytest.raises(SystemExit) as exit_code:
        main(["drivers", str(answers / "visits.csv"), *DRIVERS, "--as-expected", cut])

    assert exit_code.value.code == 2
    assert capsys.readouterr().out == ""

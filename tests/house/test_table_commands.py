"""`wallofchange measure` and `effect`: the sentence first, or one JSON document and nothing else."""

import json

import pyarrow.csv as pc
import pytest

from tests.analysis.answers import company
from wallofchange.house.command_line import main

EFFECT = ("--score", "score", "--time", "day", "--change-at", "2026-03-16")
CONTROL = ("--treated", "joins=ja", "--unit", "district", "--measure", "mean")


@pytest.fixture
def answers(tmp_path):
    pc.write_csv(company(1, lift=0.6), tmp_path / "answers.csv")
    return str(tmp_path / "answers.csv")


@pytest.fixture(autouse=True)
def _plain_machine(monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_measure_answers_with_one_json_document(answers, capsys):
    code = main(["measure", answers, "--score", "score", "--scale", "0-10", "--by", "joins", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert [group["by"] for group in answer["groups"]] == [{"joins": "ja"}, {"joins": "nee"}]


def test_measure_speaks_the_language_of_the_machine(answers, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")

    main(["measure", answers, "--score", "score"])

    assert capsys.readouterr().out.startswith("4000 antwoorden op de schaal 0-10, 0 ontbreken.")


def test_effect_says_the_sentence_first_and_the_method_last(answers, capsys):
    code = main(["effect", answers, *EFFECT, *CONTROL])

    lines = capsys.readouterr().out.strip().splitlines()
    assert code == 0
    assert lines[0].startswith("It works: the score is ")
    assert lines[-1].startswith("Evidence of grade B. Difference in differences by unit")


def test_effect_exits_with_nothing_wrong_whatever_the_verdict(answers, capsys):
    code = main(["effect", answers, *EFFECT, "--planned-n", "9000", "--json"])

    assert code == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "too_early"


def test_too_early_shows_no_figures(answers, capsys):
    main(["effect", answers, *EFFECT, "--planned-n", "9000", "--language", "nl"])

    told = capsys.readouterr().out
    assert told.startswith("Nog te vroeg: ")
    assert "█" not in told


def test_json_is_in_english_unless_asked_otherwise(answers, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")

    texts = []
    for language in ([], ["--language", "nl"]):
        main(["effect", answers, *EFFECT, "--json", *language])
        texts.append(json.loads(capsys.readouterr().out)["traps"][0]["text"])

    assert texts[0].startswith("the season")
    assert texts[1].startswith("het seizoen")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["measure", "{file}", "--score", "cijfer"], "There is no column 'cijfer'. The columns are: "),
        (["measure", "nowhere.csv", "--score", "score"], "There is no file nowhere.csv."),
        (["effect", "{file}", *EFFECT[:-1], "soon"], "'soon' is not a day."),
        (
            ["effect", "{file}", *EFFECT, "--guardrail", "late=much"],
            "The margin of guardrail 'late' is 'much'.",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_next_step(words, line, answers, capsys):
    code = main([word.format(file=answers) for word in words])

    spoken = capsys.readouterr()
    assert code == 1
    assert spoken.out == ""
    assert spoken.err.startswith(line)


@pytest.mark.parametrize(
    "words", [["--treated", "joins"], ["--exclude", "2026-01-01"], ["--measure", "median"]]
)
def test_wrong_usage_exits_with_two(words, answers, capsys):
    with pytest.raises(SystemExit) as exit_code:
        main(["effect", answers, *EFFECT, *words])

    assert exit_code.value.code == 2
    assert capsys.readouterr().out == ""


def test_a_side_of_a_few_people_is_not_drawn(tmp_path, capsys):
    lines = ["score,day", *["9,2026-03-01", "7,2026-03-01"] * 20, "2,2026-04-01"]
    (tmp_path / "few.csv").write_text("\n".join(lines))

    main(
        [
            "effect",
            str(tmp_path / "few.csv"),
            "--score",
            "score",
            "--time",
            "day",
            "--change-at",
            "2026-04-01",
        ]
    )

    told = capsys.readouterr().out
    assert "the smallest side has only 1 answers" in told
    assert "%" not in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nl", "Er is geen kolom 'cijfer'. De kolommen zijn: "),
        ("en", "There is no column 'cijfer'. The columns are: "),
    ],
)
def test_a_refusal_speaks_the_language_that_is_asked_for(language, told, answers, capsys):
    code = main(["measure", answers, "--score", "cijfer", "--language", language])

    assert code == 1
    assert capsys.readouterr().err.startswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["understand", "nosuch.csv", "--text", "why", "-o", "out.parquet"],
            "Er is geen bestand nosuch.csv.",
        ),
        (["understand", "a.csv", "--text", "why", "-o", "nowhere/out.parquet"], "Er is geen map nowhere."),
        (["measure", "a.csv", "--score", "why"], "Dit bestand is leeg. Exporteer het opnieuw"),
        (
            ["drift", "a.csv", "--score", "s", "--time", "t", "--split", "ooit"],
            "'ooit' is geen dag. Schrijf hem",
        ),
    ],
)
def test_where_nobody_asks_a_refusal_speaks_the_language_of_the_shell(
    words, told, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    (tmp_path / "a.csv").write_text("\n")

    assert main(words) == 1
    assert capsys.readouterr().err.startswith(told)

"""`score FILE`: how well the readers do, in the shape of the contract, and refusals with the next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wallofchange.house.command_line import main

ROWS = [
    ("De monteur was vriendelijk en snel", "positive"),
    ("Fantastisch geholpen, dank", "positive"),
    ("Waardeloos, nooit meer", "negative"),
    ("Terrible service, very rude", "negative"),
    ("Still waiting for my refund", "negative"),
    ("Great people, thank you", "positive"),
]


def table(folder: Path, name: str, rows: list[tuple[str, str]]) -> str:
    path = folder / name
    path.write_text("why;said\n" + "".join(f"{text};{label}\n" for text, label in rows))
    return str(path)


def test_the_shipped_reader_is_scored_on_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path, "a.csv", [*ROWS, ("", "positive"), ("Prima", "")])

    code = main(["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (told["task"], told["n"], told["left_out"]) == ("polarity", 6, 2)
    assert told["macro_f1"] > 0.8
    assert told["low"] <= told["macro_f1"] <= told["high"]
    assert told["texts_per_second"] > 0
    assert set(told["per_label"]["negative"]) == {"precision", "recall", "f1", "n"}
    assert (told["reader"], bool(told["version"])) == ("cascade", True)


def test_a_reader_learns_the_labels_of_another_file_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = [(f"The train was {n} minutes late", "late") for n in range(20)]
    lesson += [(f"The toilet in coach {n} was dirty", "dirty|late") for n in range(20)]
    train = table(tmp_path, "train.csv", lesson)
    file = table(tmp_path, "a.csv", [("Train late again", "late"), ("A dirty toilet", "dirty|late")])

    command = ["score", file, "--text", "why", "--label", "said", "--task", "theme", "--reader", "fast"]
    assert main([*command, "--train", train, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["reader"], told["macro_f1"]) == ("fast", 1)


def test_without_json_a_person_can_read_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path, "a.csv", ROWS)
    command = ["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--reader", "fast"]

    main([*command, "--language", "nl"])

    assert "precies goed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("label", "rest", "next_step"),
    [
        ("furious", ["--task", "polarity"], "or add --train FILE"),
        ("negative", ["--task", "polarity", "--train", "nowhere.csv"], "Check the name"),
        ("", ["--task", "polarity"], "Check the names of the columns"),
        ("unicorn", ["--task", "theme"], "or add --train FILE"),
    ],
)
def test_what_cannot_be_scored_is_refused_with_the_next_step(
    label: str, rest: list[str], next_step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, "a.csv", [("Prima", label)])

    assert main(["score", file, "--text", "why", "--label", "said", *rest]) == 1
    assert next_step in capsys.readouterr().err

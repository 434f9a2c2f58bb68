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


def warned(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return [warning["code"] for warning in json.loads(capsys.readouterr().out)["warnings"]]


def test_a_score_on_what_was_learnt_from_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lesson = [(f"The train was {n} minutes late", "late") for n in range(20)]
    lesson += [(f"The toilet in coach {n} was dirty", "dirty") for n in range(20)]
    train = table(tmp_path, "train.csv", lesson)
    fresh = table(tmp_path, "fresh.csv", [(f"Late by {n} hours", "late") for n in range(30)])
    strange = table(tmp_path, "strange.csv", [(f"The app hangs at step {n}", "app") for n in range(30)])
    command = ["--text", "why", "--label", "said", "--task", "theme", "--reader", "fast", "--json"]

    found = {}
    for name in (train, fresh, strange):
        main(["score", name, *command, "--train", train])
        found[Path(name).stem] = warned(capsys)

    assert found == {"train": ["SEEN_BEFORE"], "fresh": [], "strange": ["NEVER_TAUGHT"]}


def test_a_score_on_a_handful_says_so_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, "a.csv", ROWS[:1])
    command = ["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--reader", "fast"]

    main([*command, "--language", "nl"])

    assert "! 1 tekst zegt weinig" in capsys.readouterr().out


def test_the_lesson_that_holds_nothing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, train = table(tmp_path, "a.csv", ROWS), table(tmp_path, "train.csv", [])
    command = ["score", file, "--text", "why", "--label", "said", "--task", "polarity"]

    assert main([*command, "--train", train]) == 1
    assert "No row of --train" in capsys.readouterr().err


def test_emotions_are_read_by_the_reader_that_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, "a.csv", [("Ik ben woedend", "anger"), ("Thank you so much", "gratitude")])
    command = ["score", file, "--text", "why", "--label", "said", "--task", "emotion", "--json"]

    main([*command, "--reader", "fast"])

    told = json.loads(capsys.readouterr().out)
    assert (told["reader"], told["accuracy"]) == ("fast", 1)


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


def test_labels_that_differ_only_in_capitals_are_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = [(f"{text} {n}", label.upper()) for n in range(8) for text, label in ROWS]
    train, file = table(tmp_path, "train.csv", lesson), table(tmp_path, "a.csv", ROWS)
    command = ["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--reader", "fast"]

    assert main([*command, "--train", train, "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert set(told["per_label"]) == {"positive", "negative"}
    assert told["macro_f1"] > 0.8


def test_of_noughts_and_ones_alone_nought_is_negative(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ones = {"negative": "0", "positive": "1"}
    file = table(tmp_path, "a.csv", [(text, ones[label]) for text, label in ROWS])

    assert main(["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["accuracy"] > 0.8  # as neutral it was right in half at most


def test_a_label_that_a_program_wrote_for_nothing_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(tmp_path, "a.csv", [*ROWS, ("Prima", "NaN"), ("Slecht", "null")])

    assert main(["score", file, "--text", "why", "--label", "said", "--task", "polarity", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == 2


def test_a_column_cannot_be_both_text_and_label(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(tmp_path, "a.csv", ROWS)

    assert main(["score", file, "--text", "why", "--label", "why", "--task", "theme"]) == 1
    assert capsys.readouterr().err == "'why' cannot be both text and label. Name a column for each.\n"

"""What reads as a yes-but, and of which kind: on sentences we wrote, half of them kept to report on."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from wallofchange.reading.yes_but import KINDS, kind_of, looks_like

SENTENCES = Path(__file__).parent / "data" / "yes_buts.tsv"


def sentences(language: str, part: str = "") -> list[tuple[str, str]]:
    """Kind ("none" where it is no yes-but) and words."""
    with SENTENCES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        (row["kind"], row["words"])
        for row in rows
        if row["language"] == language and part in ("", row["part"])
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_are_two_hundred_sentences_a_language_in_two_halves(language):
    dev, report = sentences(language, "dev"), sentences(language, "report")

    assert (len(dev), len(report)) == (100, 100)
    assert not {words for _, words in dev} & {words for _, words in report}
    assert {kind for kind, _ in report} == {*KINDS, "none"}


@pytest.mark.parametrize(("language", "precision", "recall"), [("nl", 0.95, 0.9), ("en", 0.94, 0.9)])
def test_of_the_report_half_it_finds_most_and_is_seldom_wrong(language, precision, recall):
    said = sentences(language, "report")
    found = [reading.is_one for reading in looks_like([words for _, words in said])]
    right = sum(is_one and kind != "none" for is_one, (kind, _) in zip(found, said, strict=True))

    assert right / sum(found) >= precision
    assert right / sum(kind != "none" for kind, _ in said) >= recall


@pytest.mark.parametrize("language", ["nl", "en"])
def test_of_nine_in_ten_it_names_the_kind(language):
    said = [(kind, words) for kind, words in sentences(language, "report") if kind != "none"]

    assert sum(kind_of(words) == kind for kind, words in said) / len(said) >= 0.88


def test_a_yes_but_in_so_many_words_is_one_whatever_it_is_about():
    read = looks_like(["Ja, maar Tom is ziek.", "Yes, but Tom is ill.", "Tom is ziek."])

    assert [each.is_one for each in read] == [True, True, False]
    assert [each.kind for each in read] == ["other", "other", "other"]


@pytest.mark.parametrize("text", ["", "   ", "?!", "maar", "🙂", "x" * 20_000, "ja " * 5_000])
def test_bad_input_is_read_and_never_fails(text):
    assert 0 <= looks_like([text])[0].sure <= 1


def test_nothing_in_is_nothing_out():
    assert looks_like([]) == []

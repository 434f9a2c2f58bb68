"""In a Dutch shell the program helps and corrects in Dutch; in any other in English."""

from __future__ import annotations

import gettext
import re

import pytest

from wallofchange.house.command_line import COMMANDS, main

A_SENTENCE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")


@pytest.fixture
def spoken(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path_factory: pytest.TempPathFactory,
):
    """What a command says in a shell: both streams, after the exit status."""
    monkeypatch.setenv("COLUMNS", "500")
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))

    def said(*words: str, **shell: str) -> tuple[int, str]:
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in ({"LANG": "nl_NL.UTF-8"} | shell).items():
            monkeypatch.setenv(name, value)
        try:
            code = main([*words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        return code, told.out + told.err

    return said


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_no_sentence_of_a_help_page_is_left_in_english(command, spoken):
    (_, dutch), (_, english) = spoken(*command, "--help"), spoken(*command, "--help", LANG="en_GB.UTF-8")

    left = [line for line in dutch.splitlines() if A_SENTENCE.search(line) and line in english.splitlines()]
    assert left == []
    assert dutch.startswith("gebruik: wallofchange")
    assert english.startswith("usage: wallofchange")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "fout: deze argumenten zijn nodig: OPDRACHT"),
        ("serf", "argument OPDRACHT: dit kan niet: 'serf' (kies uit "),
        ("serve --port high", "argument --port: geen geldige waarde (int): 'high'"),
        ("serve --port", "argument --port: hier hoort één waarde bij"),
        ("serve now", "onbekende argumenten: now"),
        ("measure a.csv", "deze argumenten zijn nodig: --score"),
        ("measure a.csv --score s --by", "argument --by: hier hoort minstens één waarde bij"),
        ("measure a.csv --score s --s 1", "onduidelijke optie: --s kan --score, --scale zijn"),
        ("calc --list --schema", "argument --schema: kan niet samen met argument --list"),
        ("calc --list=2", "argument --list: hier hoort geen waarde bij: '2'"),
        ("calc", "METHODE ontbreekt; kies uit"),
        ("understand a.csv", "in welke kolom staan de woorden? Voeg --text KOLOM toe"),
        ("understand a.csv --text a", "wat gelezen is gaat naar een Parquet-bestand"),
        ("understand a.csv --processes 0", "0 is geen aantal processen: geef 1 of meer"),
        ("effect a.csv --after 2026", "argument --after: '2026' is niet geschreven als VAN..TOT"),
        ("effect a.csv --planned-share 2", "2 is geen aandeel tussen 0 en 1"),
        ("drivers a.csv --as-expected 8-7", "'8-7' begint boven zijn einde"),
        ("import", "geef een of meer bestanden, of --undo BATCH"),
        ("import a.csv --map text", "'text' is geen VELD=KOLOM"),
    ],
)
def test_wrong_usage_is_told_in_dutch(words, told, spoken):
    code, said = spoken(*words.split())

    assert code == 2
    assert told in said


def test_what_training_refuses_is_told_in_dutch(spoken):
    assert spoken("train") == (
        1,
        "De lezers leren van GoEmotions (Apache-2.0), en dat zit niet bij het product. "
        "Zet goemotions/dev.parquet (kolommen text en labels) in een map; voeg --train-data MAP toe.\n",
    )
    assert "Er is geen goemotions/dev.parquet in nergens." in spoken("train", "--train-data", "nergens")[1]


@pytest.mark.parametrize(
    ("shell", "language"),
    [
        ({"LANG": "nl_BE.UTF-8"}, "gebruik"),
        ({"LANG": "nl"}, "gebruik"),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "gebruik"),
        ({"LANGUAGE": "nl:en", "LANG": "en_GB.UTF-8"}, "gebruik"),
        ({"LANGUAGE": "en:nl"}, "usage"),
        ({"LANGUAGE": "nl", "LC_ALL": "C.UTF-8"}, "usage"),
        ({"LC_ALL": "C"}, "usage"),
        ({"LANG": "de_DE.UTF-8"}, "usage"),
    ],
)
def test_the_language_is_that_of_the_shell_as_gettext_reads_it(shell, language, spoken):
    _code, said = spoken("serve", "--port", "high", **shell)

    assert said.startswith(f"{language}: wallofchange serve")
    assert ("geen geldige waarde" in said) == (language == "gebruik")


def test_other_programs_in_the_same_process_keep_their_own_words(spoken):
    before = gettext.textdomain()

    spoken("serve", "--port", "high")

    assert gettext.textdomain() == before

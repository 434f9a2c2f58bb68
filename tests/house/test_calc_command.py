"""`wallofchange calc`: what reaches standard output, standard error and the exit code."""

import json
import subprocess
import sys

import pytest

from wallofchange.measuring.calc import METHODS


def calc(*words, given=b""):
    return subprocess.run(
        [sys.executable, "-m", "wallofchange", "calc", *words], input=given, capture_output=True, check=False
    )


def test_an_example_can_be_piped_straight_back_in():
    example = calc("nps", "--example")
    answer = calc("nps", given=example.stdout)

    assert (example.returncode, answer.returncode) == (0, 0)
    assert json.loads(answer.stdout)["n"] == 161
    assert answer.stderr == b""


def test_the_list_names_every_method_one_a_line():
    assert calc("--list").stdout.decode().split() == list(METHODS)


def test_the_schema_is_json():
    assert json.loads(calc("share", "--schema").stdout).keys() >= {"input", "output"}


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"nonsense",
        b"[1, 2]",
        b'{"x": 1, "n": NaN}',
        b'{"x": 1, "n": 1e999}',
        b'{"x": 1, "x": 2, "n": 3}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"x": 1, "n": ' + b"9" * 5_000 + b"}",
    ],
)
def test_what_cannot_be_read_leaves_standard_output_empty_and_says_why_in_one_line(given):
    refused = calc("share", given=given)

    assert refused.returncode == 1
    assert refused.stdout == b""
    assert refused.stderr.decode().count("\n") == 1
    assert refused.stderr.startswith(b"calc share: ")


@pytest.mark.parametrize("words", [(), ("median",), ("--schema",), ("nps", "--list", "--schema")])
def test_wrong_usage_exits_with_two(words):
    assert calc(*words).returncode == 2

"""`understand FILE` and `score` with the reader that was chosen, at a real server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.servers.chat import forget, heard
from wallofchange.house.command_line import main
from wallofchange.reading.shipped import shipped_feeler

ROWS = "id,why\n1,De monteur kwam te laat\n2,\n3,Artikel 8719128664021 is kapot\n4,Goed\n5,Goed\n"


@pytest.fixture
def endpoint(running: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Choose this endpoint; called with how it behaves."""
    forget(running)
    monkeypatch.setenv("WALLOFCHANGE_READER", f"endpoint:{running}")
    monkeypatch.setenv("WALLOFCHANGE_READER_LIMITS", "requests=100000")

    def chosen(mode: str) -> str:
        monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", mode)
        return running

    return chosen


def understand(folder: Path, *words: str) -> int:
    (folder / "a.csv").write_text(ROWS)
    out = str(folder / "out.parquet")
    return main(
        [
            "--home",
            str(folder / "none"),
            "understand",
            str(folder / "a.csv"),
            "--text",
            "why",
            "-o",
            out,
            *words,
        ]
    )


def test_a_file_is_read_by_the_reader_that_was_chosen(
    endpoint: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server = endpoint("well")

    code = understand(tmp_path)

    read = pq.read_table(tmp_path / "out.parquet")
    here = shipped_feeler().name
    assert code == 0
    assert read["reader"].to_pylist() == ["endpoint", "endpoint", here, "endpoint", "endpoint"]
    assert len(heard(server)) == 2  # nothing said, a number that stays here, and one answer that came twice
    assert f"(4 by endpoint, 1 by {here})" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_a_file_is_read_to_its_end_when_nobody_can_be_believed(
    endpoint: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint("chatty")

    code = understand(tmp_path, "--json")

    told = json.loads(capsys.readouterr().out)
    assert (code, told["rows"], told["reader"]) == (0, 5, shipped_feeler().name)
    assert all(sure <= 0.5 for sure in pq.read_table(tmp_path / "out.parquet")["confidence"].to_pylist())


def test_a_reader_that_cannot_be_had_is_refused_with_the_next_step(
    endpoint: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("WALLOFCHANGE_READER_MODEL", raising=False)

    assert understand(tmp_path) == 1
    assert "Set WALLOFCHANGE_READER_MODEL." in capsys.readouterr().err
    assert not (tmp_path / "out.parquet").exists()


def test_the_chosen_reader_is_scored_on_polarity_and_on_nothing_else(
    endpoint: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    endpoint("unhurried")
    (tmp_path / "s.csv").write_text("why,said\nte laat,negative\ngoed,positive\nsnel,positive\n")
    command = ["score", str(tmp_path / "s.csv"), "--text", "why", "--label", "said", "--reader", "chosen"]

    assert main([*command, "--task", "polarity", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert main([*command, "--task", "theme"]) == 1

    assert (told["reader"], told["macro_f1"]) == ("endpoint", 1)
    assert told["texts_per_second"] < 15  # each is asked for a tenth of a second
    assert "Ask --task polarity without --train" in capsys.readouterr().err


def test_a_shell_without_the_home_s_reader_turns_no_history_back_unless_it_is_asked_to(
    endpoint: Callable[[str], str], tmp_path: Path
) -> None:
    server = endpoint("well")
    (tmp_path / "a.csv").write_text(ROWS)
    told = {**os.environ, "LC_ALL": "C.UTF-8"}
    for ours in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        told.pop(ours, None)
    untold = {name: value for name, value in told.items() if name != "WALLOFCHANGE_READER"}

    def command(shell: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "wallofchange", "--home", str(tmp_path / "home"), *words]
        return subprocess.run(program, env=shell, capture_output=True, text=True, check=False)

    command(told, "import", str(tmp_path / "a.csv"), "--map", "text=why")
    first = command(told, "understand")
    asked = len(heard(server))
    refused = command(untold, "understand")
    not_there = command(untold | {"WALLOFCHANGE_READER": "onnx:/nowhere"}, "understand", "--change-reader")
    still = command(told, "understand")
    turned = command(untold, "understand", "--change-reader")

    assert (first.stdout, still.stdout) == ("4 texts read.\n", "0 texts read.\n")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "This home is read by endpoint; here bundled would take over" in refused.stderr
    assert "give --change-reader" in refused.stderr
    assert (not_there.returncode, not_there.stdout) == (1, "")
    assert "There is no folder /nowhere." in not_there.stderr
    assert (turned.returncode, turned.stdout) == (0, "4 texts read.\n")
    assert len(heard(server)) == asked

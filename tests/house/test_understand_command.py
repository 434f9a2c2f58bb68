"""`understand FILE` and `train`: files in, Parquet out, and refusals that carry the next step."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wallofchange.analysis.understood import COLUMNS
from wallofchange.house.command_line import main

ENDS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]  # Ctrl-C, a kill, a terminal that closes


def test_a_file_is_read_to_parquet_row_for_row_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(
        "id;why\n1;De monteur was te laat, bel 06-12345678\n2;\n3;Great service, better than expected!\n"
    )

    code = main(["understand", str(file), "--text", "why", "-o", str(tmp_path / "out.parquet"), "--json"])

    table = pq.read_table(tmp_path / "out.parquet")
    said = json.loads(capsys.readouterr().out)
    assert code == 0
    assert table.schema.equals(COLUMNS)
    assert table["row"].to_pylist() == [0, 1, 2]
    assert table["text_redacted"].to_pylist()[0] == "De monteur was te laat, bel [telefoon]"
    assert table["expectation"].to_pylist() == ["not_stated", "not_stated", "exceeded"]
    assert "on-time" in table["themes"].to_pylist()[0]
    assert (said["rows"], said["misfits"]) == (3, 0)


def test_of_a_file_with_one_column_nobody_is_asked_which_it_is(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("toelichting\nDe kamer was vies\n")

    code = main(["understand", str(tmp_path / "answers.csv"), "-o", str(tmp_path / "out.parquet")])

    assert code == 0
    assert pq.read_table(tmp_path / "out.parquet")["text_redacted"].to_pylist() == ["De kamer was vies"]


def test_a_column_of_missing_numbers_is_nothing_said(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([float("nan"), None])}), tmp_path / "in.parquet")

    main(["understand", str(tmp_path / "in.parquet"), "--text", "text", "-o", str(tmp_path / "out.parquet")])

    assert pq.read_table(tmp_path / "out.parquet")["confidence"].to_pylist() == [0, 0]


def test_a_row_that_does_not_fit_is_told_and_the_rest_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("id,why\n1,Prima\n2,a,b,c\n3,Slecht\n")

    code = main(["understand", str(file), "--text", "why", "-o", str(tmp_path / "out.parquet")])

    assert code == 1
    assert "1 rows do not fit" in capsys.readouterr().err
    assert pq.read_table(tmp_path / "out.parquet")["text_redacted"].to_pylist() == ["Prima", "", "Slecht"]


def test_a_row_of_nothing_has_its_own_empty_reading(tmp_path: Path) -> None:
    """So that the readings can be laid beside what another program reads from the same file."""
    (tmp_path / "one.csv").write_text('why\nPrima\n""\nSlecht\n')
    (tmp_path / "two.csv").write_text("id,why\n1,Prima\n,\n3,Slecht\n")

    for name in ("one.csv", "two.csv"):
        main(["understand", str(tmp_path / name), "--text", "why", "-o", str(tmp_path / "out.parquet")])

        read = pq.read_table(tmp_path / "out.parquet")["text_redacted"].to_pylist()
        assert read == ["Prima", "", "Slecht"]


def test_what_is_odd_about_a_file_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    (tmp_path / "a.csv").write_bytes(b"why,why\nPri\x00ma,nee\nSlecht,ja\n")

    code = main(
        [
            "understand",
            str(tmp_path / "a.csv"),
            "--text",
            "why",
            "-o",
            str(tmp_path / "out.parquet"),
            "--json",
        ]
    )

    told = capsys.readouterr().err
    assert code == 0
    assert "Het bestand bevat een NUL-byte (in regel 2): weggelaten" in told
    assert "Meer dan één kolom heet why: de eerste wordt gelezen. De volgende heet hier 'why (2)'." in told
    assert pq.read_table(tmp_path / "out.parquet")["text_redacted"].to_pylist() == ["Prima", "Slecht"]


@pytest.mark.parametrize(
    ("arguments", "next_step"),
    [
        (["--text", "nosuch", "-o", "out.parquet"], "Choose one of: id, why"),
        (["--text", "why", "-o", "nowhere/out.parquet"], "Make it first"),
    ],
)
def test_a_wrong_question_is_refused_with_the_next_step(
    arguments: list[str],
    next_step: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.csv").write_text("id,why\n1,Prima\n")

    assert main(["understand", "answers.csv", *arguments]) == 1
    assert next_step in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


@pytest.mark.parametrize(
    ("arguments", "next_step"),
    [
        (["-o", "out.parquet"], "Add --text id or --text why"),
        (["--text", "why"], "add -o OUT.parquet"),
        (["--text", "why", "-o", "out.csv"], "add -o OUT.parquet"),
        (["--text", "why", "-o", "out.parquet", "--again"], "leave the file out"),
    ],
)
def test_half_a_command_is_wrong_usage(
    arguments: list[str],
    next_step: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.csv").write_text("id,why\n1,Prima\n")

    with pytest.raises(SystemExit) as ended:
        main(["understand", "answers.csv", *arguments])

    assert ended.value.code == 2
    assert next_step in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_a_home_says_what_came_of_asking_once_more(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "wallofchange",
        "--home",
        str(tmp_path / "home"),
        "understand",
        "--again",
    ]
    store = {**os.environ, "LANG": "nl_NL.UTF-8", "LC_ALL": "", "LANGUAGE": ""}
    for ours in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        store.pop(ours, None)

    told = subprocess.run([*command, "--json"], env=store, stdout=subprocess.PIPE, text=True, check=True)
    said = subprocess.run(command, env=store, stdout=subprocess.PIPE, text=True, check=True)

    assert json.loads(told.stdout) == {"read": 0, "asked_again": 0, "answered": 0}
    assert said.stdout.endswith("Een ander las niets in de plaats van de gekozen lezer.\n")


def test_readings_never_take_the_place_of_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.parquet"
    pq.write_table(pa.table({"why": ["Prima"]}), file)
    (tmp_path / "also.parquet").hardlink_to(file)

    for out in ("answers.parquet", "also.parquet"):
        assert main(["understand", str(file), "--text", "why", "-o", str(tmp_path / out)]) == 1
        assert "Choose another name" in capsys.readouterr().err

    assert pq.read_table(file).column_names == ["why"]


def test_what_comes_through_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    words = b"id,why\n1,Prima\n2,De monteur was te laat\n"
    for file in ("-", "/dev/stdin"):
        subprocess.run(
            [sys.executable, "-m", "wallofchange", "understand", file, "--text", "why", "-o", "out.parquet"],
            cwd=tmp_path,
            input=words,
            env={**os.environ, "TMPDIR": str(tmp_path)},
            check=True,
            capture_output=True,
        )

        read = pq.read_table(tmp_path / "out.parquet")["text_redacted"].to_pylist()
        assert read == ["Prima", "De monteur was te laat"]
        assert [path.name for path in tmp_path.iterdir()] == ["out.parquet"]


@pytest.mark.parametrize("number", ["0", "-2", "two"])
def test_no_processes_cannot_read(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["understand", "a.csv", "--text", "why", "-o", "out.parquet", "--processes", number])

    assert ended.value.code == 2
    assert "give 1 or more" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("shell", "told"), [("nl_NL.UTF-8", "1.200 rijen gelezen naar "), ("C.UTF-8", "1,200 rows read to ")]
)
def test_thousands_are_written_as_each_language_does(
    shell: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", shell)
    (tmp_path / "a.csv").write_text("why\n" + "Prima\n" * 1_200)

    main(["understand", str(tmp_path / "a.csv"), "--text", "why", "-o", str(tmp_path / "out.parquet")])

    assert capsys.readouterr().out.startswith(told)


@pytest.mark.parametrize("end", ["", "\n"])
def test_when_all_is_read_no_time_is_left(
    end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("why\nPrima\nSlecht" + end)
    clock = iter(range(0, 1_000, 2))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(clock)))

    main(["understand", str(tmp_path / "a.csv"), "--text", "why", "-o", str(tmp_path / "out.parquet")])

    told = capsys.readouterr().err
    assert told.startswith("2 texts read")
    assert "left" not in told


def _hears_ctrl_c() -> None:
    """A shell that starts the tests in the background makes them deaf to Ctrl-C."""
    for each in ENDS:
        signal.signal(each, signal.SIG_DFL)


@pytest.mark.parametrize("end", ENDS)
def test_a_reading_that_is_stopped_leaves_nothing(end: signal.Signals, tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"text": [f"De monteur kwam {n} keer te laat" for n in range(200_000)]}),
        tmp_path / "in.parquet",
    )
    command = [
        sys.executable,
        "-m",
        "wallofchange",
        "understand",
        "in.parquet",
        "--text",
        "text",
        "-o",
        "out.parquet",
    ]
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        env={**os.environ},
        preexec_fn=_hears_ctrl_c,
    )
    until = time.monotonic() + 180
    while time.monotonic() < until and not list(tmp_path.glob(".out*")):
        time.sleep(0.05)

    running.send_signal(end)
    _out, told = running.communicate(timeout=180)

    assert running.returncode == 1
    assert b"nothing was left half-done" in told
    assert [path.name for path in tmp_path.iterdir()] == ["in.parquet"]


@pytest.mark.parametrize(
    ("content", "out", "told"),
    [
        (b"PAR1 nonsense", "x.npz", "is not Parquet, or it is broken"),
        ({"text": ["Prima"]}, "x.npz", "has no column labels"),
        ({"text": ["Prima"], "labels": ["joy"]}, "nowhere/x.npz", "There is no folder"),
    ],
)
def test_training_refuses_before_it_begins(
    content: bytes | dict[str, list[str]],
    out: str,
    told: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "goemotions" / "dev.parquet"
    table.parent.mkdir()
    if isinstance(content, bytes):
        table.write_bytes(content)
    else:
        pq.write_table(pa.table(content), table)

    code = main(["train", "--train-data", str(tmp_path), "-o", str(tmp_path / out)])

    assert (code, told in capsys.readouterr().err) == (1, True)
    assert not (tmp_path / out).exists()


def test_training_without_its_data_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train"]) == 1
    assert "--train-data DIR" in capsys.readouterr().err

    assert main(["train", "--train-data", str(tmp_path)]) == 1
    assert "docs/readers.md" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--convolution", "--deep", "--words"])
def test_what_the_convolution_is_taught_with_is_looked_for_before_anything_is_made(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _sets(tmp_path, goemotions=("text", "labels"), banking77=("id", "text"))

    assert main(["train", "--train-data", str(tmp_path), option]) == 1
    assert "banking77/dev.parquet has no column category" in capsys.readouterr().err


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
@pytest.mark.parametrize("option", ["--convolution", "--deep", "--words"])
def test_without_torch_nothing_is_made_that_the_convolution_would_no_longer_fit(
    option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _sets(tmp_path, goemotions=("text", "labels"), banking77=("id", "text", "category"))

    assert main(["train", "--train-data", str(tmp_path), option]) == 1
    assert "pip install 'wall-of-change[train]'" in capsys.readouterr().err


def _sets(folder: Path, **columns: tuple[str, ...]) -> None:
    for name, each in columns.items():
        (folder / name).mkdir()
        pq.write_table(pa.table({column: ["x"] for column in each}), folder / name / "dev.parquet")

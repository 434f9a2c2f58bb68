"""A full disk, a closed place, a process that is ended: told with the next step, and nobody left at work."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from django.db import connection, transaction

from tests import cast
from wallofchange.diary.refused import Refused
from wallofchange.house.command_line import main
from wallofchange.house.command_line.stopping import refused_by_the_machine

OURS = ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")  # of the tests, not of somebody's machine
FULL = "The disk is full. Make room, and try again.\n"
A_WHILE = 60.0  # seconds in which what must end has ended, on a busy machine as well
READS_ON = """
import multiprocessing
import sys
from itertools import cycle

from wallofchange.reading.many import read_many

if __name__ == "__main__":
    for batch in read_many(cycle(["Prima geholpen"]), processes=2):
        print(*[child.pid for child in multiprocessing.active_children()], flush=True)
        sys.stdin.read()
"""


def understand(folder: Path, rows: int, out: str = "out.parquet") -> list[str]:
    (folder / "a.csv").write_text("why\n" + "De monteur kwam te laat\n" * rows)
    return ["understand", str(folder / "a.csv"), "--text", "why", "-o", str(folder / out)]


def _may_write_little() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))


@pytest.mark.parametrize(("rows", "limited", "out"), [(3_000, True, os.devnull), (1, False, "/dev/full")])
def test_a_full_disk_is_told_and_leaves_nothing(rows: int, limited: bool, out: str, tmp_path: Path) -> None:
    program = [sys.executable, "-m", "wallofchange", *understand(tmp_path, rows), "--processes", "1"]
    shell = {**os.environ, "LC_ALL": "C.UTF-8"}
    with Path(out).open("w") as told:
        ended = subprocess.run(
            program,
            env=shell,
            stdout=told,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=_may_write_little if limited else None,
            check=False,
        )

    assert ended.returncode == 1
    assert ended.stderr.endswith(FULL)
    assert "Traceback" not in ended.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own way to be full")
def test_a_database_without_room_is_told_as_well() -> None:
    with connection.cursor() as cursor:
        held = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {held}")
    try:
        with pytest.raises(Refused, match="The disk is full"), refused_by_the_machine(), transaction.atomic():
            cast.signal("Te laat. " * 100_000)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")


def test_what_is_wrong_in_here_is_not_blamed_on_the_machine() -> None:
    with pytest.raises(FileNotFoundError), refused_by_the_machine():
        Path("/nowhere/at/all").read_bytes()
    with pytest.raises(ValueError, match="of ours"), refused_by_the_machine():
        raise ValueError("of ours")


@pytest.mark.skipif(not Path("/sys").is_dir(), reason="no folder here in which nobody may write")
def test_a_closed_place_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*understand(tmp_path, 1)[:-1], "/sys/out.parquet"]) == 1
    assert "hoose another place" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("home", b"", "home is no folder. Choose another place."),
        (
            "home/wall.sqlite3",
            b"no database at all",
            "The database of this home is broken. Put back the copy",
        ),
    ],
)
def test_a_home_that_is_none_is_refused(name: str, content: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content)
    shell = {name: value for name, value in os.environ.items() if name not in OURS} | {"LC_ALL": "C.UTF-8"}

    program = [sys.executable, "-m", "wallofchange", "--home", str(tmp_path / "home"), "understand"]
    ended = subprocess.run(program, env=shell, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert told in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_database_that_lets_nobody_in_is_told_without_its_password(tmp_path: Path) -> None:
    shell = {name: value for name, value in os.environ.items() if name not in OURS} | {"LC_ALL": "C.UTF-8"}
    shell["DATABASE_URL"] = "postgresql://anna:secret-of-anna@127.0.0.1:1/wall"  # where nobody listens

    program = [sys.executable, "-m", "wallofchange", "--home", str(tmp_path / "home"), "understand"]
    ended = subprocess.run(program, env=shell, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("The database does not let us in: ")
    assert ended.stderr.endswith("Is it up, and is DATABASE_URL right?\n")
    assert "secret-of-anna" not in ended.stderr


def test_a_folder_is_no_file_to_write_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.parquet").mkdir()

    assert main(understand(tmp_path, 1)) == 1
    assert "out.parquet is a folder. Name the file that goes into it." in capsys.readouterr().err


@pytest.mark.parametrize("command", ["import", "effect"])
def test_a_terminal_that_does_not_know_a_sign_gets_the_page_all_the_same(command: str) -> None:
    program = [sys.executable, "-m", "wallofchange", command, "--help"]

    told = subprocess.run(
        program, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, check=True
    )

    assert b"\\u2026" in told.stdout
    assert told.stderr == b""


def _end_the_first(ended: list[int]) -> None:
    until = time.monotonic() + A_WHILE
    while not ended and time.monotonic() < until:
        for child in multiprocessing.active_children()[:1]:
            os.kill(child.pid or 0, signal.SIGKILL)
            ended.append(child.pid or 0)
        time.sleep(0.01)


def test_when_a_process_that_reads_is_ended_the_command_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[int] = []
    other = Thread(target=_end_the_first, args=(ended,))
    other.start()

    code = main([*understand(tmp_path, 20_000), "--processes", "2"])
    other.join()

    assert (code, len(ended)) == (1, 1)
    assert "Try again with --processes 1." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_process_that_ends_while_the_next_is_started_is_told_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shut(*_given: object) -> None:
        raise OSError("handle is closed")

    monkeypatch.setattr(ProcessPoolExecutor, "submit", shut)

    assert main([*understand(tmp_path, 5_000), "--processes", "2"]) == 1
    assert "Try again with --processes 1." in capsys.readouterr().err


def test_who_reads_does_not_outlive_who_asked_for_it(tmp_path: Path) -> None:
    (tmp_path / "reads_on.py").write_text(READS_ON)
    program = [sys.executable, str(tmp_path / "reads_on.py")]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        readers = [int(pid) for pid in running.stdout.readline().split()]
        running.kill()

    until = time.monotonic() + A_WHILE
    while any(map(_lives, readers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert len(readers) == 2
    assert not any(map(_lives, readers))


def _lives(pid: int) -> bool:
    """Whether it still works: one that ended may lie there until somebody counts it."""
    try:
        os.kill(pid, 0)
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.parametrize("command", ["train", "demo", "score a.csv --text a --label b --task theme"])
def test_a_seed_is_a_whole_number(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command.split(), "--seed", "-1"])

    assert ended.value.code == 2
    assert "-1 is no seed: give a whole number, 0 or more" in capsys.readouterr().err

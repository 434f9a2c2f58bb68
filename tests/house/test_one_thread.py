"""What serves calculates on one thread, and says so before anything that calculates is loaded."""

import json
import os
import subprocess
import sys

from wallofchange.house.command_line.one_thread import THREADS, calculate_on_one_thread

STARTING = """
import json, sys
from wallofchange.house.command_line import demo_command, serve_command
early = "numpy" not in sys.modules
serve_command.calculate_on_one_thread()
import sklearn.linear_model
from threadpoolctl import threadpool_info
print(json.dumps([early, sorted({each["num_threads"] for each in threadpool_info()})]))
"""


def test_a_house_that_serves_calculates_on_one_thread():
    plain = {name: value for name, value in os.environ.items() if name not in THREADS}
    command = [sys.executable, "-c", STARTING]

    done = subprocess.run(command, env=plain, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout) == [True, [1]]


def test_unless_the_machine_says_otherwise(monkeypatch):
    for name in THREADS:
        monkeypatch.setenv(name, "4")

    calculate_on_one_thread()

    assert {os.environ[name] for name in THREADS} == {"4"}

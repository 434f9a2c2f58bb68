"""Run a module once the home is open, as models want it: `python -m tests.in_a_home MODULE`."""

import runpy
import sys

from wallofchange.house.home import open_home

if __name__ == "__main__":
    open_home()
    runpy.run_module(sys.argv[1], run_name="__main__")

"""Run the program as `python -m wallofchange`."""

from wallofchange.house.command_line import main

if __name__ == "__main__":
    raise SystemExit(main())

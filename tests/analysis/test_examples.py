"""The worked examples on real data: what a page says is what comes out, wherever the data are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_house_rules import ROOT

DATA = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", ROOT.parent / "shared" / "data"))
EXAMPLES = sorted((ROOT / "docs" / "examples").glob("*.md"))
ABSENT = "the public data sets are not here: see the page of the example for where they come from"


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.stem)
def test_an_example_is_what_comes_out(page):
    if not (DATA / "skytrax_airline_ratings").is_dir():
        pytest.skip(ABSENT)

    ran = subprocess.run(
        [sys.executable, str(page.with_suffix(".py")), str(DATA), "--check"],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, "")


def test_every_example_has_its_page():
    scripts = {path.stem for path in (ROOT / "docs" / "examples").glob("*.py")} - {"notebook"}

    assert scripts == {page.stem for page in EXAMPLES}

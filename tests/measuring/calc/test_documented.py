"""The page about `calc` lists what there is, with its source."""

import runpy

from tests.test_house_rules import ROOT
from wallofchange.measuring.calc import METHODS


def test_the_page_lists_every_method_as_the_code_has_it():
    page = (ROOT / "docs/calc.md").read_text()
    listed = runpy.run_path(str(ROOT / "docs/list_methods.py"))["listed"](page)

    assert page == listed, "python docs/list_methods.py lists them again"
    assert all(f"| `{name}` |" in listed for name in METHODS)

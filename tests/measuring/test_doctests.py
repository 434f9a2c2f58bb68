"""Every example in the mathematics runs."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

from wallofchange import measuring

MODULES = [module.name for module in walk_packages(measuring.__path__, f"{measuring.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_run(name):
    assert doctest.testmod(import_module(name)).failed == 0

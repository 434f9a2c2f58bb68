"""What every test stands on."""

import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings

# A busy machine is no fault of the product: what a property costs is measured in benchmarks/.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def home_of_the_tests() -> Iterator[None]:
    """Clear the home away that tests.settings made."""
    yield
    shutil.rmtree(settings.HOME.folder, ignore_errors=True)

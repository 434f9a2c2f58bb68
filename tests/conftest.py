"""What every test stands on."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings


@pytest.fixture(autouse=True, scope="session")
def home_of_the_tests() -> Iterator[None]:
    """Clear the home away that tests.settings made."""
    yield
    shutil.rmtree(settings.HOME.folder, ignore_errors=True)

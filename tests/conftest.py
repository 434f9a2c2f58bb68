"""What every test stands on."""

import shutil
from collections.abc import Iterator

import hypothesis
import pytest
from django.conf import settings

from tests.servers.chat import chat

# A busy machine is no fault of the product: what a property costs is measured in benchmarks/.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")


@pytest.fixture(scope="module")
def running() -> Iterator[str]:
    """A server that speaks as an endpoint does; its address."""
    with chat() as url:
        yield url


@pytest.fixture(autouse=True, scope="session")
def home_of_the_tests() -> Iterator[None]:
    """Clear the home away that tests.settings made."""
    yield
    shutil.rmtree(settings.HOME.folder, ignore_errors=True)

"""Who stands at the wall at the same moment."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.deciding.persons import Person
from tests.servers.stores import store_of_its_own


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Person]]:
    """Three people in a home that nobody else has, on the store of this round."""
    with store_of_its_own(tmp_path_factory.mktemp("home"), "at_once") as store, ExitStack() as goodbyes:
        somebody = []
        for _ in range(3):  # the first one makes the database
            somebody.append(Person(store))
            goodbyes.callback(somebody[-1].leave)
            assert somebody[-1].answer() == "ready"
        yield somebody

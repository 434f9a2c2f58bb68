"""Anna, who brings files by hand, and a house in which none is left lying."""

from pathlib import Path

import pytest
from django.conf import settings

from tests import cast
from tests.listening.by_hand import as_


@pytest.fixture
def anna(client):
    return as_(client, cast.anna())


@pytest.fixture
def nothing_left():
    yield
    for path in Path(settings.HOME.uploads).iterdir():
        path.unlink(missing_ok=True)  # an import beside the pages takes its own away

"""One reader reads now: the store holds to it, and a home in which two passed for it keeps one."""

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from wallofchange.understanding.models import Bookmark

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_stores]
BEFORE = [("understanding", "0010_the_reader_that_reads_now")]
AFTER = [("understanding", "0011_one_reads_now")]


@pytest.fixture
def before():
    """The tables as they were; afterwards as they are."""
    executor = MigrationExecutor(connection)
    yield executor.migrate(BEFORE).apps.get_model("understanding", "Bookmark").objects
    MigrationExecutor(connection).migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_a_home_in_which_two_read_now_keeps_the_one_that_began_last(before):
    for version, current in (("first", True), ("second", True), ("third", False)):
        before.create(reader="a reader", version=version, upto=5, current=current)

    MigrationExecutor(connection).migrate(AFTER)

    kept = Bookmark.objects.order_by("pk").values_list("version", "upto", "current")
    assert list(kept) == [("first", 5, False), ("second", 5, True), ("third", 5, False)]


def test_two_cannot_read_now():
    Bookmark.objects.create(reader="a reader", version="first", current=True)
    Bookmark.objects.create(reader="a reader", version="second")

    with pytest.raises(IntegrityError):
        Bookmark.objects.filter(version="second").update(current=True)

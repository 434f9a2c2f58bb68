"""Facts are only added."""

import pytest

from tests import cast
from wallofchange.diary.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def test_what_happens_is_written_down_with_the_name_as_it_was():
    idea = cast.idea()
    anna = cast.anna()
    anna.name = "Anna de Vries"
    anna.save()

    entry = Entry.objects.get(verb="pinned")

    assert (entry.actor_name, entry.noun, entry.noun_id) == ("Anna Wiersma", "deciding.idea", idea.pk)


def test_a_line_is_neither_changed_nor_taken_out():
    cast.idea()
    entry = Entry.objects.get(verb="pinned")

    with pytest.raises(TypeError, match="never changed"):
        entry.save()
    with pytest.raises(TypeError, match="never taken out"):
        entry.delete()

"""Every address of something of another team: it is not told that it is there, and nothing of it changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import get_resolver

from tests import cast
from tests.deciding.visit import stand
from wallofchange.deciding.models import Idea, Objection
from wallofchange.diary.models import Entry

NOT_THERE, NOT_THIS_WAY = 404, 405
OF_A_TEAM = ("ideas/<int:pk>/", "objections/<int:pk>/", "teams/<int:pk>/", "wall/cards/<int:pk>/")


def addresses(patterns: list[Any], before: str = "") -> Iterator[str]:
    for each in patterns:
        here = before + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from addresses(each.url_patterns, here)
        elif here.startswith(OF_A_TEAM):
            yield here


@pytest.mark.django_db
@pytest.mark.parametrize("address", sorted(addresses(get_resolver().url_patterns)))
@pytest.mark.parametrize("who", [cast.anna, cast.chantal])
def test_what_is_of_another_team_is_not_there(address, who):
    theirs = cast.objection("ja, maar dat is van hen", idea=cast.idea(of="IT"), by=cast.bram())
    pk = {"ideas": theirs.idea_id, "wall": theirs.idea_id, "objections": theirs.pk}.get(
        address.split("/")[0], cast.team("IT").pk
    )
    before, client = Entry.objects.count(), stand(who())

    url = "/" + address.replace("<int:pk>", str(pk))
    answers = {client.get(url).status_code, client.post(url, {"words": "x", "title": "x"}).status_code}

    assert NOT_THERE in answers
    assert answers <= {NOT_THERE, NOT_THIS_WAY}
    assert (Idea.objects.count(), Objection.objects.count(), Entry.objects.count()) == (1, 1, before)

"""Undo takes back a slip of the hand, not what was learned."""

import pytest

from tests import cast
from tests.learning.test_evaluating import live
from wallofchange.deciding.models import Stage
from wallofchange.diary.refused import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.both_stores]


def test_what_was_concluded_is_walked_back_by_a_lead_only():
    idea = live()
    idea.conclude(verdict="not_proven", by=cast.anna(), at=cast.MONDAY)

    with pytest.raises(Refused, match="has been concluded"):
        idea.undo(by=cast.sefa(), at=cast.TUESDAY)
    with pytest.raises(Refused, match="has been concluded"):
        idea.hang_back(by=cast.sefa(), at=cast.TUESDAY)
    idea.undo(by=cast.anna(), at=cast.TUESDAY)

    idea.refresh_from_db()
    assert idea.stage == Stage.EVALUATION

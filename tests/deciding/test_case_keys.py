"""Links to the one page of an idea: each opens that page only, and can be taken away."""

from datetime import timedelta

import pytest

from tests import cast
from wallofchange.deciding.models import CaseKey
from wallofchange.diary.refused import Refused

pytestmark = pytest.mark.django_db


def test_a_link_finds_its_idea_until_it_is_revoked():
    made, key = CaseKey.issue(cast.idea(), "October", by=cast.anna(), at=cast.MONDAY)
    assert CaseKey.find(key, cast.TUESDAY) == made

    made.revoke(by=cast.mirjam(), at=cast.TUESDAY)

    assert CaseKey.find(key, cast.TUESDAY) is None


def test_a_link_stops_working_by_itself_after_a_month():
    _made, key = CaseKey.issue(cast.idea(), "", by=cast.anna(), at=cast.MONDAY)

    assert CaseKey.find(key, cast.MONDAY + timedelta(days=29)) is not None
    assert CaseKey.find(key, cast.MONDAY + timedelta(days=30)) is None


def test_the_key_itself_is_not_kept():
    made, key = CaseKey.issue(cast.idea(), "October", by=cast.anna(), at=cast.MONDAY)

    assert key not in str(vars(made))


def test_who_does_not_lead_the_team_makes_no_link_and_hears_of_the_file():
    with pytest.raises(Refused, match="without a login") as refusal:
        CaseKey.issue(cast.idea(), "October", by=cast.sefa(), at=cast.MONDAY)

    assert refusal.value.remedy.startswith("Take the page along as a file")

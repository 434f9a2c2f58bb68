"""Public files from the wild import without one option; they are not in the repository."""

from pathlib import Path
from typing import NamedTuple

import pytest
from django.utils import timezone

from tests import cast
from wallofchange.listening.importers import inspect, run, source_for
from wallofchange.listening.models import Batch

DATA = Path(__file__).parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(
    not DATA.exists(), reason="the public data sets are not beside the repository"
)
pytestmark = [needs_data, pytest.mark.django_db]

REVIEW = {
    "id": ("id",),
    "text": ("text",),
    "title": ("title",),
    "time": ("date",),
    "score": ("overall_rating",),
}
TWEET = {"id": ("tweet_id",), "text": ("text",), "time": ("created_at",), "customer": ("author_id",)}
WRITTEN = {"inbound": ("inbound",), "unit": ("company",)}


class Known(NamedTuple):
    """What a file holds: its columns and scale, and how many rows are not to be stored."""

    fields: dict[str, tuple[str, ...]]
    scale: str
    rows: int
    rejected: int


FILES = {
    "skytrax_reviews/airline_dev": Known(REVIEW | {"unit": ("airline_name",)}, "1-10", 1804, 0),
    "skytrax_reviews/airport_dev": Known(REVIEW | {"unit": ("airport_name",)}, "1-10", 793, 0),
    # five stars, though a few dozen wrote up to ten
    "skytrax_reviews/lounge_dev": Known(REVIEW | {"unit": ("airline_name",)}, "1-5", 1796, 56),
    # twenty are dated 1970
    "skytrax_reviews/seat_dev": Known(REVIEW | {"unit": ("airline_name",)}, "1-10", 1007, 20),
    "airline_tweets/dev": Known(
        {"id": ("id",), "text": ("text",), "time": ("created",), "unit": ("airline",)}, "None", 11644, 0
    ),
    # the companies' own replies are no signals
    "twcs_support/conversations": Known(TWEET | WRITTEN, "None", 355, 185),
    "twcs_support/labelled_dev": Known(TWEET | WRITTEN, "None", 721, 245),
    # seven rows are empty
    "twcs_support/spotify_customer_tweets": Known(TWEET | {"inbound": ("inbound",)}, "None", 15103, 7),
}


@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_understood_and_comes_in_without_options(name):
    known, at, path = FILES[name], timezone.now(), DATA / f"{name}.parquet"

    inspection = inspect(path, at=at)
    outcome = run(path, inspection, source=source_for(inspection, team=cast.team(), at=at), by=None, at=at)

    assert dict(inspection.map.fields) == known.fields
    assert str(inspection.map.scale) == known.scale
    assert (outcome.rows, outcome.rejected) == (known.rows, known.rejected)
    assert outcome.new == Batch.objects.get().signals.count() == known.rows - known.rejected


def test_every_file_of_the_three_sets_is_among_them():
    there = {str(path.relative_to(DATA).with_suffix("")) for path in DATA.glob("*/*.parquet")}

    assert {name for name in there if name.split("/")[0] in {known.split("/")[0] for known in FILES}} == set(
        FILES
    )

"""What stands beside the answers of one moment: who was asked twice, promises and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallofchange.learning.charts import Chart
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.kept import Kept, kept_of
from wallofchange.learning.moments.rated import Rated, rated_of
from wallofchange.learning.moments.response import Responded, responded
from wallofchange.learning.moments.twice import Twice, twice_of
from wallofchange.listening.models import Moment
from wallofchange.people.models import User


@dataclass(frozen=True)
class Beside:
    """Each part is None where there is nothing to say."""

    twice: Twice | None
    kept: Kept | None
    rated: Rated | None
    responded: Responded | None

    @property
    def charts(self) -> list[Chart]:
        drawn = self.rated.chart if self.rated else None
        return [drawn] if drawn else []

    def as_dict(self) -> dict[str, Any]:
        return {
            "asked_twice": self.twice.as_dict() if self.twice else None,
            "promised_and_done": self.kept.as_dict() if self.kept else None,
            "response": self.responded.as_dict() if self.responded else None,
            "both_rated": self.rated.as_dict() if self.rated else None,
        }


def beside_of(moment: Moment, asked: Asked, user: User, at: datetime) -> Beside:
    here = (moment, asked, user)
    return Beside(twice_of(*here, at), kept_of(*here), rated_of(*here), responded(*here))

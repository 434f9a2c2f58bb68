"""Where a survey rates both what was expected and what was experienced: how the score lies over the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wallofchange.learning import charts
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.side import FEWEST
from wallofchange.learning.moments.written import signed
from wallofchange.learning.parts.gaps import SIDES
from wallofchange.listening.models import Moment, Signal
from wallofchange.measuring.words import Words
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.measuring.surface import Surface

FEWEST_ANSWERS = 60  # ten for each of the six terms
STRAIGHT = 1e-6  # a bend below this is rounding
METHOD = Words(
    "Responsoppervlak: het cijfer over ervaren en verwacht met hun kwadraten en product, HC3-intervallen; "
    "helling en kromming langs P = -E.",
    "Response surface: the score over experienced and expected with their squares and product, HC3 "
    "intervals; slope and curvature along P = -E.",
)
SOURCE = "Edwards 2002; Peter, Churchill & Brown 1993, J. Consumer Res. 19:655"


@dataclass(frozen=True)
class Rated:
    """Score, what was experienced and what was expected, answer by answer; of so many people."""

    rows: tuple[tuple[float, float, float], ...]
    people: int

    @cached_property
    def surface(self) -> Surface | None:
        """None with too few answers, or where the two do not vary apart from each other."""
        from wallofchange.measuring.surface import response_surface

        if self.people < FEWEST or len(self.rows) < FEWEST_ANSWERS:
            return None
        score, experienced, expected = zip(*self.rows, strict=True)
        both = [*experienced, *expected]
        try:
            return response_surface(score, experienced, expected, centre=(min(both) + max(both)) / 2)
        except ValueError:
            return None

    @property
    def sentence(self) -> str:
        if (found := self.surface) is None:
            return _("Too few rated both to say how the score lies over them: from sixty on it can be told.")
        said = _("A point more experienced where a point less was expected: the score is %(slope)s.") % {
            "slope": signed(found.slope.estimate or 0.0, 1)
        }
        return f"{said} {self._bend(found)}"

    def _bend(self, found: Surface) -> str:
        if (found.curvature.high or 0.0) < -STRAIGHT:
            return _("Falling short costs more than exceeding brings.")
        if (found.curvature.low or 0.0) > STRAIGHT:
            return _("Exceeding brings more than falling short costs.")
        return _("Whether falling short weighs more than exceeding stays open.")

    @property
    def chart(self) -> charts.Chart | None:
        if (found := self.surface) is None:
            return None
        rows = [
            charts.Named(_("Experienced above expected (slope)"), found.slope),
            charts.Named(_("More and more of it (curvature)"), found.curvature),
        ]
        description = _("Points of the score for a point, each with its interval.")
        return charts.intervals(rows, key="surface", title=_("Both rated"), description=description)

    def as_dict(self) -> dict[str, Any]:
        told: dict[str, Any] = {"n": len(self.rows), "method": METHOD.as_dict(), "source": SOURCE}
        if (found := self.surface) is None:
            return told
        return told | {
            "slope": found.slope.as_dict(),
            "curvature": found.curvature.as_dict(),
            "slope_as_expected": found.agreed_slope.as_dict(),
            "curvature_as_expected": found.agreed_curvature.as_dict(),
            "r2": found.r2,
        }


def rated_of(moment: Moment, asked: Asked, user: User) -> Rated | None:
    """The answers of these days that rate both beside a score; None where none does. One query."""
    heard = Signal.objects.seen_by(user).filter(asked.within(), asked.narrowed(), moment=moment)
    told = heard.filter(score__isnull=False).exclude(extra={}).order_by("pk")
    found = list(_rated(told.values_list("score", "extra", "customer_id", "pk").iterator(chunk_size=5000)))
    if not found:
        return None
    return Rated(tuple(row for row, _who in found), len({who for _row, who in found}))


def _rated(rows: Any) -> Iterator[tuple[tuple[float, float, float], int]]:
    for score, extra, customer, pk in rows:
        experienced, expected = (_mean(extra, side) for side in ("perceived", "expected"))
        if experienced is not None and expected is not None:
            yield (float(score), experienced, expected), -pk if customer is None else customer


def _mean(extra: Mapping[str, Any], side: str) -> float | None:
    """Of the items of one side; columns are named as `gaps` reads them."""
    held = [
        float(value)
        for name, value in extra.items()
        if SIDES.get(name.rpartition(".")[2].lower()) == side and "." in name
        if isinstance(value, int | float) and not isinstance(value, bool)
    ]
    return sum(held) / len(held) if held else None

"""What a moment is told with: expectation against experience, its spread, its words and its wall."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.moves import Move
from wallofchange.learning.moments.side import ORDER, Side
from wallofchange.learning.moments.voices import NONE, SILENT, Last, Voices
from wallofchange.learning.moments.written import written
from wallofchange.listening.models import Expectation, Moment
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.nps import Nps, Split, nps
from wallofchange.measuring.share import ShareDiff, share_diff
from wallofchange.understanding.models import Gist
from wallofchange.understanding.read_by_people import ReadByPeople
from wallofchange.understanding.shown import SIGNS

GREY = 1 / 3  # from a third up who found it as expected and wrote nothing, a moment may be grey
LEANS = 5  # answers in 100, more on one side of as expected than on the other: it is not grey then

TOGETHER = 1 - 0.05 / 3  # Bonferroni: three differences of shares, 95 % for all of them
HUNG = 4  # ideas that are named with a moment


@dataclass(frozen=True)
class Line:
    """One expectation: how many, their share (0 to 1) with its simultaneous interval, and its words."""

    expectation: str
    n: int
    p: float
    low: float
    high: float
    words_url: str

    @property
    def sign(self) -> str:
        return SIGNS[self.expectation]

    @property
    def label(self) -> str:
        return str(Expectation(self.expectation).label)


@dataclass(frozen=True)
class Figure:
    """One measure: then, now and the difference, each with its interval; in 100 where it is a share."""

    label: str
    then: Estimate
    now: Estimate
    difference: Estimate
    in_a_hundred: bool


@dataclass(frozen=True)
class Told:
    """One moment in a stretch of time, set beside another stretch."""

    moment: Moment
    asked: Asked
    now: Side
    then: Side
    moves: list[Move] = field(default_factory=list)
    voices: Voices = SILENT
    hanging: list[Idea] = field(default_factory=list)
    last: Last = NONE  # where nobody was asked in this stretch

    @property
    def lifts(self) -> Gist | None:
        return self.voices.lifts

    @property
    def hurts(self) -> Gist | None:
        return self.voices.hurts

    @property
    def read(self) -> ReadByPeople:
        return self.voices.read

    @property
    def address(self) -> str:
        return reverse("learning:moment", args=[self.moment.slug]) + self.asked.address

    @property
    def address_then(self) -> str:
        """The same moment in the days up to when it was last asked after, or scored."""
        said_at = self.last.asked or self.last.scored
        last = timezone.localdate(said_at) if said_at else self.asked.until
        return reverse("learning:moment", args=[self.moment.slug]) + self.asked.ending(last).address

    @property
    def hanging_more(self) -> int:
        return len(self.hanging) - HUNG

    @cached_property
    def lines(self) -> list[Line]:
        """Less than, as and better than expected; nothing where too few were asked."""
        return self._lines(self.now)

    @cached_property
    def lines_then(self) -> list[Line]:
        return self._lines(self.then)

    @cached_property
    def differences(self) -> list[tuple[Line, Line, ShareDiff]]:
        """Each expectation now and then, and how far its share moved; the three intervals hold together."""
        pairs = zip(self.lines, self.lines_then, strict=False)
        return [
            (now, then, share_diff((then.n, self.then.n_said), (now.n, self.now.n_said), TOGETHER))
            for now, then in pairs
        ]

    @property
    def is_grey(self) -> bool:
        """Surely most found it as expected, a third in silence, and the others do not lean to either side."""
        shares = self.now.shares
        if shares is None or shares.low[1] <= 0.5 or self.now.silent < GREY * self.now.n_said:
            return False
        return abs(self.net.nps) <= LEANS or self.net.low <= 0 <= self.net.high

    @cached_property
    def net(self) -> Nps:
        """Better less less than expected, per 100 (-100 to 100), with its score interval; some were asked."""
        return nps(Split(self.now.exceeded, self.now.met, self.now.below))

    @property
    def sentence(self) -> str:
        """The first thing that is said of it."""
        if not self.now.shares:
            return self._unasked()
        if self.is_grey:
            said = _("%(p)s in 10 found '%(moment)s' as expected and wrote nothing.") % {
                "p": written(10 * self.now.silent / self.now.n_said),
                "moment": self.moment,
            }
            return said + " " + _("That is not bad. It is grey.")
        return self.balance

    @property
    def balance(self) -> str:
        """Whether better than expected outweighs less, as far as that can be told."""
        if self.now.shares is None:
            return ""
        below, _met, exceeded = (written(100 * share) for share in self.now.shares.p)
        if self.net.low > 0:
            said = _("More often better than expected than less: %(exceeded)s against %(below)s in 100.")
        elif self.net.high < 0:
            said = _("More often less than expected than better: %(below)s against %(exceeded)s in 100.")
        else:
            said = _("Less than expected %(below)s in 100, better %(exceeded)s: which is more, is open.")
        return said % {"below": below, "exceeded": exceeded}

    @property
    def scale(self) -> str:
        return str(self.now.scores.scale)

    @property
    def figures(self) -> list[Figure]:
        """Then, now and the difference of what has a level; no figure without the others."""
        return [_figure(move, self.then, self.now) for move in self.moves if move.measure != "ordinal"]

    def words_of(self, expectation: str = "") -> str:
        """Where the words behind a figure are read."""
        wanted = {"moment": self.moment.slug, "expectation": expectation}
        wanted |= {"unit": self.asked.unit, "channel": self.asked.channel}
        kept = {name: value for name, value in wanted.items() if value}
        return f"{reverse('house:signals')}?{urlencode(kept)}"

    @property
    def words_url(self) -> str:
        return self.words_of()

    def _lines(self, side: Side) -> list[Line]:
        if side.shares is None:
            return []
        rows = zip(ORDER, side.said, side.shares.p, side.shares.low, side.shares.high, strict=True)
        return [Line(str(name), n, p, low, high, self.words_of(name)) for name, n, p, low, high in rows]

    def _unasked(self) -> str:
        if self.now.asked or self.now.hidden:
            return _("Too few people to show anything without someone being recognised.")
        if self.last.asked:
            return _("In these days nobody was asked here what they had expected.")
        return _("Nobody was ever asked here what they had expected.")


def _figure(move: Move, then: Side, now: Side) -> Figure:
    share = move.measure == "nine_plus"
    levels = (then.nine_plus, now.nine_plus) if share else (then.mean, now.mean)
    return Figure(move.label, *levels, move.shift.as_estimate(), share)

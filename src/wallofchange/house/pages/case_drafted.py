"""What stands on the one page of an idea: drafted from the wall, in the language that is read here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from wallofchange.deciding.goal_tree import tree
from wallofchange.deciding.models import Evidence, Idea, Objection, Stage
from wallofchange.deciding.models.ask import Ask
from wallofchange.deciding.waiting_cost import WaitingCost, waiting_cost
from wallofchange.house.pages.draft import draft
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import Organisation, User

MOST_QUOTES, MOST_WORRIES = 4, 4
QUOTE, LINE = 220, 170  # characters
TELLING = 40  # a sentence of fewer characters says less on paper
LIVE = (Stage.EVALUATION, Stage.LEARNED, Stage.DONE_AT_ONCE)  # nobody waits for it any more


@dataclass(frozen=True)
class Quote:
    """A customer's sentence, its language, and where and when it was said."""

    words: str
    lang: str
    where: str


@dataclass(frozen=True)
class Worry:
    """A yes-but and what became of it."""

    words: str
    became: str


@dataclass(frozen=True)
class Case:
    """One page: everything on it as it is read, in one language."""

    title: str
    team: str
    lang: str
    above: str
    footer: str
    voices: int
    quotes: list[Quote] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    cost: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    worries: list[Worry] = field(default_factory=list)
    serves: list[str] = field(default_factory=list)
    came: bool = False  # what is known of it is an outcome, no longer a hope

    @property
    def labels(self) -> dict[str, str]:
        """The headings, in the language of the page, whoever asks for them."""
        with translation.override(self.lang):
            return self._headings()

    def _headings(self) -> dict[str, str]:
        return {
            "said": _("What customers say"),
            "asked": _("What is asked"),
            "cost": _("What waiting costs"),
            "expected": _("What came of it") if self.came else _("What we expect"),
            "worries": _("What colleagues worry about"),
            "no_worries": _("No yes-but so far."),
            "serves": _("What it serves"),
        }

    def as_data(self) -> dict[str, Any]:
        """Plain values, for paper and for programs."""
        return asdict(self) | {"labels": self.labels}


def case_of(idea: Idea, *, reader: User, at: datetime) -> Case:
    """Draft the page of this idea; `reader`: through whose eyes the goals above it are seen."""
    evidence = list(_evidence(idea))
    evaluation = verdicts_of([idea]).get(idea.pk)
    quotes = [_quote(each) for each in evidence[:MOST_QUOTES]]
    return Case(
        title=idea.title,
        team=str(idea.team),
        lang=(get_language() or "nl")[:2],
        above=f"{idea.team} · {idea.get_stage_display()} · {_day(at)}",
        footer=_("Made from the Wall of Change on %(day)s. Customers' words are theirs, names taken out.")
        % {"day": _day(at)},
        voices=len(evidence),
        quotes=quotes,
        said=_said(evidence),
        asked=_asked(idea),
        cost=[] if idea.stage in LIVE else _cost(waiting_cost(idea, at), evidence, at),
        expected=_expected(idea, evaluation, at),
        worries=_worries(idea),
        serves=_serves(idea, reader),
        came=_has_come(idea, evaluation),
    )


def _has_come(idea: Idea, evaluation: Evaluation | None) -> bool:
    if evaluation:
        return evaluation.verdict != Verdict.TOO_EARLY
    return idea.stage in (Stage.LEARNED, Stage.DONE_AT_ONCE)


def _evidence(idea: Idea) -> Iterable[Evidence]:
    """The words that say most first; what has no words counts as a voice and is not shown."""
    hung = idea.evidence.select_related("signal__gist", "signal__moment")
    return sorted(hung, key=lambda each: (not _words(each), len(_words(each)) < TELLING, each.pk))


def _words(each: Evidence) -> str:
    gist = getattr(each.signal, "gist", None)
    return " ".join(gist.words.split()) if gist else ""


def _quote(each: Evidence) -> Quote:
    gist = getattr(each.signal, "gist", None)
    where = [str(each.signal.moment or ""), _day(each.signal.said_at)]
    return Quote(
        Truncator(_words(each)).chars(QUOTE),
        getattr(gist, "language", "") or "nl",
        " · ".join(filter(None, where)),
    )


def _said(evidence: list[Evidence]) -> list[str]:
    if not evidence:
        return [_("No customer has asked for this yet. That is fine: nobody asked for air conditioning.")]
    first = min(each.signal.said_at for each in evidence)
    said = ngettext(
        "%(n)s customer said it, on %(day)s.", "%(n)s customers said it, the first on %(day)s.", len(evidence)
    )
    return [said % {"n": len(evidence), "day": _day(first)}]


def _asked(idea: Idea) -> list[str]:
    hours = (
        _("%(hours)s hours of %(team)s, and of nobody else.")
        if not idea.partners.exists()
        else _("%(hours)s hours of %(team)s and whoever makes it with them.")
    )
    lines = [hours % {"hours": _number(float(idea.hours)), "team": idea.team}]
    ask = Ask.objects.open().filter(idea=idea, owned_no=None).select_related("of_whom").first()
    if ask:
        when = timezone.localtime(ask.steps_up_at)
        needs = _("It is more than the team may decide alone: asked of %(name)s, until %(day)s.")
        lines.append(needs % {"name": ask.of_whom.name, "day": _day(when)})
    return lines


def _cost(cost: WaitingCost, evidence: list[Evidence], at: datetime) -> list[str]:
    lines = []
    if cost.is_known:
        said = ngettext(
            "In the last %(weeks)s weeks %(n)s customer said it, at least.",
            "In the last %(weeks)s weeks %(n)s customers said it, at least.",
            cost.customers,
        )
        lines.append(said % {"weeks": cost.weeks, "n": cost.customers})
    if cost.contacts:
        told = ngettext(
            "%(n)s of them had to be answered.", "%(n)s of them had to be answered.", cost.contacts
        )
        lines.append(told % {"n": cost.contacts})
    if cost.hours_a_year:
        lines.append(
            _("That is about %(hours)s hours of answering a year.") % {"hours": _number(cost.hours_a_year)}
        )
    if evidence:
        days = max((at - min(each.signal.said_at for each in evidence)).days, 0)
        waits = ngettext("The first word is %(n)s day old.", "The first word is %(n)s days old.", days)
        lines.append(waits % {"n": days})
    return lines or [_("No customer's words hang with it, so nobody knows what waiting costs.")]


def _expected(idea: Idea, evaluation: Evaluation | None, at: datetime) -> list[str]:
    if evaluation:
        return [evaluation.sentence]
    if idea.stage == Stage.DONE_AT_ONCE and idea.closing_line:
        return [_("Done at once: %(line)s") % {"line": idea.closing_line}]
    if idea.stage in (Stage.LEARNED, Stage.DONE_AT_ONCE):
        return [_("Done, not measured.")]
    drafted = draft(idea, at)
    sentence = drafted.get("sentence") or ""
    if not sentence:
        return [_("No prediction: it would be done, not measured.")]
    told = [str(sentence)]
    if drafted.get("drafted_by_system"):
        told.append(_("Drafted; nobody has fixed it yet."))
    return told


def _worries(idea: Idea) -> list[Worry]:
    hung = idea.objections.select_related("condition__who", "owned_no__by").order_by("-pk")[:MOST_WORRIES]
    lapses = Organisation.here().silence_is_consent
    said = [(each.words, _became(each, lapses=lapses)) for each in hung]
    return [Worry(Truncator(words).chars(LINE), Truncator(became).chars(LINE)) for words, became in said]


def _became(worry: Objection, *, lapses: bool) -> str:
    if worry.proved_right_at:
        return _("It was right.")
    state = worry.state
    if state == "yes_if":
        said = _("Yes, if: %(what)s (%(who)s, %(day)s)")
        condition = worry.condition
        return said % {"what": condition.what, "who": condition.who.first_name, "day": _day(condition.due)}
    if state == "yes":
        return _met(worry)
    if state == "no":
        return _("No, because %(reason)s (%(who)s)") % {
            "reason": worry.owned_no.reason,
            "who": worry.owned_no.by.name,
        }
    if state == "open" and not lapses:
        return _("Open; it waits for an answer.")
    if state == "open":
        return _("Open; without an answer it lapses on %(day)s.") % {"day": _day(worry.lapses_at)}
    return (
        _("Taken back, with thanks.")
        if state == "withdrawn"
        else _("Nothing more came on it: silence is consent.")
    )


def _met(worry: Objection) -> str:
    condition = worry.condition
    what = condition.what if condition.what.endswith((".", "!", "?")) else f"{condition.what}."
    said = _("It has become a yes: %(what)s") % {"what": what}
    if worry.feared and worry.found:
        said += " " + _("Feared: %(feared)s; found: %(found)s.") % {
            "feared": worry.feared,
            "found": worry.found,
        }
    return said


def _serves(idea: Idea, reader: User) -> list[str]:
    held = tree(reader).holding(idea)
    if not held:
        return []
    return [f"{branch.goal.sentence}" for branch in [*held[0].path, held[0]]]


def _day(at: datetime | date) -> str:
    return date_format(timezone.localtime(at) if isinstance(at, datetime) else at, "j F Y")


def _number(figure: float) -> str:
    return str(number_format(f"{round(figure, 1):.10g}"))

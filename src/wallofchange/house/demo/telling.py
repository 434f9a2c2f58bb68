"""The story told through the verbs of the wall, in the order in which it happened."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeAlias

from wallofchange.deciding.models import Cycle, Idea, Objection
from wallofchange.house.demo import weeks
from wallofchange.house.demo.fading import fade
from wallofchange.house.demo.hearing import Heard
from wallofchange.house.demo.mandates import ask_first, asked_at, take_in_hand
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.planning import plan_of
from wallofchange.house.demo.story.nouns import Told, When, YesBut
from wallofchange.house.demo.story.tally import IDEAS
from wallofchange.learning.pull import evaluate_idea
from wallofchange.listening.models import Signal
from wallofchange.people.models import User

Event: TypeAlias = tuple[datetime, Callable[[datetime], object]]

LOOKED: Final = ((76, 0, "06:30"), (79, 0, "06:30"))  # the looks at what is still live
RECENT: Final = timedelta(weeks=9)  # how far back words hang with a new idea


def at(when: When) -> datetime:
    """Return a moment of the story."""
    return weeks.moment_in(*when)


def working(moment: datetime) -> datetime:
    """Return the moment itself, or the Monday after when it falls in a weekend."""
    return moment + timedelta(days=max(7 - moment.weekday(), 0)) if moment.weekday() > 4 else moment


@dataclass
class Teller:
    """Knows who is who, what was said, and which card is which idea."""

    company: Company
    heard: Heard
    ideas: dict[str, Idea] = field(default_factory=dict)
    objections: dict[tuple[str, int], Objection] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """Return everything that happened to every idea, in no order."""
        for told in IDEAS:
            yield from _Card(self, told).events()
        yield at((51, 0, "11:00")), self._break_the_reserve

    def person(self, login: str) -> User:
        return self.company.people[login]

    def _break_the_reserve(self, now: datetime) -> None:
        """Weeks 51 and 52, for a tax rule: by name, with a reason and an end, and visible for good."""
        cycle = Cycle.of(self.company.teams["digital"], now.date())
        by, hours = self.person("hilde"), Decimal(96)
        reason = "De nieuwe belastingregel moet op 1 mei goed in de jaarnota staan."
        cycle.plan_regular("Lopend werk", cycle.free, by=self.person("bram"), at=now)
        cycle.exempt(hours, reason=reason, until=weeks.day(52, 6), by=by, at=now)
        cycle.plan_regular(
            "Belastingregel in de jaarnota", hours, by=self.person("bram"), at=now + timedelta(minutes=10)
        )


@dataclass(frozen=True)
class _Card:
    """One idea on its way over the wall."""

    teller: Teller
    told: Told

    @property
    def idea(self) -> Idea:
        return self.teller.ideas[self.told.key]

    @property
    def lead(self) -> User:
        told = self.told
        return self.teller.person(told.concluded_by or told.chosen_by or told.by)

    def events(self) -> Iterator[Event]:
        told = self.told
        yield at(told.pinned), self.pin
        yield from self._words()
        for number, worry in enumerate(told.yes_buts):
            yield from self._worry(number, worry)
        for who, words in told.yes_ands:
            yield at(told.pinned) + timedelta(hours=3), partial(self._yes_and, who, words)
        yield from self._moves()
        yield from self._outcomes()

    def pin(self, now: datetime) -> None:
        told, company = self.told, self.teller.company
        self.teller.ideas[told.key] = idea = Idea.pin(
            told.title, team=company.teams[told.team], by=self.teller.person(told.by), at=now, lane=told.lane,
            kind=told.kind, hours=Decimal(str(told.hours)), moment=company.moments.get(told.moment),
        )  # fmt: skip
        idea.partners.add(*(company.teams[partner] for partner in told.partners))

    # -- words -----------------------------------------------------------------------------------------

    def _words(self) -> Iterator[Event]:
        for key in self.told.voices:
            signal = self.teller.heard.quotes[key]
            yield (
                max(at(self.told.pinned), signal.said_at) + timedelta(minutes=2),
                partial(self._attach, [signal]),
            )
        if self.told.also:
            yield from self._more_words(*self.told.also)

    def _more_words(self, theme: str, side: str, many: int) -> Iterator[Event]:
        """Others who said the same: from the weeks before, or since a no one by one."""
        pinned = at(self.told.pinned)
        if self.told.ending == "no":
            before = self.teller.heard.about(theme, side, since=pinned - RECENT, until=pinned)
            yield pinned + timedelta(minutes=4), partial(self._attach, before[: self.told.already])
            found = self.teller.heard.about(theme, side, since=pinned + timedelta(weeks=1), until=weeks.TODAY)
            for signal in found[:: max(len(found) // many, 1)][:many]:
                yield signal.said_at + timedelta(hours=2), partial(self._attach, [signal])
        else:
            found = self.teller.heard.about(theme, side, since=pinned - RECENT, until=pinned)
            yield pinned + timedelta(minutes=4), partial(self._attach, _telling(found)[:many])

    def _attach(self, signals: list[Signal], now: datetime) -> None:
        self.idea.attach(signals, by=self.teller.person("mirjam"), at=now)

    # -- yes-buts --------------------------------------------------------------------------------------

    def _worry(self, number: int, worry: YesBut) -> Iterator[Event]:
        said = at(worry.when)
        yield said, partial(self._yes_but, number, worry)
        answers: dict[str, Callable[..., object]] = {
            "yes_if": self._yes_if, "no": self._no, "withdrawn": self._withdrawn, "lapsed": self._lapsed,
        }  # fmt: skip
        takes = {"yes_if": timedelta(hours=2), "withdrawn": timedelta(days=1), "lapsed": timedelta(days=7)}
        if answer := answers.get(worry.became):
            then = working(said + takes.get(worry.became, timedelta(days=worry.days)))
            yield then, partial(answer, number, worry)
        if worry.became == "yes_if" and worry.met:
            yield working(said + timedelta(days=worry.days)), partial(self._met, number, worry)
        if worry.right:
            yield self._found_out(worry), partial(self._right, number, worry)

    def _found_out(self, worry: YesBut) -> datetime:
        if self.told.judged:
            return at(self.told.judged) + timedelta(hours=1)
        return at(self.told.live or worry.when) + timedelta(weeks=2)

    def _yes_but(self, number: int, worry: YesBut, now: datetime) -> None:
        by = self.teller.person(worry.by)
        self.teller.objections[self.told.key, number] = self.idea.yes_but(
            worry.words, kind=worry.kind, by=by, at=now
        )

    def _yes_if(self, number: int, worry: YesBut, now: datetime) -> None:
        due = working(at(worry.when) + timedelta(days=worry.days)).date()
        who = self.teller.person(worry.who)
        feared = worry.feared or None
        self._objection(number).become_yes_if(worry.what, who=who, due=due, feared=feared, by=who, at=now)

    def _met(self, number: int, worry: YesBut, now: datetime) -> None:
        objection = Objection.objects.get(pk=self._objection(number).pk)
        objection.condition.meet(found=worry.found, by=self.teller.person(worry.who), at=now)

    def _no(self, number: int, worry: YesBut, now: datetime) -> None:
        again = at(self.told.look_again or self.told.pinned).date()
        objection = self._objection(number)
        no = objection.become_no(worry.what, look_again_on=again, by=self.teller.person(worry.who), at=now)
        no.hear(by=self.idea.by, at=now + timedelta(hours=1))

    def _withdrawn(self, number: int, worry: YesBut, now: datetime) -> None:
        self._objection(number).withdraw(by=self.teller.person(worry.by), at=now)

    def _lapsed(self, number: int, worry: YesBut, now: datetime) -> None:
        self._objection(number).lapse(at=now)

    def _right(self, number: int, worry: YesBut, now: datetime) -> None:
        """Mirjam says so, and whoever worried lets everybody read it."""
        objection = Objection.objects.get(pk=self._objection(number).pk)
        objection.prove_right(found=worry.found, by=self.teller.person("mirjam"), at=now)
        objection.give_leave(shown=True, by=self.teller.person(worry.by), at=now + timedelta(hours=1))

    def _objection(self, number: int) -> Objection:
        return self.teller.objections[self.told.key, number]

    def _yes_and(self, who: str, words: str, now: datetime) -> None:
        self.idea.yes_and(words, by=self.teller.person(who), at=now)

    # -- moves -----------------------------------------------------------------------------------------

    def _moves(self) -> Iterator[Event]:
        told = self.told
        if told.key == "10":
            yield at((60, 0, "09:31")), self._never_mind_by_sefa
            yield at((65, 1, "07:50")), self._hung_back_by_dirk
        if told.chosen:
            asked = asked_at(at(told.pinned), at(told.chosen))
            yield asked, lambda now: ask_first(self.idea, by=self._chooser, at=now)
            yield at(told.chosen), lambda now: take_in_hand(self.idea, by=self._chooser, at=now)
        if told.started:
            yield at(told.started), lambda now: self.idea.start(by=self._chooser, at=now)
        if told.prediction and told.live:
            yield at(told.live) - timedelta(days=4), self._predict
        if told.live:
            unmeasured = told.ending == "not measured"
            yield (
                at(told.live),
                lambda now: self.idea.go_live(by=self._chooser, at=now, without_prediction=unmeasured),
            )
        if told.ended:
            yield at(told.ended), self._end

    @property
    def _chooser(self) -> User:
        return self.teller.person(self.told.chosen_by)

    def _never_mind_by_sefa(self, now: datetime) -> None:
        self.idea.take_down(by=self.teller.person("sefa"), at=now, why="laat maar")

    def _hung_back_by_dirk(self, now: datetime) -> None:
        self.idea.hang_back(by=self.teller.person("dirk"), at=now)

    def _predict(self, now: datetime) -> None:
        told = self.told
        if told.prediction:
            moment = self.teller.company.moments.get(told.prediction.moment)
            self.idea.predict(by=self._chooser, at=now, moment=moment, **plan_of(told.prediction))

    def _end(self, now: datetime) -> None:
        told, by = self.told, self.teller.person(self.told.by)
        if told.ending == "at once":
            self.idea.finish_at_once(told.line, by=by, at=now)
        elif told.ending == "never mind":
            self.idea.take_down(by=by, at=now)
        else:
            again = at(told.look_again).date() if told.look_again else None
            if told.key == "hold-music" and again:
                fade(self.idea, now, again)
            else:
                self.idea.put_aside(by=by, at=now, look_again_on=again, why=told.line)

    # -- outcomes: what the measurements say, never what the story says -----------------------------------

    def _outcomes(self) -> Iterator[Event]:
        told = self.told
        if told.ending == "evaluation":
            yield from ((at(when), self._evaluate) for when in LOOKED)
        if told.judged:
            yield at(told.judged) - timedelta(hours=2), self._evaluate
            yield at(told.judged), self._conclude
        if told.found:
            found = at(told.judged or told.live or told.pinned) + timedelta(weeks=2)
            yield found, lambda now: self.idea.describe(by=self.lead, at=now, kind_found=told.found)

    def _evaluate(self, now: datetime) -> None:
        evaluate_idea(self.idea, at=now)

    def _conclude(self, now: datetime) -> None:
        evaluation = self.idea.evaluations.last()
        how: dict[str, Any] = {"keep": self.told.how != "stopped", "adapted": self.told.how == "adapted"}
        if evaluation:
            self.idea.conclude(verdict=evaluation.verdict, by=self.lead, at=now, why=self.told.line, **how)


def _telling(signals: list[Signal]) -> list[Signal]:
    """The longer words first: those are the ones a person would pin."""
    return sorted(signals, key=lambda signal: (-min(len(signal.words), 160), signal.external_id))

"""What an idea rests on, for programs: words, what is like it, one idea or two, five customers asked."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from wallofchange.closing import letters
from wallofchange.closing.asking import ask, draft, questions_of
from wallofchange.closing.models import Question
from wallofchange.deciding.models import Idea, Observation, PassedOver
from wallofchange.deciding.models.merger import SAID
from wallofchange.deciding.similar import Like, ideas_like, words_like
from wallofchange.diary.clock import now
from wallofchange.house.api.ideas import IdeaOut, Key, WordsIn, out
from wallofchange.house.api.keys import caller
from wallofchange.listening.models import ContactWish, Signal
from wallofchange.understanding.models import Gist

router = Router(tags=["ideas"])
wishes = Router(tags=["signals"])


class SignalsIn(Schema):
    """Signals, by their number."""

    signals: list[Key]


class JoinedOut(Schema):
    """How many of the words were not there yet, and under which idea they hang."""

    joined: int
    idea: int


class SaidOut(Schema):
    """What a customer said, without obvious personal data."""

    signal: int
    words: str
    language: str
    said_at: datetime


class LikeOut(Schema):
    """What may be the same, the nearest first; nothing is pinned by itself."""

    ideas: list[IdeaOut]
    words: list[SaidOut]


class PassIn(Schema):
    """A signal or an idea that is something else: name one of the two."""

    signal: int | None = None
    idea: int | None = None


class MergerIn(Schema):
    """The idea that it becomes part of."""

    into: int


class SplitIn(Schema):
    """The sentence of the part, and what goes along with it."""

    title: str
    signals: list[Key] = []
    objections: list[Key] = []
    additions: list[Key] = []
    observations: list[Key] = []
    remarks: list[Key] = []


class ObservationIn(Schema):
    """What a colleague saw; today, unless another day is given."""

    words: str
    seen_on: date | None = None


class ObservationOut(Schema):
    """Who saw what, and when."""

    id: int
    words: str
    seen_on: date
    by: str


class QuestionOut(Schema):
    """A question to a customer: kept, sent or answered."""

    id: int
    signal: int
    words: str
    state: str
    answer: int | None


class AskOut(Schema):
    """Whom we may ask, of how many who said it, and what is kept already."""

    drafted: list[SaidOut]
    said: int
    willing: int
    questions: list[QuestionOut]


class WishIn(Schema):
    """Whether the customer of this signal may be asked something, as they said it."""

    welcome: bool


@router.post("/{pk}/evidence", response={201: JoinedOut}, summary="Join words to an idea")
def join(request: HttpRequest, pk: int, words: SignalsIn) -> Status[JoinedOut]:
    signals = Signal.objects.seen_by(caller(request)).filter(pk__in=words.signals)
    idea = _idea(request, pk)
    return Status(201, JoinedOut(joined=idea.attach(signals, by=caller(request), at=now()), idea=pk))


@router.get("/{pk}/similar", response=LikeOut, summary="What may be the same idea")
def similar(request: HttpRequest, pk: int) -> LikeOut:
    idea = _idea(request, pk)
    like = Like.idea(idea)
    ideas = ideas_like(like.words, caller(request), but=idea)
    said = words_like(like, caller(request))
    return LikeOut(ideas=[out(each, None) for each in ideas], words=[_said(gist) for gist in said])


@router.post("/{pk}/passed-over", response={204: None}, summary="Not suggest it again")
def pass_over(request: HttpRequest, pk: int, passed: PassIn) -> Status[None]:
    idea, by = _idea(request, pk), caller(request)
    idea.check_works(by)
    if passed.idea is not None:
        PassedOver.keep(idea, other=_idea(request, passed.idea), by=by, at=now())
    else:
        signal = get_object_or_404(Signal.objects.seen_by(by), pk=passed.signal)
        PassedOver.keep(idea, signal=signal, by=by, at=now())
    return Status(204, None)


@router.post("/{pk}/merger", response={201: IdeaOut}, summary="Let it become part of another idea")
def merge(request: HttpRequest, pk: int, merger: MergerIn) -> Status[IdeaOut]:
    made = _idea(request, pk).merge_into(_idea(request, merger.into), by=caller(request), at=now())
    return Status(201, out(made.into, None))


@router.delete("/{pk}/merger", response=IdeaOut, summary="Take the two apart again")
def part(request: HttpRequest, pk: int) -> IdeaOut:
    idea = _idea(request, pk)
    get_object_or_404(idea.mergers, undone_at=None)
    idea.undo(by=caller(request), at=now())
    return out(idea, None)


@router.post("/{pk}/parts", response={201: IdeaOut}, summary="Hang a part of it apart")
def split(request: HttpRequest, pk: int, part: SplitIn) -> Status[IdeaOut]:
    said = {kind: getattr(part, kind) for kind in SAID}
    made = _idea(request, pk).split(part.title, signals=part.signals, said=said, by=caller(request), at=now())
    return Status(201, out(made, None))


@router.get("/{pk}/observations", response=list[ObservationOut], summary="What colleagues saw")
def observations(request: HttpRequest, pk: int) -> list[ObservationOut]:
    seen = _idea(request, pk).observations.filter(withdrawn_at=None).select_related("by")
    return [_seen(each) for each in seen]


@router.post("/{pk}/observations", response={201: ObservationOut}, summary="Keep what a colleague saw")
def observe(request: HttpRequest, pk: int, seen: ObservationIn) -> Status[ObservationOut]:
    kept = _idea(request, pk).observe(seen.words, seen_on=seen.seen_on, by=caller(request), at=now())
    return Status(201, _seen(kept))


@router.delete("/{pk}/observations/{seen}", response={204: None}, summary="Take an observation back")
def withdraw(request: HttpRequest, pk: int, seen: int) -> Status[None]:
    found = get_object_or_404(_idea(request, pk).observations, pk=seen, withdrawn_at=None)
    found.withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.get("/{pk}/questions", response=AskOut, summary="Whom we may ask, and what was asked")
def questions(request: HttpRequest, pk: int) -> AskOut:
    idea = _idea(request, pk)
    drafted = draft(idea, caller(request), now())
    kept = [_question(each) for each in questions_of(idea, caller(request))]
    asks = [_said(each.gist) for each in drafted.asks]
    return AskOut(drafted=asks, said=drafted.said, willing=drafted.willing, questions=kept)


@router.post("/{pk}/questions", response={201: list[QuestionOut]}, summary="Keep questions to customers")
def question(request: HttpRequest, pk: int, whom: SignalsIn) -> Status[list[QuestionOut]]:
    kept = ask(_idea(request, pk), whom.signals, by=caller(request), at=now())
    return Status(201, [_question(each) for each in kept])


@router.post("/{pk}/questions/{asked}/sending", response=QuestionOut, summary="Brought over, or mail it")
def send(request: HttpRequest, pk: int, asked: int, by_mail: bool = False) -> QuestionOut:
    found = _asked(request, pk, asked)
    if by_mail:
        letters.post(found, by=caller(request), at=now())
    else:
        found.send(by=caller(request), at=now())
    return _question(found)


@router.post("/{pk}/questions/{asked}/answer", response={201: QuestionOut}, summary="What they said")
def answer(request: HttpRequest, pk: int, asked: int, said: WordsIn) -> Status[QuestionOut]:
    found = _asked(request, pk, asked)
    found.answered(said.words, by=caller(request), at=now())
    return Status(201, _question(found))


@router.delete("/{pk}/questions/{asked}", response={204: None}, summary="Rather not ask them")
def drop(request: HttpRequest, pk: int, asked: int) -> Status[None]:
    _asked(request, pk, asked).drop(by=caller(request), at=now())
    return Status(204, None)


@wishes.post("/{pk}/contact-wish", response={201: WishIn}, summary="Whether we may ask this customer")
def wish(request: HttpRequest, pk: int, said: WishIn) -> Status[WishIn]:
    heard = Signal.objects.seen_by(caller(request)).exclude(customer=None).select_related("customer")
    signal = get_object_or_404(heard, pk=pk)
    if signal.customer:
        ContactWish.say(signal.customer, said.welcome, by=caller(request), at=now())
    return Status(201, said)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _asked(request: HttpRequest, pk: int, asked: int) -> Question:
    seen = Question.objects.seen_by(caller(request)).filter(idea=_idea(request, pk))
    return get_object_or_404(seen.select_related("idea", "about__source__team", "customer"), pk=asked)


def _said(gist: Gist) -> SaidOut:
    return SaidOut(signal=gist.pk, words=gist.words, language=gist.language, said_at=gist.said_at)


def _seen(each: Observation) -> ObservationOut:
    return ObservationOut(id=each.pk, words=each.words, seen_on=each.seen_on, by=each.by.name)


def _question(each: Question) -> QuestionOut:
    return QuestionOut(
        id=each.pk, signal=each.about_id, words=each.words, state=each.state, answer=each.answer_id
    )

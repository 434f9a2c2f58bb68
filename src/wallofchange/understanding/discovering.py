"""Look for themes that are missing: at night, or when somebody asks; a person decides about what is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.measuring.share import share_diff
from wallofchange.people.models import User
from wallofchange.understanding.models import Discovery, Gist, Proposal, ProposalSentence

if TYPE_CHECKING:
    from wallofchange.reading.discovery import Group
    from wallofchange.reading.ports import Encoder

NIGHT = range(1, 6)  # hours at home in which nobody waits for the worker
APART = timedelta(hours=20)  # between two searches that nobody asked for
SAMPLE = 20_000  # sentences, the newest
FEWEST = 200  # sentences without a theme, before a search by night is worth it
SHORTEST = 3  # words of a sentence that is looked at
LATELY = timedelta(weeks=4)
WEEKS = 26  # that are drawn
SAME = 0.9  # cosine of two middles above which a proposal has been made before


class Spoken(NamedTuple):
    """A sentence without a theme, who said it and when."""

    signal: int
    words: str
    language: str
    who: str
    at: datetime


def pull(*, at: datetime) -> int:
    """Do the search that somebody asked for, or tonight's; return how many proposals it made."""
    waiting = Discovery.objects.filter(done_at=None).order_by("id").first()
    if waiting is None and not _is_night(at):
        return 0
    spoken = sentences_without_theme()
    if waiting is None and len(spoken) < FEWEST:
        return 0
    return _search(waiting or Discovery.objects.create(at=at), spoken, at)


def split(proposal: Proposal, *, by: User, at: datetime) -> list[Proposal]:
    """Put two proposals in the place of one, each with the sentences that belong together."""
    from wallofchange.reading.discovery import halves  # it is only here that a page looks at vectors
    from wallofchange.reading.naming import Namer
    from wallofchange.reading.theme_head import vectors_of

    sentences = list(proposal.sentences.select_related("signal"))
    parts = halves(vectors_of([said.words for said in sentences], _encoder())) if len(sentences) > 1 else []
    if len(parts) < 2:
        raise Refused(
            _("These sentences are too much alike to split."),
            remedy=_("Accept it as it is, or say no."),
            code="alike",
        )
    namer = Namer([said.words for said in sentences], [part.tolist() for part in parts])
    divided = [[sentences[place] for place in part] for part in parts]
    made = [
        _part(proposal, said, namer.names(number, said[0].language or "nl"))
        for number, said in enumerate(divided)
    ]
    proposal.split(made, divided, by=by, at=at)
    return made


def sentences_without_theme() -> list[Spoken]:
    """The newest sentences of signals that no theme covers, at most `SAMPLE`."""
    from wallofchange.reading.themes import sentences_of

    newest = Gist.objects.with_words().filter(themes=None).newest_first()
    rows = newest.values_list("pk", "words", "language", "signal__customer", "said_at")[:SAMPLE]
    spoken: list[Spoken] = []
    for pk, words, language, customer, said_at in rows.iterator(chunk_size=2_000):
        who = str(customer or f"signal {pk}")
        said = (sentence for sentence in sentences_of(words) if len(sentence.split()) >= SHORTEST)
        spoken += [Spoken(pk, sentence, language, who, said_at) for sentence in said]
        if len(spoken) >= SAMPLE:
            break
    return spoken[:SAMPLE]


def _is_night(at: datetime) -> bool:
    recently = Discovery.objects.filter(at__gt=at - APART).exists()
    return timezone.localtime(at).hour in NIGHT and not recently


def _encoder() -> Encoder:
    from wallofchange.reading.theme_encoders import deep_encoder, fast_encoder

    found = fast_encoder() or deep_encoder()
    if found is None:
        raise LookupError("No encoder came with the package.")
    return found


def _search(discovery: Discovery, spoken: Sequence[Spoken], at: datetime) -> int:
    """Group the sentences, and propose what nobody has decided about before."""
    from wallofchange.reading.discovery import Said, groups_of
    from wallofchange.reading.theme_head import name_of, vectors_of

    encoder = _encoder()
    vectors = vectors_of([said.words for said in spoken], encoder) if spoken else None
    said = [Said(each.words, each.language, each.who) for each in spoken]
    groups = groups_of(said, vectors) if vectors is not None else []
    known = _known_middles(name_of(encoder))
    fresh = [group for group in groups if all(_cosine(group.middle, middle) < SAME for middle in known)]
    with transaction.atomic():
        # what nobody decided about is found again, as it is today; halves of a split wait for a person
        Proposal.objects.open().filter(split_from=None).delete()
        for group in fresh:
            _propose(discovery, name_of(encoder), group, spoken, at)
        discovery.done_at, discovery.looked_at, discovery.found = at, len(spoken), len(fresh)
        discovery.save()
    return len(fresh)


def _known_middles(reader: str) -> list[list[float]]:
    """The middles of what was turned down, or decided about otherwise: none of these is proposed again."""
    decided = Proposal.objects.exclude(state=Proposal.State.OPEN).filter(reader=reader)
    return [middle for middle in decided.values_list("middle", flat=True) if middle]


def _cosine(one: Iterable[float], other: Iterable[float]) -> float:
    return sum(float(a) * b for a, b in zip(one, other, strict=False))


def _propose(discovery: Discovery, reader: str, group: Group, spoken: Sequence[Spoken], at: datetime) -> None:
    """With how often it was said each week, and whether that grows."""
    said = [spoken[member] for member in group.members]
    days, all_days = [_day(each.at) for each in said], [_day(each.at) for each in spoken]
    proposal = Proposal(discovery=discovery, found_at=at, reader=reader, size=group.size)
    proposal.name_nl, proposal.name_en = group.name_nl, group.name_en
    proposal.middle = [round(float(number), 4) for number in group.middle]
    proposal.weeks = weeks_of(days, all_days, until=_day(at))
    _tell_growth(proposal, days, all_days, since=_day(at - LATELY))
    proposal.save()
    _keep_sentences(proposal, said)


def weeks_of(days: Sequence[date], all_days: Sequence[date], *, until: date) -> list[list[object]]:
    """For each of the last weeks its Monday, how many of the sentences fall in it, and of how many."""
    own, every = (Counter(day - timedelta(days=day.weekday()) for day in each) for each in (days, all_days))
    last = until - timedelta(days=until.weekday())
    mondays = [last - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    first = min(every, default=last)
    return [[monday.isoformat(), own[monday], every[monday]] for monday in mondays if monday >= first]


def _tell_growth(proposal: Proposal, days: Sequence[date], all_days: Sequence[date], *, since: date) -> None:
    """The share of the last four weeks beside that before; it grows when the whole interval says so."""
    lately = sum(day >= since for day in days), sum(day >= since for day in all_days)
    before = len(days) - lately[0], len(all_days) - lately[1]
    if not (lately[1] and before[1]):
        return
    change = share_diff(before, lately)
    proposal.share_before, proposal.share_lately = before[0] / before[1], lately[0] / lately[1]
    proposal.change_low, proposal.change_high = change.low, change.high
    proposal.growing = change.low > 0


def _part(whole: Proposal, said: Sequence[ProposalSentence], names: tuple[str, str]) -> Proposal:
    """A half of a proposal; whether it grows was only worked out for the whole."""
    customers = {sentence.signal.customer_id or f"s{sentence.signal_id}" for sentence in said}
    days = [_day(sentence.signal.said_at) for sentence in said]
    part = Proposal(found_at=whole.found_at, reader=whole.reader, size=len(customers))
    part.name_nl, part.name_en = names
    own = Counter((day - timedelta(days=day.weekday())).isoformat() for day in days)
    part.weeks = [[monday, own[monday], every] for monday, _n, every in whole.weeks]
    return part


def _keep_sentences(proposal: Proposal, said: Sequence[Spoken]) -> None:
    ProposalSentence.objects.bulk_create(
        (
            ProposalSentence(
                proposal=proposal, signal_id=each.signal, words=each.words, language=each.language
            )
            for each in said
        ),
        batch_size=500,
    )


def _day(at: datetime) -> date:
    return timezone.localdate(at)

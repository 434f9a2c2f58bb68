"""The list of themes and what may be missing in it: the same verbs as the page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.listening.models import Signal
from wallofchange.understanding import discovering
from wallofchange.understanding.models import Discovery, Gist, Proposal, Theme, ThemeExample
from wallofchange.understanding.models.proposal import SHOWN, different
from wallofchange.understanding.theme_tree import flat, tree_of

router = Router(tags=["themes"])
proposals = Router(tags=["themes"])


class ThemeOut(Schema):
    """A theme, where it hangs, and how many signals speak of it or of anything below it."""

    slug: str
    name: dict[str, str]
    description: str
    phrases: list[str]
    under: str | None
    retired_at: datetime | None
    merged_into: str | None
    signals: int | None = None
    examples: int | None = None


class ThemeIn(Schema):
    """A new theme; one of the two names is enough."""

    name_nl: str = Field("", max_length=80)
    name_en: str = Field("", max_length=80)
    description: str = Field("", max_length=400)
    phrases: list[str] = []
    under: str = ""


class ThemeChange(Schema):
    """What should be different; what is left out stays. `under` "" is the top of the tree."""

    name_nl: str | None = None
    name_en: str | None = None
    description: str | None = None
    phrases: list[str] | None = None
    under: str | None = None
    retired: bool | None = None


class ExampleIn(Schema):
    """A sentence of one's own, or a signal; about the theme, or expressly not."""

    words: str = Field("", max_length=600)
    signal: int | None = None
    fits: bool = True


class ExampleOut(Schema):
    """An example that teaches the theme."""

    id: int
    words: str
    signal: int | None
    fits: bool
    at: datetime


class InTo(Schema):
    """The slug of the theme that takes it in."""

    into: str


class SplitIn(Schema):
    """Two names as (Dutch, English), and for each the keys of its examples."""

    names: list[tuple[str, str]]
    examples: list[list[int]]


class ProposalOut(Schema):
    """A theme that may be missing. Shares run from 0 to 1, of sentences that have no theme."""

    id: int
    name: dict[str, str]
    size: int
    state: str
    growing: bool
    share_before: float | None
    share_lately: float | None
    change: list[float] | None
    weeks: list[tuple[str, int, int]]
    examples: list[str]


class AcceptIn(Schema):
    """What it is to be called, and where it hangs; empty names are those that were proposed."""

    name_nl: str = Field("", max_length=80)
    name_en: str = Field("", max_length=80)
    under: str = ""


@router.get("", response=list[ThemeOut], summary="The list of themes, with how many signals speak of each")
def themes(request: HttpRequest) -> list[ThemeOut]:
    Theme.objects.of_this_home()
    return [_out(branch.theme, branch.n, branch.examples) for branch in flat(tree_of(caller(request)))]


@router.post("", response={201: ThemeOut}, summary="Put a theme on the list")
def add(request: HttpRequest, new: ThemeIn) -> Status[ThemeOut]:
    made = Theme.add(
        new.name_nl,
        new.name_en,
        description=new.description,
        phrases=new.phrases,
        under=_theme(new.under) if new.under else None,
        by=caller(request),
        at=now(),
    )
    return Status(201, _out(made))


@router.get("/{slug}", response=ThemeOut, summary="One theme, also one that is no longer read")
def theme(request: HttpRequest, slug: str) -> ThemeOut:
    return _out(_theme(slug))


@router.patch("/{slug}", response=ThemeOut, summary="Rename, move, retire or bring back a theme")
def change(request: HttpRequest, slug: str, new: ThemeChange) -> ThemeOut:
    found, by, at = _theme(slug), caller(request), now()
    if new.retired is False:
        found.bring_back(by=by, at=at)
    if not (new.name_nl is new.name_en is new.description is None):
        said = [
            own if given is None else given
            for given, own in (
                (new.name_nl, found.name_nl),
                (new.name_en, found.name_en),
                (new.description, found.description),
            )
        ]
        found.rename(said[0], said[1], description=said[2], by=by, at=at)
    if new.phrases is not None:
        found.point_to(new.phrases, by=by, at=at)
    if new.under is not None:
        found.move(_theme(new.under) if new.under else None, by=by, at=at)
    if new.retired:
        found.retire(by=by, at=at)
    return _out(found)


@router.get("/{slug}/examples", response=list[ExampleOut], summary="What teaches a theme")
def examples(request: HttpRequest, slug: str) -> list[ExampleOut]:
    seen = ThemeExample.objects.standing().filter(theme=_theme(slug)).seen_by(caller(request))
    return [_example(each) for each in seen[:200]]


@router.post("/{slug}/examples", response={201: ExampleOut}, summary="Teach a theme a sentence")
def give(request: HttpRequest, slug: str, new: ExampleIn) -> Status[ExampleOut]:
    seen = Signal.objects.seen_by(caller(request))
    signal = get_object_or_404(seen, pk=new.signal) if new.signal else None
    made = ThemeExample.give(
        _theme(slug), words=new.words, signal=signal, fits=new.fits, by=caller(request), at=now()
    )
    return Status(201, _example(made))


@router.delete("/{slug}/examples/{pk}", response={204: None}, summary="Take an example back")
def withdraw(request: HttpRequest, slug: str, pk: int) -> Status[None]:
    seen = ThemeExample.objects.seen_by(caller(request))
    get_object_or_404(seen, pk=pk, theme__slug=slug).withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.post("/{slug}/merger", response=ThemeOut, summary="Let a theme become part of another")
def merge(request: HttpRequest, slug: str, to: InTo) -> ThemeOut:
    into = _theme(to.into)
    _theme(slug).merge(into, by=caller(request), at=now())
    return _out(into)


@router.post("/{slug}/split", response={201: list[ThemeOut]}, summary="Make two themes under it")
def split(request: HttpRequest, slug: str, parts: SplitIn) -> Status[list[ThemeOut]]:
    made = _theme(slug).split(parts.names, parts.examples, by=caller(request), at=now())
    return Status(201, [_out(each) for each in made])


@proposals.get("", response=list[ProposalOut], summary="Themes that may be missing")
def missing(request: HttpRequest) -> list[ProposalOut]:
    return [_proposed(request, each) for each in Proposal.objects.open().heard_by(caller(request))[:100]]


@proposals.post("/search", response={202: None}, summary="Ask for a search for what is missing")
def search(request: HttpRequest) -> Status[None]:
    Discovery.ask(by=caller(request), at=now())
    return Status(202, None)


@proposals.post("/{pk}/acceptance", response={201: ThemeOut}, summary="Make it a theme")
def accept(request: HttpRequest, pk: int, new: AcceptIn) -> Status[ThemeOut]:
    under = _theme(new.under) if new.under else None
    made = _proposal(request, pk).accept(new.name_nl, new.name_en, under=under, by=caller(request), at=now())
    return Status(201, _out(made))


@proposals.post("/{pk}/merger", response=ThemeOut, summary="Give its sentences to a theme that is there")
def merge_proposal(request: HttpRequest, pk: int, to: InTo) -> ThemeOut:
    into = _theme(to.into)
    _proposal(request, pk).merge(into, by=caller(request), at=now())
    return _out(into)


@proposals.post("/{pk}/split", response={201: list[ProposalOut]}, summary="Two proposals in its place")
def split_proposal(request: HttpRequest, pk: int) -> Status[list[ProposalOut]]:
    made = discovering.split(_proposal(request, pk), by=caller(request), at=now())
    return Status(201, [_proposed(request, each) for each in made])


@proposals.post("/{pk}/refusal", response=ProposalOut, summary="No theme of ours")
def turn_down(request: HttpRequest, pk: int) -> ProposalOut:
    found = _proposal(request, pk)
    found.turn_down(by=caller(request), at=now())
    return _proposed(request, found)


def _theme(slug: str) -> Theme:
    return get_object_or_404(Theme.objects.select_related("parent", "merged_into"), slug=slug)


def _proposal(request: HttpRequest, pk: int) -> Proposal:
    return get_object_or_404(Proposal.objects.heard_by(caller(request)), pk=pk)


def _out(theme: Theme, signals: int | None = None, examples: int | None = None) -> ThemeOut:
    return ThemeOut(
        slug=theme.slug,
        name={"nl": theme.name_nl, "en": theme.name_en},
        description=theme.description,
        phrases=theme.phrases,
        under=theme.parent.slug if theme.parent else None,
        retired_at=theme.retired_at,
        merged_into=theme.merged_into.slug if theme.merged_into else None,
        signals=signals,
        examples=examples,
    )


def _example(example: ThemeExample) -> ExampleOut:
    """Its own words, or all that the signal says."""
    gist = Gist.objects.filter(pk=example.signal_id).first() if not example.words else None
    words = gist.words if gist else example.words
    return ExampleOut(id=example.pk, words=words, signal=example.signal_id, fits=example.fits, at=example.at)


def _proposed(request: HttpRequest, made: Proposal) -> ProposalOut:
    """Only in the words of customers whom the owner of the key may hear."""
    heard = made.sentences.all().seen_by(caller(request))[:100]
    low, high = made.change_low, made.change_high
    return ProposalOut(
        id=made.pk,
        name={"nl": made.name_nl, "en": made.name_en},
        size=made.size,
        state=made.state,
        growing=made.growing,
        share_before=made.share_before,
        share_lately=made.share_lately,
        change=None if low is None or high is None else [low, high],
        weeks=made.weeks,
        examples=[said.words for said in different(heard, SHOWN)],
    )

"""Beside others: their figures, and ours where the same was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import floor
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.learning import charts
from wallofchange.learning.forms import AskedForm, BenchmarkForm
from wallofchange.learning.models import Benchmark, Question
from wallofchange.learning.models.benchmark import may_keep
from wallofchange.learning.programme.benchmark import League, benchmarks
from wallofchange.learning.programme.benchmark_told import as_dict
from wallofchange.people.requests import KnownRequest

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart

MOST_SPREADS = 4


@login_required
def benchmark_page(request: KnownRequest) -> HttpResponse:
    """What others found, and ours beside it where that is fair."""
    found = benchmarks(request.user)
    pictures = (each for league in (found.leagues if found else []) for each in _pictures(league))
    if (picture := charts.asked(request, pictures)) is not None:
        return picture
    return _page(request, found=found)


@login_required
def benchmark_calculation(request: KnownRequest) -> HttpResponse:
    """All figures of the page, to check or to keep."""
    response = JsonResponse(as_dict(benchmarks(request.user)), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="benchmark.json"'
    return response


@login_required
@require_POST
def figures(request: KnownRequest) -> HttpResponse:
    """Write down a figure of somebody else."""
    return _keep(request, Benchmark, BenchmarkForm(request.POST), "figure")


@login_required
@require_POST
def questions(request: KnownRequest) -> HttpResponse:
    """Write down how we ask ourselves."""
    return _keep(request, Question, AskedForm(request.POST), "question")


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """Take a figure back; it stays on record."""
    figure = get_object_or_404(Benchmark.objects.seen_by(request.user), pk=pk)
    figure.withdraw(by=request.user, at=now())
    return redirect("learning:benchmark")


def _keep(
    request: KnownRequest, kind: type[Benchmark] | type[Question], form: AskedForm, name: str
) -> HttpResponse:
    if not may_keep(request.user):
        raise Http404
    if not form.is_valid():
        return _page(request, **{name: form}, status=422)
    try:
        kind.keep(by=request.user, at=now(), **form.asked())
    except Refused as refusal:
        return _page(request, **{name: form}, refusal=refusal, status=409)
    return redirect("learning:benchmark")


def _page(request: KnownRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    found = more.pop("found", None) or benchmarks(request.user)
    page = {
        "found": found,
        "leagues": [(league, list(_pictures(league))) for league in found.leagues] if found else [],
        "may_keep": may_keep(request.user),
        "ours": Question.objects.select_related("moment").order_by("pk") if may_keep(request.user) else [],
        "figure": BenchmarkForm(),
        "question": AskedForm(auto_id="own_%s"),
    }
    return render(request, "learning/benchmark.html", page | more, status=status)


def _pictures(league: League) -> Iterator[Chart]:
    """How our own answers lie, and then the mean of each with its interval."""
    scores = range(int(league.question.scale_low), int(league.question.scale_high) + 1)
    yield charts.distributions(
        [charts.Spread(name, counts_of(spread, scores)) for name, spread in _spreads(league)],
        key=f"spread-{league.question.pk}",
        title=_("How the answers lie"),
        description=_("Share of each score, where it is known how often each was given."),
        scores=scores,
    )
    yield charts.intervals(
        list(_rows(league)),
        key=f"means-{league.question.pk}",
        title=_("The mean of each"),
        description=_("With its 95%% interval, on the scale %(scale)s.")
        % {"scale": league.question.scale_said},
        unit=charts.SCORE,
        zero=False,
    )


def _spreads(league: League) -> Iterator[tuple[str, Mapping[float, int]]]:
    yield _("we"), dict(league.own.counts)
    known = [each.figure for each in league.compared if each.figure.counts]
    for figure in known[: MOST_SPREADS - 1]:
        yield figure.name, figure.histogram


def counts_of(spread: Mapping[float, int], scores: range) -> list[float]:
    """One count for each score; a 7.5 stands with the eights."""
    counts = dict.fromkeys(scores, 0.0)
    for score, n in spread.items():
        counts[min(max(floor(score + 0.5), scores.start), scores.stop - 1)] += n
    return list(counts.values())


def _rows(league: League) -> Iterator[charts.Named]:
    from wallofchange.measuring.means import Sample, mean

    yield charts.Named(_("we"), mean(league.own.sample), n=league.own.n)
    for each in sorted(league.compared, key=lambda each: each.figure.name):
        figure = each.figure
        sample = Sample(figure.n or 0, figure.mean or 0.0, figure.sd)
        yield charts.Named(figure.name, mean(sample), n=figure.n)

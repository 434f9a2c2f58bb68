"""Why changes made no difference: what people tapped, added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wallofchange.deciding.models import Idea, WhyNot
from wallofchange.learning.models import Evaluation, Verdict


@dataclass(frozen=True)
class WhyNots:
    """Of the changes that made no difference: how often each reason was tapped, and how many stay open."""

    counts: list[tuple[str, int]]  # what it is called, the most tapped first
    untapped: int

    @property
    def n(self) -> int:
        return sum(n for _label, n in self.counts)


def why_nots(found: Iterable[tuple[Idea, Evaluation]]) -> WhyNots | None:
    """Of these outcomes; None where nothing made no difference. One query."""
    flat = [idea.pk for idea, evaluation in found if evaluation.verdict == Verdict.NO_RELEVANT_EFFECT]
    if not flat:
        return None
    tapped = WhyNot.objects.last_of(Idea.objects.filter(pk__in=flat))
    counted = Counter(tapped.values())
    labels = {str(reason.value): str(reason.label) for reason in WhyNot.Reason}
    return WhyNots([(labels[reason], n) for reason, n in counted.most_common()], len(flat) - len(tapped))

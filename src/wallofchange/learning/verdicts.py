"""What other rooms ask of this one: the outcomes of many ideas at once."""

from __future__ import annotations

from collections.abc import Iterable

from wallofchange.deciding.models import Idea
from wallofchange.learning.models import Evaluation


def verdicts_of(ideas: Iterable[Idea]) -> dict[int, Evaluation]:
    """The latest evaluation of each of these ideas, by the idea's id; with its plan; one query."""
    ids = [idea.pk for idea in ideas]
    found = Evaluation.objects.filter(idea__in=ids).select_related("hypothesis").order_by("pk")
    return {evaluation.idea_id: evaluation for evaluation in found}

"""What other rooms ask of this one: the outcomes of many ideas at once."""

from __future__ import annotations

from collections.abc import Iterable

from wallofchange.deciding.models import Idea
from wallofchange.learning.models import Evaluation


def verdicts_of(ideas: Iterable[Idea]) -> dict[int, Evaluation]:
    """The latest evaluation of each of these ideas, by the idea's id; one query."""
    found = Evaluation.objects.filter(idea__in=[idea.pk for idea in ideas]).order_by("pk")
    return {evaluation.idea_id: evaluation for evaluation in found}

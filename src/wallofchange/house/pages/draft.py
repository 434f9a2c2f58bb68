"""The prediction that is on offer: the last one that was made, else the one the learning room drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wallofchange.deciding.forms import HypothesisForm
from wallofchange.deciding.models import Idea
from wallofchange.diary.tongue import spoken


def draft(idea: Idea, at: datetime) -> dict[str, Any]:
    """The fields of a prediction, filled in; empty where nothing can be drafted."""
    last = idea.hypotheses.last()
    if last:
        return {name: getattr(last, name) for name in HypothesisForm.base_fields} | {
            "drafted_by_system": False
        }
    from wallofchange.learning.planning.drafting import (
        draft_for,  # reads the facts: only when a draft is asked for
    )

    drafted = dict(draft_for(idea, at=at) or {})
    if not drafted:
        return {}
    drafted["sentence"] = drafted.get(spoken(nl="sentence_nl", en="sentence_en"), "")
    shown = {name: drafted[name] for name in HypothesisForm.base_fields if name in drafted}
    return shown | {"drafted_by_system": True}

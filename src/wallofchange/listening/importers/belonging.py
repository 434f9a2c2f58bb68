"""Which source a file belongs to: only within one source are two signals ever the same."""

from __future__ import annotations

import datetime as dt
import re

from wallofchange.listening.models import Mapping, Source
from wallofchange.people.models import Team

from .inspection import Inspection
from .presets import PLAIN


def source_for(inspection: Inspection, *, team: Team, at: dt.datetime, name: str = "") -> Source:
    """The source a file belongs to: as named, as recognised, or where files with its header went before."""
    known = known_source(inspection, team=team, name=name)
    if known:
        return known
    name = name or _name_of(inspection)
    return Source.objects.create(team=team, name=name[:120], kind=inspection.preset, at=at)


def known_source(inspection: Inspection, *, team: Team, name: str = "") -> Source | None:
    """The same, if it is there already."""
    if not name and inspection.preset == PLAIN.name:
        before = Mapping.objects.filter(header=inspection.header_fingerprint).first()
        kept = before and Source.objects.filter(pk=before.columns.get("source"), team=team).first()
        if kept:
            return kept
    return Source.objects.filter(team=team, name=(name or _name_of(inspection))[:120]).first()


def _name_of(inspection: Inspection) -> str:
    if inspection.preset != PLAIN.name:
        return inspection.source
    stem = inspection.path.name.split(".")[0]
    return re.sub(r"[\W_]*\d[\d\W_]*$", "", stem) or stem or inspection.source

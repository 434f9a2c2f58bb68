"""The reader that this home chose, before its own people taught it anything."""

from __future__ import annotations

import logging
from functools import lru_cache

from django.conf import settings

from wallofchange.reading.feeling import Feeler
from wallofchange.reading.shipped import shipped_feeler

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def house_reader() -> Feeler:
    """The reader of `WALLOFCHANGE_READER`; the shipped one where that cannot be had, and the log says why."""
    from wallofchange.reading.adapters.chosen import feeler_from, setting_of_home  # loads what is chosen
    from wallofchange.reading.adapters.trouble import ReaderTrouble

    if setting_of_home() == "bundled":
        return shipped_feeler()
    try:
        return feeler_from(cache=settings.HOME.folder / "readers")
    except ReaderTrouble as trouble:
        log.error("The chosen reader cannot read, the shipped one does: %s", trouble)
        return shipped_feeler()

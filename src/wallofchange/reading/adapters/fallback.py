"""When a reader from elsewhere fails, the bundled one reads, and the reading says so."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeler, Feeling

log = logging.getLogger(__name__)

DOUBT = 0.5  # what is doubted is never surer than this: it lies below the threshold, so a person looks


class WithFallback:
    """Asks a feeler, and where it fails lets the bundled one read."""

    def __init__(self, feeler: Feeler, bundled: Feeler) -> None:
        self.name, self.version = feeler.name, feeler.version
        self._feeler, self._bundled = feeler, bundled

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        try:
            return self._feeler.feel(texts)
        except ReaderTrouble as trouble:
            log.warning("%d texts were read by %s instead: %s", len(texts), self._bundled.name, trouble)
            return [read_by(self._bundled, feeling) for feeling in self._bundled.feel(texts)]


def read_by(reader: Feeler, feeling: Feeling) -> Feeling:
    """The same feeling, with who told it."""
    return feeling._replace(by=(reader.name, reader.version))


def doubted(feeling: Feeling) -> Feeling:
    """The same polarity and order, with a chance that is too small to be sure of."""
    sure, even = feeling.p, 1 / len(feeling.chances)
    if sure <= DOUBT:
        return feeling
    pull = (sure - DOUBT) / (sure - even)
    shares = tuple(round(chance + pull * (even - chance), 6) for chance in feeling.chances)
    return feeling._replace(chances=shares)

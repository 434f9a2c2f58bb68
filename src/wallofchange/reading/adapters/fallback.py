"""When a reader from elsewhere fails, the bundled one reads, and the reading says so."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence

from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeler, Feeling

log = logging.getLogger(__name__)

DOUBT = 0.5  # what is doubted is never surer than this: it lies below the threshold, so a person looks


PART = 32  # texts that are asked for together, and read here together when that fails


class WithFallback:
    """Asks a feeler, and where it fails or may not be asked lets the bundled one read, with doubt."""

    at_once = 10 * PART

    def __init__(self, feeler: Feeler, bundled: Feeler, stays: Callable[[str], str]) -> None:
        self.name, self.version = feeler.name, feeler.version
        self._feeler, self._bundled = feeler, bundled
        self._stays = stays  # why a text may not be asked about, or nothing

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        missed: Counter[str] = Counter()
        felt: dict[str, Feeling] = {}
        going = []
        for text in dict.fromkeys(texts):
            if why := self._stays(text):
                missed[why] += 1
            else:
                going.append(text)
        for start in range(0, len(going), PART):
            part = going[start : start + PART]
            try:
                felt |= zip(part, self._feeler.feel(part), strict=True)
            except ReaderTrouble as trouble:
                missed[trouble.message] += len(part)
        left = [text for text in dict.fromkeys(texts) if text not in felt]
        own = self._bundled.feel(left) if left else []
        felt |= {text: read_by(self._bundled, doubted(one)) for text, one in zip(left, own, strict=True)}
        told_here(missed, len(texts))
        return [felt[text] for text in texts]


def told_here(missed: Counter[str], texts: int) -> None:
    """Say in the log how many of so many texts were read here, and why; never which."""
    for why, often in missed.items():
        log.warning("%d of %d texts were read here instead: %s", often, texts, why)


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

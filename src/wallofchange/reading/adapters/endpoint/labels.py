"""A feeler that asks an endpoint text by text; the bundled reader reads what cannot be asked or believed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from wallofchange.reading.adapters.endpoint.door import Door
from wallofchange.reading.adapters.endpoint.question import (
    FINGERPRINT,
    Label,
    believed,
    question,
    speaks_to_a_machine,
)
from wallofchange.reading.adapters.endpoint.redacted import Redacted
from wallofchange.reading.adapters.fallback import doubted, read_by, told_here
from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeler, Feeling

REMEMBERED = 10_000  # texts whose answer is at hand
SURE_OF_THE_OPPOSITE = 0.85  # when our own reader is this sure of the opposite, a person should look


class EndpointLabeller:
    """Tells what texts feel like, by asking; `bundled` reads what stays here."""

    name = "endpoint"
    at_once = 10  # a question a text, and each may take its time

    def __init__(self, door: Door, model: str, bundled: Feeler) -> None:
        self._door, self._model, self._bundled = door, model, bundled
        self._known: dict[str, Feeling] = {}  # what was answered lately: short answers come again and again
        who = f"{door.address.host}{door.address.path} {model}"
        self.version = f"{FINGERPRINT}-{hashlib.sha256(who.encode()).hexdigest()[:8]}"

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        ours = self._bundled.feel(texts)
        missed: Counter[str] = Counter()
        felt = [self._one(text, own, missed) for text, own in zip(texts, ours, strict=True)]
        told_here(missed, len(texts))
        return felt

    def ask(self, text: str) -> Label:
        """Ask about one text.

        Raises:
            ReaderTrouble: when it may not go, does not come through, or the answer is not to be believed.
        """
        bare = Redacted(text)
        if speaks_to_a_machine(bare):
            raise ReaderTrouble("A text speaks to a machine: it is not asked about.")
        return believed(
            self._door.post("/chat/completions", question(bare, self._model), signs=len(bare)), bare
        )

    def _one(self, text: str, own: Feeling, missed: Counter[str]) -> Feeling:
        felt = self._known.get(text)
        if felt is None:
            try:
                felt = self.ask(text).feeling
            except ReaderTrouble as trouble:
                missed[trouble.message] += 1
                return read_by(self._bundled, doubted(own))
            self._remember(text, felt)
        opposite = {felt.polarity, own.polarity} == {"negative", "positive"}
        return doubted(felt) if opposite and own.p >= SURE_OF_THE_OPPOSITE else felt

    def _remember(self, text: str, felt: Feeling) -> None:
        if len(self._known) >= REMEMBERED:
            del self._known[next(iter(self._known))]
        self._known[text] = felt

"""The fast reader reads all; the deep one only what the fast one is not sure of."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.reading.cascade import Cascade
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.record import Felt

SURE, UNSURE = Feeling((0.9, 0.05, 0.05)), Feeling((0.4, 0.35, 0.25))
DEEP = Feeling((0.0, 0.1, 0.9), (Felt("joy", 0.8),))


class Fast:
    name, version = "fast", "1"

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        return [SURE if text == "sure" else UNSURE for text in texts]


class Deep:
    name, version = "deep", "1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        self.asked += texts
        return [DEEP for _ in texts]


def test_only_what_is_unsure_goes_deep() -> None:
    deep = Deep()

    sure, unsure = Cascade(Fast(), deep).feel(["sure", "hm"])

    assert deep.asked == ["hm"]
    assert sure == SURE
    assert (unsure.polarity, unsure.emotions) == ("positive", DEEP.emotions)


def test_a_text_is_read_the_same_alone_and_in_company() -> None:
    alone = Cascade(Fast(), Deep()).feel(["hm"])

    assert Cascade(Fast(), Deep()).feel(["sure", "hm", "sure"])[1:2] == alone


def test_another_door_is_another_version() -> None:
    assert Cascade(Fast(), Deep(), door=0.5).version != Cascade(Fast(), Deep(), door=0.6).version

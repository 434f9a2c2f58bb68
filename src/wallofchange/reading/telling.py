"""One text's reading, put together from its words, its feeling and what the phrases say."""

from __future__ import annotations

from typing import NamedTuple

from wallofchange.reading.asking import asks_answer
from wallofchange.reading.comparison import compared_with
from wallofchange.reading.compliments import compliment_to
from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.needs import needs_of
from wallofchange.reading.opening import says_something
from wallofchange.reading.record import Found, Reading
from wallofchange.reading.urgency import urgency_of
from wallofchange.reading.wishes import need_of, wish_of, worry_of
from wallofchange.reading.words import Words

THRESHOLD = 0.55  # below this a person should look


class By(NamedTuple):
    """Who reads: the name and the version of the reader."""

    name: str
    version: str


def told(words: Words, language: str, feeling: Feeling, themes: tuple[Found, ...], by: By) -> Reading:
    """What was understood in a working text."""
    if not says_something(words.text):
        return silent(words, language, by)
    polarity = feeling.polarity
    stated = expectation_of(words, polarity)
    needs = needs_of(words, themes, feeling.felt)
    return Reading(
        language=language,
        words=words.text,
        polarity=polarity,
        polarity_p=feeling.p,
        emotions=feeling.emotions,
        functional=needs.functional,
        emotional=needs.emotional,
        expectation=stated.expectation,
        expectation_p=stated.p,
        expectation_phrase=stated.phrase,
        themes=themes,
        compared_with=compared_with(words),
        wish=wish_of(words),
        worry=worry_of(words),
        need=need_of(words),
        asks_answer=asks_answer(words),
        urgency=urgency_of(words, polarity),
        compliment_to=compliment_to(words, polarity),
        confidence=min(feeling.p, stated.p),
        reader=by.name,
        version=by.version,
        threshold=THRESHOLD,
    )


def silent(words: Words, language: str, by: By) -> Reading:
    """Nothing was said that can be read: all of it empty, and no confidence at all."""
    return Reading(
        language=language,
        words=words.text,
        polarity="neutral",
        polarity_p=0.0,
        emotions=(),
        functional=0.0,
        emotional=0.0,
        expectation="not_stated",
        expectation_p=0.0,
        expectation_phrase="",
        themes=(),
        compared_with="",
        wish="",
        worry="",
        need="",
        asks_answer=False,
        urgency=0.0,
        compliment_to="",
        confidence=0.0,
        reader=by.name,
        version=by.version,
        threshold=THRESHOLD,
    )

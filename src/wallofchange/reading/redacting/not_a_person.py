"""What holds a name and is no person: a company, a place, a saint, a month."""

from __future__ import annotations

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.sentence import Sentence


def no_person(row: Sentence, at: int, end: int) -> bool:
    """A company, a place, a saint, a month: what holds a name and is none."""
    known, first = lists(), row.tokens[at]
    if end - at == 1 and row.spelt(at):
        return True
    if row.before(at) in said.BEFORE_NO_NAME and (
        end - at == 1 or first.low in said.BEGINNERS or row.before(at) in ("san", "sint", "st", "santa")
    ):
        return row.close(at)
    after = row.next(end - 1)
    if (
        after
        and row.close(end)
        and (after.low in said.AFTER_NO_NAME and (after.titled or after.low in ("bv", "nv")))
    ):
        return True
    if end - at == 1 and _beside_number(row, at, end):
        return True
    low = [token.low for token in row.tokens[at : at + 5]]
    starts: list[int] = [at, at - 1] if at else [at]
    if first.low in said.BEGINNERS:
        starts.append(at + 1)  # "de Albert Heijn", "van Den Helder"
    for start in starts:
        low = [token.low for token in row.tokens[start : start + 5]]
        if any(tuple(low[: len(words)]) == words for words in known.phrases.get(low[0], ())):
            return True
    return end - at == 1 and first.low in known.singles and not (row.announced(at) or row.thanked(at))


def _beside_number(row: Sentence, at: int, end: int) -> bool:
    if row.tokens[at].low not in said.MONTHS:
        return False
    after = row.next(end - 1)
    return (at > 0 and row.tokens[at - 1].text[0].isdigit()) or bool(after and after.text[0].isdigit())
